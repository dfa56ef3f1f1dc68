from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from builders import Fact, a_member, a_service, order_of, settle, the_kind

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.domain.volunteering import Service, ServiceRow, Stage
from partybranch.errors import BranchError
from partybranch.reports.ledgers import LEDGERS, write_ledgers
from partybranch.reports.pdf import PDFS, write_pdf

YEAR = Period.year(2022)
LATE = date(2022, 12, 31)


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一"), a_member("钱二"))
    return branch


def test_a_service_is_recorded_and_corrected(lived: Branch) -> None:
    changes = lived.volunteering.record(a_service(hours=2))
    assert changes.label == "记录志愿服务（2022-03-12）"
    again = lived.volunteering.record(a_service(id=changes.id, hours=2.5, people=(1, 2)))
    assert again.label == "修改志愿服务（2022-03-12）"
    assert lived.volunteering.get(changes.id).hours == 5.0


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "集体学习"}, "没有选择服务类型。请选择志愿服务或双报到后再保存。"),
        ({"people": ()}, "还没有参加人员。请至少选择一名党员后再保存。"),
        ({"hours": 0}, "服务时长应大于 0、不超过 24 小时。请改正后再保存。"),
        ({"hours": 24.5}, "服务时长应大于 0、不超过 24 小时。请改正后再保存。"),
        ({"hours": float("nan")}, "服务时长应大于 0、不超过 24 小时。请改正后再保存。"),
        ({"people": (1, 1)}, "同一个人出现了两次。请删去重复的一行后再保存。"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_sentence(
    lived: Branch, facts: dict[str, Fact], sentence: str
) -> None:
    with pytest.raises(BranchError) as caught:
        lived.volunteering.record(a_service(**facts))
    assert str(caught.value) == sentence
    assert lived.volunteering.between(YEAR, voided=True) == ()


def test_an_unknown_kind_is_no_service(lived: Branch) -> None:
    service = a_service()
    unknown = type(service)(kind="own_9", day=service.day, rows=service.rows)
    with pytest.raises(BranchError, match="没有选择服务类型"):
        lived.volunteering.record(unknown)


def test_a_voided_service_stays_in_the_book_and_counts_nowhere(lived: Branch) -> None:
    id_ = lived.volunteering.record(a_service()).id
    with pytest.raises(BranchError, match="作废需要写明原因"):
        lived.volunteering.void(id_, "")
    assert lived.volunteering.void(id_, "重复录入").label == "作废 2022-03-12 街道清扫"
    lived.volunteering.record(a_service(id=id_, hours=5))
    assert lived.volunteering.between(YEAR) == ()
    assert [service.voided for service in lived.volunteering.between(YEAR, voided=True)] == ["重复录入"]
    tally = lived.tallies.of(YEAR, date(2022, 12, 31)).tally
    assert (tally.volunteering.services.value, tally.volunteering.hours) == (0, 0)


def test_hours_of_different_people_may_differ(lived: Branch) -> None:
    rows = (
        ServiceRow(member_id=1, name="赵一", hours=1.5),
        ServiceRow(member_id=2, name="钱二", hours=3),
    )
    lived.volunteering.record(a_service("双报到", rows=rows))
    tally = lived.tallies.of(YEAR, date(2022, 12, 31)).tally
    assert {each.name: each.hours for each in tally.by_member} == {"赵一": 1.5, "钱二": 3.0}
    assert tally.volunteering.by_kind[the_kind("双报到").code].value == 1


def a_need(**facts: Fact) -> Service:
    usual: dict[str, Fact] = {"title": "清扫小区", "needed": 2, "contact": "社区刘主任"}
    return a_service(people=(), **usual | facts)


def with_hours(service: Service, *hours: float) -> Service:
    rows = (ServiceRow(member_id=at, name=f"党员{at}", hours=each) for at, each in enumerate(hours, 1))
    return replace(service, rows=tuple(rows))


def test_a_need_is_assigned_and_carried_out_each_as_a_named_step(lived: Branch) -> None:
    volunteering = lived.volunteering
    asked = volunteering.need(a_need())
    assert asked.label == "登记志愿服务（2022-03-12）需求"
    assert volunteering.get(asked.id).stage is Stage.NEED
    sent = volunteering.assign(with_hours(volunteering.get(asked.id), 0, 0))
    assert sent.label == "派单志愿服务（2022-03-12）"
    done = volunteering.complete(with_hours(volunteering.get(asked.id), 2, 3))
    assert done.label == "完成志愿服务（2022-03-12）"
    kept = volunteering.get(asked.id)
    assert (kept.stage, kept.hours, kept.needed, kept.contact) == (Stage.DONE, 5, 2, "社区刘主任")


def test_a_service_goes_back_step_by_step_and_undo_brings_its_people_again(lived: Branch) -> None:
    volunteering = lived.volunteering
    id_ = volunteering.record(a_service(hours=2)).id
    assert volunteering.step_back(id_).label == "退回志愿服务（2022-03-12）到已派单"
    assert volunteering.get(id_).hours == 2, "the hours stay as what is expected"
    assert volunteering.step_back(id_).label == "退回志愿服务（2022-03-12）到需求"
    assert volunteering.get(id_).rows == ()
    with pytest.raises(BranchError, match="没有上一步"):
        volunteering.step_back(id_)
    lived.undo.undo()
    assert [row.member_id for row in volunteering.get(id_).rows] == [1]


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        (a_need(stage=Stage.NEED, title=" "), "还没有填写服务内容"),
        (a_need(stage=Stage.NEED, needed=-1), "需要人数不能是负数"),
        (a_service(stage=Stage.NEED), "需求还没有派单"),
        (a_need(stage=Stage.ASSIGNED), "还没有参加人员"),
        (a_service(hours=25, stage=Stage.ASSIGNED), "预计时长应在 0 到 24 小时之间"),
        (a_service(hours=0, stage=Stage.DONE), "服务时长应大于 0"),
    ],
)
def test_each_stage_asks_for_what_it_needs(lived: Branch, service: Service, sentence: str) -> None:
    with pytest.raises(BranchError, match=sentence):
        lived.volunteering.record(service)
    assert lived.volunteering.between(YEAR) == ()


@pytest.mark.parametrize("stage", [Stage.NEED, Stage.ASSIGNED])
def test_what_is_still_open_changes_no_figure_no_paper_and_no_finding(lived: Branch, stage: Stage) -> None:
    lived.volunteering.record(a_service(hours=2, people=(1,)))
    before = lived.tallies.of(YEAR, LATE)
    people = () if stage is Stage.NEED else (1, 2)
    lived.volunteering.record(a_service(hours=4, people=people, title="帮扶独居老人", stage=stage))
    after = lived.tallies.of(YEAR, LATE)
    unchanged = replace(after, fingerprint=before.fingerprint)
    assert unchanged == before, "figures, members' hours, findings and the ground of every paper"
    assert after.comparison() == before.comparison()
    assert all(each.counts for each in after.report.facts.services)


def test_ledgers_and_the_annual_pdf_name_only_what_was_carried_out(lived: Branch, tmp_path: Path) -> None:
    lived.volunteering.record(a_service(hours=2, people=(1,)))
    lived.volunteering.assign(a_service(hours=4, people=(2,), title="帮扶独居老人", place="幸福里"))
    book = lived.tallies.of(YEAR, LATE)
    cells: list[object] = []
    for path in write_ledgers(order_of(book), LEDGERS, tmp_path):
        for sheet in openpyxl.load_workbook(path).worksheets:
            cells += [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    printed = write_pdf(
        PDFS[0], order_of(book, printed_at=datetime(2022, 12, 31, 10)), tmp_path / "annual.pdf"
    )
    with pdfplumber.open(printed) as opened:
        text = "".join(page.extract_text() for page in opened.pages)
    assert "街道清扫" in cells
    assert "街道清扫" in text
    assert "帮扶独居老人" not in text
    assert not {"帮扶独居老人", "幸福里"} & set(cells)


def test_a_need_is_late_from_the_day_after_on_and_never_once_it_is_done() -> None:
    need = a_need(stage=Stage.NEED)
    assert [need.days_late(date(2022, 3, day)) for day in (11, 12, 13, 20)] == [0, 0, 1, 8]
    assert replace(need, stage=Stage.ASSIGNED).days_late(date(2022, 3, 13)) == 1
    assert a_service().days_late(LATE) == 0
    assert replace(need, voided="不需要了").days_late(LATE) == 0


def test_the_running_year_shows_what_is_open_from_the_last_and_for_the_next(lived: Branch) -> None:
    for day in (date(2021, 12, 20), date(2022, 5, 4), date(2023, 1, 5)):
        lived.volunteering.need(a_need(day=day))
        lived.volunteering.record(a_service(day=day))
    shown = lived.volunteering.of_year(2022, date(2022, 12, 31))
    assert [(each.day.year, each.open) for each in shown] == [
        (2021, True),
        (2022, True),
        (2022, False),
        (2023, True),
    ]
    past = lived.volunteering.of_year(2022, date(2023, 2, 1))
    assert [each.day.year for each in past] == [2022, 2022]


def test_the_target_is_set_and_taken_back_as_a_step_of_its_own(lived: Branch) -> None:
    assert lived.volunteering.aim_at(10).label == "志愿服务每人每年目标改为 10 小时"
    assert lived.profile.get().hours_target == 10
    assert lived.profile.get().name == "试验党支部"
    assert lived.volunteering.aim_at(0).label == "志愿服务每人每年目标取消"
    with pytest.raises(BranchError, match="目标时长"):
        lived.volunteering.aim_at(-1)


def test_an_imported_row_is_carried_out_and_an_open_need_does_not_swallow_it(
    lived: Branch, tmp_path: Path
) -> None:
    lived.volunteering.need(a_need(project="创城", place="幸福里"))
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "志愿服务"
    sheet.append(["服务项目", "服务内容", "服务时间", "服务地点", "参加人员", "服务时长"])
    sheet.append(["创城", "清扫小区", "2022-03-12", "幸福里", "赵一", "3小时"])
    workbook.save(tmp_path / "service.xlsx")
    preview = lived.importing.preview("volunteering", tmp_path / "service.xlsx")
    assert preview.errors == ()
    assert any("“需求”卡片" in problem.text for problem in preview.problems)
    lived.importing.apply(preview)
    assert [each.stage for each in lived.volunteering.between(YEAR)] == [Stage.NEED, Stage.DONE]
    assert lived.tallies.of(YEAR, LATE).tally.volunteering.hours == 3
