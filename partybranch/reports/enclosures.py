"""附件 of the sittings of an order: where each file lies, and whether it is still what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from partybranch.domain.sittings import Attachment, Sitting
from partybranch.reports.order import PaperOrder
from partybranch.storage.files import digest


class Kept(StrEnum):
    """What became of a kept file."""

    WHOLE = "完好"
    MISSING = "文件缺失"
    DAMAGED = "文件损坏"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One file attached to a sitting; ``place`` counts those of the sitting from 1."""

    sitting: Sitting
    attachment: Attachment
    place: int
    path: Path
    state: Kept


def enclosures_of(order: PaperOrder) -> Iterator[Enclosure]:
    """The files of the order's sittings in order of time; each is read once to see whether it is whole."""
    for sitting in order.chosen_sittings:
        for place, attachment in enumerate(sitting.attachments, 1):
            path = order.kept_at(attachment)
            yield Enclosure(
                sitting=sitting,
                attachment=attachment,
                place=place,
                path=path,
                state=_state(path, attachment),
            )


def _state(path: Path, attachment: Attachment) -> Kept:
    try:
        return Kept.WHOLE if digest(path) == attachment.sha256 else Kept.DAMAGED
    except OSError:
        return Kept.MISSING


def size_words(size: int) -> str:
    """A size as people read it: 812 B, 1.2 MB."""
    if size < 1 << 10:
        return f"{size} B"
    return f"{size / (1 << 10):.0f} KB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB"
