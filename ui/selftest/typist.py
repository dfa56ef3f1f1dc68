"""The typist: a sitting entered in the real editor, as a secretary does it, and saved."""

from PySide6.QtWidgets import QApplication

from partybranch.errors import BranchError
from ui.pages.sittings_page import SittingsPage
from ui.selftest.staged_window import StagedWindow

_TEXT = "这是自检时记录的一次活动，只在自检文件夹里。"


def enter_sitting(shown: StagedWindow, kind: str, topic: str) -> int:
    """New sitting of a kind, topic and text, everybody present, 保存; the id it has in the book.

    Raises BranchError with what the editor said when nothing was saved.
    """
    shown.window.show_page(SittingsPage.title, kind=kind)
    QApplication.processEvents()
    form = shown.window.page(SittingsPage).form
    for record in form.tabs.forms:
        record.topic.setText(topic)
        record.text.setPlainText(_TEXT)
    form.panel.everybody.click()
    form.save_button.click()
    QApplication.processEvents()
    if form.sitting_id is None or form.changed:
        said = "；".join((*shown.troubles, form.trouble.text()))
        raise BranchError(f"编辑窗口里的活动没有保存。{said}")
    return form.sitting_id
