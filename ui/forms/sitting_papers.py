"""打印: the papers of the sitting in hand, and the way back from the signed sheet into the record."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.reports.documents import DOCUMENTS, Document
from partybranch.reports.order import PaperOrder
from ui.forms.sitting_sheet import SittingSheet
from ui.preview.habits import PaperHabits
from ui.preview.preview_dialog import PreviewDialog
from ui.session import Session

_SIGN_IN = "sign_in"
_OFFERED = (_SIGN_IN, "minutes", "filled_roll")
_SCAN = "签到表"

Saved = Callable[[Callable[[Sitting], None]], None]
"""Sees to it that the sitting in hand is in the book, then goes on with it."""


class SittingPapers(QMenu):
    """Under the button 打印 of a sitting: its papers, then what is done with the sheet once it is signed.

    ``saved`` writes the sitting first where it was changed: what is printed is what the book holds.
    """

    def __init__(self, session: Session, sheet: SittingSheet, button: QPushButton, saved: Saved) -> None:
        super().__init__(button)
        self._session, self._sheet, self._button, self._saved = session, sheet, button, saved
        self.preview: PreviewDialog | None = None
        self.ask_scans: Callable[[], list[Path]] = self._choose_scans
        by_code = {document.code: document for document in DOCUMENTS}
        for document in (by_code[code] for code in _OFFERED if code in by_code):
            key = "\tCtrl+P" if document.code == _SIGN_IN else ""
            self.addAction(f"{document.title}…{key}", partial(self.show_paper, document))
        self.addSeparator()
        self.by_sheet = self.addAction("按签到表序号录入")
        self.by_sheet.setCheckable(True)
        self.by_sheet.toggled.connect(sheet.panel.enter_by_sheet)
        self.addAction("添加签到表扫描件…", self.add_scans)
        button.clicked.connect(self._drop)
        shortcut = QShortcut(QKeySequence.StandardKey.Print, sheet)
        shortcut.activated.connect(partial(self.show_paper, by_code.get(_SIGN_IN)))

    def show_paper(self, document: Document | None) -> None:
        """Show a paper of the sitting, ready to be printed."""
        if document is not None:
            self._saved(partial(self._open, document))

    def add_scans(self) -> None:
        """Add scans of the signed sheet; their names say what they are, so that the check finds them."""
        self._sheet.basics.attachments.add(self.ask_scans(), lead=_SCAN)

    def _open(self, document: Document, sitting: Sitting) -> None:
        window = self._sheet.window()
        self.preview = PreviewDialog(self._session, document, partial(self._order, sitting), window)
        self.preview.open()

    def _order(self, sitting: Sitting) -> PaperOrder:
        habits = PaperHabits(self._session.preferences)
        chosen = [sitting.id] if sitting.id is not None else []
        return self._session.branch.orders.of(
            Period.year(sitting.day.year),
            self._session.today,
            sittings=chosen,
            masked=habits.masked,
            stamped=habits.stamped,
        )

    def _drop(self) -> None:
        corner = self._button.mapToGlobal(self._button.rect().bottomRight())
        self.popup(corner - QPoint(self.sizeHint().width(), -4))
        self.setActiveAction(self.actions()[0])

    def _choose_scans(self) -> list[Path]:
        names, _filter = QFileDialog.getOpenFileNames(self._sheet, "添加签到表扫描件")
        return [Path(name) for name in names]
