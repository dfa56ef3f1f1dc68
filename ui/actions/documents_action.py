"""Write ledgers and reports."""

from collections.abc import Iterable
from functools import partial

from partybranch.reports.documents import DOCUMENTS
from ui import places
from ui.actions.action import Command, Ground
from ui.pages.ledgers_page import LedgersPage


class DocumentsAction:
    """生成全部台账, and each document chosen on its page, ready to be saved."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """All at once, then one by one."""
        yield Command(
            title="生成全部台账",
            icon="ledgers",
            note="台账和报表一次生成，存到所选文件夹",
            run=partial(_write_all, ground),
            also=("全部生成", "打印全部台账", "导出全部台账"),
            common=True,
        )
        for document in DOCUMENTS:
            yield Command(
                title=document.title,
                icon="print",
                note=f"在台账与报表里选中 · {document.form}",
                run=partial(ground.session.navigate, places.LEDGERS, kind=document.code),
                also=tuple(f"{verb}{document.title}" for verb in ("生成", "打印", "导出")),
            )


def _write_all(ground: Ground) -> None:
    ground.session.navigate(places.LEDGERS)
    ground.frame.page(LedgersPage).write_all()
