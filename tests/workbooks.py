"""Small workbooks and branches for the tests of the importers; all people and numbers are made up."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl

from partybranch.app import Branch
from partybranch.domain.citizen_number import check_character
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import GroupStay, Member, Post
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.services.importing import Preview, Severity, Verdict

Rows: TypeAlias = Sequence[Any]
YEAR = Period.year(2022)


def write(path: Path, rows: Rows, *, title: str = "Sheet1", merges: Iterable[str] = (), **more: Rows) -> Path:
    """Save a workbook; ``more`` are further sheets by title."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for sheet, content in ((first, rows), *((book.create_sheet(name), r) for name, r in more.items())):
        for row in content:
            sheet.append(list(row))
    first.title = title
    for merge in merges:
        first.merge_cells(merge)
    book.save(path)
    return path


def number(birth: date, order: int = 1) -> str:
    """A citizen number of a region that does not exist; an odd order is a man's."""
    digits = f"999999{birth:%Y%m%d}{order:03d}"
    return digits + check_character(digits)


def member(name: str, **facts: Any) -> Member:  # noqa: ANN401  (any field of a member)
    """A full member of the first group since long ago."""
    usual: dict[str, Any] = {
        "name": name,
        "joined": date(2005, 7, 1),
        "full_since": date(2006, 7, 1),
        "groups": (GroupStay(group="第一党小组"),),
    }
    return Member(**usual | facts)


def settle(branch: Branch) -> dict[str, Member]:
    """Five members, two of them on the committee, one in the second group; by name."""
    second = (GroupStay(group="第二党小组"),)
    for each in (
        member("赵一", posts=(Post(title="支部书记"),)),
        member("钱二", posts=(Post(title="组织委员"),)),
        member("孙三"),
        member("李四"),
        member("刘 洋", groups=second),
    ):
        branch.members.save(each)
    return people(branch)


def people(branch: Branch) -> dict[str, Member]:
    """The members by name."""
    return {each.name: each for each in branch.members.all()}


def sittings(branch: Branch) -> tuple[Sitting, ...]:
    """The sittings of the year."""
    return branch.sittings.between(YEAR)


def marks(sitting: Sitting) -> dict[str, tuple[str, str]]:
    """Mark and reason by name."""
    return {row.name: (str(row.mark), row.reason) for row in sitting.roll}


def kind_names(sitting: Sitting) -> list[str]:
    """The kinds of a sitting in Chinese."""
    return [Kinds()[code].name for code in sitting.kinds]


def bring(branch: Branch, code: str, path: Path, **said: Any) -> Preview:  # noqa: ANN401  (as preview takes)
    """Preview a file that must be in order, apply it and give the preview."""
    preview = branch.importing.preview(code, path, **said)
    assert preview.can_apply, preview.problems + tuple(preview.unmapped)
    branch.importing.apply(preview)
    return preview


def verdicts(preview: Preview) -> dict[int, Verdict]:
    """The verdict of each row of the first sheet."""
    return {row.row: row.verdict for row in preview.rows if row.sheet == preview.rows[0].sheet}


def errors(preview: Preview) -> dict[int | None, str]:
    """The sentences of the errors by row, joined."""
    found: dict[int | None, str] = {}
    for each in preview.problems:
        if each.severity is Severity.ERROR:
            found[each.row] = found.get(each.row, "") + f"{each.column}：{each.text}"
    return found


def warnings(preview: Preview) -> str:
    """All reminders in one text."""
    return "".join(each.text for each in preview.problems if each.severity is Severity.WARNING)
