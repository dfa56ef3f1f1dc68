"""What a backup is called, what a look into one tells, and which copies lie in the book."""

import gzip
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from builders import a_member, a_sitting, settle

from partybranch.app import Branch, look_into_backup, open_branch, restore_branch
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError
from partybranch.services.backup import BEFORE_UPDATE, BY_HAND
from partybranch.services.progress import Cancelled
from partybranch.storage import migrations

BOOKS = sorted((Path(__file__).parent.parent / "storage" / "books").glob("*.gz"))


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("清河县融媒体中心党支部", "-清河县融媒体中心党支部"),
        ("机关第一党支部（离退休）", "-机关第一党支部（离退休）"),
        ("𡒄家营村党支部", "-𡒄家营村党支部"),
        ("一/二:三*党支部", ""),
        ("..", ""),
        ("中共某某县某某镇某某街道某某社区某某小区第二十三联合党支部委员会", ""),
        ("", ""),
    ],
)
def test_a_backup_bears_the_name_of_the_branch_where_a_file_name_can(
    branch: Branch, name: str, part: str, tmp_path: Path
) -> None:
    if name:
        branch.profile.save(Profile(name=name))
    made = branch.backup.make(tmp_path / "U盘 1号（#%&）")
    assert made.name == f"支部纪实备份{part}-20221231-100000.zbjs"
    assert look_into_backup(made, now=branch.now).contents.name == name


def test_a_look_tells_what_the_backup_holds_and_touches_nothing(branch: Branch, tmp_path: Path) -> None:
    settle(
        branch,
        a_member("赵一"),
        a_member("钱二"),
        a_member("孙三", transferred_out=datetime(2022, 6, 1).date()),
    )
    branch.sittings.record(a_sitting())
    branch.sittings.record(a_sitting(at=datetime(2022, 4, 7, 9)))
    branch.sittings.void(2, "记错了")
    made = branch.backup.make(tmp_path / "usb")
    before = sha256(made.read_bytes()).hexdigest()
    look = look_into_backup(made, now=branch.now)
    assert look.contents == branch.backup.contents()
    assert (look.contents.name, look.contents.members, look.contents.sittings) == ("试验党支部", 2, 1)
    assert look.contents.last_at == branch.now()
    assert look.contents.last_label.startswith("作废")
    assert (look.made_at, look.program, look.older) == (branch.now(), "0.1.0", False)
    assert look.size == made.stat().st_size
    assert sha256(made.read_bytes()).hexdigest() == before
    assert [path.name for path in made.parent.iterdir()] == [made.name]


@pytest.mark.parametrize("stored", BOOKS, ids=lambda path: path.stem)
def test_a_book_of_an_older_program_is_looked_into_and_restored(
    branch: Branch, stored: Path, tmp_path: Path
) -> None:
    source = tmp_path / "20211231-120000-升级前.db"
    source.write_bytes(gzip.decompress(stored.read_bytes()))
    before = source.read_bytes()
    look = look_into_backup(source, now=branch.now)
    assert (look.older, look.made_at, look.contents.members) == (True, datetime(2021, 12, 31, 12), 2)
    assert source.read_bytes() == before
    branch.close()
    restore_branch(source, branch.folder, now=branch.now)
    again = open_branch(branch.folder, now=branch.now)
    assert again.backup.contents() == look.contents
    again.close()


def test_a_look_at_what_is_no_backup_ends_in_one_sentence(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member())
    cut = branch.backup.make(tmp_path / "usb")
    cut.write_bytes(cut.read_bytes()[:-100])
    foreign = tmp_path / "总结.zip"
    foreign.write_bytes(b"not a zip at all")
    for source, words in (
        (cut, "不完整或已损坏"),
        (foreign, "不是支部纪实的数据文件"),
        (tmp_path / "没有.zbjs", "找不到"),
    ):
        with pytest.raises(BranchError, match=words):
            look_into_backup(source, now=branch.now)


def test_a_backup_of_a_newer_program_leads_on_to_the_update(
    branch: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
        made = branch.backup.make(tmp_path)
    with pytest.raises(BranchError, match="请先升级程序"):
        look_into_backup(made, now=branch.now)


def test_the_copies_in_the_book_are_listed_newest_first_with_their_reason(branch: Branch) -> None:
    settle(branch, a_member())
    first, second = branch.backup.make(), branch.backup.make()
    before = branch.backup.make(why=BEFORE_UPDATE)
    branch.database.snapshot("导入前")
    folder = branch.folder / "backups"
    for name in ("20230105-080000-恢复前-已损坏-2.db", "支部纪实备份-20210101-000000.zip", "支部旧账.db"):
        (folder / name).write_bytes(b"x" * 10)
    for foreign in ("说明.txt", "20230105-080000-恢复前.db-journal", ".x.zbjs"):
        (folder / foreign).write_bytes(b"")
    copies = branch.backup.copies()
    told = {copy.path.name: (copy.at, copy.reason) for copy in copies}
    assert told[first.name] == told[second.name] == (datetime(2022, 12, 31, 10), BY_HAND)
    assert told[before.name] == (datetime(2022, 12, 31, 10), BEFORE_UPDATE)
    assert told["20221231-100000-导入前.db"] == (datetime(2022, 12, 31, 10), "导入前")
    assert told["20230105-080000-恢复前-已损坏-2.db"] == (datetime(2023, 1, 5, 8), "恢复前-已损坏")
    assert told["支部纪实备份-20210101-000000.zip"] == (datetime(2021, 1, 1), BY_HAND)
    assert len(copies) == 7
    assert [copy.at for copy in copies] == sorted((copy.at for copy in copies), reverse=True)


class _Stopped:
    """Somebody who presses 取消 after the first step."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, text: str) -> None:
        self.heard.append((done, total, text))
        raise Cancelled


def test_a_backup_that_was_stopped_leaves_nothing(branch: Branch, tmp_path: Path) -> None:
    stopped = _Stopped()
    with pytest.raises(Cancelled):
        branch.backup.make(tmp_path / "usb", stopped)
    assert stopped.heard == [(1, 2, "正在备份…")]
    assert list((tmp_path / "usb").iterdir()) == []
