"""The built program proves itself: an empty and a sample book, every page opened, an exit code."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from partybranch.app import Branch, open_branch, open_sample
from ui.background import AtOnce
from ui.main_window import MainWindow
from ui.notices import Notice, Notices, Tone
from ui.session import Session


def selftest(application: QApplication) -> int:
    """Open every page on both books; 0 when all went well, else 3 with the sentences on standard error."""
    troubles: list[str] = []
    with TemporaryDirectory(prefix="partybranch-") as folder:
        for opener, name in ((open_branch, "empty"), (open_sample, "sample")):
            branch = opener(Path(folder) / name)
            troubles += _tour(application, branch)
            branch.close()
    sys.stderr.writelines(f"{trouble}\n" for trouble in troubles)
    return 3 if troubles else 0


def _tour(application: QApplication, branch: Branch) -> list[str]:
    troubles: list[str] = []

    def hear(notice: Notice) -> None:
        if notice.tone is Tone.TROUBLE:
            troubles.append(notice.text)

    notices = Notices(branch.now)
    notices.said.connect(hear)
    background = AtOnce(notices.failure)
    window = MainWindow(Session(branch, background, notices))
    window.show()
    for page in window.pages:
        window.show_page(page.title)
        application.processEvents()
        if not page.isVisible():
            troubles.append(f"页面没有打开：{page.title}")
    window.close()
    background.close()
    return troubles
