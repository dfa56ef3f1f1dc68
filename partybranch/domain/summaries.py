"""年度小结: a template filled with figures, as paragraphs of pieces that know the records behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from partybranch.domain.kinds import Kinds
from partybranch.domain.summary_fields import summary_fields
from partybranch.domain.summary_language import (
    Bracket,
    FieldName,
    Part,
    TemplateProblem,
    names_in,
    read_template,
)
from partybranch.domain.summary_pieces import (
    TO_BE_ADDED,
    Filled,
    Filling,
    Piece,
    SummaryField,
    SummaryGround,
)
from partybranch.domain.summary_template import SummaryTemplate

_BETWEEN = "，、；："
_ENDS = "。；！"
_CLOSING = "）》”"
_OPENING = "（《“"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The paragraphs of a period, and what could not be filled."""

    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    problems: tuple[TemplateProblem, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs as plain text."""
        return tuple("".join(piece.text for piece in paragraph) for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The whole as plain text, one paragraph a line."""
        return "\n".join(self.lines)


def template_problems(
    text: str, kinds: Kinds, typed_names: Iterable[str] = ()
) -> tuple[TemplateProblem, ...]:
    """What stands in the way of a template: unknown fields and signs without their partner, by line."""
    fields = summary_fields(kinds, typed_names)
    lines, problems = read_template(text)
    unknown = [
        TemplateProblem(line=at, text=_unknown(name))
        for at, parts in enumerate(lines, 1)
        for name in names_in(parts)
        if name not in fields
    ]
    return tuple(sorted((*problems, *unknown), key=lambda each: each.line))


def render(template: SummaryTemplate, ground: SummaryGround) -> Summary:
    """Fill a template. What it cannot fill prints as to be added and stands in ``problems``."""
    fields = summary_fields(ground.kinds, ground.typed_names)
    lines, _ = read_template(template.wording)
    told = frozenset(
        code
        for parts in lines
        for name in names_in(parts)
        if name in fields
        for code in fields[name].covers(ground)
    )
    filling = Filling(ground=ground, numerals=template.numerals, told=told)
    paragraphs, problems = [], []
    for at, parts in enumerate(lines, 1):
        filled = _fill(parts, fields, filling)
        paragraph = _tidied(filled.pieces)
        if paragraph:
            paragraphs.append(paragraph)
        problems += [TemplateProblem(line=at, text=each) for each in filled.trouble.splitlines()]
    return Summary(paragraphs=tuple(paragraphs), problems=tuple(problems))


def _unknown(name: str) -> str:
    return f"没有“{name}”这个字段。请从字段列表里选一个，或删去这一处。"


def _fill(parts: Sequence[Part], fields: dict[str, SummaryField], filling: Filling) -> Filled:
    """The parts one after another; empty when they hold figures and every one of them is."""
    filled = [_fill_part(part, fields, filling) for part in parts]
    figures = [each.empty for each in filled if each.empty is not None]
    return Filled(
        pieces=tuple(piece for each in filled for piece in each.pieces),
        empty=all(figures) if figures else None,
        trouble="\n".join(each.trouble for each in filled if each.trouble),
    )


def _fill_part(part: Part, fields: dict[str, SummaryField], filling: Filling) -> Filled:
    if isinstance(part, Bracket):
        inner = _fill(part.parts, fields, filling)
        return Filled(empty=True) if inner.empty else inner
    if isinstance(part, FieldName):
        if part.name in fields:
            return fields[part.name].fill(filling)
        return Filled(pieces=(Piece(text=TO_BE_ADDED, name=part.name),), trouble=_unknown(part.name))
    return Filled(pieces=(Piece(text=part.text),), empty=None)


def _tidied(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces without the signs that dropped parts left: ，。 becomes 。 and none stands first."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.name:
            kept.append(piece)
            continue
        for sign in piece.text:
            _put(kept, sign)
    return tuple(piece for piece in kept if piece.text)


def _put(kept: list[Piece], sign: str) -> None:
    before = next((piece.text[-1] for piece in reversed(kept) if piece.text), "")
    if sign in _ENDS + _CLOSING:
        _strip(kept, _BETWEEN)
        before = next((piece.text[-1] for piece in reversed(kept) if piece.text), "")
    nothing_before = not before or before in _BETWEEN + _ENDS + _OPENING
    if sign in _BETWEEN + _ENDS and nothing_before:
        return
    if kept and not kept[-1].name:
        kept[-1] = replace(kept[-1], text=kept[-1].text + sign)
    else:
        kept.append(Piece(text=sign))


def _strip(kept: list[Piece], signs: str) -> None:
    """Take signs off the end, but none that a figure or a name brought."""
    if kept and not kept[-1].name:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(signs))
