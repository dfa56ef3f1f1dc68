"""The dress of the program: tokens, fonts, icons; bugs told once."""

import logging
import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QDir, QStandardPaths, Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDateEdit, QTableView
from pytestqt.qtbot import QtBot

from partybranch.paths import resources
from ui import style
from ui.application import (
    chosen_scheme,
    report_uncaught,
    speak_chinese,
    stand_among_documents,
    wear,
)
from ui.fonts import window_font
from ui.icons import icon
from ui.notices import Notice, Tone
from ui.pages import PAGES
from ui.preferences import FILE, Preferences
from ui.session import Session
from ui.start import log_to
from ui.style import Scheme
from ui.widgets.period_picker import PeriodPicker

pytestmark = pytest.mark.gui
UI = Path(style.__file__).parent


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_token_of_the_sheet_and_the_palette_has_a_colour(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, dark: bool
) -> None:
    monkeypatch.setattr(style, "dark", lambda: dark)
    sheet = style.style_sheet()
    assert "@" not in sheet
    assert "$" not in sheet
    assert all(Path(picture).is_file() for picture in re.findall(r"url\((.*?)\)", sheet))
    assert style.palette().window().color() == style.colour("window")
    assert style.colour("text") != style.colour("card")


def test_colours_stand_nowhere_but_in_the_sheet() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*[\"'\d]")
    painted = [path.name for path in UI.rglob("*.py") if literal.search(path.read_text(encoding="utf-8"))]
    assert painted == []


def test_the_text_stands_out_from_its_ground_in_both_schemes(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [("text", "card"), ("secondary", "window"), ("accent", "card"), ("on_accent", "accent")]
    for dark in (False, True):
        monkeypatch.setattr(style, "dark", lambda dark=dark: dark)
        for words, ground in pairs:
            assert _contrast(words, ground) >= 4.5, (words, ground, dark)


def _contrast(one: str, other: str) -> float:
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(token: str) -> float:
    shade = style.colour(token)
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (shade.redF(), shade.greenF(), shade.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_chinese_and_rare_characters_can_be_shown(qapp: QApplication) -> None:
    metrics = QFontMetrics(window_font())
    assert metrics.horizontalAdvance("党支部") > 30
    assert len(window_font().families()) >= 2


def inked(name: str, tone: str = "text") -> int:
    """How many pixels of an icon carry the colour of its token."""
    picture, tint = icon(name, tone).pixmap(40, 40).toImage(), style.colour(tone).rgb()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return sum(picture.pixelColor(x, y).rgb() == tint for x, y in places)


def test_a_chosen_scheme_is_worn_at_once_by_sheet_and_icons_and_remembered(
    qapp: QApplication, session: Session
) -> None:
    drawn = icon("search", "text")
    light = drawn.pixmap(40, 40).toImage()
    try:
        wear(qapp, Scheme.DARK, session.preferences)
        assert style.dark()
        assert style.colour("card").name().upper() in qapp.styleSheet().upper()
        assert drawn.pixmap(40, 40).toImage() != light
        assert chosen_scheme(Preferences(session.branch.folder / FILE)) is Scheme.DARK
    finally:
        wear(qapp, Scheme.PC, session.preferences)
    assert not style.dark()
    assert drawn.pixmap(40, 40).toImage() == light


def test_every_icon_of_a_page_can_be_drawn(qapp: QApplication) -> None:
    for page in PAGES:
        assert inked(page.icon) > 20
    assert all("currentColor" in path.read_text() for path in (resources() / "icons").glob("*.svg"))


def test_a_bug_is_logged_whole_and_explained_once(
    session: Session, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("partybranch")
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr("sys.excepthook", None)
    log_to(tmp_path / "logs")
    report_uncaught(session.notices.failure)
    session.read(session, lambda: 1 // 0, lambda _: None)
    session.read(session, lambda: 1 // 0, lambda _: None)
    for handler in logger.handlers:
        handler.close()
    assert [notice.tone for notice in said] == [Tone.TROUBLE, Tone.TROUBLE]
    assert "已保存的数据不受影响" in said[0].text
    assert len(said[1].text) < len(said[0].text)
    assert (tmp_path / "logs" / "window.log").read_text(encoding="utf-8").count("ZeroDivisionError") == 2


def test_free_dates_in_the_wrong_order_are_taken_the_right_way_round(qtbot: QtBot) -> None:
    picker = PeriodPicker(2022, date(2022, 12, 31))
    qtbot.addWidget(picker)
    heard: list[object] = []
    picker.picked.connect(heard.append)
    picker.choose("上半年")
    picker.choose("自定义")
    start, end = picker.start, picker.end
    start.setDate(end.date())
    end.setDate(end.date().addDays(-30))
    assert picker.period.start < picker.period.end
    assert picker.period.end == date(2022, 6, 30)
    picker.set_year(2021)
    assert heard


def test_the_scheme_is_asked_from_the_pc(qapp: QApplication) -> None:
    assert style.dark() is (qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def test_the_days_of_the_week_stand_whole_over_a_calendar(qtbot: QtBot) -> None:
    edit = QDateEdit(QDate(2022, 11, 26))
    edit.setCalendarPopup(True)
    qtbot.addWidget(edit)
    calendar = edit.calendarWidget()
    calendar.resize(calendar.sizeHint())
    days = next(iter(calendar.findChildren(QTableView)))
    tuesday = days.model().index(0, 2)
    assert days.sizeHintForIndex(tuesday).width() <= days.columnWidth(2)


def test_the_file_dialog_of_qt_says_folder_in_chinese(qapp: QApplication) -> None:
    speak_chinese(qapp)
    assert (
        QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms") == "文件夹"
    )
    assert QCoreApplication.translate("QPrintDialog", "Print") == "打印"
    assert QCoreApplication.translate("nowhere", "as it is") == "as it is"
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def test_file_dialogs_begin_among_the_persons_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "文档"))
    stand_among_documents()
    assert Path(QDir.currentPath()) == Path(QDir.homePath())
    (tmp_path / "文档").mkdir()
    stand_among_documents()
    assert Path(QDir.currentPath()) == tmp_path / "文档"
