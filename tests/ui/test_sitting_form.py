"""The form of one sitting: a draft in, a draft out; nothing is written before 保存."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_file, the_kind
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from rolls import afternoon, exempt, settle

from partybranch.app import Branch
from partybranch.domain.attendance import HeadCount, Mark, Observer
from partybranch.domain.kinds import Scope
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Person, Record, Sitting
from ui.forms.leave_box import Leave
from ui.forms.sitting_form import SittingForm
from ui.notices import Notice
from ui.session import Session

pytestmark = pytest.mark.gui
Key = Qt.Key
THEME_DAY, PARTY_MEETING = the_kind("主题党日"), the_kind("党员大会")
LECTURE, GROUP_MEETING, STUDY_GROUP = the_kind("党课"), the_kind("党小组会"), the_kind("中心组学习")


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> SittingForm:
    settle(session.branch)
    shown = SittingForm(session)
    qtbot.addWidget(shown)
    shown.resize(1140, 620)
    shown.show()
    return shown


def a_theme_day(**facts: object) -> Sitting:
    record = Record(kind=THEME_DAY.code, topic="学习贯彻全会精神", text="集中学习。")
    return replace(Sitting(starts_at=afternoon(), records=(record,)), **facts)  # type: ignore[arg-type]  # facts of a sitting


def a_rich_sitting(branch: Branch, files: Path) -> Sitting:
    """Everything a sitting can hold."""
    members = branch.members.all()
    draft = a_theme_day(
        starts_at=datetime(2022, 11, 5, 14, 5, 7),
        minutes=135,
        place=" 老党员之家\u00a0二楼",
        chair=Person(name=members[0].name, member_id=members[0].id),
        recorder=Person(name="社区志愿者王红"),
        records=(
            Record(
                kind=THEME_DAY.code,
                topic="全会精神\u00a0学习",
                text="一、学习。\r\n二、讨论\u2028三",
            ),
            Record(
                kind=PARTY_MEETING.code,
                topic="接收预备党员",
                resolution="同意。",
                motions=(
                    Motion(
                        purpose=Purpose.ADMISSION,
                        subject="同意接收某同志",
                        voters_due=32,
                        voters_present=30,
                        written=1,
                        votes_for=31,
                    ),
                    Motion(purpose=Purpose.ELECTION, subject="补选委员", voters_due=32, abstained=2),
                ),
            ),
            Record(kind=LECTURE.code, topic="党课", lecturer=Person(name="外请教师")),
            Record(kind=GROUP_MEETING.code, scope=Scope.GROUP, group="第二党小组"),
        ),
        observers=(Observer(name="张三", role="社区 联络员"), Observer(name="李四")),
        attachments=(branch.sittings.attach(a_file(files)),),
        remarks="补录。\n",
        entered_at=datetime(2022, 11, 6, 9, 0),
    )
    roll = list(branch.sittings.roll_for(draft))
    roll[1] = replace(roll[1], mark=Mark.LEAVE, reason="陪护家属")
    roll[2] = replace(roll[2], mark=Mark.PRESENT, late=True)
    roll[3] = replace(roll[3], mark=Mark.ELSEWHERE)
    return replace(draft, roll=tuple(roll))


def keep(branch: Branch, sitting: Sitting) -> Sitting:
    return branch.sittings.get(branch.sittings.record(sitting).id)


def everything(branch: Branch) -> tuple[Sitting, ...]:
    return branch.sittings.between(Period.year(2022), voided=True)


def test_a_rich_sitting_comes_out_as_it_went_in(form: SittingForm, branch: Branch, tmp_path: Path) -> None:
    sitting = keep(branch, a_rich_sitting(branch, tmp_path))
    form.load(sitting)
    assert form.draft() == sitting
    assert not form.changed


def test_a_count_only_sitting_comes_out_as_it_went_in(form: SittingForm, branch: Branch) -> None:
    sitting = keep(branch, a_theme_day(heads=HeadCount(due=34, present=30, leave=3, absent=1)))
    form.load(sitting)
    assert form.draft() == sitting
    assert not form.panel.grid.isVisible()


def test_a_new_sitting_has_the_roll_of_its_day_and_is_not_yet_changed(form: SittingForm) -> None:
    form.load(a_theme_day())
    assert len(form.draft().roll) == 34
    assert {row.mark for row in form.draft().roll} == {Mark.UNMARKED}
    assert not form.changed


def test_filling_the_form_writes_nothing(form: SittingForm, branch: Branch) -> None:
    form.load(a_theme_day())
    form.basics.chips.add(PARTY_MEETING.code)
    form.tabs.forms[1].topic.insert("表决事项")
    form.tabs.forms[1].add_motion.click()
    form.basics.place.setEditText("会议室")
    form.panel.everybody.click()
    form.basics.moment.setDate(QDate(2022, 11, 12))
    assert form.changed
    assert everything(branch) == ()


def test_a_theme_day_with_a_party_meeting_and_two_on_leave_takes_one_button_and_two_marks(
    form: SittingForm, branch: Branch
) -> None:
    form.load(a_theme_day())
    form.basics.chips.add(PARTY_MEETING.code)
    form.tabs.forms[1].topic.insert("研究发展党员工作")
    form.panel.everybody.click()
    for place, reason in ((3, "22"), (20, "21")):
        form.panel.grid.go_to(place)
        QTest.keyClicks(form.panel.grid, reason)
    QTest.keyClick(form, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (kept,) = everything(branch)
    assert kept.kinds == (THEME_DAY.code, PARTY_MEETING.code)
    assert (kept.counts.due, kept.counts.present, kept.counts.leave) == (34, 32, 2)
    assert [(row.mark, row.reason) for row in kept.roll if row.mark is not Mark.PRESENT] == [
        (Mark.LEAVE, "病假"),
        (Mark.LEAVE, "因公"),
    ]
    assert form.draft() == kept
    assert not form.changed


def test_saving_twice_corrects_the_same_sitting(form: SittingForm, branch: Branch) -> None:
    form.load(a_theme_day())
    form.save()
    form.basics.remarks.setPlainText("补充")
    form.save()
    (kept,) = everything(branch)
    assert kept.remarks == "补充"


def test_a_frozen_roll_survives_a_renamed_member(form: SittingForm, branch: Branch) -> None:
    form.load(a_theme_day())
    form.panel.everybody.click()
    form.save()
    (kept,) = everything(branch)
    first = branch.members.all()[0]
    branch.members.save(replace(first, name="赵改名"))
    form.load(kept)
    assert form.draft().roll[0].name == first.name
    form.basics.chips.add(LECTURE.code)
    assert form.draft().roll[0].name == first.name
    form.panel.relay.click()
    assert form.draft().roll[0].name == "赵改名"
    assert form.draft().roll[0].mark is Mark.PRESENT


def test_another_day_lays_the_roll_anew_and_carries_the_marks(form: SittingForm, branch: Branch) -> None:
    last = branch.members.all()[-1]
    branch.members.save(replace(last, transferred_out=datetime(2022, 11, 10).date()))
    form.load(a_theme_day())
    form.panel.grid.go_to(0)
    QTest.keyClicks(form.panel.grid, "3")
    form.basics.moment.setDate(QDate(2022, 11, 20))
    assert len(form.draft().roll) == 33
    assert form.draft().roll[0].mark is Mark.ABSENT


def test_another_hour_of_the_same_day_leaves_the_roll_alone(form: SittingForm, branch: Branch) -> None:
    form.load(a_theme_day())
    branch.members.save(replace(branch.members.all()[0], name="赵改名"))
    form.basics.moment.setTime(QTime(19, 30))
    assert form.draft().starts_at == datetime(2022, 11, 5, 19, 30)
    assert form.draft().roll[0].name != "赵改名"


def test_the_scope_of_a_group_meeting_calls_its_group(form: SittingForm) -> None:
    record = Record(kind=GROUP_MEETING.code, scope=Scope.GROUP)
    form.load(a_theme_day(records=(record,)))
    assert form.draft().roll == ()
    form.tabs.forms[0].group.setCurrentText("第二党小组")
    assert {row.group for row in form.draft().roll} == {"第二党小组"}


def test_chosen_people_are_the_roll_of_a_sitting_by_name(form: SittingForm, branch: Branch) -> None:
    form.load(a_theme_day(records=(Record(kind=STUDY_GROUP.code, scope=Scope.NAMED),)))
    assert form.draft().roll == ()
    form.call(frozenset({1, 2, 5}))
    form.panel.everybody.click()
    form.call(frozenset({1, 5, 7}))
    assert [row.member_id for row in form.draft().roll] == [1, 5, 7]
    assert [row.mark for row in form.draft().roll] == [Mark.PRESENT, Mark.PRESENT, Mark.UNMARKED]
    form.save()
    form.load(everything(branch)[0])
    form.basics.moment.setDate(QDate(2022, 11, 6))
    assert [row.member_id for row in form.draft().roll] == [1, 5, 7]


def test_who_need_not_come_is_on_the_roll_and_may_be_marked(form: SittingForm, branch: Branch) -> None:
    branch.members.save(exempt(branch.members.all()[5]))
    form.load(a_theme_day())
    form.panel.everybody.click()
    assert form.draft().counts.due == 33
    assert form.draft().roll[5].mark is Mark.UNMARKED
    form.panel.grid.go_to(5)
    QTest.keyClicks(form.panel.grid, "1")
    assert (form.draft().counts.due, form.draft().counts.extra) == (33, 1)


def test_a_count_only_sitting_can_be_taken_down_by_name(form: SittingForm, branch: Branch) -> None:
    form.load(keep(branch, a_theme_day(heads=HeadCount(due=34, present=34))))
    form.panel.names_asked.emit()
    assert form.draft().heads is None
    assert len(form.draft().roll) == 34


def test_what_is_refused_stands_beside_its_field_and_nothing_is_written(
    form: SittingForm, branch: Branch, said: list[Notice]
) -> None:
    form.load(a_theme_day(records=(Record(kind=GROUP_MEETING.code, scope=Scope.GROUP),)))
    form.save()
    assert form.tabs.forms[0].trouble.text() == "党小组会没有选择党小组。请选择党小组后再保存。"
    form.basics.chips.remove(GROUP_MEETING.code)
    form.save()
    complaints = [label.text() for label in form.basics.rows.findChildren(QLabel) if label.isVisible()]
    assert "还没有选择活动类型。请至少选择一种类型后再保存。" in complaints
    assert everything(branch) == ()
    assert said == []


def test_a_kind_taken_away_by_mistake_comes_back_with_its_text(form: SittingForm) -> None:
    form.load(a_theme_day())
    form.basics.chips.remove(THEME_DAY.code)
    assert form.draft().records == ()
    form.basics.chips.add(THEME_DAY.code)
    assert form.draft().records[0].text == "集中学习。"


@pytest.mark.parametrize(
    ("answer", "left", "kept"), [(Leave.SAVE, 1, 1), (Leave.DISCARD, 1, 0), (Leave.STAY, 0, 0)]
)
def test_leaving_a_changed_draft_asks(
    form: SittingForm, branch: Branch, answer: Leave, left: int, kept: int
) -> None:
    went: list[bool] = []
    form.left.connect(lambda: went.append(True))
    form.load(a_theme_day())
    form.panel.everybody.click()
    form.ask_leave = lambda parent, what: answer
    QTest.keyClick(form.panel.grid, Key.Key_Escape)
    assert (len(went), len(everything(branch))) == (left, kept)


def test_leaving_an_unchanged_draft_asks_nothing(form: SittingForm) -> None:
    went: list[bool] = []
    form.left.connect(lambda: went.append(True))
    form.load(a_theme_day())
    form.leave()
    assert went == [True]


def test_a_member_is_picked_by_name_and_a_stranger_is_kept_as_guest(
    form: SittingForm, branch: Branch
) -> None:
    member = branch.members.all()[2]
    form.load(a_theme_day())
    form.basics.chair.combo.setEditText(f" {member.name} ")
    form.basics.recorder.combo.setEditText("街道干部")
    draft = form.draft()
    assert draft.chair == Person(name=member.name, member_id=member.id)
    assert draft.recorder == Person(name="街道干部")
    assert form.basics.recorder.hint.text()
    assert not form.basics.chair.hint.text()


def test_an_added_file_becomes_an_attachment(form: SittingForm, branch: Branch, tmp_path: Path) -> None:
    form.load(a_theme_day())
    form.basics.attachments.add([a_file(tmp_path / "pictures", "签到表.jpg")])
    form.save()
    (kept,) = everything(branch)
    assert [each.name for each in kept.attachments] == ["签到表.jpg"]
    assert branch.sittings.attachment_path(kept.attachments[0]).is_file()


def test_a_file_that_cannot_be_read_becomes_one_sentence(
    form: SittingForm, said: list[Notice], tmp_path: Path
) -> None:
    form.load(a_theme_day())
    form.basics.attachments.add([tmp_path / "不在了.jpg"])
    assert len(said) == 1
    assert form.draft().attachments == ()


def test_a_vote_starts_from_the_roll_warns_and_never_blocks(form: SittingForm, branch: Branch) -> None:
    form.load(a_theme_day(records=(Record(kind=PARTY_MEETING.code, topic="表决"),)))
    form.panel.everybody.click()
    form.tabs.forms[0].add_motion.click()
    row = form.tabs.forms[0].motions.rows[0]
    assert (row.motion.voters_due, row.motion.voters_present) == (32, 32)
    row.numbers["votes_for"].setValue(10)
    assert "△" in row.verdict.text()
    form.save()
    assert everything(branch)[0].records[0].motions[0].votes_for == 10


def test_the_foot_counts_as_the_marks_are_made(form: SittingForm) -> None:
    form.load(a_theme_day())
    form.panel.everybody.click()
    form.panel.grid.go_to(0)
    QTest.keyClicks(form.panel.grid, "22")
    assert form.panel.figures == "应到 34 · 实到 33 · 请假 1 · 缺席 0 · 未标 0"
    assert form.panel.votes == "有表决权 31/32"


def test_a_voided_sitting_cannot_be_saved(form: SittingForm, branch: Branch) -> None:
    kept = keep(branch, a_theme_day())
    assert kept.id is not None
    branch.sittings.void(kept.id, "重复录入")
    form.load(branch.sittings.get(kept.id))
    assert not form.save_button.isEnabled()


def test_a_moment_that_no_summer_time_has_is_kept(form: SittingForm) -> None:
    form.load(a_theme_day())
    form.basics.moment.setDateTime(QDateTime(QDate(1991, 4, 14), QTime(0, 30), QTimeZone.utc()))
    assert form.draft().starts_at == datetime(1991, 4, 14, 0, 30)


def test_escape_first_ends_what_is_begun_and_then_leaves(form: SittingForm) -> None:
    went: list[bool] = []
    form.left.connect(lambda: went.append(True))
    form.ask_leave = lambda parent, what: Leave.DISCARD
    form.load(a_theme_day())
    grid, finder = form.panel.grid, form.panel.finder
    finder.setFocus()
    QTest.keyClicks(finder, "x")
    QTest.keyClick(finder, Key.Key_Escape)
    assert finder.text() == ""
    grid.setFocus()
    QTest.keyClicks(grid, "2")
    QTest.keyClick(grid, Key.Key_Escape)
    assert went == []
    QTest.keyClick(grid, Key.Key_Escape)
    assert went == [True]


def test_a_sitting_without_a_kind_asks_for_one_and_forgets_the_complaint(form: SittingForm) -> None:
    form.load(Sitting(starts_at=datetime(2022, 11, 5, 14)))
    assert not form.tabs.isVisible(), "nothing to write into yet"
    form.save()
    said = [label for label in form.basics.rows.findChildren(QLabel) if "类型后再保存" in label.text()]
    assert [label.isVisible() for label in said] == [True]
    form.basics.chips.add(THEME_DAY.code)
    assert [label.isVisible() for label in said] == [False]
    assert form.tabs.isVisible()


def test_tab_leads_from_the_tabs_through_the_fields_as_they_stand(form: SittingForm) -> None:
    form.load(a_theme_day())
    fields = form.tabs.forms[0].fields
    assert form.tabs.tabBar().nextInFocusChain() is fields[0]
    assert fields[-2].nextInFocusChain() in {fields[-1], *fields[-2].findChildren(QWidget)}
