"""Show which program this is."""

from collections.abc import Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground
from ui.pages.settings_page import SettingsPage


class AboutAction:
    """关于."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command."""
        yield Command(
            title="关于",
            icon="help",
            note="版本、数据文件夹、更新、许可",
            run=partial(_show, ground),
            also=("版本", "更新", "升级", "从文件更新", "数据文件夹", "账本在哪里", "许可"),
        )


def _show(ground: Ground) -> None:
    ground.session.navigate(places.SETTINGS)
    ground.frame.page(SettingsPage).show_about()
