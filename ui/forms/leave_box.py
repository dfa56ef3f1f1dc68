"""What to do with a changed draft: 保存, 不保存 or 取消."""

from enum import StrEnum

from PySide6.QtWidgets import QMessageBox, QWidget


class Leave(StrEnum):
    """The three answers."""

    SAVE = "保存"
    DISCARD = "不保存"
    STAY = "取消"


def ask_leave(parent: QWidget, what: str) -> Leave:
    """Ask before a draft is left; closing the box means 取消."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "支部纪实", f"“{what}”有未保存的修改。", parent=parent)
    role = QMessageBox.ButtonRole
    save = box.addButton(Leave.SAVE.value, role.AcceptRole)
    discard = box.addButton(Leave.DISCARD.value, role.DestructiveRole)
    box.setEscapeButton(box.addButton(Leave.STAY.value, role.RejectRole))
    box.setDefaultButton(save)
    box.exec()
    if box.clickedButton() is save:
        return Leave.SAVE
    return Leave.DISCARD if box.clickedButton() is discard else Leave.STAY
