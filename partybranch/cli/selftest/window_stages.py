"""The window's own stages, reached by name because the core does not know that a window exists."""

import importlib

from partybranch.cli.selftest.bench import Bench, WindowTrial
from partybranch.cli.selftest.process_age import seconds_since_start
from partybranch.cli.selftest.stage import Stage
from partybranch.cli.window import why_no_qt
from partybranch.errors import BranchError


def _show_first_page(bench: Bench) -> str:
    """First of all, so that the time since the start of the process is that of a person who waits for it."""
    reason = why_no_qt()
    if reason:
        raise BranchError(reason)
    trial: WindowTrial = importlib.import_module("ui.selftest").WindowTrial()
    bench.window = trial
    said = trial.show_first_page(bench.empty)
    if trial.seen:
        bench.first_page_seconds = seconds_since_start()
    return said


def _look_at_qt(bench: Bench) -> str:
    return bench.trial.look_at_qt()


def _visit_every_page(bench: Bench) -> str:
    return bench.trial.visit_every_page(bench.empty, bench.sample)


FIRST_PAGE = Stage(name="窗口", run=_show_first_page, windowed=True)
QT = Stage(name="界面", run=_look_at_qt, windowed=True)
PAGES = Stage(name="每个页面", run=_visit_every_page, windowed=True)
