"""What a command of the search box is, and what it may ask of the window."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtGui import QAction

from partybranch.domain.kinds import Kinds
from ui.pages.page import Page
from ui.session import Session

P = TypeVar("P", bound=Page)


class Frame(Protocol):
    """The window as a command sees it."""

    @property
    def undo(self) -> QAction:
        """撤销, enabled while there is a step to take back."""

    @property
    def redo(self) -> QAction:
        """重做, enabled while there is a step to bring back."""

    def open_manual(self, title: str) -> None:
        """Open the manual at the page with that heading."""

    def page(self, kind: type[P]) -> P:
        """The page of that class."""

    def take_keyboard(self) -> None:
        """Put the keyboard where every page can be reached from."""

    def fold_navigation(self) -> None:
        """Fold the navigation to its icons, or unfold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the commands of the moment depend on: the kinds of the branch, the years with records."""

    session: Session
    frame: Frame
    kinds: Kinds
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One line to choose; ``note`` says where it leads, ``also`` other words by which it is found.

    ``common`` ones are offered before anything was typed.
    """

    title: str
    icon: str
    note: str
    run: Callable[[], None]
    also: tuple[str, ...] = ()
    common: bool = False


class Action(Protocol):
    """A family of commands."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The commands that work now."""
