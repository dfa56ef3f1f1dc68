"""The folder of an inspection: made under a name of its own, and put in place when it is whole."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.reports.binder.contents import Leaf
from partybranch.reports.binder.names import fit_name
from partybranch.reports.binder.packing import Put, pack
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import refusal
from partybranch.services.progress import UNSEEN, Progress
from partybranch.storage.files import digest, flush_file, flush_folder

TITLE = "迎检材料"


def write_tree(order: PaperOrder, folder: Path, progress: Progress = UNSEEN) -> Path:
    """Write the folder tree into ``folder`` and return where it stands; an older one there stays.

    Cancelled and every failure leave nothing behind. Raises BranchError where the place refuses.
    """
    with _draft(folder) as draft:

        def put(leaf: Leaf) -> Put:
            path = draft / leaf.folder / leaf.name
            path.parent.mkdir(parents=True, exist_ok=True)
            leaf.write(path)
            # The stick may be pulled out as soon as the folder is there.
            flush_file(path)
            return Put(digest(path), path.stat().st_size)

        pack(order, put, progress)
        target = free_place(folder / binder_name(order))
        draft.replace(target)
        flush_folder(folder)
    return target


def binder_name(order: PaperOrder) -> str:
    """What the folder is called: 迎检材料_支部名称_2025年."""
    book = order.book
    words = (TITLE, book.profile.name, book.period.label)
    return fit_name("_".join(filter(None, words)).replace(".", "．"))


def free_place(wanted: Path) -> Path:
    """The place, or the first one after it that is not taken: 迎检材料(2)."""
    place, number = wanted, 1
    while place.exists():
        number += 1
        place = wanted.with_name(f"{wanted.name}({number})")
    return place


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    # Hidden and short: the way to a file deep in the tree has a limit on Windows.
    draft = folder / f".{uuid.uuid4().hex[:12]}"
    try:
        draft.mkdir(parents=True)
        yield draft
    except OSError as error:
        raise BranchError(refusal(folder / TITLE, error)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
