"""Open the manual."""

from collections.abc import Iterable
from functools import partial

from ui.actions.action import Command, Ground
from ui.manual import read_manual
from ui.pages import PAGES


class ManualAction:
    """使用手册: its pages that belong to no page of the window, such as 快捷键; F1 opens the others."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """One for each such page."""
        pages = {page.title for page in PAGES}
        for page in read_manual():
            if page.title not in pages:
                yield Command(
                    title=page.title,
                    icon="help",
                    note="使用手册",
                    run=partial(ground.frame.open_manual, page.title),
                    also=("帮助", "使用手册"),
                )
