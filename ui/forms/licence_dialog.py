"""The full text of a licence in a window of its own, to read and to copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partybranch.services.materials import Material
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label


class LicenceDialog(QDialog):
    """Name, version and licence of a component over the text."""

    def __init__(self, material: Material, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = f"{material.name} {material.version}".strip()
        self.setWindowTitle(f"{heading} 的许可")
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("许可全文")
        self.copy_button, close = plain_button("复制全文", icon="copy"), main_button("关闭")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label(heading, "page_title"))
        about = "　".join(filter(None, (f"许可：{material.licence or '未写明'}", material.about)))
        layout.addWidget(role_label(about, "secondary", wrap=True))
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.resize(760, 560)
        self.text.setFocus()
