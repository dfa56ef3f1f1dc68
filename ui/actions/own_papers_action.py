"""Reach the branch's own ledgers and its superior's forms from anywhere."""

from collections.abc import Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground
from ui.forms.layout_dialog import lay_out_ledger
from ui.forms.own_papers_dialog import OwnPapersDialog
from ui.pages.ledgers_page import LedgersPage


class OwnPapersAction:
    """自定台账和上级表样 as a list, and a new ledger at once."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The list, then the new one."""
        yield Command(
            title="自定台账和上级表样",
            icon="edit",
            note="自己选栏目的台账、上级发来的 Excel 表：添加、修改、作废",
            run=partial(_list, ground),
            also=("填上级表格", "添加上级表样", "上级模板", "修改自定台账"),
        )
        yield Command(
            title="新建自定台账",
            icon="plus",
            note="从已有台账里挑选栏目、调整次序、改栏目名称",
            run=partial(_add, ground),
            also=("台账改栏目", "选栏目"),
        )


def _page(ground: Ground) -> LedgersPage:
    ground.session.navigate(places.LEDGERS)
    return ground.frame.page(LedgersPage)


def _list(ground: Ground) -> None:
    OwnPapersDialog(ground.session, _page(ground)).open()


def _add(ground: Ground) -> None:
    lay_out_ledger(ground.session, _page(ground))
