"""登记簿台账: one sheet for each register with the headings it declares."""

from collections.abc import Sequence

from partybranch.domain.blank import BLANK
from partybranch.domain.registers import REGISTERS, FieldShape, Register, RegisterEntry, RegisterField
from partybranch.reports.ledgers.ledger import sheet
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook

_WIDTHS = {FieldShape.LINE: 13, FieldShape.TEXT: 26, FieldShape.CHOICE: 9}


class RegistersLedger:
    """登记簿台账; of a period without any entry every register as an empty form."""

    code = "registers"
    title = "登记簿台账"
    purpose = "荣誉、谈心谈话、承诺践诺、巡察整改等，每本登记簿一张表"
    shelf = Shelf.LEDGERS

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the registers that have an entry in the period."""
        book = order.book
        kept = [entry for entry in book.report.facts.entries if entry.day in book.period]
        by_register = {
            each.code: [entry for entry in kept if entry.register == each.code] for each in REGISTERS
        }
        shown = [each for each in REGISTERS if by_register[each.code]] or REGISTERS
        return [_sheet(register, by_register[register.code], order) for register in shown]


def _sheet(register: Register, entries: Sequence[RegisterEntry], order: PaperOrder) -> SheetPlan:
    return sheet(
        order,
        form=register.code,
        title=register.name,
        heading=f"{register.name}登记表",
        columns=_columns(register),
        rows=[_row(place, entry, register, order.book) for place, entry in enumerate(entries, 1)],
    )


def _columns(register: Register) -> list[Column]:
    people = [Column(register.people_word, 18)] if register.people_word else []
    return [
        Column("序号", 5),
        Column(register.day_word, 11),
        Column(register.title_word, 30, align=Align.LEFT),
        *people,
        *(_column(field) for field in register.fields),
        Column("备注", 14, align=Align.LEFT),
    ]


def _column(field: RegisterField) -> Column:
    align = Align.LEFT if field.shape is FieldShape.TEXT else Align.CENTER
    return Column(field.title, _WIDTHS[field.shape], align=align)


def _row(place: int, entry: RegisterEntry, register: Register, book: PeriodBook) -> Row:
    names = "、".join(book.name_of(each) for each in entry.people)
    return [
        place,
        entry.day,
        entry.title or BLANK,
        *([names] if register.people_word else []),
        *(entry.values.get(field.code) for field in register.fields),
        entry.remarks,
    ]
