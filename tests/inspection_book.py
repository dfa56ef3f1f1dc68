"""A made-up year with all that an inspection meets: rare names, long minutes, files whole and broken."""

from datetime import datetime
from pathlib import Path

from builders import a_file, a_member, a_record, a_row, a_sitting, settle
from PIL import Image

from partybranch.app import Branch
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.reports.order import PaperOrder

YEAR = Period.year(2022)
NAMES = ("陈䶮", "李㛃", "王𬍛", "\U00021484启明")
TEXTS = tuple(f"第{number}次会议研究了{number * 37}项工作，“三会一课”按月开展。" for number in range(1, 9))


def lived(branch: Branch, folder: Path) -> tuple[Sitting, ...]:
    """Fill the book: eight sittings over the year, the first three of them with files."""
    posts = (Post(title="支部书记"), Post(title="副书记"), Post(title="宣传委员"))
    settle(
        branch,
        *(
            a_member(name, posts=posts[at : at + 1], groups=(GroupStay(group="第一党小组"),))
            for at, name in enumerate(NAMES)
        ),
    )
    roll = tuple(a_row(at, name=name) for at, name in enumerate(NAMES, 1))
    kinds = ("党员大会", "支委会", "主题党日", "党课", "集体学习", "党小组会", "主题党日", "党员大会")
    for number, (kind, text) in enumerate(zip(kinds, TEXTS, strict=True)):
        moment = datetime(2022, 1 + number * 3 // 2, 7 + number, 9)
        group = "第一党小组" if kind == "党小组会" else ""
        record = a_record(kind, topic=f"{kind}之{number + 1}/题目", text=text, group=group)
        files = [branch.sittings.attach(path) for path in _files(folder, number)]
        branch.sittings.record(a_sitting(record, at=moment, roll=roll, attachments=tuple(files)))
    return branch.sittings.between(YEAR)


def _files(folder: Path, number: int) -> list[Path]:
    """Files of a sitting, of the same names as those of another."""
    place = folder / f"{number}"
    if number == 0:
        return [_photo(place / "现场.jpg", (1600, 1200)), _photo(place / "签到表.png", (900, 1300))]
    if number == 1:
        return [
            a_file(place, "讲稿.docx", b"PK\x03\x04 not a picture"),
            _photo(place / "现场.jpg", (800, 600)),
        ]
    if number == 2:
        scan = place / "签到扫描.pdf"
        place.mkdir(parents=True)
        page = Image.new("RGB", (620, 877), "white")
        page.save(scan, "PDF", save_all=True, append_images=[page])
        return [scan]
    return []


def _photo(path: Path, size: tuple[int, int]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise(size, 60).convert("RGB").save(path)
    return path


def order_of_year(branch: Branch) -> PaperOrder:
    """The whole year, asked for on the last of its days."""
    return branch.orders.of(YEAR, branch.today())
