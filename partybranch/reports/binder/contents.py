"""What belongs in the folder of an inspection, file by file, before any of them is made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from partybranch.domain.blank import BLANK
from partybranch.domain.sittings import Sitting
from partybranch.reports.binder.names import Folder, fit_name
from partybranch.reports.enclosures import Enclosure, Kept
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.ledgers.ledger import Ledger, kinds_of
from partybranch.reports.ledgers.workbook import save_workbook
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.reports.pdf import PDFS, PdfReport, compose
from partybranch.reports.pdf.filled_roll_pdf import FilledRoll
from partybranch.reports.pdf.gaps import GapsReport
from partybranch.reports.pdf.minutes_pdf import MinutesReport


class Folders(NamedTuple):
    """The folders of the tree, in their order."""

    ledgers: str = "01 台账"
    minutes: str = "02 会议记录"
    rolls: str = "03 签到表"
    enclosures: str = "04 附件"
    tallies: str = "05 统计"


FOLDERS = Folders()
_TOPIC = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One file: the ``folder`` it goes into (empty: the outermost), its name and what it is.

    ``write`` makes it in a place; ``source`` is where it lies already and is copied from.
    """

    folder: str
    name: str
    says: str
    write: Callable[[Path], None]
    source: Path | None = None

    @property
    def place(self) -> str:
        """The way to it from the outermost folder, as the list of checksums writes it."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


def contents(order: PaperOrder, enclosures: Sequence[Enclosure]) -> list[Leaf]:
    """Every file but the lists of files, in the order of the folders."""
    return [
        *_ledgers(order, Shelf.LEDGERS, FOLDERS.ledgers),
        *_of_sittings(order, MinutesReport(), FOLDERS.minutes),
        *_of_sittings(order, FilledRoll(), FOLDERS.rolls),
        *_enclosures(order, enclosures),
        *_ledgers(order, Shelf.TALLIES, FOLDERS.tallies),
        *(_report(order, each, FOLDERS.tallies) for each in PDFS if each.shelf is Shelf.TALLIES),
        Leaf(
            folder="",
            name=f"{GapsReport.title}.pdf",
            says="缺什么、说明了什么、哪些记录是补录的",
            write=partial(_write_report, GapsReport(enclosures), order),
        ),
    ]


def _ledgers(order: PaperOrder, shelf: Shelf, folder: str) -> Iterator[Leaf]:
    for ledger in LEDGERS:
        if ledger.shelf is shelf:
            yield Leaf(
                folder=folder,
                name=fit_name(f"{ledger.title}_{order.book.period.label}.xlsx"),
                says=ledger.purpose,
                write=partial(_write_ledger, ledger, order),
            )


def _write_ledger(ledger: Ledger, order: PaperOrder, path: Path) -> None:
    save_workbook(path, ledger.plans(order), title=ledger.title)


def _report(order: PaperOrder, report: PdfReport, folder: str) -> Leaf:
    return Leaf(
        folder=folder,
        name=fit_name(f"{report.title}_{order.book.period.label}.pdf"),
        says=report.purpose,
        write=partial(_write_report, report, order),
    )


def _write_report(report: PdfReport, order: PaperOrder, path: Path) -> None:
    compose(report, order).save(path)


def _of_sittings(order: PaperOrder, report: PdfReport, folder: str) -> Iterator[Leaf]:
    names = Folder()
    for sitting in order.chosen_sittings:
        alone = replace(order, sittings=frozenset({sitting.id or 0}))
        yield Leaf(
            folder=folder,
            name=names.name(f"{sitting_name(sitting, order)}.pdf"),
            says=f"{report.title}：{sitting.topic or BLANK}",
            write=partial(_write_report, report, alone),
        )


def sitting_name(sitting: Sitting, order: PaperOrder) -> str:
    """What the files of a sitting are called: 2025-03-07_主题党日_题目."""
    words = (f"{sitting.day:%Y-%m-%d}", kinds_of(sitting, order.book), sitting.topic[:_TOPIC])
    return "_".join(filter(None, words)).replace(".", "．")


def _enclosures(order: PaperOrder, enclosures: Sequence[Enclosure]) -> Iterator[Leaf]:
    folders, inside = Folder(), dict[int, tuple[str, Folder]]()
    for each in enclosures:
        sitting = each.sitting
        if sitting.id not in inside:
            words = f"{sitting.day:%Y-%m-%d} {sitting.topic[:_TOPIC] or kinds_of(sitting, order.book)}"
            inside[sitting.id or 0] = (folders.name(words.replace(".", "．")), Folder())
        if each.state is Kept.MISSING:
            continue
        folder, names = inside[sitting.id or 0]
        yield Leaf(
            folder=f"{FOLDERS.enclosures}/{folder}",
            name=names.name(each.attachment.name),
            says=f"原件 {each.attachment.name}" + ("" if each.state is Kept.WHOLE else f"（{each.state}）"),
            write=partial(_copy, each.path),
            source=each.path,
        )


def _copy(source: Path, path: Path) -> None:
    copyfile(source, path)
