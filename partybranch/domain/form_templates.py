"""表格模板: a superior body's own form, and which of our fields fills which of its places."""

from dataclasses import dataclass

from partybranch.domain.sittings import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePlace:
    """A place of the form, as ``{{…}}`` or as a cell (表1!B4), and the field that fills it."""

    place: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTemplate:
    """One kept form. ``file`` lies among the attachments of the book.

    An Excel form takes its rows from the sheets of ``form`` in the ledger of code ``ledger``; a Word form
    stands in for the program's own template of the document of code ``paper``. ``voided`` holds the reason
    of a 作废.
    """

    id: int | None = None
    name: str
    file: Attachment
    paper: str = ""
    ledger: str = ""
    form: str = ""
    places: tuple[TemplatePlace, ...] = ()
    voided: str = ""
