"""Preview and apply: one parse, all or nothing, one step back, and every column accounted for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from workbooks import bring, errors, member, people, settle, sittings, verdicts, warnings, write

from partybranch.app import Branch
from partybranch.errors import BranchError
from partybranch.services.importing import IMPORTERS, Verdict
from partybranch.services.progress import Cancelled

ROSTER = ["姓名", "人员类别", "转正时间", "工作岗位"]
GOOD = [["甲", "正式党员", "2006-07-01", "记者"], ["乙", "正式党员", "2006-07-01", "编辑"]]
BAD = ["丙", "群众", None, None]


def everything(branch: Branch) -> tuple[object, ...]:
    return (branch.members.all(), sittings(branch), branch.undo.steps(), branch.backup.verify())


def snapshots(branch: Branch) -> list[str]:
    return [path.name for path in (branch.folder / "backups").glob("*导入前*")]


def test_the_importers_stand_in_the_order_of_the_work() -> None:
    assert [each.code for each in IMPORTERS] == [
        "roster",
        "posts",
        "activities",
        "attendance",
        "volunteering",
    ]


def test_a_preview_writes_nothing(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, *GOOD])
    preview = branch.importing.preview("roster", path)
    assert (preview.to_write, preview.accepted, preview.can_apply) == (2, 2, True)
    assert branch.members.all() == ()


def test_applying_is_one_step_behind_a_snapshot_and_can_be_undone(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, *GOOD])
    changes = branch.importing.apply(branch.importing.preview("roster", path))
    assert changes.label == "导入党员花名册（r.xlsx）"
    assert [step.label for step in branch.undo.steps()] == [changes.label]
    assert len(snapshots(branch)) == 1
    branch.undo.undo()
    assert branch.members.all() == ()


def test_importing_again_writes_nothing_and_makes_no_snapshot(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, *GOOD])
    bring(branch, "roster", path)
    changes = branch.importing.apply(branch.importing.preview("roster", path))
    assert (changes.ids, changes.areas) == ((), frozenset())
    assert len(snapshots(branch)) == 1
    assert len(branch.undo.steps()) == 1


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_error_in_any_row_leaves_the_book_as_it_was(branch: Branch, tmp_path: Path, place: int) -> None:
    settle(branch)
    before = everything(branch)
    rows = [*GOOD[:place], BAD, *GOOD[place:]]
    preview = branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *rows]))
    assert set(errors(preview)) == {place + 2}
    with pytest.raises(BranchError, match="错误"):
        branch.importing.apply(preview)
    assert everything(branch) == before
    assert snapshots(branch) == []


def test_bad_rows_can_be_left_out_when_the_user_says_so(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, BAD, *GOOD])
    preview = branch.importing.preview("roster", path, leave_out_bad=True)
    assert verdicts(preview) == {2: Verdict.BAD, 3: Verdict.NEW, 4: Verdict.NEW}
    branch.importing.apply(preview)
    assert set(people(branch)) == {"甲", "乙"}


def test_all_problems_of_all_rows_are_listed_at_once(branch: Branch, tmp_path: Path) -> None:
    rows = [["甲", "群众", "2006-02-30", None], [None, "正式党员", None, "记者"], BAD]
    preview = branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *rows]))
    assert [(each.row, each.column) for each in preview.errors] == [
        (2, "转正时间"),
        (2, "人员类别"),
        (3, "姓名"),
        (4, "人员类别"),
    ]
    assert all(each.sheet == "Sheet1" and each.text.endswith("。") for each in preview.problems)


def test_a_column_that_is_neither_mapped_nor_skipped_stops_the_import(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [[*ROSTER, "血型", None], [*GOOD[0], "A", "没有列名"]])
    preview = branch.importing.preview("roster", path, leave_out_bad=True)
    assert [(each.letter, each.heading) for each in preview.unmapped] == [("E", "血型"), ("F", "第F列")]
    assert "E 列“血型”" in errors(preview)[None]
    with pytest.raises(BranchError):
        branch.importing.apply(preview)
    bring(branch, "roster", path, choices={"血型": "skip", "第F列": "remarks"})
    assert people(branch)["甲"].remarks == "没有列名"


def test_a_mapping_is_remembered_for_that_header(branch: Branch, tmp_path: Path) -> None:
    heads = ["姓名", "人员类别", "转正时间", "干什么的"]
    bring(branch, "roster", write(tmp_path / "r.xlsx", [heads, GOOD[0]]), choices={"干什么的": "job"})
    assert len(branch.undo.steps()) == 1
    later = branch.importing.preview("roster", write(tmp_path / "s.xlsx", [heads, GOOD[1]]))
    assert later.can_apply
    assert [each.field for each in later.columns] == ["name", "category", "full_since", "job"]
    other = branch.importing.preview(
        "roster", write(tmp_path / "t.xlsx", [["姓名", "性别", "干什么的"], ["丁"]])
    )
    assert [each.heading for each in other.unmapped] == ["干什么的"]


def test_a_required_column_can_be_named_by_hand(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [["同志", "人员类别", "转正时间"], GOOD[0][:3]])
    assert "没有找到“姓名”" in errors(branch.importing.preview("roster", path))[None]
    bring(branch, "roster", path, choices={"同志": "name"})
    assert set(people(branch)) == {"甲"}


def test_two_columns_of_one_meaning_are_refused(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [["姓名", "手机号", "联系电话"], ["甲", "1", "2"]])
    assert "两列都对应“手机号”" in errors(branch.importing.preview("roster", path))[None]


def test_a_workbook_without_a_header_says_which_headings_are_needed(branch: Branch, tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="姓名"):
        branch.importing.preview("roster", write(tmp_path / "r.xlsx", [["你好"], ["再见"]]))


def test_the_header_is_found_below_titles_within_fifteen_rows(branch: Branch, tmp_path: Path) -> None:
    above = [["党员名册"], ["填报单位：示范支部"]] + [[f"说明{i}"] for i in range(12)]
    bring(branch, "roster", write(tmp_path / "r.xlsx", [*above, ROSTER, GOOD[0]], merges=["A1:D1"]))
    assert set(people(branch)) == {"甲"}


def test_totals_notes_signatures_and_repeated_headers_are_passed_over(branch: Branch, tmp_path: Path) -> None:
    rows = [
        ["党员名册"],
        ["序号", *ROSTER],
        [1, *GOOD[0]],
        ["党员名册"],
        ["序号", *ROSTER],
        [2, *GOOD[1]],
        [3],
        ["合计", "2人"],
        ["注：以上人员均已核对"],
        ["填表人：某某", None, "审核人：某某"],
    ]
    preview = bring(branch, "roster", write(tmp_path / "r.xlsx", rows))
    assert verdicts(preview) == {
        3: Verdict.NEW,
        4: Verdict.IGNORED,
        5: Verdict.IGNORED,
        6: Verdict.NEW,
        7: Verdict.IGNORED,
        8: Verdict.IGNORED,
        9: Verdict.IGNORED,
        10: Verdict.IGNORED,
    }


def test_headings_in_two_rows_with_merges_are_one_header(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [
        ["会议类型", "时间", "到会情况", None, None, "缺席人员"],
        [None, None, "应到", "实到", "请假人数", None],
        ["党课", "2022-03-05 9:00", 5, 4, 1, "孙三（病假）"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:E1", "F1:F2"]
    bring(branch, "activities", write(tmp_path / "a.xlsx", rows, merges=merges))
    assert sittings(branch)[0].counts.leave == 1


def test_hidden_rows_and_columns_are_read_and_said_once(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, *GOOD])
    book = openpyxl.load_workbook(path)
    sheet = book["Sheet1"]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save(path)
    preview = bring(branch, "roster", path)
    assert people(branch)["甲"].job == "记者"
    assert warnings(preview).count("隐藏") == 2


def test_a_formula_without_its_value_in_a_needed_cell_is_an_error(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, ["甲", "正式党员", "=TODAY()", "记者"]])
    found = errors(branch.importing.preview("roster", path))
    assert "C2" in found[2]


def test_empty_sheets_are_skipped_and_other_sheets_are_named(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [ROSTER, *GOOD], 空表=[], 填表须知=[["请认真填写"]])
    preview = bring(branch, "roster", path)
    assert "“填表须知”" in warnings(preview)
    assert [row.verdict for row in preview.rows if row.sheet == "填表须知"] == [Verdict.IGNORED]


def test_a_file_that_changed_since_the_preview_is_not_imported(branch: Branch, tmp_path: Path) -> None:
    preview = branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *GOOD]))
    write(tmp_path / "r.xlsx", [ROSTER, GOOD[0]])
    with pytest.raises(BranchError, match="重新预览"):
        branch.importing.apply(preview)
    assert branch.members.all() == ()


def test_a_book_that_changed_since_the_preview_is_not_imported_into(branch: Branch, tmp_path: Path) -> None:
    preview = branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *GOOD]))
    branch.members.save(member("甲", birth=date(1980, 1, 1)))
    with pytest.raises(BranchError, match="重新预览"):
        branch.importing.apply(preview)
    assert snapshots(branch) == []


def test_cancelling_leaves_nothing(branch: Branch, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str) -> None:
            assert (done, total) == (0, 2)
            assert text
            raise Cancelled

    before = everything(branch)
    with pytest.raises(Cancelled):
        branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *GOOD]), progress=Stop())
    assert everything(branch) == before


@pytest.mark.parametrize("at", ["正在读取党员花名册", "正在写入"])
def test_cancelling_the_import_itself_leaves_the_records_as_they_were(
    branch: Branch, tmp_path: Path, at: str
) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str) -> None:
            if text == at and done:
                raise Cancelled

    preview = branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *GOOD]))
    before = everything(branch)
    with pytest.raises(Cancelled):
        branch.importing.apply(preview, progress=Stop())
    assert everything(branch) == before


def test_progress_says_how_far_it_is(branch: Branch, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    class Listen:
        def step(self, done: int, total: int, text: str) -> None:
            assert text
            heard.append((done, total))

    rows = [[f"党员{i}", "正式党员", "2006-07-01", None] for i in range(45)]
    branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *rows]), progress=Listen())
    assert heard == [(0, 45), (20, 45), (40, 45), (45, 45)]


def test_a_preview_of_another_file_cannot_be_smuggled_in(branch: Branch, tmp_path: Path) -> None:
    preview = branch.importing.preview("roster", write(tmp_path / "r.xlsx", [ROSTER, *GOOD]))
    forged = replace(preview, drafts=(member("不在表里"),))
    with pytest.raises(BranchError, match="重新预览"):
        branch.importing.apply(forged)
