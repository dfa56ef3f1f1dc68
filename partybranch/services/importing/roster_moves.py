"""党员变动情况: rows that say who came, left or was confirmed when, put with the rows of the roster."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import quoted
from partybranch.services.importing.roster_row import RosterRow

_MEANINGS = (
    ("转出", "transferred_out"),
    ("转入", "transferred_in"),
    ("转正", "full_since"),
    ("转为正式", "full_since"),
    ("预备党员", "joined"),
    ("入党", "joined"),
)


def with_moves(rows: Sequence[RosterRow]) -> list[RosterRow]:
    """The rows of people, each with what the rows of moves say of the one of that name.

    Who stands among the moves alone, having left, becomes a row too.
    """
    people = [row for row in rows if not row.reading.text("change")]
    for row in rows:
        if row.reading.text("change"):
            _put(row, people)
    return people


def _put(move: RosterRow, people: list[RosterRow]) -> None:
    said = _said(move)
    places = [place for place, row in enumerate(people) if name_key(row.name) == name_key(move.name)]
    if len(places) > 1:
        move.reading.error("name", f"有不止一人叫“{move.name}”，看不出是谁，请删去这一行，在各自那一行写日期")
    elif not places:
        people.append(replace(move, said={**move.said, **said}))
    else:
        row = people[places[0]]
        for field, day in said.items():
            known = row.said.get(field, day)
            if not row.reading.agrees(field, known, day):
                move.reading.error("change_day", f"这里是 {day}，{move.name}那一行写的是 {known}，请改成一致")
        people[places[0]] = replace(row, said={**row.said, **said}, moves=(*row.moves, move.reading))


def _said(move: RosterRow) -> dict[str, date]:
    reading = move.reading
    text, day = reading.text("change"), reading.day("change_day")
    field = next((field for word, field in _MEANINGS if word in name_key(text)), None)
    if field is None:
        known = "组织关系转入、组织关系转出、接收为预备党员或转正"
        reading.error("change", f"变动{quoted(text)}看不懂，请写{known}")
    elif day is None and reading.ok:
        reading.error("change_day", "没有写变动的日期，请补上")
    return {field: day} if field is not None and day is not None else {}
