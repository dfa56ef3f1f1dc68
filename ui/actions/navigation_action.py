"""Fold the navigation."""

from collections.abc import Iterable

from ui.actions.action import Command, Ground


class NavigationAction:
    """收起或展开导航."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command."""
        yield Command(
            title="收起或展开导航",
            icon="left",
            note="左边的导航只留图标，给页面多一些地方",
            run=ground.frame.fold_navigation,
            also=("折叠导航", "侧边栏"),
        )
