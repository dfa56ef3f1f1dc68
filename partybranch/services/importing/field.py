"""One thing that an importer can take from a column, with the headings under which real workbooks have it."""

from dataclasses import dataclass


def words(text: str) -> tuple[str, ...]:
    """The words of a text, as lists of headings are written here."""
    return tuple(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an importer. ``many``: several columns may feed it (备注 twice, 请假名单 and 缺席名单).

    A ``required`` field may be stood in for by one of its ``alternatives``.
    """

    name: str
    title: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    alternatives: tuple[str, ...] = ()
