"""The one worker thread that touches the book; results come back to the GUI thread in the order asked."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from partybranch.errors import BranchError
from partybranch.services.progress import Progress
from ui.collector import Collector
from ui.work_progress import WorkProgress

PATIENCE_MS = 500
"""Work shorter than this shows no busy bar."""
_STOPPING = "正在取消…"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """What the busy bar shows; ``total`` 0 means that the end is not known."""

    text: str
    done: int = 0
    total: int = 0
    can_cancel: bool = False


class _Job(Generic[T]):
    """One piece of work with what to do afterwards."""

    def __init__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BranchError], None] | None,
        owner: QObject | None,
        busy: Busy,
    ) -> None:
        self._work, self._done, self._failed, self._owner, self.busy = work, done, failed, owner, busy
        self._values: list[T] = []
        self._error: Exception | None = None

    def perform(self) -> None:
        """Do the work; on the worker's side of the border every failure is kept for ``deliver``."""
        try:
            self._values.append(self._work())
        except Exception as error:
            self._error = error

    def deliver(self, report: Callable[[Exception], None]) -> None:
        """Hand the result to the page; a page that is gone gets nothing, but a failure is never lost."""
        gone = self._owner is not None and not isValid(self._owner)
        if self._error is None:
            if not gone:
                self._done(self._values[0])
        elif isinstance(self._error, BranchError) and self._failed is not None and not gone:
            self._failed(self._error)
        else:
            report(self._error)


class Background(QObject):
    """Runs every call on the branch, reading too, one after the other off the GUI thread."""

    busy_changed = Signal(object)
    rested = Signal()
    _finished = Signal(object)
    _done_aside = Signal(object)
    _stepped = Signal(int, int, str)

    def __init__(self, report: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="branch")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._papers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")
        self._waiting: list[_Job[Any]] = []
        self.collector = Collector(lambda: self.idle, self)
        self._progress: WorkProgress | None = None
        self._shown = False
        self._closed = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_busy)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._done_aside.connect(self._deliver_aside, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return not self._waiting

    @property
    def long_work(self) -> str:
        """What long work is running or waiting, in words; empty when there is none."""
        return next((job.busy.text for job in self._waiting if job.busy.can_cancel), "")

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BranchError], None] | None = None,
        *,
        owner: QObject | None = None,
        busy_text: str = "正在读取…",
        off_book: bool = False,
    ) -> None:
        """Do the work off the GUI thread, then call ``done`` on it.

        ``failed`` takes an expected failure to its field; without it the failure becomes a notice. With an
        ``owner`` the result is dropped once that widget is gone. Work that never touches the book and takes
        seconds is ``off_book``: reading and saving go on beside it.
        """
        self._start(_Job(work, done, failed, owner, Busy(text=busy_text)), off_book=off_book)

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BranchError], None] | None = None,
        *,
        owner: QObject | None = None,
        busy_text: str,
    ) -> None:
        """Do work that tells its progress and may be cancelled."""
        progress = WorkProgress(self._stepped.emit)

        def with_progress() -> T:
            self._progress = progress
            try:
                return work(progress)
            finally:
                self._progress = None

        busy = Busy(text=busy_text, can_cancel=True)
        self._start(_Job(with_progress, done, failed, owner, busy))

    def aside(self, work: Callable[[], None], failed: Callable[[BranchError], None]) -> None:
        """Do a small piece of work that never touches the book, however long the book is busy."""
        job = _Job(work, _nothing, failed, None, Busy(text=""))
        if self._closed:
            job.perform()
        else:
            self._beside.submit(self._perform_aside, job)

    def finish_asides(self) -> None:
        """Wait until all that was asked for aside so far is done; for work off the GUI thread."""
        self._beside.submit(_nothing, None).result()

    def settle(self, calm_ms: int) -> None:
        """Let the event loop run until nothing was running or waiting for so long."""
        calm = QElapsedTimer()
        calm.start()
        while calm.elapsed() < calm_ms:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            if not self.idle:
                calm.restart()

    def cancel(self) -> None:
        """Ask the running work to stop at its next step, and say at once that this was heard."""
        if self._progress is not None:
            self._progress.cancel()
            if self._shown:
                self.busy_changed.emit(Busy(text=_STOPPING))

    def close(self) -> None:
        """Finish what was begun, deliver nothing more, end the thread."""
        self._closed = True
        self._patience.stop()
        self._executor.shutdown(wait=True)
        self._beside.shutdown(wait=True)
        self._papers.shutdown(wait=True, cancel_futures=True)
        self.collector.stop()

    def _start(self, job: _Job[T], *, off_book: bool = False) -> None:
        self.collector.start()
        self._waiting.append(job)
        if not self._patience.isActive() and not self._shown:
            self._patience.start()
        executor = self._papers if off_book else self._executor
        executor.submit(self._perform, job)

    def _perform(self, job: _Job[T]) -> None:
        job.perform()
        self._finished.emit(job)

    def _perform_aside(self, job: _Job[None]) -> None:
        job.perform()
        self._done_aside.emit(job)

    def _deliver_aside(self, job: _Job[None]) -> None:
        if not self._closed:
            job.deliver(self._report)

    def _deliver(self, job: _Job[Any]) -> None:
        if self._closed:
            return
        self._waiting.remove(job)
        if not self._waiting:
            self._patience.stop()
            if self._shown:
                self._shown = False
                self.busy_changed.emit(None)
        job.deliver(self._report)
        if not self._waiting:
            self.rested.emit()

    @property
    def _foremost(self) -> Busy:
        """What the busy bar is about: work that can be stopped before work that goes on beside it."""
        return next((job.busy for job in self._waiting if job.busy.can_cancel), self._waiting[0].busy)

    def _show_busy(self) -> None:
        if self._waiting:
            self._shown = True
            self.busy_changed.emit(self._foremost)

    def _show_step(self, done: int, total: int, text: str) -> None:
        stopping = self._progress is not None and self._progress.cancelled
        if self._shown and self._waiting and not stopping:
            can_cancel = self._foremost.can_cancel
            self.busy_changed.emit(Busy(text=text, done=done, total=total, can_cancel=can_cancel))


def _nothing(_result: None) -> None:
    """Work beside the book hands nothing back."""


class AtOnce(Background):
    """The synchronous twin for tests: the work is done and delivered before ``run`` returns."""

    def _start(self, job: _Job[T], *, off_book: bool = False) -> None:
        del off_book
        job.perform()
        job.deliver(self._report)

    def aside(self, work: Callable[[], None], failed: Callable[[BranchError], None]) -> None:
        """As ``run``: done before it returns."""
        self._start(_Job(work, _nothing, failed, None, Busy(text="")))
