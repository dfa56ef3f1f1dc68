"""The symbols of the marks, drawn rather than typed, so that they are one size in every font."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from partybranch.domain.attendance import Mark

_RADIUS = 5.0


def draw_mark(painter: QPainter, centre: QPointF, mark: Mark, tone: QColor) -> None:
    """Draw ● 出席, ▲ 请假, ✕ 缺席, ◇ 异地参加 or ○ 未标 around a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = mark in {Mark.PRESENT, Mark.LEAVE}
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(tone, 1.8 if mark is Mark.ABSENT else 1.4))
    painter.setBrush(tone if filled else Qt.BrushStyle.NoBrush)
    painter.translate(centre)
    if mark is Mark.ABSENT:
        arm = _RADIUS - 0.8
        painter.drawLine(QPointF(-arm, -arm), QPointF(arm, arm))
        painter.drawLine(QPointF(-arm, arm), QPointF(arm, -arm))
    elif mark is Mark.LEAVE:
        painter.drawPolygon(_leave())
    elif mark is Mark.ELSEWHERE:
        painter.drawPolygon(_polygon((0, -6), (6, 0), (0, 6), (-6, 0)))
    else:
        radius = _RADIUS if filled else _RADIUS - 0.4
        painter.drawEllipse(QRectF(-radius, -radius, 2 * radius, 2 * radius))
    painter.restore()


def draw_notice(painter: QPainter, centre: QPointF, tone: QColor) -> None:
    """Draw △ around a point: the person is 未标 and has given notice of leave."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tone, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(centre)
    painter.drawPolygon(_leave())
    painter.restore()


def _leave() -> QPolygonF:
    return _polygon((0, -5.4), (5.8, 4.6), (-5.8, 4.6))


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
