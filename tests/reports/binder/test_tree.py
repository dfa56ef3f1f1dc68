"""The folder and the ZIP of an inspection: all in its place, checked by its sums, whole or not there."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from builders import a_file, a_member, a_sitting, settle
from inspection_book import lived, order_of_year

from partybranch.app import Branch
from partybranch.errors import BranchError
from partybranch.reports.binder import write_archive, write_tree
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.paper import Shelf
from partybranch.services.progress import Cancelled


class Watched:
    """Notes the steps, and stops at one of them when asked to."""

    def __init__(self, stop: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop = stop

    def step(self, done: int, total: int, text: str) -> None:
        self.steps.append((done, total, text))
        if len(self.steps) == self._stop:
            raise Cancelled


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "U盘"


def files_in(folder: Path) -> Iterator[str]:
    """The ways to all files below a folder, as the list of sums writes them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def sums_of(text: str) -> dict[str, str]:
    """The list as sha256sum -c reads it: two blanks between sum and way."""
    pairs = [line.split("  ", 1) for line in text.splitlines()]
    return {way: sum_ for sum_, way in pairs}


def test_everything_lies_in_its_folder_and_the_sums_are_right(
    branch: Branch, tmp_path: Path, out: Path
) -> None:
    sittings = lived(branch, tmp_path / "files")
    watched = Watched()
    folder = write_tree(order_of_year(branch), out, watched)
    assert folder == out / "迎检材料_试验党支部_2022年"
    found = set(files_in(folder))
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {
        "01 台账", "02 会议记录", "03 签到表", "04 附件", "05 统计",
    }  # fmt: skip
    for ledger in LEDGERS:
        place = "01 台账" if ledger.shelf is Shelf.LEDGERS else "05 统计"
        assert f"{place}/{ledger.title}_2022年.xlsx" in found
    for place in ("02 会议记录", "03 签到表"):
        assert f"{place}/2022-01-07_党员大会_党员大会之1 题目.pdf" in found
        assert sum(each.startswith(place) for each in found) == len(sittings)
    assert "05 统计/年度统计报告_2022年.pdf" in found
    assert "04 附件/2022-01-07 党员大会之1 题目/签到表.png" in found
    sums = sums_of((folder / "SHA256清单.txt").read_bytes().decode())
    assert set(sums) == found - {"SHA256清单.txt"}
    for way, expected in sums.items():
        assert hashlib.sha256((folder / way).read_bytes()).hexdigest() == expected, way
    kept = sittings[1].attachments[0]
    assert sums["04 附件/2022-02-08 支委会之2 题目/讲稿.docx"] == kept.sha256
    done, total, _ = watched.steps[-1]
    assert done == total == len(found) - 1
    assert [path for path in out.iterdir() if path != folder] == []


def test_the_index_says_what_each_file_is_and_what_is_not_there(
    branch: Branch, tmp_path: Path, out: Path
) -> None:
    sittings = lived(branch, tmp_path / "files")
    branch.sittings.attachment_path(sittings[0].attachments[0]).unlink()
    branch.sittings.attachment_path(sittings[0].attachments[1]).write_bytes(b"torn")
    folder = write_tree(order_of_year(branch), out)
    sheet = openpyxl.load_workbook(folder / "目录.xlsx").worksheets[0]
    rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ("序号", "文件夹", "文件", "说明", "大小")
    said = {f"{row[1]}/{row[2]}": str(row[3]) for row in rows[1:]}
    assert said["04 附件/现场.jpg"] == "2022-01-07 的附件，文件缺失，没有放入"
    assert said["04 附件/2022-01-07 党员大会之1 题目/签到表.png"].endswith("（文件损坏）")
    listed = {way for way in said if (folder / way.removeprefix("（最外层）/")).is_file()}
    assert {way.removeprefix("（最外层）/") for way in listed} == set(files_in(folder)) - {"目录.xlsx"}
    with pdfplumber.open(folder / "缺项与补录说明.pdf") as pdf:
        gaps = "".join(page.extract_text() or "" for page in pdf.pages)
    assert "共2个，请从原件重新添加" in gaps


def test_names_that_clash_or_lead_elsewhere_are_made_fit(branch: Branch, tmp_path: Path, out: Path) -> None:
    settle(branch, a_member("赵一"))
    files = [a_file(tmp_path / f"{at}", "照片.JPG" if at % 2 else "照片.jpg", b"%d" % at) for at in range(3)]
    kept = [branch.sittings.attach(path) for path in files]
    branch.sittings.record(a_sitting("党员大会", attachments=tuple(kept)))
    folder = write_tree(order_of_year(branch), out)
    (place,) = (folder / "04 附件").iterdir()
    assert sorted(path.name for path in place.iterdir()) == ["照片(2).JPG", "照片(3).jpg", "照片.jpg"]


def test_two_sittings_of_one_day_and_topic_keep_a_folder_and_a_paper_each(
    branch: Branch, tmp_path: Path, out: Path
) -> None:
    settle(branch, a_member("赵一"))
    for at in range(2):
        kept = branch.sittings.attach(a_file(tmp_path / f"{at}", content=b"%d" % at))
        branch.sittings.record(a_sitting("党员大会", attachments=(kept,)))
    folder = write_tree(order_of_year(branch), out)
    assert len(list((folder / "04 附件").iterdir())) == 2
    names = sorted(path.name for path in (folder / "02 会议记录").iterdir())
    assert names == ["2022-03-07_党员大会_党员大会议题(2).pdf", "2022-03-07_党员大会_党员大会议题.pdf"]


def test_an_older_folder_stays_and_an_older_zip_gives_way(branch: Branch, out: Path) -> None:
    order = order_of_year(branch)
    first, second = write_tree(order, out), write_tree(order, out)
    assert (first.name, second.name) == ("迎检材料_2022年", "迎检材料_2022年(2)")
    assert write_archive(order, out) == write_archive(order, out)


@pytest.mark.parametrize("stop", [1, 2, 9, 15])
def test_a_person_who_stops_it_finds_nothing_half_made(branch: Branch, out: Path, stop: int) -> None:
    out.mkdir()
    (out / "迎检材料_2022年.zip").write_bytes(b"older")
    order = order_of_year(branch)
    for write in (write_tree, write_archive):
        with pytest.raises(Cancelled):
            write(order, out, Watched(stop))
    assert [path.name for path in out.iterdir()] == ["迎检材料_2022年.zip"]
    assert (out / "迎检材料_2022年.zip").read_bytes() == b"older"


def test_a_place_that_refuses_is_a_sentence(branch: Branch, tmp_path: Path) -> None:
    blocked = a_file(tmp_path, "文件", b"x")
    for write in (write_tree, write_archive):
        with pytest.raises(BranchError, match="请"):
            write(order_of_year(branch), blocked)


def test_a_name_that_cannot_be_printed_is_named_before_and_nothing_is_left(branch: Branch, out: Path) -> None:
    settle(branch, a_member("赵\U0002ebf0"))
    with pytest.raises(BranchError, match="赵\U0002ebf0"):
        write_tree(order_of_year(branch), out)
    assert list(out.iterdir()) == []


def test_an_empty_book_says_which_folders_have_nothing(branch: Branch, out: Path) -> None:
    folder = write_tree(order_of_year(branch), out)
    sheet = openpyxl.load_workbook(folder / "目录.xlsx").worksheets[0]
    empty = [row[1] for row in sheet.iter_rows(values_only=True) if row[3] == "本期没有"]
    assert empty == ["02 会议记录", "03 签到表", "04 附件"]
    assert (folder / "缺项与补录说明.pdf").is_file()


def test_the_zip_holds_the_same_files_under_names_that_every_pc_reads(
    branch: Branch, tmp_path: Path, out: Path
) -> None:
    lived(branch, tmp_path / "files")
    order = order_of_year(branch)
    folder, path = write_tree(order, out), write_archive(order, out)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = [each.filename for each in archive.infolist()]
        assert {name.partition("/")[2] for name in names} == set(files_in(folder))
        assert all(each.flag_bits & 0x800 for each in archive.infolist())
        assert all(name.startswith("迎检材料_试验党支部_2022年/") for name in names)
        sums = sums_of(archive.read(f"{folder.name}/SHA256清单.txt").decode())
        for way, expected in sums.items():
            assert hashlib.sha256(archive.read(f"{folder.name}/{way}")).hexdigest() == expected, way
    assert len(names) == len(set(names))
