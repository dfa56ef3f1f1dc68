"""年度小结: the default wording, the little language, and that every number is the tally's."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from builders import KINDS, Fact, a_member, a_record, a_row, a_service, a_sitting, the_kind
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.attendance import Mark
from partybranch.domain.figures import Origin
from partybranch.domain.kinds import ACTIVITY_KINDS, Kind, Kinds
from partybranch.domain.members import Post
from partybranch.domain.numerals import in_chinese, measured
from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS, RegisterEntry
from partybranch.domain.sentences import number, percent
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.summaries import Summary, render, template_problems
from partybranch.domain.summary_fields import summary_fields
from partybranch.domain.summary_language import names_in, read_template
from partybranch.domain.summary_pieces import SummaryGround
from partybranch.domain.summary_template import DEFAULT_TEXT, SummaryTemplate
from partybranch.domain.tallies import tally
from partybranch.domain.typed_figures import TypedFigure

SECRETARY = a_member("书记", id=1, posts=(Post(title="支部书记"),))
BY_SECRETARY = a_record("党课", lecturer=Person(name="书记", member_id=1))
TO_AUGUST = Period(date(2022, 1, 1), date(2022, 8, 10))
WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "{}[]"})
COUNTED = next(register for register in REGISTERS if register.counted)
PRESS = TypedFigure(id=1, year=2022, name="发稿数", value="12", unit="篇")


def ground(
    *sittings: Sitting,
    period: Period = TO_AUGUST,
    kinds: Kinds = KINDS,
    services: int = 0,
    entries: Iterable[RegisterEntry] = (),
    typed: Iterable[TypedFigure] = (),
) -> SummaryGround:
    typed = tuple(typed)
    counted = tally(
        period=period,
        sittings=sittings,
        services=[a_service(day=date(2022, 2, n + 1), people=(1, 2)) for n in range(services)],
        members=[SECRETARY, a_member("钱二", id=2)],
        kinds=kinds,
    )
    return SummaryGround(
        as_of=date(2022, 12, 31),
        tally=counted,
        kinds=kinds,
        entries=tuple(entries),
        typed=typed,
        typed_names=frozenset(each.name for each in typed),
    )


def told(text: str, on: SummaryGround, *, numerals: bool = False) -> Summary:
    return render(SummaryTemplate(text=text, numerals=numerals), on)


def times(n: int, *kinds: str | Record, since: datetime = datetime(2022, 1, 4, 9)) -> list[Sitting]:
    return [a_sitting(*kinds, at=since + timedelta(days=3 * place)) for place in range(n)]


def an_honour(**facts: Fact) -> RegisterEntry:
    usual: dict[str, Fact] = {
        "id": 7,
        "register": COUNTED.code,
        "day": date(2022, 7, 1),
        "title": "先进党支部",
    }
    return RegisterEntry(**usual | facts)


def test_the_default_begins_word_for_word_as_the_report_wants_it() -> None:
    on = ground(
        *times(12, "集体学习"),
        *times(8, "主题党日"),
        *times(7, "党员大会"),
        *times(3, BY_SECRETARY),
        *times(7, "支委会"),
        *times(22, "党小组会"),
    )
    assert told("", on).text == (
        "今年以来，已开展集体学习12次，主题党日活动8次，党员大会7次，支部书记讲党课3次，"
        "支委会7次，党小组会22次。共开展活动59次。"
    )


def test_what_counts_twice_is_said_and_the_total_counts_it_once() -> None:
    text = told("", ground(*times(5, "主题党日"), *times(3, "主题党日", BY_SECRETARY, "党员大会"))).text
    assert text.endswith(
        "主题党日活动8次，党员大会3次，支部书记讲党课3次。"
        "共开展活动8次（其中3次同时计入两种以上类型，活动总数只计一次）。"
    )


def test_lectures_by_others_are_not_given_to_the_secretary() -> None:
    assert (
        "党课5次（其中支部书记讲党课3次）"
        in told("", ground(*times(3, BY_SECRETARY), *times(2, "党课"))).text
    )
    assert "已开展党课2次。" in told("", ground(*times(2, "党课"))).text


def test_an_own_kind_of_lesson_is_told_by_its_name() -> None:
    kinds = Kinds((*ACTIVITY_KINDS, Kind(id=1, code="own_1", name="微讲堂", lesson=True, lecturer=True)))
    own = Record(kind="own_1", lecturer=Person(name="书记", member_id=1))
    text = told("", ground(*times(2, BY_SECRETARY), *times(1, own), kinds=kinds)).text
    assert "党课2次，微讲堂1次（其中支部书记讲党课3次）" in text
    assert text.count("微讲堂") == 1


def test_a_period_without_anything_says_so_and_nothing_more() -> None:
    assert told("", ground(period=Period.year(2022))).text == "2022年，共开展活动0次。"


def test_attendance_services_honours_and_typed_figures_have_their_paragraphs() -> None:
    roll = (a_row(1), a_row(2), a_row(3, Mark.LEAVE), a_row(4, Mark.ABSENT), a_row(5, Mark.UNMARKED))
    outside = an_honour(day=date(2022, 9, 1))
    on = ground(
        a_sitting(roll=roll),
        services=3,
        entries=(an_honour(), outside, an_honour(voided="重复")),
        typed=(PRESS, replace(PRESS, id=2, name="培训", value="3", unit="期")),
    )
    assert told("", on).lines[1:] == (
        "应到5人次，实到2人次，请假1人次，缺席1人次，未标1人次，出席率40.0%。",
        "组织志愿服务和双报到3次，参加党员2人、6人次，累计18小时。",
        f"{COUNTED.counted.format(n=1)}。",
        "发稿数12篇，培训3期（手工填写）。",
    )


def test_every_piece_of_a_count_leads_to_its_records() -> None:
    on = ground(*times(3, "主题党日"), services=2, entries=(an_honour(),), typed=(PRESS,))
    pieces = {piece.name: piece for paragraph in told("", on).paragraphs for piece in paragraph if piece.name}
    behind = {name: piece.figure.value for name, piece in pieces.items() if piece.figure}
    assert behind | {"主题党日次数": 3, "活动总次数": 3, "志愿服务小时": 2} == behind
    honours = pieces[f"{COUNTED.name}项数"].figure
    assert honours is not None
    assert [(each.origin, each.id) for each in honours.sources] == [(Origin.REGISTER, 7)]
    assert pieces["发稿数"].typed
    assert pieces["发稿数"].figure is None


def test_a_typed_figure_is_the_years_and_never_a_quarters() -> None:
    quarter = ground(period=Period.quarter(2022, 1), typed=(PRESS,))
    assert "发稿" not in told("", quarter).text
    shown = told("发稿{发稿数}。", quarter)
    assert shown.text == "发稿【待补充】。"
    assert [str(each) for each in shown.problems] == ["第1行：“发稿数”在2022年第1季度没有手工填写的数字。"]
    assert told("发稿{发稿数}。", ground(typed=(PRESS,))).text == "发稿12篇（手工填写）。"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2", "两"),
        ("22,000", "二万二千"),
        ("350余", "三百五十余"),
        ("1.2万", "一点二万"),
        ("90.5%", "百分之九十点五"),
        ("第3名", "第三名"),
        ("10:00", "10:00"),
        ("2022年5月", "2022年5月"),
        ("3-5", "3-5"),
    ],
)
def test_a_typed_value_is_read_aloud_only_where_it_is_a_number(typed: str, read: str) -> None:
    on = ground(typed=(replace(PRESS, value=typed, unit=""),))
    assert told("{发稿数}", on, numerals=True).text == f"{read}（手工填写）"
    assert told("{发稿数}", on).text == f"{typed}（手工填写）"


def test_a_part_in_brackets_drops_out_when_all_its_figures_are_zero() -> None:
    on = ground(*times(2, "主题党日"))
    assert told("[党员大会{党员大会次数}次，][主题党日{主题党日次数}次]。", on).text == "主题党日2次。"
    assert (
        told("[党员大会{党员大会次数}次、主题党日{主题党日次数}次]。", on).text
        == "党员大会0次、主题党日2次。"
    )
    assert told("{期间}[（[党员大会{党员大会次数}次]）]，{应到}", on).text == "今年以来，0"


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("开展主题党日{主题党日次数}次，[党员大会{党员大会次数}次]。", "开展主题党日2次。"),
        ("[党员大会{党员大会次数}次，]，完成{主题党日次数}次，，好。", "完成2次，好。"),
        ("（[党员大会{党员大会次数}次，]主题党日{主题党日次数}次，）", "（主题党日2次）"),
        ("[党员大会{党员大会次数}次]。", ""),
        ("好。[党员大会{党员大会次数}次]。再好。", "好。再好。"),
    ],
)
def test_the_signs_that_dropped_parts_leave_are_tidied(text: str, tidy: str) -> None:
    assert told(text, ground(*times(2, "主题党日"))).text == tidy


def test_a_kind_has_a_rate_of_its_own_and_a_register_a_number() -> None:
    half = a_sitting("主题党日", at=datetime(2022, 3, 7, 9), roll=(a_row(1), a_row(2, Mark.ABSENT)))
    whole = a_sitting("集体学习", at=datetime(2022, 3, 8, 9), roll=(a_row(1), a_row(2)))
    on = ground(half, whole, entries=[an_honour(), an_honour(id=8, voided="重复登记")])
    assert told("主题党日{主题党日出席率}，荣誉{荣誉项数}项。", on).text == "主题党日50.0%，荣誉1项。"
    assert told("[党课{党课出席率}，][心得{心得体会篇数}篇，]完。", on).text == "完。"


def test_other_kinds_are_those_that_the_template_names_nowhere() -> None:
    on = ground(*times(2, "主题党日"), *times(1, "观影"), *times(1, "支委会"), *times(2, BY_SECRETARY))
    assert told("{主题党日次数}，{其他活动}", on).text == "2，支委会1次，党课2次，观看教育片1次"
    assert told("{其他活动}，{支委会次数}，{书记讲党课次数}", on).text == "主题党日2次，观看教育片1次，1，2"
    mixed = ground(*times(2, BY_SECRETARY), *times(1, "党课"))
    assert told("书记讲党课{书记讲党课次数}次，{其他活动}", mixed).text == "书记讲党课2次，党课3次"


def test_a_field_of_a_kind_that_is_gone_prints_as_to_be_added_and_is_said() -> None:
    shown = told("好。\n读书会[{读书会次数}次]，共{活动总次数}次。", ground())
    assert shown.text == "好。\n读书会【待补充】次，共0次。"
    assert [str(each) for each in shown.problems] == [
        "第2行：没有“读书会次数”这个字段。请从字段列表里选一个，或删去这一处。"
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (DEFAULT_TEXT, []),
        ("", []),
        ("共{活动总次数}次[，党课{党课次数}次]".translate(WIDE), []),
        ("{没有的}\n\n{活动总次数}{也没有}", [1, 3]),
        ("{活动总次数\n活动总次数}\n{}", [1, 2, 3]),
        ("[{活动总次数}\n{活动总次数}]\n[没有字段]", [1, 2, 3]),
        ("{仅志愿服务次数}{双报到次数}{党课出席率}{荣誉项数}", []),
        ("{志愿服务出席率}", [1]),
        ("{发稿数}", []),
    ],
)
def test_problems_name_their_lines(text: str, lines: list[int]) -> None:
    assert [each.line for each in template_problems(text, KINDS, ["发稿数"])] == lines


def test_every_kind_has_its_fields_and_no_name_is_there_twice() -> None:
    fields = summary_fields(KINDS)
    assert all({f"{kind.label}次数", f"仅{kind.label}次数"} & set(fields) for kind in KINDS)
    assert all(field.meaning for field in fields.values())
    named = {name for parts in read_template(DEFAULT_TEXT)[0] for name in names_in(parts)}
    assert named <= set(fields)


@given(st.text(st.sampled_from("{}[]，。（）党课次数活动总应到1\n"), max_size=40), st.booleans())
def test_any_text_renders_without_an_exception(text: str, numerals: bool) -> None:
    shown = told(text, ground(*times(2, "主题党日")), numerals=numerals)
    assert bool(template_problems(text, KINDS)) >= bool(shown.problems)
    assert all(paragraph for paragraph in shown.lines)


held = st.lists(
    st.lists(
        st.sampled_from(["集体学习", "主题党日", "党员大会", "支委会", "党小组会", "党课", "观影"]),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    max_size=12,
)


@given(held, st.integers(0, 20), st.booleans())
def test_every_number_of_the_default_is_the_tallys(
    kinds: list[list[str]],
    services: int,
    numerals: bool,
) -> None:
    roll = (a_row(1), a_row(2, Mark.LEAVE), a_row(3))
    sittings = [
        a_sitting(*(BY_SECRETARY if one == "党课" and at % 2 else one for one in each), roll=roll)
        for at, each in enumerate(kinds)
    ]
    on = ground(*sittings, services=services)
    counted, served = on.tally, on.tally.volunteering
    right = {
        **{
            f"{kind.label}次数": counted.by_kind[kind.code].value
            for kind in KINDS
            if kind.code in counted.by_kind
        },
        "活动总次数": counted.sittings.value,
        "重复计入次数": counted.overlapping.value,
        "书记讲党课次数": counted.lectures_by_secretary.value,
        "应到": counted.attendance.due,
        "实到": counted.attendance.present,
        "请假": counted.attendance.leave,
        "志愿服务次数": served.services.value,
        "志愿服务人数": served.people,
        "志愿服务人次": served.turns,
        "志愿服务小时": served.hours,
    }
    words = {name: number(value) for name, value in right.items()}
    texts = {name: measured(text) for name, text in words.items()} if numerals else words
    rate = percent(counted.attendance.rate)
    texts |= {"期间": "今年以来", "出席率": in_chinese(rate) if numerals else rate}
    shown = told("", on, numerals=numerals)
    for paragraph in shown.paragraphs:
        for piece in paragraph:
            assert piece.text == texts[piece.name] if piece.name else not any(map(str.isdigit, piece.text))
    named = {piece.name for paragraph in shown.paragraphs for piece in paragraph}
    lectures = f"{the_kind('党课').label}次数"
    assert {name for name in right if name.endswith("次数") and right[name]} <= named | {lectures}
    assert not numerals or not any(sign in "0123456789" for sign in shown.text)
