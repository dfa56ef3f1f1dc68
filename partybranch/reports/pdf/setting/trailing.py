"""What must not begin a page of its own: remarks and lines to sign on go with the end of the text before."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Spacer
from reportlab.platypus.flowables import Flowable

_MOST = 0.5
"""The share of a page up to which something short is moved whole rather than parted from its tail."""


class Trailed(Flowable):
    """A block with its tail; where only the tail would go over the page, the block's end goes with it.

    ``page`` is the height of a page: what is higher cannot be kept together and is left to part.
    """

    def __init__(self, body: Flowable, tail: Sequence[Flowable], page: float) -> None:
        super().__init__()
        self._body, self._tail, self._page = body, tail, page
        self.spaceBefore, self.spaceAfter = body.getSpaceBefore(), tail[-1].getSpaceAfter()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, as high as both together."""
        self.width = available_width
        self._lower = _height(self._tail, available_width)
        _, self._upper = self._body.wrap(available_width, max(available_height - self._lower, 0))
        self.height = self._upper + self._lower
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The block in two, the later part with the tail; nothing where all of it must move on."""
        pieces = self._body.split(available_width, available_height)
        if len(pieces) > 1:
            return [*pieces[:-1], Trailed(pieces[-1], self._tail, self._page)]
        _, height = self._body.wrap(available_width, available_height)
        if height > available_height:
            return []
        pieces = self._body.split(available_width, height - 1)
        if len(pieces) > 1:
            # What was parted only for the tail's sake must not go on below on the same page.
            turn = CondPageBreak(self._page)
            return [*pieces[:-1], turn, Trailed(pieces[-1], self._tail, self._page)]
        return [self._body, *self._tail] if available_height >= self._page - 1 else []

    def least(self, width: float, least: float) -> float:
        """What must be free for it to begin: all of it when it is short, else ``least`` of the block."""
        _, height = self.wrap(width, self._page)
        return height if height <= self._page * _MOST else least

    def draw(self) -> None:
        """Draw the block, then its tail from the top."""
        self._body.drawOn(self.canv, 0, self._lower)
        y = self._lower
        for place, each in enumerate(self._tail):
            y -= each.wrap(self.width, y)[1] + (each.getSpaceBefore() if place else 0)
            each.drawOn(self.canv, 0, y)
            y -= each.getSpaceAfter()


def trail(body: Sequence[Flowable], tail: Sequence[Flowable], page: float) -> list[Flowable]:
    """Bind a tail to the last of what was made before it; mere blank needs no binding."""
    if not body or all(isinstance(each, Spacer) for each in tail):
        return [*body, *tail]
    return [*body[:-1], Trailed(body[-1], tail, page)]


def _height(tail: Sequence[Flowable], width: float) -> float:
    heights = [each.wrap(width, 0)[1] for each in tail]
    between = [each.getSpaceBefore() for each in tail[1:]] + [each.getSpaceAfter() for each in tail]
    return sum(heights) + sum(between)
