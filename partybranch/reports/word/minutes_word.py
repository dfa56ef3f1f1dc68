"""会议记录 as a Word document: one form for each record of each sitting (domain paper 2.1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partybranch.domain.attendance import Mark
from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Scope
from partybranch.domain.sentences import written_day
from partybranch.domain.tallies import rows_of
from partybranch.reports.ledgers.ledger import person, remarks_of
from partybranch.reports.ledgers.line import Line
from partybranch.reports.meeting_headings import MINUTES, THEME_DAY, Wording, wording_of
from partybranch.reports.meeting_words import (
    absent_words,
    attachment_words,
    full_members,
    kind_of,
    length_words,
    lines_in,
    moment_words,
    motion_words,
    name_words,
    observer_words,
    turn_words,
    voters,
)
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.word.filling import Page, Values
from partybranch.reports.word.tags import Tag
from partybranch.reports.word.word_paper import COMMON_TAGS, common_values


@dataclass(frozen=True, slots=True)
class Field:
    """A tag with what it prints of a record; None where a record of its kind has no such thing."""

    tag: Tag
    value: Callable[[Line], str | None]


def _tag(name: str, meaning: str, *also: str) -> Tag:
    return Tag(name=name, meaning=meaning, also=also)


def _heading(name: str, words: Callable[[Wording], str]) -> Field:
    """The heading of a row: a theme day has its own (domain paper 2.2)."""
    meaning = f"栏目名“{words(MINUTES)}”，主题党日写成“{words(THEME_DAY)}”"
    return Field(Tag(name=name, meaning=meaning, heading=True), lambda line: words(_wording(line)))


def _wording(line: Line) -> Wording:
    return wording_of(kind_of(line))


def _form_name(line: Line) -> str:
    wording = _wording(line)
    return wording.title if wording is THEME_DAY else f"{kind_of(line).name}记录"


def _resolution_heading(line: Line) -> str | None:
    return _wording(line).resolution or ("决议" if line.record.resolution.strip() else None)


def _resolution(line: Line) -> str | None:
    """The resolution; a form that has no row for one gets it only where there is one."""
    text = line.record.resolution.strip()
    return text if text or _wording(line).resolution else None


def _group(line: Line) -> str | None:
    if line.record.scope is Scope.GROUP:
        return line.record.group or BLANK
    return line.record.group or None


def _lecturer(line: Line) -> str | None:
    return person(line.record.lecturer) if kind_of(line).lecturer or line.record.lecturer else None


def _present(line: Line) -> str:
    rows = [row for row in rows_of(line.record, line.sitting.roll) if row.mark is Mark.PRESENT]
    return "、".join(map(line.book.name_of, rows)) or BLANK


def _when_voting(words: Callable[[Line], str]) -> Callable[[Line], str | None]:
    """Words that only a record with votes, or one of a kind that votes, has."""
    return lambda line: words(line) if kind_of(line).motions or line.record.motions else None


_FIELDS: tuple[Field, ...] = (
    Field(_tag("会议类型", "如“支部党员大会”“党课”", "活动类型", "类型"), lambda line: kind_of(line).name),
    Field(_tag("会议名称", "类型；党小组会还写明是哪个组", "活动名称", "名称"), name_words),
    Field(_tag("第几次", "这一类型本期的第几次", "次数"), turn_words),
    Field(
        _tag("会议议题", "记录里的议题、主题或课题", "会议主题", "活动主题", "主题", "授课主题", "议题"),
        lambda line: line.record.topic.strip() or BLANK,
    ),
    Field(
        _tag("时间", "日期、星期、起止时间", "会议时间", "实际会议时间", "活动时间", "实际时间"),
        lambda line: moment_words(line.sitting),
    ),
    Field(_tag("日期", "只有日期", "会议日期", "活动日期"), lambda line: written_day(line.sitting.day)),
    Field(_tag("时长", "分钟数", "时长(分钟)"), lambda line: length_words(line.sitting)),
    Field(_tag("地点", "会议地点", "会议地点", "活动地点"), lambda line: line.sitting.place.strip() or BLANK),
    Field(_tag("党小组", "党小组名称；不是党小组会的，整行自动去掉"), _group),
    Field(_tag("主持人", "主持人姓名", "会议主持人"), lambda line: person(line.sitting.chair)),
    Field(_tag("记录人", "记录人姓名", "会议记录人"), lambda line: person(line.sitting.recorder)),
    Field(_tag("授课人", "授课人姓名；不讲课的，整行自动去掉", "主讲人"), _lecturer),
    Field(_tag("应到", "应到人数", "应到人数", "应到党员", "党员总数"), lambda line: str(line.due)),
    Field(_tag("实到", "实到人数", "实到人数", "出席人数", "实际出席"), lambda line: str(line.present)),
    Field(_tag("请假", "请假人数", "请假人数"), lambda line: str(line.leave)),
    Field(_tag("缺席", "缺席人数", "缺席人数"), lambda line: str(line.absent)),
    Field(_tag("正式党员", "正式党员应到、实到；不表决的，整行自动去掉"), _when_voting(full_members)),
    Field(_tag("有表决权", "有表决权的应到、实到；不表决的，整行自动去掉"), _when_voting(voters)),
    Field(_tag("出席人员", "到会党员的姓名", "实到人员", "实到党员", "参会人员", "出席人"), _present),
    Field(
        _tag("缺席人员及原因", "请假、缺席的姓名和原因", "缺席名单", "缺席人员", "缺席原因", "请假人员"),
        absent_words,
    ),
    Field(
        _tag("列席人员", "列席的姓名和身份", "列席人", "列席人员名单"),
        lambda line: observer_words(line.sitting),
    ),
    Field(
        _tag("会议内容", "记录正文，可以很长", "主要内容", "学习内容", "主要内容及特色", "讨论情况", "内容"),
        lambda line: line.record.text.strip() or BLANK,
    ),
    Field(_tag("会议决议", "形成的决议；主题党日没有决议的，整行自动去掉", "决议", "议定事项"), _resolution),
    Field(
        _tag("表决情况", "每项表决的票数；没有表决的，整行自动去掉", "表决形式及结果", "表决"),
        lambda line: motion_words(line) or None,
    ),
    Field(_tag("附件名称", "附件的文件名", "附件", "图片"), lambda line: attachment_words(line.sitting)),
    Field(
        _tag("备注", "同时开展的内容、异地参加的人员和备注", "其他"),
        lambda line: remarks_of(line.sitting, line.at, line.book),
    ),
    Field(Tag(name="表名", meaning="表的名称，如“党课记录”“主题党日活动记录表”", heading=True), _form_name),
    _heading("名称栏", lambda wording: wording.name),
    _heading("议题栏", lambda wording: wording.topic),
    _heading("时间栏", lambda wording: wording.moment),
    _heading("地点栏", lambda wording: wording.place),
    _heading("内容栏", lambda wording: wording.body),
    Field(
        Tag(name="决议栏", meaning="栏目名“会议决议”，主题党日有决议时写成“决议”", heading=True),
        _resolution_heading,
    ),
)


class MinutesPaper:
    """会议记录: each record of a sitting on a sheet of its own, with the fields of the printed form."""

    code = "minutes_word"
    title = "会议记录（可编辑）"
    purpose = "每项记录一页，打开后可以接着修改；表样可以换成本单位的"
    shelf = Shelf.MEETINGS
    choice = Choice.SITTINGS
    tags = (*COMMON_TAGS, *(each.tag for each in _FIELDS))

    def pages(self, order: PaperOrder) -> Sequence[Page]:
        """Fill the form for each record of the chosen sittings in order of time, or leave one blank."""
        common = common_values(order)
        lines = lines_in(order, lambda _kind: True)
        filled: list[Values] = [{each.tag.name: each.value(line) for each in _FIELDS} for line in lines]
        return [Page(values={**common, **values}) for values in filled or [_blank(order)]]


def _blank(order: PaperOrder) -> Values:
    """A form to be filled in by hand, which says why it is blank."""
    which = "所选活动" if order.sittings else order.book.period.label
    said = {
        "备注": f"{which}没有会议记录，本页供手工填写。",
        "表名": MINUTES.title,
        "名称栏": MINUTES.name,
        "议题栏": MINUTES.topic,
        "时间栏": MINUTES.moment,
        "地点栏": MINUTES.place,
        "内容栏": MINUTES.body,
        "决议栏": MINUTES.resolution,
    }
    return {each.tag.name: said.get(each.tag.name, "") for each in _FIELDS}
