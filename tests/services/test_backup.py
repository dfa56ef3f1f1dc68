import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_member, settle

from partybranch.app import Branch, look_into_backup, open_branch, restore_branch
from partybranch.domain.drafts import Draft, FormPlace
from partybranch.errors import BranchError
from partybranch.services.backup import kept_words
from partybranch.storage.drafts import drafts_with


def test_a_backup_goes_into_the_book_or_where_it_is_told(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member())
    inside, outside = branch.backup.make(), branch.backup.make(tmp_path / "usb" / "备份")
    assert inside.parent == branch.folder / "backups"
    assert outside == tmp_path / "usb" / "备份" / "支部纪实备份-试验党支部-20221231-100000.zbjs"


def test_a_second_backup_in_the_same_second_does_not_replace_the_first(branch: Branch) -> None:
    settle(branch, a_member())
    first, second = branch.backup.make(), branch.backup.make()
    assert first != second
    assert first.is_file()


def test_a_restored_book_opens_with_what_the_backup_held(
    branch: Branch, tmp_path: Path, now: datetime
) -> None:
    settle(branch, a_member("赵一"))
    kept = branch.backup.make(tmp_path)
    branch.members.save(a_member("后来者"))
    branch.close()
    aside = restore_branch(kept, branch.folder, now=lambda: now)
    assert aside is not None
    again = open_branch(branch.folder, now=lambda: now, who="测试")
    assert [member.name for member in again.members.all()] == ["赵一"]
    assert again.backup.verify().problems == ()
    again.close()


def typed_in(branch: Branch) -> list[str]:
    return [draft.key for draft in branch.drafts.offered().drafts]


def test_drafts_stay_with_the_book_they_were_typed_in(branch: Branch, tmp_path: Path, now: datetime) -> None:
    """Their numbers mean other records and other people in the book that takes its place."""
    settle(branch, a_member("赵一"))
    kept = branch.backup.make(tmp_path)
    branch.drafts.keep(Draft(key="one", title="主题党日", place=FormPlace(page="活动"), year=2022))
    branch.close()
    aside = restore_branch(kept, branch.folder, now=lambda: now)
    again = open_branch(branch.folder, now=lambda: now, who="测试")
    assert typed_in(again) == []
    assert "没有保存的草稿（1 份）和它放在一起" in kept_words(aside)
    assert len(again.backup.copies()) == 1
    again.drafts.keep(Draft(key="two", title="党课", place=FormPlace(page="活动"), year=2022))
    again.close()
    assert aside is not None
    second = restore_branch(aside, branch.folder, now=lambda: now)
    back = open_branch(branch.folder, now=lambda: now, who="测试")
    assert typed_in(back) == ["one"]
    assert second is not None
    assert [path.name for path in drafts_with(second).iterdir()] == ["two.json"]
    back.close()


def test_a_restore_that_is_refused_leaves_the_drafts(
    branch: Branch, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(branch, a_member("赵一"))
    kept = branch.backup.make(tmp_path)
    branch.drafts.keep(Draft(key="one", title="主题党日", place=FormPlace(page="活动"), year=2022))
    branch.close()

    rename = Path.replace

    def full(path: Path, target: Path) -> Path:
        if target == branch.folder / "branch.db":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BranchError, match="现有数据没有变化"):
        restore_branch(kept, branch.folder, now=lambda: now)
    monkeypatch.undo()
    again = open_branch(branch.folder, now=lambda: now, who="测试")
    assert typed_in(again) == ["one"]
    again.close()


def test_a_full_disk_is_not_taken_for_a_damaged_backup(
    branch: Branch, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(branch, a_member("赵一"))
    kept = branch.backup.make(tmp_path)
    branch.close()
    connect = sqlite3.connect

    def small(path: Path, timeout: float = 5.0) -> sqlite3.Connection:
        connection = connect(path, timeout=timeout)
        connection.execute("PRAGMA max_page_count = 2")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(BranchError, match="恢复没有完成（磁盘已满），现有数据没有变化"):
        restore_branch(kept, branch.folder, now=lambda: now)
    with pytest.raises(BranchError, match="备份文件没有读完（磁盘已满）"):
        look_into_backup(kept, now=lambda: now)


def test_a_restore_under_an_open_window_is_noticed_at_its_next_save(
    branch: Branch, tmp_path: Path, now: datetime
) -> None:
    settle(branch, a_member("赵一"))
    restore_branch(branch.backup.make(tmp_path), branch.folder, now=lambda: now)
    with pytest.raises(BranchError, match="已被移走"):
        branch.members.save(a_member("李四"))


def test_a_book_changed_outside_fails_its_verification(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    branch.close()
    with closing(sqlite3.connect(branch.folder / "branch.db")) as connection:
        connection.execute("UPDATE members SET name = '换人'")
        connection.commit()
    assert branch.backup.verify().problems == ("党员第 1 条与留痕不一致，可能在程序之外被改动过。",)


def test_who_writes_is_known_even_where_the_system_does_not_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr("getpass.getuser", nobody)
    branch = open_branch(tmp_path / "book", now=lambda: now)
    branch.members.save(a_member())
    assert branch.undo.steps()[0].who == ""
    branch.close()
