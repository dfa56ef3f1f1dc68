"""The signs of the duty grid, drawn rather than typed, so that they are one size in every font."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from partybranch.domain.cadences import SlotState
from ui.style import colour
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import role_label

_RADIUS, _STEP, _RATIO = 4.5, 13.0, 3
_TONES = {
    SlotState.HELD: "present",
    SlotState.MISSING: "absent",
    SlotState.PLANNED: "elsewhere",
    SlotState.OPEN: "secondary",
    SlotState.NO_BODY: "disabled",
}
_BY_SIGN = {state.sign: state for state in SlotState}


def draw_signs(painter: QPainter, centre: QPointF, signs: str, tone: str = "") -> None:
    """Draw a row of signs around a point: ● held, ○ missing, ◌ planned, · not yet due, – no such body.

    ``tone`` names a colour token in place of the signs' own.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = centre.x() - _STEP * (len(signs) - 1) / 2
    for at, sign in enumerate(signs):
        _draw(painter, QPointF(left + at * _STEP, centre.y()), _BY_SIGN[sign], tone)
    painter.restore()


def _draw(painter: QPainter, at: QPointF, state: SlotState, token: str) -> None:
    tone = colour(token or _TONES[state])
    filled = state in {SlotState.HELD, SlotState.OPEN}
    painter.setBrush(tone if filled else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(tone, 1.8))
    if state is SlotState.NO_BODY:
        painter.drawLine(at - QPointF(4, 0), at + QPointF(4, 0))
        return
    if state is SlotState.PLANNED:
        painter.setPen(QPen(tone, 1.6, Qt.PenStyle.DotLine))
    radius = 1.8 if state is SlotState.OPEN else _RADIUS
    painter.drawEllipse(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))


class SlotLegend(QWidget):
    """Each sign with its word, in one line or, where it ``wraps``, in as many as the width asks for."""

    def __init__(self, *, wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, spacing=10) if wraps else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for state in _TONES:
            layout.addWidget(_legend_entry(state))


def _legend_entry(state: SlotState) -> QWidget:
    entry = QWidget()
    line = QHBoxLayout(entry)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    line.addWidget(sign_label(state))
    line.addWidget(role_label(state.words, "secondary"))
    return entry


def sign_label(state: SlotState, tone: str = "") -> QLabel:
    """The sign of a state as a picture in a line of text; the words beside it say what it means."""
    label = QLabel()
    label.setPixmap(_picture(state, tone))
    return label


def _picture(state: SlotState, tone: str) -> QPixmap:
    picture = QPixmap(14 * _RATIO, 14 * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_signs(painter, QPointF(7, 7), state.sign, tone)
    painter.end()
    return picture
