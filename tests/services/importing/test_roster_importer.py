"""Rosters come in: the 21 columns, short forms, and everything that cannot be true."""

from datetime import date
from pathlib import Path

from workbooks import bring, errors, member, number, people, settle, verdicts, warnings, write

from partybranch.app import Branch
from partybranch.domain.members import Category, ConditionKind, standing_on
from partybranch.domain.profile import Profile
from partybranch.services.importing import Verdict
from partybranch.services.importing.field import words

FULL = words(
    "序号 姓名 所在党支部 公民身份证号 性别 民族 出生日期 学历 人员类别 加入党组织日期 转为正式党员日期 "
    "工作岗位 手机号 固定电话 家庭住址 党籍状态 是否为失联党员 失去联系日期 是否为流动党员 外出流向 备注"
)
BIRTH = date(1980, 5, 6)


def full_row(name: str, **said: object) -> list[object]:
    usual: dict[str, object] = {
        "姓名": name,
        "公民身份证号": number(BIRTH, 21),
        "性别": "男",
        "出生日期": "19800506",
        "人员类别": "正式党员",
        "加入党组织日期": "20050701",
        "转为正式党员日期": "20060701",
        "党籍状态": "正常",
        "是否为失联党员": "否",
        "是否为流动党员": "否",
    }
    return [(usual | said).get(heading) for heading in FULL]


def test_the_21_columns_come_in_without_mapping_anything_by_hand(branch: Branch, tmp_path: Path) -> None:
    row = full_row("张䶮", 民族="汉族", 学历="大学本科", 工作岗位="记者", 手机号=19900000001, 备注="骨干")
    path = write(tmp_path / "r.xlsx", [["党员基本信息汇总表"], [], FULL, row], merges=["A1:U1"])
    bring(branch, "roster", path)
    (kept,) = branch.members.all()
    assert (kept.name, kept.birth, kept.sex, kept.joined) == ("张䶮", BIRTH, "男", date(2005, 7, 1))
    assert (kept.nation, kept.job, kept.phone, kept.remarks) == ("汉族", "记者", "19900000001", "骨干")


def test_importing_the_same_roster_again_changes_nothing(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [FULL, full_row("张三", 是否为流动党员="是", 外出流向="浙江")])
    bring(branch, "roster", path)
    again = bring(branch, "roster", path)
    assert verdicts(again) == {2: Verdict.SAME}
    assert len(branch.undo.steps()) == 1


def test_birth_and_sex_come_from_the_citizen_number_when_the_cells_are_empty(
    branch: Branch, tmp_path: Path
) -> None:
    rows = [["姓名", "身份证号", "转正时间"], ["王五", number(BIRTH, 22), "2006.07.01"]]
    bring(branch, "roster", write(tmp_path / "r.xlsx", rows))
    assert (people(branch)["王五"].sex, people(branch)["王五"].birth) == ("女", BIRTH)


def test_a_citizen_number_that_contradicts_sex_or_birth_is_an_error(branch: Branch, tmp_path: Path) -> None:
    rows = [
        FULL,
        full_row("甲", 性别="女"),
        full_row("乙", 公民身份证号=number(BIRTH, 23), 出生日期="1980-05-07"),
        full_row("丙", 公民身份证号=number(BIRTH, 25)[:-1] + "*"),
    ]
    found = errors(branch.importing.preview("roster", write(tmp_path / "r.xlsx", rows)))
    assert "身份证号表示的是男" in found[2]
    assert "1980-05-06" in found[3]
    assert found[4].startswith("公民身份证号：")


def test_two_members_of_one_name_are_two_when_their_numbers_differ(branch: Branch, tmp_path: Path) -> None:
    rows = [FULL, full_row("张伟"), full_row("张 伟", 公民身份证号=number(BIRTH, 31))]
    bring(branch, "roster", write(tmp_path / "r.xlsx", rows))
    assert len(branch.members.all()) == 2


def test_one_name_twice_without_numbers_is_refused(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [["姓名", "性别"], ["张伟", "男"], ["张　伟", "男"]])
    found = errors(branch.importing.preview("roster", path))
    assert "第 3 行" in found[2]
    assert "身份证号" in found[3]


def test_one_number_twice_is_refused(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [FULL, full_row("甲"), full_row("乙")])
    assert set(errors(branch.importing.preview("roster", path))) == {2, 3}


def test_a_namesake_with_another_number_is_another_person(branch: Branch, tmp_path: Path) -> None:
    branch.members.save(member("张伟", citizen_number=number(BIRTH, 51)))
    preview = bring(branch, "roster", write(tmp_path / "r.xlsx", [FULL, full_row("张伟")]))
    assert verdicts(preview) == {2: Verdict.NEW}
    assert len(branch.members.all()) == 2


def test_an_empty_cell_never_erases(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [["姓名", "人员类别", "联系电话", "职务"], ["刘洋", "正式党员", None, "记者"]]
    preview = bring(branch, "roster", write(tmp_path / "r.xlsx", rows))
    kept = people(branch)["刘 洋"]
    assert verdicts(preview) == {2: Verdict.UPDATE}
    assert (kept.job, kept.joined, kept.groups[0].group) == ("记者", date(2005, 7, 1), "第二党小组")


def test_short_forms_bring_posts_groups_and_transfers(branch: Branch, tmp_path: Path) -> None:
    heads = [
        "姓　名",
        "入党\n时间",
        "转正时间",
        "党内职务",
        "任职时间",
        "所属党小组",
        "转入时间",
        "籍贯",
        "年龄",
    ]
    row = [
        "周七",
        "1998.06",
        "1999年6月1日",
        "书记、组织委员",
        "2020年6月",
        "第三党小组",
        20220315,
        "江苏",
        50,
    ]
    preview = bring(branch, "roster", write(tmp_path / "r.xlsx", [heads, row]))
    kept = people(branch)["周七"]
    assert [post.title for post in kept.posts] == ["支部书记", "组织委员"]
    assert kept.posts[0].start == date(2020, 6, 1)
    assert (kept.groups[0].group, kept.transferred_in) == ("第三党小组", date(2022, 3, 15))
    assert (kept.native_place, kept.remarks) == ("江苏", "")
    assert "按加入党组织" in warnings(preview)


def test_dates_that_cannot_both_be_right_are_errors(branch: Branch, tmp_path: Path) -> None:
    rows = [
        FULL,
        full_row("甲", 转为正式党员日期="20040701"),
        full_row("乙", 公民身份证号=None, 加入党组织日期="2022年2月30日"),
        full_row("丙", 公民身份证号=None, 加入党组织日期="20330101", 转为正式党员日期=None),
        full_row("丁", 公民身份证号=None, 人员类别="预备党员"),
        full_row("戊", 公民身份证号=None, 人员类别="积极分子"),
        full_row(""),
    ]
    found = errors(branch.importing.preview("roster", write(tmp_path / "r.xlsx", rows)))
    assert set(found) == {2, 3, 4, 5, 6, 7}
    assert "没有2022年2月30日" in found[3]


def test_lost_floating_and_suspended_members_get_their_condition(branch: Branch, tmp_path: Path) -> None:
    rows = [
        FULL,
        full_row("甲", 是否为失联党员="是", 失去联系日期="20220101"),
        full_row("乙", 公民身份证号=None, 是否为流动党员="是", 外出流向="浙江"),
        full_row("丙", 公民身份证号=number(BIRTH, 41), 党籍状态="停止党籍"),
    ]
    bring(branch, "roster", write(tmp_path / "r.xlsx", rows))
    kept = people(branch)
    assert kept["甲"].conditions[0].start == date(2022, 1, 1)
    assert (kept["乙"].conditions[0].kind, kept["乙"].conditions[0].note) == (ConditionKind.FLOATING, "浙江")
    assert not standing_on(kept["丙"], date(2022, 6, 1)).member


def test_a_remark_stays_text_and_no_date_is_read_out_of_it(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [FULL, full_row("甲", 备注="2022年3月15日组织关系转入")])
    bring(branch, "roster", path)
    assert people(branch)["甲"].transferred_in is None


def test_a_full_member_without_the_date_is_a_reminder_and_a_probationary_one_is_not(
    branch: Branch, tmp_path: Path
) -> None:
    rows = [
        FULL,
        full_row("甲", 转为正式党员日期=None),
        full_row("乙", 公民身份证号=None, 人员类别="预备党员", 转为正式党员日期=None),
    ]
    preview = bring(branch, "roster", write(tmp_path / "r.xlsx", rows))
    assert [each.row for each in preview.warnings] == [2]
    assert people(branch)["乙"].category is Category.PROBATIONARY


def test_a_new_book_takes_the_name_of_the_branch_from_the_roster(branch: Branch, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [FULL, full_row("张三", 所在党支部="示范中心党支部")])
    bring(branch, "roster", path)
    assert branch.profile.get().name == "示范中心党支部"
    branch.undo.undo()
    assert branch.is_new


def test_a_branch_with_a_name_keeps_it_whatever_the_roster_says(branch: Branch, tmp_path: Path) -> None:
    branch.profile.save(Profile(name="本支部", compiler="李静"))
    path = write(tmp_path / "r.xlsx", [FULL, full_row("张三", 所在党支部="示范中心党支部")])
    bring(branch, "roster", path)
    assert (branch.profile.get().name, branch.profile.get().compiler) == ("本支部", "李静")


def test_two_branches_in_one_roster_name_nobody(branch: Branch, tmp_path: Path) -> None:
    rows = [
        full_row("张三", 所在党支部="一支部"),
        full_row("李四", 所在党支部="二支部", 公民身份证号=number(BIRTH, 23)),
    ]
    bring(branch, "roster", write(tmp_path / "r.xlsx", [FULL, *rows]))
    assert branch.profile.get().name == ""
