"""The paper in the window: made beside it, drawn where one looks, never an answer to an older question."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from papers import a_document, a_pdf, ink
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.reports.documents import Document, Form
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.setting.page import PdfDocument
from ui.background import Background
from ui.notices import Notices
from ui.preview.page_pictures import KEPT
from ui.preview.pages_view import Fit
from ui.preview.preview_pane import PreviewPane
from ui.session import Session

pytestmark = pytest.mark.gui

Show = Callable[[Document], None]


@pytest.fixture
def pane(filled: Session, qtbot: QtBot) -> PreviewPane:
    shown = PreviewPane(filled)
    qtbot.addWidget(shown)
    shown.resize(640, 600)
    shown.show()
    shown.activateWindow()
    return shown


@pytest.fixture
def show(pane: PreviewPane, filled: Session, qtbot: QtBot) -> Show:
    """Show a document and wait until it is there."""

    def and_wait(document: Document) -> None:
        pane.show_document(document, lambda: order_of(filled.branch))
        with qtbot.waitSignal(pane.shown, check_params_cb=lambda paper: paper is not None):
            pass

    return and_wait


def order_of(branch: Branch) -> PaperOrder:
    return branch.orders.of(Period.year(2022), branch.today())


def of_pages(upright: int, lying: int = 0, code: str = "trial") -> Document:
    return a_document(code, preview=lambda _order: a_pdf(upright=upright, lying=lying))


def wheel(pane: PreviewPane, turned: int) -> None:
    middle = QPointF(pane.view.viewport().rect().center())
    event = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.view.viewport(), event)


def test_the_pages_stand_as_wide_as_the_pane_and_the_bar_says_how_many(pane: PreviewPane, show: Show) -> None:
    show(of_pages(3))
    assert pane.view.count == 3
    assert pane.view.horizontalScrollBar().maximum() == 0
    assert pane.bar.page.value() == 1
    shown = ink(pane.view.viewport().grab().toImage())
    assert shown.width() > 200, "the letters are there"


def test_only_what_is_looked_at_and_one_page_more_is_drawn(pane: PreviewPane, show: Show) -> None:
    show(of_pages(70))
    assert pane.view.pictures.kept == (0, 1)
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    assert pane.bar.page.value() == 70
    assert set(pane.view.pictures.kept) <= {0, 1, 68, 69}
    assert pane.view.accessibleDescription() == "第 70 页，共 70 页"
    for at in range(70):
        pane.view.go_to(at)
    assert len(pane.view.pictures.kept) <= KEPT
    QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert pane.bar.page.value() == 1
    QTest.keyClick(pane.view, Qt.Key.Key_PageDown)
    QTest.keyClick(pane.view, Qt.Key.Key_PageDown)
    assert pane.bar.page.value() > 1


def test_the_bar_turns_pages_and_takes_a_number(pane: PreviewPane, show: Show) -> None:
    show(of_pages(5))
    assert not pane.bar.back.isEnabled()
    QTest.mouseClick(pane.bar.forward, Qt.MouseButton.LeftButton)
    assert pane.view.current == 1
    pane.bar.page.setFocus()
    pane.bar.page.selectAll()
    QTest.keyClicks(pane.bar.page, "5")
    QTest.keyClick(pane.bar.page, Qt.Key.Key_Return)
    assert pane.view.current == 4
    assert not pane.bar.forward.isEnabled()
    QTest.mouseClick(pane.bar.back, Qt.MouseButton.LeftButton)
    assert pane.view.current == 3


def test_keys_and_wheel_zoom_and_the_zoom_comes_back(pane: PreviewPane, show: Show, filled: Session) -> None:
    show(of_pages(2))
    wide = pane.view.zoom
    pane.bar.page.setFocus()
    QTest.keyClick(pane.bar.page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.zoom == pytest.approx(wide * 1.2)
    across = pane.view.horizontalScrollBar()
    assert across.maximum() > 0
    assert across.value() == pytest.approx(across.maximum() / 2, abs=1), "the middle stays in the middle"
    assert PreviewPane(filled).view.fit is Fit.FREE
    wheel(pane, -240)
    assert pane.view.zoom == pytest.approx(wide / 1.2)
    QTest.keyClick(pane.bar.page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.bar.fits.currentText() == Fit.WIDTH
    assert pane.view.zoom == pytest.approx(wide)
    pane.bar.fits.setFocus()
    QTest.keyClick(pane.bar.fits, Qt.Key.Key_Down)
    assert pane.bar.fits.currentText() == Fit.PAGE
    assert pane.view.verticalScrollBar().maximum() < 2 * pane.view.viewport().height()
    assert PreviewPane(filled).view.fit is Fit.PAGE
    QTest.mouseClick(pane.bar.nearer, Qt.MouseButton.LeftButton)
    assert pane.bar.fits.currentText() == f"{pane.view.zoom:.0%}"


def test_upright_and_lying_pages_stand_in_one_paper(pane: PreviewPane, show: Show) -> None:
    show(of_pages(1, lying=1))
    assert pane.view.count == 2
    assert pane.view.horizontalScrollBar().maximum() == 0


def test_the_same_paper_made_anew_leaves_the_reader_where_she_was(pane: PreviewPane, show: Show) -> None:
    show(of_pages(6))
    pane.view.go_to(3)
    show(of_pages(6))
    assert pane.view.current == 3
    show(of_pages(2))
    assert pane.view.current == 0
    pane.view.go_to(1)
    show(of_pages(6, code="another"))
    assert pane.view.current == 0


@pytest.mark.parametrize(
    ("form", "words"), [(Form.WORD, "Word 文档，打开后可以接着改"), (Form.FOLDER, "一个文件夹")]
)
def test_what_has_no_pages_says_what_it_is(pane: PreviewPane, show: Show, form: Form, words: str) -> None:
    show(a_document(form=form, preview=None))
    assert words in pane.without.sentence.text()
    assert "试着打印" in pane.without.sentence.text()
    assert pane.without.button.isVisible()


def test_a_paper_that_cannot_be_made_says_why_in_its_place(pane: PreviewPane, qtbot: QtBot) -> None:
    def refuse() -> PaperOrder:
        raise BranchError("账本正被另一个窗口使用。请稍后再试。")

    pane.show_document(of_pages(1), refuse)
    qtbot.waitUntil(lambda: "另一个窗口" in pane.without.sentence.text())
    assert not pane.without.button.isVisible()


@pytest.fixture
def slow(branch: Branch, qtbot: QtBot) -> Iterator[Session]:
    """A session whose work is really done beside the window."""
    del qtbot
    notices = Notices(branch.now)
    background = Background(notices.failure)
    yield Session(branch, background, notices)
    background.close()


def test_a_key_held_down_in_the_list_makes_only_the_paper_it_stops_on(slow: Session, qtbot: QtBot) -> None:
    made: list[str] = []

    def counted(code: str) -> Document:
        def preview(_order: PaperOrder) -> PdfDocument:
            made.append(code)
            return a_pdf()

        return a_document(code, title=code, preview=preview)

    pane = PreviewPane(slow)
    qtbot.addWidget(pane)
    pane.show()
    for number in range(8):
        pane.show_document(counted(f"paper-{number}"), lambda: order_of(slow.branch))
    slow.background.settle(400)
    assert made == ["paper-7"]
    assert pane.paper is not None
    assert pane.paper.document.code == "paper-7"
    assert pane.view.count == 1


def test_an_answer_that_comes_late_is_dropped(slow: Session, qtbot: QtBot) -> None:
    pane = PreviewPane(slow)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_document(of_pages(3, code="first"), lambda: order_of(slow.branch))
    qtbot.waitUntil(lambda: not slow.background.idle)
    pane.show_document(of_pages(2, code="second"), lambda: order_of(slow.branch))
    slow.background.settle(400)
    assert pane.paper is not None
    assert (pane.paper.document.code, pane.view.count) == ("second", 2)


@pytest.mark.parametrize("slow_part", ["reading", "laying out"])
def test_what_is_asked_for_meanwhile_is_all_that_is_shown(
    slow: Session, qtbot: QtBot, slow_part: str
) -> None:
    begun, may_end, shown, orders = Event(), Event(), list[str](), list[PaperOrder]()

    def hold() -> None:
        begun.set()
        assert may_end.wait(10)

    def read() -> PaperOrder:
        if slow_part == "reading":
            hold()
        return order_of(slow.branch)

    def preview(_order: PaperOrder) -> PdfDocument:
        hold()
        return a_pdf(upright=3)

    pane = PreviewPane(slow)
    qtbot.addWidget(pane)
    pane.show()
    pane.shown.connect(lambda paper: shown.append(paper.document.code) if paper else None)
    pane.ordered.connect(orders.append)
    pane.show_document(a_document("first", preview=preview), read)
    qtbot.waitUntil(begun.is_set)
    pane.show_document(of_pages(2, code="second"), lambda: order_of(slow.branch))
    may_end.set()
    slow.background.settle(400)
    assert shown == ["second"]
    assert len(orders) == (1 if slow_part == "reading" else 2)


def test_a_refusal_that_comes_late_says_nothing(slow: Session, qtbot: QtBot) -> None:
    begun, may_end = Event(), Event()

    def refuse() -> PaperOrder:
        begun.set()
        assert may_end.wait(10)
        raise BranchError("账本正被另一个窗口使用。请稍后再试。")

    pane = PreviewPane(slow)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_document(of_pages(1, code="first"), refuse)
    qtbot.waitUntil(begun.is_set)
    pane.show_document(of_pages(2, code="second"), lambda: order_of(slow.branch))
    may_end.set()
    slow.background.settle(400)
    assert "另一个窗口" not in pane.without.sentence.text()
    assert pane.view.count == 2


def test_a_long_paper_holds_up_no_reading_and_saving(slow: Session, qtbot: QtBot) -> None:
    begun, may_end, read = Event(), Event(), list[str]()

    def preview(_order: PaperOrder) -> PdfDocument:
        begun.set()
        assert may_end.wait(10)
        return a_pdf()

    pane = PreviewPane(slow)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_document(a_document(preview=preview), lambda: order_of(slow.branch))
    qtbot.waitUntil(begun.is_set)
    slow.read(pane, lambda: slow.branch.profile.get().name, read.append)
    qtbot.waitUntil(lambda: len(read) == 1)
    assert pane.paper is None
    may_end.set()
    qtbot.waitUntil(lambda: pane.paper is not None)
