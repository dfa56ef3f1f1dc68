"""``uv run python -m benchmarks.papers``: a year's paper beside raw code that writes the same words.

The raw workbooks hold the same cells without any style, and leave out what takes the time: making them out of
the records. The raw PDF has the same fonts, paragraphs and tables in the library's own classes, which know no
避头尾, no rare characters and no wrapped cells, and draws no chart.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

import openpyxl
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from benchmarks.big_book import fill
from partybranch.app import open_branch, open_sample
from partybranch.domain.periods import Period
from partybranch.reports.ledgers import LEDGERS, write_ledgers
from partybranch.reports.ledgers.plan import CellValue, Percent, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import PDFS, compose
from partybranch.reports.pdf.setting.fonts import Face, fonts, prefer_pc_fonts
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.tables import TableContent

_RUNS = 7
_STYLE = ParagraphStyle(
    "text", fontName=Face.SONG.value, fontSize=15.75, leading=29, wordWrap="CJK", firstLineIndent=31.5
)


def milliseconds(act: Callable[[], object]) -> float:
    """How long an act takes once."""
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def say(name: str, ours: Callable[[], object], raw: Callable[[], object]) -> None:
    """Measure an act and its baseline by turns, so that a busy PC slows both; print least and median.

    One run of each is not counted.
    """
    runs = [(milliseconds(ours), milliseconds(raw)) for _ in range(_RUNS + 1)][1:]
    mine, base = zip(*runs, strict=True)
    least, middle = min(mine) / min(base), statistics.median(mine) / statistics.median(base)
    sys.stdout.write(
        f"{name}: {min(mine):.0f} ms (median {statistics.median(mine):.0f}); "
        f"raw {min(base):.0f} ms ({statistics.median(base):.0f}); {least:.1f} times ({middle:.1f})\n"
    )


def raw_ledgers(order: PaperOrder, folder: Path) -> Callable[[], None]:
    """The same workbooks, sheets and cells with openpyxl alone; the rows are made beforehand."""
    plans = [list(ledger.plans(order)) for ledger in LEDGERS]
    books = [[(plan.title, _grid(plan)) for plan in sheets] for sheets in plans]

    def write() -> None:
        for place, sheets in enumerate(books):
            workbook = openpyxl.Workbook()
            workbook.remove(workbook.worksheets[0])
            for title, grid in sheets:
                sheet = workbook.create_sheet(title)
                for row in grid:
                    sheet.append(row)
            workbook.save(folder / f"raw-{place}.xlsx")

    return write


def _grid(plan: SheetPlan) -> list[list[CellValue]]:
    """Every cell of a sheet as a plain value."""
    titles: list[CellValue] = [column.title for column in plan.columns]
    rows = [[_plain(value) for value in row] for row in (*plan.rows, *plan.totals)]
    notes: list[list[CellValue]] = [[note] for note in plan.notes]
    return [[plan.heading], [plan.unit, plan.period], titles, *rows, *notes, list(plan.signatures)]


def _plain(value: CellValue) -> CellValue:
    return value.value if isinstance(value, Percent) else value


class Recorder(PdfDocument):
    """A document that remembers the words of its paragraphs and tables, for the raw one."""

    def __init__(self, order: PaperOrder) -> None:
        super().__init__(title="年度", organisation="示例", printed_at=order.printed_at)
        self.parts: list[str | TableContent] = []

    def title(self, text: str, subtitle: str = "", *, entry: str = "") -> None:
        """Remember a title."""
        self.parts += [text.replace("\n", ""), subtitle]
        super().title(text, subtitle, entry=entry)

    def heading(self, text: str, level: int = 1) -> None:
        """Remember a heading."""
        self.parts.append(text)
        super().heading(text, level)

    def paragraph(self, text: str) -> None:
        """Remember a paragraph."""
        self.parts.append(text)
        super().paragraph(text)

    def note(self, text: str) -> None:
        """Remember a note."""
        self.parts.append(text)
        super().note(text)

    def add_table(self, content: TableContent, *, whole: bool = False, trails: bool = False) -> None:
        """Remember a table."""
        self.parts.append(content)
        super().add_table(content, whole=whole, trails=trails)


def raw_annual(order: PaperOrder) -> Callable[[], None]:
    """The words of the annual report in the library's own paragraphs and tables."""
    fonts()
    recorder = Recorder(order)
    PDFS[0].fill(recorder, order)

    def write() -> None:
        document = SimpleDocTemplate(BytesIO(), initialFontName=Face.SONG.value, invariant=1)
        document.build([_raw(part) for part in recorder.parts if part])

    return write


def _raw(part: str | TableContent) -> Flowable:
    if isinstance(part, str):
        return Paragraph(escape(part), _STYLE)
    rows = [[column.title for column in part.columns], *part.rows, *part.totals]
    return Table(
        [["" if cell is None else str(cell) for cell in row] for row in rows],
        repeatRows=1,
        style=TableStyle(
            [("FONT", (0, 0), (-1, -1), Face.SONG.value, part.size), ("GRID", (0, 0), (-1, -1), 0.5, black)]
        ),
    )


def measure(name: str, order: PaperOrder, folder: Path) -> None:
    """Print a line for the ledgers of a year and one for its annual report."""
    ledgers = raw_ledgers(order, folder)
    say(f"{name}: write every ledger", lambda: write_ledgers(order, LEDGERS, folder), ledgers)
    say(f"{name}: print the annual report", lambda: compose(PDFS[0], order).content(), raw_annual(order))


def measure_papers(folder: Path) -> None:
    """Measure the sample, and a year of 60 members and 160 sittings."""
    prefer_pc_fonts(on=False)
    branch = open_sample(folder / "sample")
    last = Period.year(branch.today().year - 1)
    measure("sample", branch.orders.of(last, branch.today()), folder)
    branch.close()
    branch = open_branch(folder / "large")
    fill(branch.database, last.start.year)
    measure("large year", branch.orders.of(last, branch.today()), folder)
    branch.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        measure_papers(Path(work))
