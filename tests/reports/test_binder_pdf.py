"""迎检材料 as one PDF: every part, every text, every gap, and page numbers that are true."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from builders import a_file
from inspection_book import NAMES, TEXTS, lived, order_of_year
from PIL import Image

from partybranch.app import Branch, open_branch
from partybranch.domain.sittings import Sitting
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import compose
from partybranch.reports.pdf.binder_pdf import BinderReport

# It brings no types; a module fetched by name needs none.
_pdfium = import_module("pypdfium2")
_raw = import_module("pypdfium2.raw")
_PARTS = ["台账", "会议记录", "签到和到会情况", "附件", "缺项与补录说明"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A binder read back: its pages cell by cell without blanks, 目录, the widths of its pictures."""

    pages: list[str]
    catalogue: list[tuple[str, int]]
    pictures: list[int]

    def part(self, title: str) -> str:
        """The text from the page of an entry on."""
        return "".join(self.pages[dict(self.catalogue)[title] - 1 :])


def printed(order: PaperOrder) -> Printed:
    with _pdfium.PdfDocument(compose(BinderReport(), order).content()) as pdf:
        lines = [page.get_textpage().get_text_bounded().split("\r\n") for page in pdf]
        images = [each for page in pdf for each in page.get_objects(filter=[_raw.FPDF_PAGEOBJ_IMAGE])]
        pictures = [each.get_px_size()[0] for each in images]
    pages = [bare("".join(page)) for page in lines]
    end = next(at for at, page in enumerate(pages) if at and "填报单位" in page)
    listed = [re.fullmatch(r"(.+?)…+(\d+)", bare(line)) for page in lines[1:end] for line in page]
    return Printed(
        pages=pages, catalogue=[(found[1], int(found[2])) for found in listed if found], pictures=pictures
    )


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PaperOrder, Printed]]:
    """A year with nothing broken, and its binder."""
    folder = tmp_path_factory.mktemp("binder")
    branch = open_branch(folder / "book", now=lambda: datetime(2022, 12, 31, 10), who="测试")
    lived(branch, folder / "files")
    order = order_of_year(branch)
    yield order, printed(order)
    branch.close()


@pytest.fixture
def sittings(branch: Branch, tmp_path: Path) -> tuple[Sitting, ...]:
    return lived(branch, tmp_path / "files")


def test_the_parts_stand_in_their_order_on_the_pages_that_the_catalogue_says(
    year: tuple[PaperOrder, Printed],
) -> None:
    order, binder = year
    titles = [title for title, _ in binder.catalogue]
    assert [title for title in titles if title in _PARTS] == _PARTS
    headings = [bare(plan.heading) for ledger in LEDGERS for plan in ledger.plans(order)]
    assert titles[1 : titles.index("会议记录")] == headings
    for title, page in binder.catalogue:
        said = title.split("之")[-1]
        assert title in _PARTS or said in binder.pages[page - 1], title
    assert sum("之" in title for title in titles) == 8 + 8 + 3


def test_the_cover_says_whose_it_is_as_of_when_and_by_which_journal(year: tuple[PaperOrder, Printed]) -> None:
    order, binder = year
    for said in ("迎检材料", "试验党支部", "（2022年度）", "打印于2022-12-31", order.book.fingerprint):
        assert said in binder.pages[0]
    assert "第1页" not in binder.pages[0]
    assert "第2页" in binder.pages[1]


def test_every_name_and_every_minutes_text_is_in_it_and_no_page_is_blank(
    year: tuple[PaperOrder, Printed],
) -> None:
    text = "".join(year[1].pages)
    for said in (*NAMES, *TEXTS):
        assert bare(said) in text, said
    for place, page in enumerate(year[1].pages):
        assert re.sub(r"[第共]\d+页|打印\d{4}-\d\d-\d\d记录\d+条留痕[0-9a-f]{8}", "", page), place


def test_pictures_and_scanned_pages_are_printed_with_their_names(year: tuple[PaperOrder, Printed]) -> None:
    binder = year[1]
    assert len(binder.pictures) == 3 + 2
    assert "附件1：现场.jpg" in binder.part("附件")
    assert "附件1：签到扫描.pdf（第2页）" in binder.part("附件")


def test_files_that_cannot_be_printed_are_listed_and_broken_ones_told(
    branch: Branch, sittings: tuple[Sitting, ...]
) -> None:
    branch.sittings.attachment_path(sittings[0].attachments[1]).unlink()
    branch.sittings.attachment_path(sittings[1].attachments[1]).write_bytes(b"torn")
    binder = printed(order_of_year(branch))
    assert len(binder.pictures) == 1 + 2
    listed = binder.part("附件清单")
    for name in ("现场.jpg", "签到表.png", "讲稿.docx", "签到扫描.pdf"):
        assert name in listed
    for state in ("已印", "文件缺失", "文件损坏", "未印，见原件"):
        assert state in listed
    assert sittings[0].attachments[0].sha256[:12] in listed
    assert "缺失或损坏的附件共2个" in binder.part("缺项与补录说明")


def test_a_picture_put_in_the_place_of_the_kept_one_is_not_printed_as_if_it_were_that(
    branch: Branch, sittings: tuple[Sitting, ...], tmp_path: Path
) -> None:
    other = tmp_path / "另一张.jpg"
    Image.new("RGB", (400, 300), "white").save(other)
    branch.sittings.attachment_path(sittings[0].attachments[0]).write_bytes(other.read_bytes())
    broken = branch.sittings.attach(a_file(tmp_path, "无页.pdf", b"%PDF-1.4 torn"))
    branch.sittings.record(replace(sittings[3], attachments=(broken,)))
    binder = printed(order_of_year(branch))
    assert len(binder.pictures) == 2 + 2
    listed = binder.part("附件清单")
    assert "文件损坏" in listed
    assert "打不开，见原件" in listed


def test_gaps_late_entries_and_changed_dates_are_told(branch: Branch, sittings: tuple[Sitting, ...]) -> None:
    moved = replace(sittings[0], starts_at=sittings[0].starts_at.replace(day=20))
    branch.sittings.record(moved, sittings[0])
    order = order_of_year(branch)
    told = printed(order).part("缺项与补录说明")
    for finding in order.book.report.open:
        assert bare(finding.found.text) in told
    assert f"共{len(order.book.report.open)}项" in told
    assert "补录的记录共8次" in told
    assert "2022-01-20党员大会党员大会之1/题目2022-12-31345" in told
    assert "录入后改过时间的记录共1处改动" in told
    assert "2022-01-0709:002022-01-2009:00党员大会党员大会之1/题目2022-12-31测试" in told
    assert "填表人：" in told


def test_an_empty_book_gives_a_binder_that_says_what_is_missing(branch: Branch) -> None:
    order = order_of_year(branch)
    binder = printed(order)
    text = "".join(binder.pages)
    assert binder.pictures == []
    assert f"共{len(order.book.report.open)}项" in text
    assert text.count("没有记录，见缺项与补录说明") == 2
    assert "附件清单共0个文件" in text
    assert "【待补充】" in binder.pages[0]


def test_many_large_photos_are_made_small_two_on_a_page(branch: Branch, tmp_path: Path) -> None:
    photos = []
    for number in range(12):
        path = tmp_path / f"照片{number}.jpg"
        Image.new("RGB", (3000, 2000), (number, 120, 200)).save(path, quality=60)
        photos.append(branch.sittings.attach(path))
    (first, *_) = lived(branch, tmp_path / "files")
    branch.sittings.record(replace(first, attachments=tuple(photos)), first)
    binder = printed(order_of_year(branch))
    assert len(binder.pictures) == 12 + 1 + 2
    assert max(binder.pictures) < 1600
    pages = [page for page in binder.pages if re.search(r"附件\d+：照片\d+\.jpg", page)]
    assert len(pages) == 6
