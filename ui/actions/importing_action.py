"""Import a workbook."""

from collections.abc import Iterable
from functools import partial

from partybranch.services.importing import IMPORTERS
from ui import places
from ui.actions.action import Command, Ground


class ImportingAction:
    """One command for each importer."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The importers in their order."""
        for importer in IMPORTERS:
            yield Command(
                title=f"导入{importer.name}",
                icon="importing",
                note="选择表格，先看预览再导入",
                run=partial(ground.session.navigate, places.IMPORTING, kind=importer.code),
            )
