"""What a person lets through in one column: words that must stand in it, or values chosen from a list."""

from dataclasses import dataclass, field

from partybranch.services.spelling import Typed


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """``typed`` may be characters or pinyin; ``chosen`` None lets every value through."""

    typed: str = ""
    chosen: frozenset[str] | None = None
    _word: Typed = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_word", Typed(self.typed))

    def __bool__(self) -> bool:
        return bool(self.typed.strip()) or self.chosen is not None

    def accepts(self, text: str) -> bool:
        """Whether a cell with that text stays."""
        return (self.chosen is None or text in self.chosen) and self._word.stands_in(text)
