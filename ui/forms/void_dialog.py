"""作废 asks for its reason; the record stays in the book and counts nowhere."""

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_reason(parent: QWidget, what: str, verb: str = "作废") -> str:
    """The reason of a 作废 (or what else it is called there), empty when the person went back."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(verb)
    dialog.setLabelText(f"{verb}“{what}”。记录保留在账本里，不再计入统计。\n请写明原因：")
    dialog.setOkButtonText(verb)
    dialog.setCancelButtonText("返回")
    return dialog.textValue().strip() if dialog.exec() else ""
