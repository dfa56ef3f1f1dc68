"""手工填写: figures of a year that no record can give, typed by a person."""

import re
from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.summary_language import RESERVED
from partybranch.domain.typed_figures import TypedFigure
from partybranch.errors import BranchError
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit

_FIGURE = re.compile(r"[约近超逾]?[0-9０-９]")
_NOT_IN_NAMES = RESERVED | frozenset("\r\n")


def typed_names(unit: Unit) -> frozenset[str]:
    """The names under which figures of any year were typed."""
    return frozenset(each.name for each in unit.typed_figures.all() if not each.voided)


class TypedFigures:
    """The typed figures of the branch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, year: int) -> tuple[TypedFigure, ...]:
        """The valid figures of a year in the order in which they were typed."""
        with self._database.read() as unit:
            return tuple(each for each in unit.typed_figures.all() if each.year == year and not each.voided)

    def get(self, figure_id: int) -> TypedFigure:
        """One figure; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.typed_figures.get(figure_id)

    def save(self, figure: TypedFigure) -> Changes:
        """Write a new figure or correct one.

        Raises BranchError when it has no name or figure, or when its name is taken in that year.
        """
        figure = replace(
            figure, name=figure.name.strip(), value=figure.value.strip(), unit=figure.unit.strip()
        )
        if not figure.name or _NOT_IN_NAMES & set(figure.name):
            raise BranchError("名称是空的，或带有花括号、方括号。请改成像“发稿数”这样的名称后再保存。")
        if not figure.value:
            raise BranchError(f"数字是空的。请填写“{figure.name}”的数字后再保存。")
        if not _FIGURE.match(figure.value):
            raise BranchError("数字应以数字开头，如 126、2.2万、300余。单位写在后面一栏，请改正后再保存。")
        with self._database.write(f"填写{figure.year}年{figure.name}") as unit:
            kept = [each for each in unit.typed_figures.all() if not each.voided and each.id != figure.id]
            if any((each.year, each.name) == (figure.year, figure.name) for each in kept):
                raise BranchError(f"名称“{figure.name}”在{figure.year}年已经填过。请打开那一条修改。")
            # A correction does not bring a voided figure back.
            voided = unit.typed_figures.get(figure.id).voided if figure.id is not None else ""
            unit.typed_figures.save(replace(figure, voided=voided))
            return unit.commit()

    def void(self, figure_id: int, reason: str) -> Changes:
        """作废 with a reason: the figure stays in the book and is told nowhere."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        figure = self.get(figure_id)
        with self._database.write(f"作废{figure.year}年{figure.name}") as unit:
            unit.typed_figures.save(replace(figure, voided=reason.strip()))
            return unit.commit()
