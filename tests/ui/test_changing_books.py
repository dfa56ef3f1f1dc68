"""The change of books behind the window, without one: which book is open afterwards, whatever went wrong."""

from pathlib import Path

import pytest

from partybranch.app import Branch, open_branch
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError
from ui.restoring import change_book


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "坏的.zbjs"
    path.write_bytes(b"PK")
    return path


def test_a_backup_that_is_refused_leaves_the_book_that_was_open_and_not_the_one_to_be_replaced(
    branch: Branch, bad: Path, tmp_path: Path
) -> None:
    branch.profile.save(Profile(name="示例党支部"))
    own = tmp_path / "自己的"
    open_branch(own).close()
    done = change_book(branch, bad, own)
    assert (done.branch.folder, done.branch.profile.get().name) == (branch.folder, "示例党支部")
    assert (done.aside, done.is_new) == (None, False)
    assert "不完整或已损坏" in str(done.refusal)
    done.branch.close()


def test_a_restored_book_is_open_in_its_own_place(branch: Branch, tmp_path: Path) -> None:
    branch.profile.save(Profile(name="示例党支部"))
    source, own = branch.backup.make(tmp_path / "U盘"), tmp_path / "自己的"
    done = change_book(branch, source, own)
    assert (done.branch.folder, done.branch.profile.get().name) == (own, "示例党支部")
    assert (done.aside, done.refusal) == (None, None)
    done.branch.close()


def test_where_no_book_opens_the_reason_is_raised(branch: Branch, bad: Path, tmp_path: Path) -> None:
    place = branch.folder
    change_book(branch, bad, tmp_path / "自己的").branch.close()
    (place / "branch.db").write_bytes(b"x" * 5000)
    with pytest.raises(BranchError, match=r"损坏|不是"):
        change_book(branch, bad, place)
