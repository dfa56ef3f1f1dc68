"""To paper: what reaches CUPS, and what a printer without it draws, read back as pictures."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from papers import a_pdf, ink
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.errors import BranchError
from partybranch.services.progress import UNSEEN, Cancelled
from ui.background import Background
from ui.notices import Notices
from ui.preview.pdf_pages import PdfPages
from ui.preview.print_job import PrintJob, Sides, lp_command, ranges
from ui.preview.printing import job_of, new_printer, print_by_cups, print_pages, print_pictures, sides_of

pytestmark = pytest.mark.gui

PAPER = Path("纸.pdf")


def a_job(places: tuple[int, ...] = (0, 1, 2), sides: Sides = Sides.PRINTER) -> PrintJob:
    return PrintJob(queue="hp", title="花名册", places=places, count=3, sides=sides)


@pytest.fixture
def pages(qtbot: QtBot) -> PdfPages:
    """Two upright pages and a lying one."""
    del qtbot
    return PdfPages(a_pdf(upright=2, lying=1).content())


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An lp that writes down what it was told and keeps the file it was given."""
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/told"\n'
        f'for last; do :; done\ncp "$last" "{tmp_path}/given.pdf"\n'
        f'if [ -e "{tmp_path}/out" ]; then echo "lp: The printer or class does not exist." >&2; exit 1; fi\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def to_file(pages: PdfPages, path: Path) -> QPrinter:
    """A printer that draws into a file."""
    printer = new_printer(pages, "试印")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize(
    ("places", "said"),
    [((0,), "1"), ((0, 1, 2), "1-3"), ((4, 0, 1, 6), "1-2,5,7"), ((2, 2, 3), "3-4")],
)
def test_pages_are_told_as_cups_reads_them(places: tuple[int, ...], said: str) -> None:
    assert ranges(places) == said


def test_the_command_says_everything_that_was_chosen() -> None:
    job = replace(a_job((0, 2), Sides.LONG_EDGE), copies=2, collated=False, grey=True)
    assert lp_command(job, PAPER) == [
        "lp", "-d", "hp", "-n", "2", "-t", "花名册", "-P", "1,3", "-o", "media=A4",
        "-o", "sides=two-sided-long-edge", "-o", "collate=false", "-o", "print-color-mode=monochrome",
        "纸.pdf",
    ]  # fmt: skip


def test_the_printers_own_settings_are_left_alone_unless_something_was_chosen() -> None:
    assert lp_command(a_job(), PAPER) == [
        "lp", "-d", "hp", "-n", "1", "-t", "花名册", "-o", "media=A4", "纸.pdf",
    ]  # fmt: skip


def test_what_is_chosen_in_the_dialog_becomes_the_job(pages: PdfPages) -> None:
    printer = new_printer(pages, "会议记录")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setCopyCount(3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    job = job_of(printer, pages, current=0)
    assert (job.places, job.copies, job.title) == ((0, 2), 3, "会议记录")
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert job_of(printer, pages, current=1).places == (1,)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert job_of(printer, pages, current=1).whole


def test_a_range_of_the_dialog_never_leads_out_of_the_paper(pages: PdfPages) -> None:
    printer = new_printer(pages, "会议记录")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 99)
    assert job_of(printer, pages, current=0).places == (1, 2)


@pytest.mark.parametrize(
    ("mode", "lying", "sides"),
    [
        (QPrinter.DuplexMode.DuplexAuto, False, Sides.LONG_EDGE),
        (QPrinter.DuplexMode.DuplexAuto, True, Sides.SHORT_EDGE),
        (QPrinter.DuplexMode.DuplexLongSide, True, Sides.LONG_EDGE),
        (QPrinter.DuplexMode.DuplexNone, False, Sides.ONE),
    ],
)
def test_two_sides_turn_at_the_edge_that_suits_the_page(
    mode: QPrinter.DuplexMode, lying: bool, sides: Sides
) -> None:
    assert sides_of(mode, lying=lying) is sides


def test_cups_is_given_the_very_pdf_and_what_was_chosen(fake_lp: Path, pages: PdfPages) -> None:
    print_by_cups(pages, a_job((1, 2), Sides.LONG_EDGE), "lp")
    assert (fake_lp / "given.pdf").read_bytes() == pages.content
    told = (fake_lp / "told").read_text(encoding="utf-8").splitlines()
    assert told[:-1] == lp_command(a_job((1, 2), Sides.LONG_EDGE), PAPER)[1:-1]
    assert not Path(told[-1]).exists(), "nothing with names in it stays behind"


def test_a_printer_that_refuses_is_said_with_what_to_do(fake_lp: Path, pages: PdfPages) -> None:
    (fake_lp / "out").touch()
    with pytest.raises(BranchError, match=r"does not exist.*检查打印机"):
        print_by_cups(pages, a_job(), "lp")
    with pytest.raises(BranchError, match="没有回应"):
        print_by_cups(pages, a_job(), str(fake_lp / "nowhere"))


def test_a_queue_and_lp_together_mean_cups(fake_lp: Path, pages: PdfPages) -> None:
    print_pages(pages, new_printer(pages, "花名册"), a_job(), UNSEEN)
    assert (fake_lp / "given.pdf").exists()


def test_pictures_have_every_page_its_way_round_and_nothing_shifted(pages: PdfPages, tmp_path: Path) -> None:
    path = tmp_path / "drawn.pdf"
    printer = to_file(pages, path)
    print_pictures(pages, printer, job_of(printer, pages, 0), UNSEEN)
    drawn = PdfPages(path.read_bytes())
    assert [size.lying for size in drawn.sizes] == [False, False, True]
    for at, size in enumerate(drawn.sizes):
        assert size == pytest.approx(pages.sizes[at], abs=1.5)
        there, here = ink(drawn.picture(at, 2)), ink(pages.picture(at, 2))
        for edge in ("left", "top", "right", "bottom"):
            assert getattr(there, edge)() == pytest.approx(getattr(here, edge)(), abs=3), edge


def test_pictures_keep_to_the_pages_that_were_chosen(pages: PdfPages, tmp_path: Path) -> None:
    printer = to_file(pages, tmp_path / "drawn.pdf")
    print_pictures(pages, printer, a_job((2,)), UNSEEN)
    (only,) = PdfPages((tmp_path / "drawn.pdf").read_bytes()).sizes
    assert only.lying


def test_printing_into_a_file_keeps_letters_and_takes_only_the_chosen_pages(
    pages: PdfPages, tmp_path: Path
) -> None:
    printer = to_file(pages, tmp_path / "whole.pdf")
    print_pages(pages, printer, job_of(printer, pages, 0), UNSEEN)
    assert (tmp_path / "whole.pdf").read_bytes() == pages.content
    printer = to_file(pages, tmp_path / "part.pdf")
    print_pages(pages, printer, a_job((1, 2)), UNSEEN)
    part = PdfPages((tmp_path / "part.pdf").read_bytes())
    assert part.sizes == pages.sizes[1:]
    assert part.picture(0, 1) == pages.picture(1, 1)


def test_stopping_between_two_pages_stops_the_printer(pages: PdfPages, tmp_path: Path) -> None:
    class StopAtSecond:
        def step(self, done: int, total: int, text: str) -> None:
            if done == 1:
                raise Cancelled

    printer = to_file(pages, tmp_path / "drawn.pdf")
    with pytest.raises(Cancelled):
        print_pictures(pages, printer, a_job(), StopAtSecond())
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_pictures_are_drawn_beside_the_window_too(pages: PdfPages, tmp_path: Path, branch: Branch) -> None:
    background = Background(Notices(branch.now).failure)
    printer = to_file(pages, tmp_path / "drawn.pdf")
    done: list[None] = []
    background.run_long(
        lambda progress: print_pictures(pages, printer, a_job(), progress), done.append, busy_text="正在打印…"
    )
    background.settle(200)
    background.close()
    assert done == [None]
    assert len(PdfPages((tmp_path / "drawn.pdf").read_bytes()).sizes) == 3


def test_the_last_page_comes_first_where_that_was_chosen(pages: PdfPages, tmp_path: Path) -> None:
    printer = to_file(pages, tmp_path / "倒序.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    job = job_of(printer, pages, 0)
    assert "outputorder=reverse" in lp_command(job, PAPER)
    print_pages(pages, printer, job, UNSEEN)
    assert [size.lying for size in PdfPages((tmp_path / "倒序.pdf").read_bytes()).sizes] == [
        True,
        False,
        False,
    ]
