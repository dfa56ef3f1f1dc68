"""Print ledgers and reports, or write all of them."""

from collections.abc import Callable, Iterable
from functools import partial

from partybranch.reports.documents import DOCUMENTS
from ui import places
from ui.actions.action import Command, Ground
from ui.pages.ledgers_page import LedgersPage


class DocumentsAction:
    """生成全部台账, 迎检材料, and each document chosen on its page, ready to be printed."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """All at once, those for an inspection, then one by one."""
        yield Command(
            title="生成全部台账",
            icon="ledgers",
            note="台账和报表一次生成，存到所选文件夹",
            run=partial(_write, ground, lambda page: page.write_all()),
            also=("全部生成", "打印全部台账", "导出全部台账"),
            common=True,
        )
        yield Command(
            title="迎检材料一键生成",
            icon="checks",
            note="检查要看的材料一次生成，存到所选文件夹",
            run=partial(_write, ground, lambda page: page.write_for_inspection()),
            also=("生成迎检材料", "准备检查材料"),
        )
        for document in DOCUMENTS:
            yield Command(
                title=document.title,
                icon="print",
                note=f"在台账与报表里预览、打印 · {document.form}",
                run=partial(ground.session.navigate, places.LEDGERS, kind=document.code),
                also=tuple(f"{verb}{document.title}" for verb in ("生成", "打印", "导出")),
            )


def _write(ground: Ground, write: Callable[[LedgersPage], None]) -> None:
    ground.session.navigate(places.LEDGERS)
    write(ground.frame.page(LedgersPage))
