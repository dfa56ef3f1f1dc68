"""The search: people by every way of typing them, records of all years, ranked, with words around a hit."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from builders import (
    a_citizen_number,
    a_member,
    a_record,
    a_service,
    a_sitting,
    an_entry,
    settle,
    the_kind,
)

from partybranch.app import Branch
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sittings import Person
from partybranch.services.search import FEW, Found
from partybranch.services.search_entries import Group
from partybranch.services.search_matching import Hit, Marked
from partybranch.services.search_words import TypedDate, typed_date


def hits(branch: Branch, typed: str, group: Group = Group.SITTINGS) -> tuple[Hit, ...]:
    found = {each.group: each for each in branch.search.find(typed)}
    return found[group].hits if group in found else ()


def titles(branch: Branch, typed: str, group: Group = Group.MEMBERS) -> list[str]:
    return [hit.title.text for hit in hits(branch, typed, group)]


def marked(words: Marked) -> str:
    return words.text[words.start : words.end]


@pytest.mark.parametrize(
    ("surname", "reading"),
    [
        ("单", "shan"),
        ("单", "dan"),
        ("仇", "qiu"),
        ("仇", "chou"),
        ("曾", "zeng"),
        ("曾", "ceng"),
        ("查", "zha"),
        ("查", "cha"),
        ("朴", "piao"),
        ("朴", "pu"),
        ("区", "ou"),
        ("区", "qu"),
        ("翟", "zhai"),
        ("翟", "di"),
        ("盖", "ge"),
        ("盖", "gai"),
    ],
)
def test_a_surname_of_two_readings_is_found_by_each(branch: Branch, surname: str, reading: str) -> None:
    name = f"{surname}文静"
    settle(branch, a_member(name), a_member("王五六"))
    for typed in (surname, name, reading, f"{reading}wenjing", f"{reading[0]}wj", f"{reading}wj", "wenjing"):
        assert titles(branch, typed) == [name], typed


def test_the_exact_name_stands_before_beginnings_and_those_before_the_middle(branch: Branch) -> None:
    settle(branch, a_member("王张明"), a_member("张明亮"), a_member("张明"), a_member("章铭"))
    assert titles(branch, "张明") == ["张明", "张明亮", "王张明"]
    assert titles(branch, "zhangming") == ["张明", "章铭", "张明亮", "王张明"]
    assert titles(branch, "zm") == ["张明亮", "张明", "章铭", "王张明"]


def test_a_blank_in_a_name_divides_nothing(branch: Branch) -> None:
    settle(branch, a_member("刘 洋"))
    for typed in ("刘洋", "刘 洋", "liuyang", "liu yang", "ly"):
        assert titles(branch, typed) == ["刘 洋"], typed


def test_namesakes_are_told_apart(branch: Branch) -> None:
    settle(branch, a_member("张明"), a_member("张明", birth=date(1990, 1, 2)))
    assert titles(branch, "zm") == ["张明（1980年生）", "张明（1990年生）"]


def test_a_phone_or_a_citizen_number_is_found_by_its_end_and_never_shown(branch: Branch) -> None:
    number = a_citizen_number(date(1980, 5, 6))
    settle(branch, a_member("赵一", phone="19900001234"), a_member("钱二", citizen_number=number))
    (by_phone,) = hits(branch, "1234", Group.MEMBERS)
    assert by_phone.title.text == "赵一"
    assert marked(by_phone.note) == "手机尾号相符"
    (by_number,) = hits(branch, number[-6:].lower(), Group.MEMBERS)
    assert marked(by_number.note) == "身份证号尾号相符"
    assert not any(each in by_phone.note.text + by_number.note.text for each in ("1234", number[-6:]))
    assert titles(branch, "234") == []
    assert titles(branch, "1990000") == []
    assert titles(branch, number) == ["钱二"]


def test_a_member_is_shown_with_group_state_and_post_and_found_by_them(branch: Branch) -> None:
    group = (GroupStay(group="第一党小组"),)
    settle(
        branch,
        a_member("李四", transferred_out=date(2022, 6, 1)),
        a_member("赵一", groups=group, posts=(Post(title="支部书记"),)),
    )
    (hit,) = hits(branch, "书记", Group.MEMBERS)
    assert hit.note.text == "第一党小组 · 正式党员 · 支部书记"
    assert marked(hit.note) == "书记"
    (left,) = hits(branch, "李四", Group.MEMBERS)
    assert left.note.text == "已转出"


@pytest.fixture
def held(branch: Branch) -> Branch:
    """Three sittings of two years with telling words in different parts."""
    settle(branch, a_member("赵一"))
    for sitting in (
        a_sitting(
            a_record(
                "主题党日", topic="参观红旗渠", text="大家谈体会。\n" * 9 + "会上讨论了食堂改造的方案。"
            ),
            at=datetime(2021, 6, 20, 14),
            place="红旗渠纪念馆",
        ),
        a_sitting(
            a_record("党课", topic="学习新党章", lecturer=Person(name="周老师"), resolution="通过食堂方案"),
            at=datetime(2022, 6, 20, 9),
        ),
        a_sitting("支部党员大会", at=datetime(2022, 11, 5, 15), chair=Person(name="红旗")),
    ):
        branch.sittings.record(sitting)
    return branch


@pytest.mark.parametrize("typed", ["2022-06-20", "2022.6.20", "20220620", "2022年6月20日", "2022/6/20"])
def test_a_whole_date_finds_its_sitting(held: Branch, typed: str) -> None:
    (hit,) = hits(held, typed)
    assert marked(hit.note) == "2022-06-20"


@pytest.mark.parametrize("typed", ["6月20日", "0620", "6.20", "06-20", "6/20"])
def test_a_day_finds_the_sittings_of_every_year_the_newest_first(held: Branch, typed: str) -> None:
    assert [hit.year for hit in hits(held, typed)] == [2022, 2021]


def test_a_month_and_a_year_are_dates_too() -> None:
    assert typed_date("2022年6月") == TypedDate(year=2022, month=6)
    assert typed_date("11月") == TypedDate(month=11)
    assert typed_date("2022") == TypedDate(year=2022)
    assert typed_date("0229") == TypedDate(month=2, day=29)
    for typed in ("1332", "0230", "3000", "2022-13-01", "12", "党课"):
        assert typed_date(typed) is None, typed


def test_a_title_stands_before_a_place_a_place_before_people_and_people_before_a_text(held: Branch) -> None:
    held.sittings.record(
        a_sitting(a_record("集体学习", text="唱红旗歌"), at=datetime(2022, 12, 1, 9), place="红旗广场")
    )
    held.sittings.record(a_sitting(a_record("集体学习", text="举红旗"), at=datetime(2022, 12, 2, 9)))
    found = hits(held, "红旗")
    assert [(hit.year, marked(hit.title)) for hit in found[:2]] == [(2021, "红旗"), (2022, "")]
    notes = [hit.note.text for hit in found]
    assert notes[1].startswith("2022-12-01 · 红旗广场")
    assert notes[2] == "2022-11-05 · 主持 红旗"
    assert notes[3] == "2022-12-02 · 举红旗"
    assert all(marked(hit.note) == "红旗" for hit in found[1:])


def test_a_hit_in_minutes_is_shown_with_the_words_around_it(held: Branch) -> None:
    newest, oldest = hits(held, "食堂")
    assert newest.note.text == "2022-06-20 · 通过食堂方案"
    assert oldest.note.text == "2021-06-20 · …大家谈体会。 会上讨论了食堂改造的方案。"
    assert marked(oldest.note) == "食堂"


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("党课", 2022),
        ("dangke", 2022),
        ("dk xuexi", 2022),
        ("周老师", 2022),
        ("zls", 2022),
        ("hongqiqu", 2021),
        ("主题党日 2021", 2021),
        ("食堂 6月20日 方案 主题", 2021),
    ],
)
def test_a_sitting_is_found_by_kind_people_place_and_by_several_words(
    held: Branch, typed: str, year: int
) -> None:
    assert hits(held, typed)[0].year == year


def test_pinyin_does_not_look_through_minutes(held: Branch) -> None:
    assert hits(held, "shitang") == ()


def test_whole_syllables_and_initials_stand_before_a_mixture(branch: Branch) -> None:
    for kind, day in (("主题党日", 3), ("党小组会", 9)):
        group = {"group": "第一党小组"} if kind == "党小组会" else {}
        branch.sittings.record(
            a_sitting(a_record(kind, topic="", **group), chair=None, at=datetime(2022, 5, day, 9))
        )
    assert [marked(hit.title) for hit in hits(branch, "zhu")] == ["主", "组会"]


def test_voided_records_say_so_and_stand_last(held: Branch) -> None:
    newest = hits(held, "食堂")[0]
    held.sittings.void(newest.id, "重复")
    valid, voided = hits(held, "食堂")
    assert not valid.voided
    assert voided.voided
    assert voided.note.text.startswith("已作废 · 2022-06-20")


def test_services_registers_and_plans_are_found(branch: Branch) -> None:
    (member,) = settle(branch, a_member("赵一"))
    ids = (member.id or 0,)
    branch.volunteering.record(a_service(people=ids, place="幸福社区", day=date(2022, 3, 12)))
    branch.registers.record(an_entry("荣誉", ids, values={"awarded_by": "市直机关工委"}))
    plan = PlannedSitting(day=date(2022, 10, 10), kind=the_kind("党课").code, topic="讲法治")
    branch.plans.save(plan)
    assert hits(branch, "xfsq", Group.SERVICES)[0].note.text == "2022-03-12 · 幸福社区"
    assert titles(branch, "街道清扫", Group.SERVICES) == ["志愿服务　街道清扫"]
    assert hits(branch, "工委", Group.REGISTERS)[0].note.text == "2022-07-01 · 颁奖单位 市直机关工委"
    assert titles(branch, "荣誉", Group.REGISTERS) == ["先进党支部"]
    assert titles(branch, "jiangfazhi", Group.PLANS) == ["党课　讲法治"]
    kept = branch.plans.of(2022)[0]
    branch.plans.void(kept.id or 0, "改期")
    assert titles(branch, "讲法治", Group.PLANS) == [], "a line struck out can be opened nowhere"


def test_a_long_group_says_how_many_more_there_are_and_lists_them_when_asked(branch: Branch) -> None:
    for day in range(1, FEW + 4):
        branch.sittings.record(a_sitting("党课", at=datetime(2022, 3, day, 9)))
    (short,) = branch.search.find("党课")
    assert (len(short.hits), short.more) == (FEW, 3)
    (whole,) = branch.search.find("党课", [Group.SITTINGS])
    assert (len(whole.hits), whole.more) == (FEW + 3, 0)
    assert _days(whole) == sorted(_days(whole), reverse=True)


def _days(found: Found) -> Sequence[str]:
    return [hit.note.text[:10] for hit in found.hits]


def test_the_search_follows_the_book_undo_included(branch: Branch) -> None:
    assert titles(branch, "赵一") == []
    branch.members.save(a_member("赵一"))
    assert titles(branch, "赵一") == ["赵一"]
    branch.undo.undo()
    assert titles(branch, "赵一") == []


def test_records_opened_before_are_recalled_as_they_stand_now(held: Branch) -> None:
    (lesson,) = hits(held, "新党章")
    (member,) = hits(held, "赵一", Group.MEMBERS)
    wanted = [(Group.SITTINGS, lesson.id), (Group.MEMBERS, member.id), (Group.PLANS, 77)]
    assert [hit.title.text for hit in held.search.recall(wanted)] == ["党课　学习新党章", "赵一"]
    assert held.search.years() == (2021, 2022)


@pytest.mark.parametrize("typed", ["", "   ", "没有的东西", "zzzz", "😀"])
def test_nothing_answers_nothing(held: Branch, typed: str) -> None:
    assert held.search.find(typed) == ()
