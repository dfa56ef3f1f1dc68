"""What a form says when its draft cannot be read: which field, and the sentence to stand under it."""


class FieldTrouble(Exception):  # noqa: N818  (not an error: the person is still typing)
    """One field that cannot be understood; ``key`` is its key in ``FormRows``."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key
