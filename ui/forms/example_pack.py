"""The example of a rule pack in a window of its own: to read, to copy, to save and to hand on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partybranch.services.rule_files import example_pack, write_text
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label

_FILES = "规则包 (*.toml)"


class ExamplePack(QDialog):
    """Shows the text of the example; 另存为 writes it to a file that can be changed and imported."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("规则包示例")
        self._session = session
        self.text = QPlainTextEdit(example_pack())
        self.text.setReadOnly(True)
        self.text.setAccessibleName("规则包示例")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        save, close = main_button("另存为…", icon="save"), plain_button("关闭")
        save.clicked.connect(self._ask_place)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(role_label("另存一份，用记事本改好后导入，或发给别人填写。", "secondary"), 1)
        foot.addWidget(close)
        foot.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label("规则包示例", "page_title"))
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.resize(900, 600)

    def save_as(self, path: Path) -> None:
        """Write the example to a file."""
        text, notices = self.text.toPlainText(), self._session.notices
        self._session.read(
            self, lambda: write_text(path, text), lambda written: notices.done(f"示例已存为 {written}")
        )

    def _ask_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "示例另存为", "规则包示例.toml", _FILES)
        if chosen:
            self.save_as(Path(chosen))
