"""自定台账 made in the window, by keys alone where a person may want to."""

from collections.abc import Callable

import pytest
from heard import silent
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.layouts import LaidColumn, LedgerLayout
from ui.forms.layout_dialog import LayoutDialog, lay_out_ledger
from ui.session import Session

pytestmark = pytest.mark.gui

Dialog = Callable[[], QDialog]
KEPT = LedgerLayout(
    name="短名册",
    ledger="roster",
    form="roster",
    columns=(LaidColumn(source="手机号", title="联系电话"), LaidColumn(source="姓名")),
)


@pytest.fixture
def open_(filled: Session, qtbot: QtBot, dialog: Dialog) -> Callable[..., LayoutDialog]:
    filled.set_year(2022)
    parent = QWidget()
    qtbot.addWidget(parent)

    def show(*layout: LedgerLayout) -> LayoutDialog:
        lay_out_ledger(filled, parent, *layout)
        shown = dialog()
        assert isinstance(shown, LayoutDialog)
        return shown

    return show


def _headings(shown: LayoutDialog) -> list[str]:
    sample = shown.form.sample
    items = (sample.horizontalHeaderItem(at) for at in range(sample.columnCount()))
    return [item.text() for item in items if item is not None]


def test_a_new_one_is_chosen_ordered_and_renamed_with_keys_alone(
    open_: Callable[..., LayoutDialog], qtbot: QtBot, filled: Session
) -> None:
    shown = open_()
    columns = shown.form.columns
    shown.form.name.setText("报送表")
    columns.tick_all(False)
    columns.setFocus()
    columns.setCurrentCell(1, 0)
    QTest.keyClick(columns, Qt.Key.Key_Space)
    QTest.keyClick(columns, Qt.Key.Key_Down)
    QTest.keyClick(columns, Qt.Key.Key_Space)
    QTest.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(columns, Qt.Key.Key_F2)
    editor = columns.findChild(QLineEdit)
    assert editor is not None
    editor.setText("男女")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _headings(shown) == ["男女", "姓名"])
    QTest.keyClick(shown.save_button, Qt.Key.Key_Return)
    (kept,) = filled.branch.layouts.all()
    assert (kept.name, kept.ledger, kept.form) == ("报送表", "roster", "roster")
    assert kept.columns == (LaidColumn(source="性别", title="男女"), LaidColumn(source="姓名"))


def test_the_sample_shows_the_first_rows_as_they_will_be_printed(
    open_: Callable[..., LayoutDialog],
) -> None:
    shown = open_(KEPT)
    assert _headings(shown) == ["联系电话", "姓名"]
    texts = [item.text() for row in range(3) for at in range(2) if (item := shown.form.sample.item(row, at))]
    assert texts == ["199****0001", "赵一", "", "钱二", "", "孙三"]
    assert silent(shown) == []


def test_dragging_moves_the_column_under_the_mouse(open_: Callable[..., LayoutDialog]) -> None:
    shown = open_()
    columns = shown.form.columns
    columns.setCurrentCell(1, 0)
    below = columns.visualRect(columns.model().index(3, 0))
    at = QPointF(QPoint(below.center().x(), below.bottom() - 2))
    data = columns.model().mimeData([columns.model().index(1, 0)])
    nothing = Qt.KeyboardModifier.NoModifier
    columns.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, nothing))
    assert columns.sources[:4] == ("序号", "性别", "民族", "姓名")
    assert columns.rowCount() == len(columns.sources)


def test_the_ledger_is_found_by_pinyin_and_brings_its_own_columns(
    open_: Callable[..., LayoutDialog],
) -> None:
    shown = open_()
    source = shown.form.source
    source.setFocus()
    source.setEditText("fuwujilu")
    source.settle()
    assert source.currentText() == "志愿服务台账 · 服务记录"
    assert "参加党员" in shown.form.columns.sources
    source.setEditText("没有这张表")
    source.settle()
    assert source.choice.form == "services"


def test_what_the_ledger_lost_is_said_and_stays_until_it_is_unticked(
    open_: Callable[..., LayoutDialog],
) -> None:
    lost = LedgerLayout(
        name="旧表", ledger="roster", form="roster", columns=(*KEPT.columns, LaidColumn(source="旧栏目"))
    )
    shown = open_(lost)
    assert "旧栏目" in shown.form.trouble.text()
    row = shown.form.columns.sources.index("旧栏目")
    item = shown.form.columns.item(row, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert shown.form.trouble.isHidden()
    assert shown.form.draft().columns == KEPT.columns


def test_nothing_ticked_and_no_name_are_said_beside_their_fields(
    open_: Callable[..., LayoutDialog], filled: Session
) -> None:
    shown = open_()
    shown.save()
    assert filled.branch.layouts.all() == ()
    assert shown.focusWidget() is shown.form.name
    shown.form.name.setText("空表")
    shown.form.columns.tick_all(False)
    shown.save()
    assert shown.isVisible()
    assert filled.branch.layouts.all() == ()


def test_a_kept_one_of_a_form_without_records_opens_and_is_corrected(
    open_: Callable[..., LayoutDialog], filled: Session
) -> None:
    rare = LedgerLayout(
        name="少见", ledger="meetings", form="no_record_yet", columns=(LaidColumn(source="会议名称"),)
    )
    kept_id = filled.branch.layouts.record(rare).id
    shown = open_(filled.branch.layouts.get(kept_id or 0))
    assert shown.form.source.currentText() == "三会一课台账 · 本年没有记录"
    shown.form.name.setText("少见的会议")
    shown.save()
    (kept,) = filled.branch.layouts.all()
    assert (kept.name, kept.form, kept.columns) == ("少见的会议", rare.form, rare.columns)


def test_what_was_typed_is_told_as_a_draft_and_put_back(open_: Callable[..., LayoutDialog]) -> None:
    columns = open_().form.columns
    columns.tick_all(False)
    columns.setCurrentCell(4, 0)
    columns.move_by(-2)
    columns.move_by(9999)
    typed = columns.typed()
    columns.show_columns({source: source for source in sorted(columns.sources)})
    columns.retype(typed)
    assert columns.sources[2] == "出生日期"
    assert columns.laid == ()
