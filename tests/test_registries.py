"""Every registry against its folder: forgetting the line is red; a made-up kind shows up everywhere."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from builders import order_of
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.app import Branch
from partybranch.cli import COMMANDS
from partybranch.cli.tally_command import tally_json
from partybranch.domain.attendance import mark_rest_present
from partybranch.domain.kinds import ACTIVITY_KINDS, Book, Cadence, Kind, Rhythm
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Record, Sitting
from partybranch.reports.ledgers import LEDGERS, write_ledgers
from partybranch.reports.pdf import PDFS, write_pdf
from partybranch.reports.word import WORDS
from partybranch.services.importing import IMPORTERS
from partybranch.services.tallies import PeriodBook

ROOT = Path(__file__).parent.parent
MADE_UP = Kind(
    code="",
    name="读书分享会",
    minutes=45,
    study=True,
    cadence=Cadence(rhythm=Rhythm.MONTH, source="支部自定"),
)


@pytest.mark.parametrize(
    ("registry", "folder", "suffix"),
    [
        (LEDGERS, "partybranch/reports/ledgers", "_ledger"),
        (PDFS, "partybranch/reports/pdf", "_pdf"),
        (WORDS, "partybranch/reports/word", "_word"),
        (IMPORTERS, "partybranch/services/importing", "_importer"),
        (COMMANDS, "partybranch/cli", "_command"),
    ],
)
def test_every_file_of_the_folder_stands_in_its_tuple(
    registry: Sequence[object], folder: str, suffix: str
) -> None:
    files = {path.stem for path in (ROOT / folder).glob(f"*{suffix}.py")}
    listed = {type(each).__module__.rsplit(".", 1)[-1] for each in registry}
    assert listed == files
    assert len(registry) == len(files)


@pytest.mark.parametrize(
    "registry", [LEDGERS, PDFS, WORDS, IMPORTERS], ids=["LEDGERS", "PDFS", "WORDS", "IMPORTERS"]
)
def test_codes_and_titles_are_unique_and_words_are_chinese(registry: Sequence[object]) -> None:
    codes = [getattr(each, "code", "") for each in registry]
    titles = [getattr(each, "title", getattr(each, "name", "")) for each in registry]
    assert len(set(codes)) == len(codes)
    assert len(set(titles)) == len(titles)
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)
    assert all(re.search(r"[\u4e00-\u9fff]", title) for title in titles)


def test_the_eighteen_kinds_of_the_design_are_built_in() -> None:
    names = (
        "支部党员大会 支部委员会会议 党小组会 党课 主题党日 集体学习 组织生活会 民主评议党员",
        "理论学习中心组学习 意识形态工作专题会议 宣讲（大讲堂） 参观学习 观看教育片 业务培训",
        "竞赛活动 志愿服务 双报到 其他会议",
    )
    assert [kind.name for kind in ACTIVITY_KINDS] == " ".join(names).split()


@pytest.fixture
def book(branch: Branch) -> PeriodBook:
    """A branch with one sitting of a kind that nobody built in."""
    branch.profile.save(Profile(name="示范党支部"))
    branch.members.save(Member(name="钱有余", joined=date(2015, 7, 1), full_since=date(2016, 7, 1)))
    branch.kinds.add(MADE_UP)
    kind = branch.kinds.all().named("读书分享会")
    assert kind is not None
    sitting = Sitting(
        starts_at=datetime(2022, 3, 4, 14, 0),
        minutes=kind.minutes,
        records=(Record(kind=kind.code, topic="共读《党章》", text="交流体会"),),
    )
    sitting = Sitting(
        starts_at=sitting.starts_at,
        minutes=sitting.minutes,
        records=sitting.records,
        roll=mark_rest_present(branch.sittings.roll_for(sitting)),
    )
    branch.sittings.record(sitting)
    return branch.tallies.of(Period.year(2022), date(2022, 12, 31))


def _texts(sheet: Worksheet) -> str:
    return " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_a_made_up_kind_is_counted_rated_and_missed(book: PeriodBook) -> None:
    assert tally_json(book)["counts"] == {
        **{kind.name: 0 for kind in ACTIVITY_KINDS if kind.core},
        "读书分享会": 1,
    }
    assert "读书分享会1次" in book.sentence
    assert book.tally.by_member[0].study_hours == 0.75
    assert sum(each.rule.title == "读书分享会每月1次" for each in book.findings) == 11


def test_a_made_up_kind_stands_in_every_paper(book: PeriodBook, tmp_path: Path) -> None:
    paths = {path.stem.split("_")[0]: path for path in write_ledgers(order_of(book), LEDGERS, tmp_path)}
    assert "读书分享会" in openpyxl.load_workbook(paths[Book.MEETINGS.value]).sheetnames
    for title in ("党员考勤台账", "年度汇总表"):
        assert any("读书分享会" in _texts(sheet) for sheet in openpyxl.load_workbook(paths[title]).worksheets)
    pdf = write_pdf(PDFS[0], order_of(book, printed_at=datetime(2022, 12, 31, 10)), tmp_path / "annual.pdf")
    with pdfplumber.open(pdf) as opened:
        assert "读书分享会" in "".join(page.extract_text() for page in opened.pages).replace("\n", "")


def test_a_made_up_kind_can_be_imported(branch: Branch, book: PeriodBook, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "读书分享会"
    sheet.append(["会议名称", "实际会议时间", "应到人数", "实到人数"])
    sheet.append(["共读《宪法》", datetime(2022, 5, 6, 14), 1, 1])
    workbook.save(tmp_path / "more.xlsx")
    preview = branch.importing.preview("activities", tmp_path / "more.xlsx")
    assert preview.errors == ()
    branch.importing.apply(preview)
    again = branch.tallies.of(book.period, book.as_of)
    assert "读书分享会2次" in again.sentence
