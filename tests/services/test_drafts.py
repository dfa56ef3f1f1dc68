"""Drafts: whatever was typed comes back equal, and no file in their folder can stop the program."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import strategies
from builders import a_sitting
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partybranch.app import Branch
from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from partybranch.services.drafts import Drafts
from partybranch.storage.drafts import DraftFolder

NOW = datetime(2022, 12, 31, 10)
TYPED = Draft(key="one", title="主题党日", place=FormPlace(page="活动"), year=2022, sitting=a_sitting())
texts = st.text(max_size=20)


def drafts_in(folder: Path) -> Drafts:
    return Drafts(DraftFolder(folder), lambda: NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    sitting=strategies.sittings,
    before=st.none() | strategies.sittings,
    number=st.none() | st.integers(1, 9),
    fields=st.lists(st.tuples(texts, texts), max_size=4).map(tuple),
)
def test_any_sitting_and_any_texts_survive_the_draft_file(
    tmp_path: Path,
    sitting: Sitting,
    before: Sitting | None,
    number: int | None,
    fields: tuple[tuple[str, str], ...],
) -> None:
    draft = replace(
        TYPED,
        place=FormPlace(page="活动", record_id=number, subject="党课"),
        sitting=replace(sitting, id=number),
        sitting_before=before,
        fields=fields,
        fields_before=fields[::-1],
    )
    kept = drafts_in(tmp_path / "drafts")
    kept.keep(draft)
    assert kept.offered().drafts == (replace(draft, kept_at=NOW),)


def test_half_of_a_character_pair_does_not_stop_the_draft(branch: Branch) -> None:
    branch.drafts.keep(replace(TYPED, fields=(("记录", "\ud83d"),)))
    assert branch.drafts.offered().drafts[0].fields == (("记录", "\ud83d"),)


def test_drafts_lie_outside_the_book_and_are_no_step(branch: Branch) -> None:
    content = branch.database.path.read_bytes()
    branch.drafts.keep(TYPED)
    assert [path.name for path in (branch.folder / "drafts").iterdir()] == ["one.json"]
    assert branch.database.path.read_bytes() == content
    assert branch.undo.steps() == ()


def test_the_last_keeping_of_a_key_counts_and_the_newest_is_offered_first(tmp_path: Path) -> None:
    at = iter([datetime(2022, 3, 5, 14), datetime(2022, 3, 5, 15), datetime(2022, 3, 5, 16)])
    kept = Drafts(DraftFolder(tmp_path), lambda: next(at))
    kept.keep(TYPED)
    kept.keep(replace(TYPED, key="two", title="党课"))
    kept.keep(replace(TYPED, title="主题党日 再写"))
    assert [each.title for each in kept.offered().drafts] == ["主题党日 再写", "党课"]


def test_what_is_forgotten_is_offered_no_more(branch: Branch) -> None:
    branch.drafts.keep(TYPED)
    branch.drafts.forget("one")
    branch.drafts.forget("one")
    assert branch.drafts.offered().drafts == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'"x"', b'{"key":"bad"}', b"[" * 100_000, b"1e999"],
)
def test_a_spoilt_file_is_moved_aside_and_the_others_are_offered(branch: Branch, content: bytes) -> None:
    branch.drafts.keep(TYPED)
    bad = branch.folder / "drafts" / "bad.json"
    bad.write_bytes(content)
    offered = branch.drafts.offered()
    assert [each.key for each in offered.drafts] == ["one"]
    assert offered.spoilt == 1
    assert (branch.folder / "drafts" / "spoilt" / "bad.json").read_bytes() == content
    assert branch.drafts.offered().spoilt == 0


@given(cut=st.integers(0, 300), flip=st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_torn_or_bent_file_stops_the_program(tmp_path: Path, cut: int, flip: int) -> None:
    kept = drafts_in(tmp_path)
    kept.keep(TYPED)
    path = tmp_path / "one.json"
    content = bytearray(path.read_bytes())
    content[cut % len(content)] = flip
    path.write_bytes(bytes(content[: len(content) - cut % 7]))
    offered = kept.offered()
    assert len(offered.drafts) + offered.spoilt == 1


def test_a_folder_in_the_place_of_a_draft_and_a_half_written_file_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "odd.json").mkdir()
    (tmp_path / ".abc.part").write_bytes(b"half")
    assert drafts_in(tmp_path).offered().drafts == ()
    assert not (tmp_path / ".abc.part").exists()


def test_a_disk_that_refuses_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BranchError, match="没有能自动留存"):
        drafts_in(tmp_path / "drafts").keep(TYPED)


def test_a_book_without_drafts_offers_nothing(branch: Branch) -> None:
    assert branch.drafts.offered().drafts == ()
    assert not (branch.folder / "drafts").exists()
