"""How large photos are kept: asked once, with the bytes before and after; the answer may be remembered."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from partybranch.services.photos import Prepared
from ui.preferences import Preferences
from ui.widgets.thumbnails import size_words

_KEY = "attachments/large_photos"


class PhotoSize(StrEnum):
    """What becomes of large photos; the values stand in the window's own file."""

    ASK = "ask"
    REDUCED = "reduced"
    ORIGINAL = "original"

    @property
    def words(self) -> str:
        """The choice as it stands in a menu."""
        return {"ask": "每次询问", "reduced": "缩小保存", "original": "保存原图"}[self.value]


def kept_choice(preferences: Preferences) -> PhotoSize:
    """The remembered answer; to ask when there is none or somebody wrote into the file."""
    kept = preferences.text(_KEY)
    return PhotoSize(kept) if kept in set(PhotoSize) else PhotoSize.ASK


def keep_choice(preferences: Preferences, choice: PhotoSize) -> None:
    """Remember an answer."""
    preferences.keep(_KEY, choice.value)


def question_words(large: Sequence[Prepared]) -> str:
    """What is asked about these photos."""
    before, after = sum(each.before for each in large), sum(each.after for each in large)
    if len(large) == 1:
        which = f"这张照片较大（{size_words(before)}）"
    else:
        which = f"这 {len(large)} 张照片较大（共 {size_words(before)}）"
    return f"{which}，缩小后约 {size_words(after)}，清晰度足够打印。"


def ask_size(parent: QWidget, large: Sequence[Prepared]) -> tuple[PhotoSize | None, bool]:
    """Ask; the choice (None when the person went back) and whether it shall be remembered."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "大照片", question_words(large), parent=parent)
    box.setInformativeText("缩小时会摆正方向，并去掉照片里记下的拍摄地点。")
    reduce = box.addButton(PhotoSize.REDUCED.words, QMessageBox.ButtonRole.AcceptRole)
    original = box.addButton(PhotoSize.ORIGINAL.words, QMessageBox.ButtonRole.AcceptRole)
    box.addButton("不添加", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(reduce)
    remember = QCheckBox("记住选择（以后可在附件的右键菜单里改）")
    box.setCheckBox(remember)
    box.exec()
    answers = {reduce: PhotoSize.REDUCED, original: PhotoSize.ORIGINAL}
    return next(
        (answers[each] for each in answers if each is box.clickedButton()), None
    ), remember.isChecked()
