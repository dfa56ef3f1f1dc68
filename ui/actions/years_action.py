"""Look at another year."""

from collections.abc import Iterable
from functools import partial

from ui.actions.action import Command, Ground


class YearsAction:
    """One command for each year with records, and for this one."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The years, the newest first, without the one looked at."""
        years = {*ground.years, ground.session.today.year} - {ground.session.year}
        for year in sorted(years, reverse=True):
            yield Command(
                title=f"切换到 {year} 年",
                icon="plans",
                note="所有页面都看这一年",
                run=partial(ground.session.set_year, year),
                also=(f"切换年份{year}", f"{year}年"),
            )
