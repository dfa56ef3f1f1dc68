"""The same tree as one ZIP to send or hand over; no more than one of its files lies beside it at a time."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from partybranch.reports.binder.contents import Leaf
from partybranch.reports.binder.packing import Put, pack
from partybranch.reports.binder.tree import binder_name
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import write_beside
from partybranch.services.progress import UNSEEN, Progress
from partybranch.storage.files import digest

_PACKED = frozenset({".jpg", ".jpeg", ".png", ".zip", ".rar", ".7z", ".mp4", ".docx", ".xlsx", ".pptx"})
"""What is packed already only costs time."""


def write_archive(order: PaperOrder, folder: Path, progress: Progress = UNSEEN) -> Path:
    """Write the ZIP into ``folder`` and return its path; an older one of its name is replaced by a whole one.

    Cancelled and every failure leave the older one as it was. Raises BranchError where the place refuses.
    """
    name = binder_name(order)
    path = folder / f"{name}.zip"
    write_beside(path, partial(_write, order, name, progress))
    return path


def _write(order: PaperOrder, name: str, progress: Progress, draft: Path) -> None:
    with (
        TemporaryDirectory(prefix="partybranch-binder-") as beside,
        ZipFile(draft, "w", ZIP_DEFLATED, strict_timestamps=False) as archive,
    ):

        def put(leaf: Leaf) -> Put:
            path = leaf.source
            if path is None:
                path = Path(beside) / f"file{Path(leaf.name).suffix}"
                leaf.write(path)
            sort = ZIP_STORED if Path(leaf.name).suffix.lower() in _PACKED else ZIP_DEFLATED
            archive.write(path, f"{name}/{leaf.place}", compress_type=sort)
            return Put(digest(path), path.stat().st_size)

        pack(order, put, progress)
