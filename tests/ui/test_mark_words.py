"""The few characters that a narrow cell has room for."""

import pytest
from builders import a_row
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from partybranch.domain.attendance import Mark
from ui.widgets.attendance_delegate import beside
from ui.widgets.roll_delegate import fit_name

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("reason", "char"),
    [
        ("因公", "公"),
        ("因公外出", "公"),
        ("病假", "病"),
        ("因病住院", "病"),
        ("事假", "事"),
        ("采访任务", "采"),
        ("", ""),
    ],
)
def test_a_reason_is_told_by_the_character_that_says_most(reason: str, char: str) -> None:
    assert beside(a_row(mark=Mark.LEAVE, reason=reason)) == char


def test_a_narrow_cell_still_tells_namesakes_apart(qapp: QApplication) -> None:
    picture = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    painter.setFont(qapp.font())
    wide = painter.fontMetrics().horizontalAdvance
    whole, short = "王静（1991年生）", "王静（1991）"
    assert fit_name(painter, whole, wide(whole)) == whole
    assert fit_name(painter, whole, wide(short)) == short
    assert fit_name(painter, whole, wide(short) - 8) == "王静91"
    assert fit_name(painter, whole, wide("王静91") - 2) == "王静"
    assert fit_name(painter, "欧阳雪峰", wide("欧阳雪")).endswith("…")
    painter.end()
