"""Go to a page of the navigation."""

from collections.abc import Iterable
from functools import partial

from ui.actions.action import Command, Ground
from ui.pages import PAGES

_NUMBERED = 9


class PagesAction:
    """One command for each page."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The pages in their order, with their keys."""
        for number, page in enumerate(PAGES, 1):
            key = f"（Ctrl+{number}）" if number <= _NUMBERED else ""
            yield Command(
                title=page.title,
                icon=page.icon,
                note=f"转到这个页面{key}",
                run=partial(ground.session.navigate, page.title),
                also=(f"打开{page.title}", f"转到{page.title}"),
            )
