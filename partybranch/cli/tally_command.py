"""tally: the figures of a period, each with the records behind it."""

import argparse

from partybranch.cli.command import add_period, opened, period_of, say, say_json
from partybranch.domain.attendance import RollCounts
from partybranch.domain.figures import Figure
from partybranch.domain.sentences import number, percent
from partybranch.domain.summary_pieces import TYPED_MARK
from partybranch.domain.typed_figures import TypedFigure
from partybranch.services.tallies import PeriodBook


class TallyCommand:
    """The figures of a period, for people or as JSON."""

    name = "tally"
    help = "一段时期的统计数字"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        add_period(parser)
        parser.add_argument("--json", action="store_true", help="以 JSON 输出，含每个数字背后的记录")

    def run(self, arguments: argparse.Namespace) -> int:
        """Count and print."""
        period = period_of(arguments)
        with opened(arguments) as branch:
            book = branch.tallies.of(period, branch.today())
        if arguments.json:
            say_json(tally_json(book))
            return 0
        say(book.sentence)
        for problem in book.summary.problems:
            say(f"（年度小结模板{problem}）")
        for kind in book.shown_kinds:
            say(f"{kind.name}：{book.tally.by_kind[kind.code].value}次")
        for each in book.tally.by_member:
            counts = each.counts
            say(
                f"{each.name}：应到{counts.due} 实到{counts.present} 出席率{percent(counts.rate)} "
                f"志愿{number(each.hours)}小时 学时{number(each.study_hours)}"
            )
        return 0


def tally_json(book: PeriodBook) -> dict[str, object]:
    """The tally as the terminal contract has it; kinds by their Chinese names, rates rounded to 0.0001."""
    tally = book.tally
    shown = {kind.name: tally.by_kind[kind.code] for kind in book.shown_kinds}
    return {
        "year": book.period.start.year,
        "from": book.period.start.isoformat(),
        "until": book.period.end.isoformat(),
        "branch": book.profile.name,
        "members": tally.members,
        "sittings": tally.sittings.value,
        "overlapping": tally.overlapping.value,
        "counts": {name: figure.value for name, figure in shown.items()},
        "lectures_by_secretary": tally.lectures_by_secretary.value,
        "attendance": _counts(tally.attendance),
        "by_member": [
            {
                "name": each.name,
                **_counts(each.counts),
                "volunteer_hours": each.hours,
                "study_hours": each.study_hours,
            }
            for each in tally.by_member
        ],
        "volunteering": {
            "services": tally.volunteering.services.value,
            "hours": tally.volunteering.hours,
            "people": tally.volunteering.people,
            "counts": {name: figure.value for name, figure in _services(book).items()},
        },
        "sentence": book.sentence,
        "typed": [_typed(each) for each in book.typed],
        "records": _records(book, shown),
    }


def _typed(figure: TypedFigure) -> dict[str, str]:
    return {
        "name": figure.name,
        "value": figure.value,
        "unit": figure.unit,
        "remarks": figure.remarks,
        "source": TYPED_MARK,
    }


def _services(book: PeriodBook) -> dict[str, Figure]:
    by_kind = book.tally.volunteering.by_kind
    return {kind.name: by_kind[kind.code] for kind in book.kinds if kind.code in by_kind}


def _records(book: PeriodBook, shown: dict[str, Figure]) -> dict[str, object]:
    figures = {
        "sittings": book.tally.sittings,
        "overlapping": book.tally.overlapping,
        "lectures_by_secretary": book.tally.lectures_by_secretary,
        **shown,
        **_services(book),
    }
    return {name: _sources(figure) for name, figure in figures.items()}


def _counts(counts: RollCounts) -> dict[str, object]:
    return {
        "due": counts.due,
        "present": counts.present,
        "leave": counts.leave,
        "absent": counts.absent,
        "unmarked": counts.unmarked,
        "rate": _rounded(counts.rate),
    }


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)


def _sources(figure: Figure) -> list[dict[str, object]]:
    return [
        {"id": source.id, "date": source.day.isoformat(), "label": source.label} for source in figure.sources
    ]
