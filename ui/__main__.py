"""python -m ui: the window; also the entry of the installed program."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ui.application import make_application, report_uncaught, stand_among_documents
from ui.start import Start


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on a book and return the exit code: 0 done, 3 the book could not be opened."""
    parser = argparse.ArgumentParser(prog="partybranch-window", description="支部纪实：打开窗口")
    parser.add_argument("--data", type=Path, metavar="DIR", help="账本所在的文件夹")
    parser.add_argument("--open", type=Path, metavar="FILE", help="要打开的备份文件（.zbjs）")
    chosen = parser.parse_args(arguments)
    application = make_application(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    data = chosen.data.absolute() if chosen.data else None
    opening = chosen.open.absolute() if chosen.open else None
    stand_among_documents()
    start = Start(data, datetime.now, opening)
    report_uncaught(start.report)
    start.begin()
    code = application.exec()
    start.end()
    return code


if __name__ == "__main__":
    sys.exit(main())
