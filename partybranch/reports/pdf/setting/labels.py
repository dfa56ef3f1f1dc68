"""The labels of a form: in heavy type, broken evenly, and those of two or three characters spread to four."""

from reportlab.pdfgen.canvas import Canvas

from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.paragraph import Align, TextStyle, draw_text

LABEL_SIZE = 12.0
_STYLE = TextStyle(face=Face.HEI, size=LABEL_SIZE, align=Align.CENTER)
_LEADING = LABEL_SIZE * 1.35
_LONGEST = 5
"""Characters that fit the cell beside each other."""
_SPREAD = 4.0
_SPREAD_WIDE = 6.0
_OPTICAL_MIDDLE = 0.38


def label_height(label: str, *, wide: bool = False) -> float:
    """What a label takes from top to bottom, in points; ``wide`` is one with the row to itself."""
    return len(_lines(label, wide=wide)) * _LEADING


def draw_label(canvas: Canvas, label: str, x: float, y: float, *, wide: bool = False) -> None:
    """Draw a label round its middle."""
    lines = _lines(label, wide=wide)
    baseline = y + (len(lines) - 1) * _LEADING / 2 - _OPTICAL_MIDDLE * LABEL_SIZE
    whole = _SPREAD_WIDE if wide else _SPREAD
    for line in lines:
        spread = len(lines) == 1 and (wide or len(line) > 1)
        _draw_line(canvas, line, (x, baseline), whole if spread else 0.0)
        baseline -= _LEADING


def _lines(label: str, *, wide: bool) -> list[str]:
    """The lines of a label: as it is broken already, else as even as can be."""
    if wide:
        return label.split("\n")
    lines = []
    for part in label.split("\n"):
        count = -(-len(part) // _LONGEST) if chain(Face.HEI).width(part) > _LONGEST else 1
        size = -(-len(part) // count) if part else 1
        lines += [part[start : start + size] for start in range(0, len(part), size)] or [""]
    return lines


def _draw_line(canvas: Canvas, line: str, place: tuple[float, float], whole: float) -> None:
    """A line round its middle, its characters spread to ``whole`` ems where it is shorter."""
    x, y = place
    width = chain(Face.HEI).width(line)
    if width >= whole or len(line) < 2:
        draw_text(canvas, line, place, _STYLE)
        return
    gap = (whole - width) / (len(line) - 1)
    left = x - whole * LABEL_SIZE / 2
    for character in line:
        ems = chain(Face.HEI).width(character)
        draw_text(canvas, character, (left + ems * LABEL_SIZE / 2, y), _STYLE)
        left += (ems + gap) * LABEL_SIZE
