"""Back the book up, restore a backup, check whether the book is whole."""

from collections.abc import Callable, Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground
from ui.pages.settings_page import SettingsPage


class BackupAction:
    """备份, 恢复 and 核对, all on their tab of 设置."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The three acts."""
        page = ground.frame.page(SettingsPage)
        yield Command(
            title="备份数据",
            icon="save",
            note="备份到U盘或文件夹",
            run=partial(_go, ground),
            also=("立即备份", "做备份", "拷到U盘", "导出数据"),
        )
        yield Command(
            title="从备份恢复",
            icon="undo",
            note="先看备份里有什么，再决定是否恢复",
            run=partial(_go, ground),
            also=("恢复数据", "还原备份", "换电脑"),
        )
        yield Command(
            title="核对数据是否完整",
            icon="checks",
            note="数据有没有损坏、有没有在程序之外被改动",
            run=partial(_go, ground, page.backup.verify),
            also=("检查数据", "校验数据"),
        )


def _go(ground: Ground, act: Callable[[], None] | None = None) -> None:
    ground.session.navigate(places.SETTINGS)
    ground.frame.page(SettingsPage).show_backup()
    if act is not None:
        act()
