import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_member, settle

from partybranch.app import Branch, open_branch, restore_branch
from partybranch.errors import BranchError


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
