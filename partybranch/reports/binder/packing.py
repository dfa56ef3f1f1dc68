"""Make every file of the binder once, tell how far it is, and close with the lists of what is in it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from partybranch.reports.binder.contents import FOLDERS, Leaf, contents
from partybranch.reports.enclosures import Enclosure, Kept, enclosures_of, size_words
from partybranch.reports.ledgers.listing import ListingColumn, write_listing
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.printable import refuse_unprintable
from partybranch.services.progress import Progress

INDEX = "目录.xlsx"
CHECKSUMS = "SHA256清单.txt"
_COLUMNS = (
    ListingColumn(title="序号", figures=True),
    ListingColumn(title="文件夹"),
    ListingColumn(title="文件"),
    ListingColumn(title="说明"),
    ListingColumn(title="大小"),
)
_OUTERMOST = "（最外层）"


class Put(NamedTuple):
    """What a file turned out to be once it was put in its place."""

    sha256: str
    size: int


def pack(order: PaperOrder, put: Callable[[Leaf], Put], progress: Progress) -> None:
    """Put every file of the order's binder; Cancelled and failures pass through to who keeps the place.

    Raises BranchError when a name cannot be printed whole.
    """
    refuse_unprintable(order)
    progress.step(0, 1, "正在核对附件")
    enclosures = list(enclosures_of(order))
    leaves = contents(order, enclosures)
    found: list[tuple[Leaf, Put]] = []
    for done, leaf in enumerate(leaves):
        progress.step(done, len(leaves) + 1, f"正在生成 {leaf.name}")
        found.append((leaf, put(leaf)))
    progress.step(len(leaves), len(leaves) + 1, "正在生成目录和校验清单")
    index = _index(found, enclosures)
    found.append((index, put(index)))
    put(_checksums(found))
    progress.step(len(leaves) + 1, len(leaves) + 1, "已生成")


def _index(found: Sequence[tuple[Leaf, Put]], enclosures: Sequence[Enclosure]) -> Leaf:
    """目录.xlsx: every file with what it is, and what is not there though it was to be expected."""
    lines = [(leaf.folder or _OUTERMOST, leaf.name, leaf.says, size_words(put.size)) for leaf, put in found]
    lines += [
        (
            FOLDERS.enclosures,
            each.attachment.name,
            f"{each.sitting.day:%Y-%m-%d} 的附件，文件缺失，没有放入",
            "",
        )
        for each in enclosures
        if each.state is Kept.MISSING
    ]
    filled = {leaf.folder.partition("/")[0] for leaf, _ in found}
    lines += [(folder, "", "本期没有", "") for folder in FOLDERS if folder not in filled]
    lines += [(_OUTERMOST, CHECKSUMS, "每个文件的 SHA-256，可用 sha256sum -c 核对", "")]
    lines.sort(key=lambda line: (line[0] == _OUTERMOST, line[0]))
    rows = [(str(place), *line) for place, line in enumerate(lines, 1)]
    return Leaf(
        folder="",
        name=INDEX,
        says="本目录",
        write=lambda path: write_listing(path, "目录", _COLUMNS, rows),
    )


def _checksums(found: Sequence[tuple[Leaf, Put]]) -> Leaf:
    """The list as sha256sum writes and checks it, in UTF-8."""
    text = "".join(f"{put.sha256}  {leaf.place}\n" for leaf, put in found)

    def write(path: Path) -> None:
        path.write_bytes(text.encode())

    return Leaf(folder="", name=CHECKSUMS, says="每个文件的 SHA-256", write=write)
