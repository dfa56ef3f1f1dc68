"""The marks in words, for the mouse: the menu of a person in the roll."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from partybranch.domain.attendance import LEAVE_REASONS, Mark, RollRow
from ui.models.marks import FACES


class Hand(Protocol):
    """Who carries out what the menu offers."""

    def set_mark(self, mark: Mark, reason: str = "") -> None:
        """Mark the person."""

    def toggle_late(self) -> None:
        """Note 迟到 or take it back."""

    def write_reason(self) -> None:
        """Open the line for the reason."""


def roll_menu(parent: QWidget, hand: Hand, row: RollRow, *, reason_key: str = "F2") -> QMenu:
    """Build the menu of one person; each entry names its key."""
    menu = QMenu(row.name, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for mark, face in FACES.items():
        words = f"{face.symbol}　{mark.value}\t{face.digit}"
        if mark is Mark.LEAVE:
            _add_reasons(menu.addMenu(f"{face.symbol}　{mark.value}"), hand, row)
        else:
            _add(menu, words, partial(hand.set_mark, mark), chosen=row.mark is mark)
    menu.addSeparator()
    _add(menu, "迟到\t5", hand.toggle_late, chosen=row.late)
    _add(menu, f"写事由…\t{reason_key}", hand.write_reason)
    return menu


def add_acts(menu: QMenu, acts: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Add what can be done with the whole roll; words and key of each are parted by a tab."""
    menu.addSeparator()
    for words, act in acts:
        _add(menu, words, act)


def _add_reasons(menu: QMenu, hand: Hand, row: RollRow) -> None:
    for digit, reason in enumerate(LEAVE_REASONS[:-1], 1):
        excuse = partial(hand.set_mark, Mark.LEAVE, reason)
        _add(menu, f"{reason}\t2 {digit}", excuse, chosen=row.reason == reason)
    _add(menu, f"{LEAVE_REASONS[-1]}…\t2 {len(LEAVE_REASONS)}", hand.write_reason)


def _add(menu: QMenu, words: str, act: Callable[[], object], *, chosen: bool = False) -> None:
    action = menu.addAction(words)
    action.setCheckable(chosen)
    action.setChecked(chosen)

    def carry_out() -> None:
        act()

    action.triggered.connect(carry_out)
