"""年度小结 as a Word document: figures and gaps from the records, judgement left to the secretary."""

from collections import Counter
from collections.abc import Iterable, Sequence

from partybranch.domain.attendance import RollCounts
from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Shape
from partybranch.domain.registers import register_of
from partybranch.domain.sentences import number, percent, written_day
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.word.filling import Listed, Page, Values
from partybranch.reports.word.tags import Tag
from partybranch.reports.word.word_paper import COMMON_TAGS, common_values
from partybranch.services.tallies import PeriodBook

_ONCE = {
    "小结正文": "年度小结的文字，用“统计”页里的模板写成",
    "截至日期": "检查缺项到哪一天",
    "期末党员数": "期末在册党员人数",
    "活动总次数": "开展活动的次数，一次同时计入几种类型时只算一次",
    "应到人次": "全部活动应到人次",
    "实到人次": "全部活动实到人次",
    "请假人次": "全部活动请假人次",
    "缺席人次": "全部活动缺席人次",
    "出席率": "全部活动的出席率",
    "志愿服务次数": "志愿服务和双报到次数",
    "志愿服务人数": "参加过的人数",
    "志愿服务人次": "参加的人次",
    "志愿服务时长": "合计小时数",
    "缺项数": "还没有补齐、没有说明的项数",
    "已说明数": "已经说明原因的项数",
}
_LISTS: dict[str, dict[str, str]] = {
    "活动": {
        "类型": "会议、活动类型",
        "次数": "开展次数",
        "应到": "应到人次",
        "实到": "实到人次",
        "请假": "请假人次",
        "缺席": "缺席人次",
        "出席率": "出席率",
        "一般要求": "条例的一般要求，如“每月1次”",
        "完成率": "按时完成的比例",
    },
    "志愿": {"类型": "志愿服务或双报到", "次数": "次数", "人次": "参加人次", "时长": "合计小时数"},
    "登记簿": {"名称": "登记簿名称", "条数": "本期登记的条数"},
    "缺项": {
        "序号": "从1起的编号",
        "时间": "哪一段时间，同样的事项合成一行",
        "事项": "哪一件事",
        "内容": "缺什么",
        "依据": "哪一条要求",
    },
    "手工": {"名称": "手工填写的项目", "数字": "填写的数字", "单位": "单位", "说明": "说明"},
}
_MARKS = (("应到", "due"), ("实到", "present"), ("请假", "leave"), ("缺席", "absent"))


class SummaryPaper:
    """年度小结: the sentences, kinds, volunteering, registers and gaps; the rest is hers to write."""

    code = "summary_word"
    title = "年度小结"
    purpose = "数字和缺项自动填好，存在问题和下一步打算留给自己写"
    shelf = Shelf.TALLIES
    choice = Choice.NOTHING
    tags = (
        *COMMON_TAGS,
        *(Tag(name=name, meaning=meaning) for name, meaning in _ONCE.items()),
        *(
            Tag(name=f"{of}.{name}", meaning=meaning)
            for of, fields in _LISTS.items()
            for name, meaning in fields.items()
        ),
    )

    def pages(self, order: PaperOrder) -> Sequence[Page]:
        """Fill the one sheet of the period."""
        book = order.book
        lines = {
            "活动": _kinds(book),
            "志愿": _services(book),
            "登记簿": _registers(book),
            "缺项": _findings(book),
            "手工": _typed(book),
        }
        lists = {
            of: Listed(lines=[_named(of, line) for line in found], nothing=_named(of, _nothing(of)))
            for of, found in lines.items()
        }
        return (Page(values={**common_values(order), **_once(book)}, lists=lists),)


def _named(of: str, line: Values) -> Values:
    return {f"{of}.{name}": value for name, value in line.items()}


def _nothing(of: str) -> Values:
    """The line of a list without any: it says so under its first heading that is a word."""
    names = list(_LISTS[of])
    said = "内容" if "内容" in names else names[0]
    return {name: "无" if name == said else "" for name in names}


def _once(book: PeriodBook) -> Values:
    served, attendance = book.tally.volunteering, book.tally.attendance
    return {
        "小结正文": "\n".join(book.summary.lines) or BLANK,
        "截至日期": written_day(book.report.facts.last_day),
        "期末党员数": str(book.tally.members),
        "活动总次数": str(book.tally.sittings.value),
        **{f"{word}人次": value for word, value in _marks(attendance).items()},
        "出席率": percent(attendance.rate),
        "志愿服务次数": str(served.services.value),
        "志愿服务人数": str(served.people),
        "志愿服务人次": str(served.turns),
        "志愿服务时长": number(served.hours),
        "缺项数": str(len(book.report.open)),
        "已说明数": str(len(book.report.settled)),
    }


def _marks(counts: RollCounts) -> dict[str, str]:
    return {word: str(getattr(counts, name)) for word, name in _MARKS}


def _kinds(book: PeriodBook) -> Iterable[Values]:
    for kind in book.shown_kinds:
        counts, completed = book.tally.attendance_by_kind[kind.code], book.completion(kind)
        yield {
            "类型": kind.label,
            "次数": str(book.tally.by_kind[kind.code].value),
            **_marks(counts),
            "出席率": percent(counts.rate),
            "一般要求": kind.duty,
            "完成率": percent(completed.rate) if completed else "—",
        }


def _services(book: PeriodBook) -> Iterable[Values]:
    for kind in book.kinds.of_shape(Shape.SERVICE):
        held = [each for each in book.services if each.kind == kind.code and each.counts]
        if held:
            yield {
                "类型": kind.label,
                "次数": str(len(held)),
                "人次": str(sum(len(each.rows) for each in held)),
                "时长": number(sum(each.hours for each in held)),
            }


def _registers(book: PeriodBook) -> Iterable[Values]:
    for code, count in Counter(each.register for each in book.report.facts.entries).items():
        yield {"名称": register_of(code).name, "条数": str(count)}


def _findings(book: PeriodBook) -> Iterable[Values]:
    """What is open; the same thing missing at several times is one line with all of them."""
    times: dict[tuple[str, str, str], list[str]] = {}
    for finding in book.report.open:
        found = finding.found
        times.setdefault((found.subject, found.text, finding.cited), []).append(found.when)
    for place, ((subject, text, cited), whens) in enumerate(times.items(), 1):
        yield {
            "序号": str(place),
            "时间": _joined(whens),
            "事项": subject,
            "内容": text,
            "依据": cited,
        }


def _joined(whens: Iterable[str]) -> str:
    """Times after one another, months in a row as one, the year once: 2022年1—3月、6月、2023年1月."""
    runs: list[tuple[str, str, str]] = []
    for when in dict.fromkeys(whens):
        year, mark, stretch = when.partition("年")
        if not (mark and stretch):
            year, stretch = "", when
        before = runs[-1] if runs else ("", "", "")
        if year and year == before[0] and _month(stretch) and _month(stretch) == _month(before[2]) + 1:
            runs[-1] = (year, before[1], stretch)
        else:
            runs.append((year, stretch, stretch))
    years = ["", *(year for year, _, _ in runs)]
    return "、".join(
        f"{f'{year}年' if year and year != last else ''}{_stretch(first, end)}"
        for last, (year, first, end) in zip(years, runs, strict=False)
    )


def _month(stretch: str) -> int:
    """The month that a stretch is, 0 for any other stretch."""
    number = stretch.removesuffix("月")
    return int(number) if number != stretch and number.isdecimal() else 0


def _stretch(first: str, last: str) -> str:
    return first if first == last else f"{first.removesuffix('月')}—{last}"


def _typed(book: PeriodBook) -> Iterable[Values]:
    for each in book.typed:
        yield {"名称": each.name, "数字": str(each.value), "单位": each.unit, "说明": each.remarks}
