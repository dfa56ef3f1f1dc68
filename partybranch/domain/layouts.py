"""自定台账: a branch's own choice, order and names of the columns of a ledger."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidColumn:
    """A column taken from the ledger by its heading ``source``; an empty ``title`` keeps that heading."""

    source: str
    title: str = ""

    @property
    def heading(self) -> str:
        """What is printed above the column."""
        return self.title or self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLayout:
    """One own ledger: sheets of ``form`` in the ledger of code ``ledger``, these columns in this order.

    ``voided`` holds the reason of a 作废 and is empty for a layout in use.
    """

    id: int | None = None
    name: str
    ledger: str
    form: str
    columns: tuple[LaidColumn, ...] = ()
    voided: str = ""
