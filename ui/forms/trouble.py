"""What a form says when its draft cannot be read: which field, and the sentence to stand under it."""

from typing import TypeVar

from ui.widgets.typed_line import TypedLine

T = TypeVar("T")


class FieldTrouble(Exception):  # noqa: N818  (not an error: the person is still typing)
    """One field that cannot be understood; ``key`` is its key in ``FormRows``."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def read_typed(line: TypedLine[T], key: str) -> T | None:
    """What was typed, None when nothing was. Raises FieldTrouble for what cannot be understood."""
    try:
        return line.read()
    except ValueError as error:
        raise FieldTrouble(key, f"{error}。") from error
