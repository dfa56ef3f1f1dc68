"""papers: every document of a period, or some of them, by one command; or all an inspection asks for."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from partybranch.cli.command import add_period, opened, period_of, say
from partybranch.reports.documents import DOCUMENTS, Document, Form, write_documents
from partybranch.reports.ledgers import LEDGERS, write_ledgers_together
from partybranch.reports.order import PaperOrder

_ALL = "all"


class PapersCommand:
    """Write documents into a folder and say each path."""

    name = "papers"
    help = "生成全部资料，或其中几份"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        codes = [_ALL, *(document.code for document in DOCUMENTS)]
        titles = "；".join(f"{document.code} {document.title}" for document in DOCUMENTS)
        parser.add_argument(
            "papers",
            nargs="*",
            default=_ALL,
            choices=codes,
            metavar="资料",
            help=f"all 全部（不写也是全部）；{titles}",
        )
        add_period(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="文件夹", help="资料放在哪里")
        parser.add_argument("--unmasked", action="store_true", help="身份证号和手机号不隐去中间几位")
        parser.add_argument("--no-stamp", action="store_true", help="页脚不印打印日期、记录数和留痕")
        parser.add_argument("--together", action="store_true", help="各台账合成一个 Excel 文件")
        parser.add_argument("--binder", action="store_true", help="只生成迎检材料文件夹")

    def run(self, arguments: argparse.Namespace) -> int:
        """Write and say where."""
        period = period_of(arguments)
        with opened(arguments) as branch:
            order = branch.orders.of(
                period, branch.today(), masked=not arguments.unmasked, stamped=not arguments.no_stamp
            )
        for path in _write(_chosen(arguments), order, arguments.out, together=arguments.together):
            say(str(path))
        return 0


def _chosen(arguments: argparse.Namespace) -> Sequence[Document]:
    if arguments.binder:
        return [document for document in DOCUMENTS if document.form is Form.FOLDER]
    # Without any the parser hands over the default itself, not a list of it.
    every = _ALL in arguments.papers
    return [document for document in DOCUMENTS if every or document.code in arguments.papers]


def _is_workbook(document: Document) -> bool:
    return document.gathers and document.form is Form.EXCEL


def _write(documents: Sequence[Document], order: PaperOrder, folder: Path, *, together: bool) -> list[Path]:
    """Each document, or the ledgers among them as one workbook before the others."""
    codes = {document.code for document in documents}
    ledgers = [ledger for ledger in LEDGERS if together and ledger.code in codes]
    joined = {ledger.code for ledger in ledgers}
    # The workbook of all ledgers would come out twice.
    others = [each for each in documents if each.code not in joined and not (joined and _is_workbook(each))]
    first = [write_ledgers_together(order, ledgers, folder)] if ledgers else []
    return first + write_documents(others, order, folder)
