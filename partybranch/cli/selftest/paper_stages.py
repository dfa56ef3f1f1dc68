"""Paper: a ledger, a PDF and a Word document written and read back, then every document there is."""

from pathlib import Path

from partybranch.cli.selftest.bench import Bench
from partybranch.cli.selftest.people import RARE_NAMES
from partybranch.cli.selftest.stage import Stage, expect
from partybranch.reports.documents import SINGLE, write_documents
from partybranch.reports.ledgers import write_ledgers
from partybranch.reports.ledgers.meetings_ledger import MeetingsLedger
from partybranch.reports.ledgers.plan import SheetPlan
from partybranch.reports.pdf import write_pdf
from partybranch.reports.pdf.reading_back import page_texts
from partybranch.reports.pdf.sign_in_pdf import SignInSheet
from partybranch.reports.word import write_word
from partybranch.reports.word.minutes_word import MinutesPaper
from partybranch.reports.word.reading_back import body_text
from partybranch.services.importing.grid import Sheet
from partybranch.services.importing.sheet import read_workbook


def _write_ledger(bench: Bench) -> str:
    ledger, order = MeetingsLedger(), bench.order(bench.today.year - 1)
    (path,) = write_ledgers(order, [ledger], bench.folder / "台账")
    plans = ledger.plans(order)
    sheets = read_workbook(path).sheets
    expect(len(sheets) == len(plans), f"《{path.name}》里有 {len(sheets)} 个工作表，应有 {len(plans)} 个。")
    for plan, sheet in zip(plans, sheets, strict=True):
        _compare(plan, sheet)
    rows = sum(len(plan.rows) for plan in plans)
    return f"《{ledger.title}》{len(plans)} 个工作表、{rows} 行，读回一致。"


def _compare(plan: SheetPlan, sheet: Sheet) -> None:
    """The heading and every row's first long text stand in the sheet that was read back."""
    cells = [{str(value) for value in row.values if value is not None} for row in sheet.rows]
    expect(
        any(plan.heading in words for words in cells), f"工作表“{sheet.title}”里没有标题“{plan.heading}”。"
    )
    for number, row in enumerate(plan.rows, 1):
        words = {value.strip() for value in row if isinstance(value, str) and value.strip().isalnum()}
        expect(any(words <= found for found in cells), f"工作表“{sheet.title}”里没有第 {number} 条。")


def _write_pdf(bench: Bench) -> str:
    """A sign-in sheet of the roster, as for a year in which nothing is held yet."""
    report, order = SignInSheet(), bench.order(bench.today.year + 1)
    path = write_pdf(report, order, bench.folder / "签到表 生僻字.pdf")
    pages = page_texts(path)
    text = "".join("".join(pages).split())
    expect(report.title in text, f"PDF 的文字层里没有“{report.title}”。")
    lost = [name for name in RARE_NAMES if name not in text]
    expect(not lost, f"PDF 的文字层里没有：{'、'.join(lost)}。")
    return f"《{report.title}》{len(pages)} 页，{'、'.join(RARE_NAMES)}都能在文字层里找到。"


def _write_word(bench: Bench) -> str:
    paper, order = MinutesPaper(), bench.order(bench.today.year - 1)
    path = write_word(paper, order, bench.folder / f"{paper.title}.docx")
    text = body_text(path)
    expect("{{" not in text, f"《{paper.title}》里还有没填的标记。")
    topics = [each.topic for each in order.chosen_sittings if each.topic]
    lost = [topic for topic in topics if topic not in text]
    expect(topics and not lost, f"《{paper.title}》里没有：{'、'.join(lost[:3])}。")
    return f"《{paper.title}》记录 {len(topics)} 次活动，读回一致。"


def _write_everything(bench: Bench) -> str:
    folder = bench.folder / "全部资料"
    paths = write_documents(SINGLE, bench.order(bench.today.year - 1), folder)
    empty = [path.name for path in paths if not _holds_something(path)]
    expect(len(paths) == len(SINGLE) and not empty, f"没有写成：{'、'.join(empty)}。")
    return f"{len(paths)} 份资料都已生成。"


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


LEDGER = Stage(name="台账", run=_write_ledger)
PDF = Stage(name="PDF", run=_write_pdf)
WORD = Stage(name="Word 文档", run=_write_word)
EVERYTHING = Stage(name="全部资料", run=_write_everything)
