"""附件 on the editor of a sitting: brought every way, shown small, large ones asked about once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import a_file, a_sitting
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.services.photos import Prepared
from ui.forms import photo_question
from ui.forms.attachments_list import AttachmentsList
from ui.forms.photo_question import PhotoSize, kept_choice, question_words
from ui.forms.sitting_form import SittingForm
from ui.notices import Notice
from ui.session import Session
from ui.widgets.thumbnails import PICTURE

pytestmark = pytest.mark.gui

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def files(qtbot: QtBot, session: Session) -> AttachmentsList:
    shown = AttachmentsList(session)
    qtbot.addWidget(shown)
    shown.resize(276, 120)
    shown.show()
    return shown


@pytest.fixture
def asked_sizes(files: AttachmentsList) -> list[int]:
    """How many large photos each question was about; all are answered with 缩小保存, to be remembered."""
    questions: list[int] = []

    def answer(_parent: QWidget, large: Sequence[Prepared]) -> tuple[PhotoSize | None, bool]:
        questions.append(len(large))
        return PhotoSize.REDUCED, True

    files.ask_size = answer
    return questions


def a_picture(path: Path, size: tuple[int, int] = (800, 600)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise(size, 40).convert("RGB").save(path)
    return path


def carrying(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def dropped_on(widget: QWidget, mime: QMimeData) -> bool:
    """Carry something over a widget and let it go, as Qt does; whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(widget, entered)
    let_go = QDropEvent(QPointF(5, 5), copy, mime, left, none)
    QApplication.sendEvent(widget, let_go)
    return entered.isAccepted() and let_go.isAccepted()


def names(files: AttachmentsList) -> list[str]:
    return [each.name for each in files.attachments]


def kept_size(branch: Branch, files: AttachmentsList) -> tuple[int, int]:
    with Image.open(branch.sittings.attachment_path(files.attachments[-1])) as image:
        return image.size


def test_dropped_photos_and_papers_become_pictures_with_their_names(
    files: AttachmentsList, tmp_path: Path
) -> None:
    photo, paper = a_picture(tmp_path / "a" / "合影.jpg"), a_file(tmp_path, "签到表.pdf", b"%PDF-1.4")
    carried = carrying(photo, paper)
    assert dropped_on(files.files.viewport(), carried)
    assert names(files) == ["合影.jpg", "签到表.pdf"]
    assert [files.files.item(row).text() for row in range(2)] == ["合影.jpg", "签到表.pdf"]
    shown = files.files.item(0).icon().availableSizes()[0]
    assert shown.width() == 2 * PICTURE.width(), "the photo itself, not the drawing of a file"


def test_three_pictures_stand_in_a_row_of_the_narrow_pane(files: AttachmentsList, tmp_path: Path) -> None:
    files.add([a_picture(tmp_path / f"{number}.png", (60 + number, 40)) for number in range(4)])
    rows = [files.files.visualItemRect(files.files.item(row)).top() for row in range(4)]
    assert rows[0] == rows[1] == rows[2] < rows[3]
    assert not files.files.horizontalScrollBar().isVisible()


def test_ctrl_v_pastes_files_and_pictures(files: AttachmentsList, tmp_path: Path, branch: Branch) -> None:
    QGuiApplication.clipboard().setMimeData(carrying(a_picture(tmp_path / "会场.png")))
    QTest.keyClick(files.files, Qt.Key.Key_V, CONTROL)
    for width in (30, 31):
        picture = QImage(width, 20, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.red)
        QGuiApplication.clipboard().setImage(picture)
        QTest.keyClick(files.files, Qt.Key.Key_V, CONTROL)
    assert names(files) == ["会场.png", "粘贴的图片.png", "粘贴的图片 2.png"]
    assert kept_size(branch, files) == (31, 20)


def test_pasting_words_adds_nothing_and_says_so(files: AttachmentsList, said: list[Notice]) -> None:
    QGuiApplication.clipboard().setText("一段文字")
    QTest.keyClick(files.files, Qt.Key.Key_V, CONTROL)
    assert (names(files), said[-1].text) == ([], "剪贴板里没有文件或图片")


def test_large_photos_are_asked_about_once_together_and_kept_small(
    files: AttachmentsList, asked_sizes: list[int], tmp_path: Path, branch: Branch, session: Session
) -> None:
    small = a_picture(tmp_path / "小.jpg")
    large = [a_picture(tmp_path / f"大{number}.jpg", (3000, 2000 + number)) for number in (0, 1)]
    files.add([small, *large])
    assert asked_sizes == [2]
    assert names(files) == ["小.jpg", "大0.jpg", "大1.jpg"]
    assert max(kept_size(branch, files)) == 2000
    files.add([a_picture(tmp_path / "大3.jpg", (3000, 2003))])
    assert (asked_sizes, kept_choice(session.preferences)) == ([2], PhotoSize.REDUCED), "remembered"


@pytest.mark.parametrize(("choice", "kept"), [(PhotoSize.ORIGINAL, ["大.jpg"]), (None, [])])
def test_the_original_is_kept_or_nothing(
    files: AttachmentsList, tmp_path: Path, choice: PhotoSize | None, kept: list[str]
) -> None:
    source = a_picture(tmp_path / "大.jpg", (3000, 2000))
    files.ask_size = lambda _parent, _large: (choice, False)
    files.add([source])
    assert names(files) == kept
    assert [each.size for each in files.attachments] == [source.stat().st_size] * len(kept)


@pytest.mark.parametrize(
    ("button", "remember", "answer"),
    [
        ("缩小保存", True, (PhotoSize.REDUCED, True)),
        ("保存原图", False, (PhotoSize.ORIGINAL, False)),
        ("不添加", False, (None, False)),
    ],
)
def test_the_question_has_its_figures_and_three_answers(
    files: AttachmentsList,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    remember: bool,
    answer: tuple[PhotoSize | None, bool],
) -> None:
    large = [Prepared(source=Path("a.jpg"), reduced=Path("b"), before=6 << 20, after=700 << 10)] * 3
    assert question_words(large) == "这 3 张照片较大（共 18.0 MB），缩小后约 2.1 MB，清晰度足够打印。"
    assert question_words(large[:1]) == "这张照片较大（6.0 MB），缩小后约 700 KB，清晰度足够打印。"

    def pressed(box: QMessageBox) -> int:
        box.checkBox().setChecked(remember)
        next(each for each in box.buttons() if each.text() == button).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", pressed)
    assert photo_question.ask_size(files, large) == answer


def test_what_is_no_picture_is_kept_with_a_word_about_it(
    files: AttachmentsList, tmp_path: Path, said: list[Notice]
) -> None:
    files.add([a_file(tmp_path, "IMG_1.HEIC", b"ftypheic"), a_file(tmp_path, "坏.jpg", b"nothing")])
    assert names(files) == ["IMG_1.HEIC", "坏.jpg"]
    assert any("HEIC" in notice.text for notice in said)


def test_delete_takes_it_off_the_draft_only(files: AttachmentsList, tmp_path: Path, branch: Branch) -> None:
    files.add([a_picture(tmp_path / "合影.jpg")])
    (attachment,) = files.attachments
    files.files.setCurrentRow(0)
    QTest.keyClick(files.files, Qt.Key.Key_Delete)
    assert names(files) == []
    assert branch.sittings.attachment_path(attachment).is_file(), "not saving brings it back"


def test_what_was_on_its_way_to_another_sitting_does_not_arrive_here(
    files: AttachmentsList, tmp_path: Path
) -> None:
    def gone_on(_parent: QWidget, _large: Sequence[Prepared]) -> tuple[PhotoSize | None, bool]:
        files.put(())
        return PhotoSize.REDUCED, False

    files.ask_size = gone_on
    files.add([a_picture(tmp_path / "大.jpg", (3000, 2000))])
    assert names(files) == []


def test_files_dropped_on_a_field_of_the_pane_are_attached(
    qtbot: QtBot, filled: Session, tmp_path: Path
) -> None:
    form = SittingForm(filled)
    qtbot.addWidget(form)
    form.load(a_sitting("集体学习"))
    carried = carrying(a_picture(tmp_path / "合影.jpg"))
    assert dropped_on(form.basics.remarks.viewport(), carried)
    assert names(form.basics.attachments) == ["合影.jpg"]
    assert form.basics.remarks.value == ""
    assert form.changed
