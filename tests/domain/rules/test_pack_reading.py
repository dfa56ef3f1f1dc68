from datetime import date

import pytest
from builders import KINDS, a_sitting
from hypothesis import given
from hypothesis import strategies as st
from rulings import some_facts

from partybranch.domain.kinds import Kind, Kinds
from partybranch.domain.regulations import Level
from partybranch.domain.rules import CHECKS, RULES
from partybranch.domain.rules.judging import judge
from partybranch.domain.rules.pack_reading import PackReading, read_pack
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Severity, Strength
from partybranch.services.rule_files import example_pack

GOOD = """\
[pack]
code = "xian"
name = "清河县要求"
level = "地方"
issued_by = "清河县委组织部"

[[rule]]
code = "lectures"
title = "党课每季度1次"
wording = "每季度至少上1次党课"
regulation = "《清河县办法》"
article = "第三条"
strength = "一般"
since = 2022-01-01
until = 2022-06-30
check = "frequency"
[rule.parameters]
kind = "党课"
rhythm = "每季度"
times = 1
"""


def read(text: str, kinds: Kinds = KINDS) -> PackReading:
    return read_pack(text, kinds)


def words(text: str) -> list[str]:
    return [problem.words for problem in read(text).problems]


def with_line(old: str, new: str) -> list[str]:
    assert old in GOOD
    return words(GOOD.replace(old, new))


def test_a_good_pack_becomes_rules_with_their_source_and_fixed_values() -> None:
    reading = read(GOOD)
    assert reading.problems == ()
    assert reading.head is not None
    assert (reading.head.code, reading.head.name, reading.head.level) == ("xian", "清河县要求", Level.LOCAL)
    (rule,) = reading.rules
    assert rule.code == "xian.lectures"
    assert rule.source.words == "《清河县办法》第三条"
    assert (rule.source.since, rule.source.until) == (date(2022, 1, 1), date(2022, 6, 30))
    assert (rule.source.level, rule.strength, rule.on) == (Level.LOCAL, Strength.GENERALLY, True)
    assert rule.values({}).text("kind") == "党课"


def test_its_rule_finds_what_is_missing_while_it_is_in_force() -> None:
    found = judge(some_facts(a_sitting("党课")), Policy(read(GOOD).rules))
    assert [(each.found.when, each.rule.code) for each in found] == [("2022年第2季度", "xian.lectures")]
    assert found[0].cited == "《清河县办法》第三条（地方）"


def test_a_pack_of_the_unit_speaks_as_the_unit() -> None:
    (rule,) = read(GOOD.replace('"地方"', '"单位"')).rules
    assert rule.severity is Severity.UNIT


def test_the_example_in_the_resources_has_no_problems() -> None:
    reading = read(example_pack())
    assert reading.problems == ()
    assert [rule.on for rule in reading.rules] == [True, True, False]
    assert all(f"# {code}：" in example_pack() for code in CHECKS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "xian"', "", "第1行：缺少代号“code”，请填写。"),
        ('code = "xian"', 'code = "清河"', "第2行：代号只能用英文字母"),
        ('name = "清河县要求"', "name = 3", "第3行：规则包名称“name”应是用英文引号括起来的文字。"),
        ('level = "地方"', 'level = "全国"', "第4行：级别“level”不能是“全国”，可用的有：地方、单位。"),
        ('level = "地方"', "", "第1行：缺少级别“level”，请填写。"),
        ("issued_by", "issuer", "第5行：没有“issuer”这一项，可用的有：code、name、level、issued_by。"),
        ('title = "党课每季度1次"', 'title = " "', "第9行：缺少规则名称“title”，请填写。"),
        ('regulation = "《清河县办法》"', "", "第7行：缺少依据的文件“regulation”，请填写。"),
        (
            'strength = "一般"',
            'strength = "必须"',
            "第13行：性质“strength”不能是“必须”，可用的有：一般、应当。",
        ),
        ("since = 2022-01-01", 'since = "2022-01-01"', "第14行：开始日期“since”应是日期"),
        ("since = 2022-01-01", "since = 2022-01-01T08:00:00", "第14行：开始日期“since”应是日期"),
        ("until = 2022-06-30", "until = 2021-06-30", "第15行：停止日期 2021-06-30 早于开始日期 2022-01-01。"),
        ('check = "frequency"', 'on = "是"\ncheck = "frequency"', "第16行：开关“on”只能写 true"),
        ('check = "frequency"', 'check = "xyz"', "第16行：没有“xyz”这种检查，可用的有：frequency、"),
        ('check = "frequency"', 'check = "freq"', "第16行：没有“freq”这种检查，相近的有：frequency。"),
        ('kind = "党课"', 'kind = "读书会"', "第18行：没有“读书会”这种类型，可用的有：支部党员大会、"),
        ('kind = "党课"', 'kind = "志愿服务"', "第18行：“志愿服务”按时长记录，不能按次数检查。"),
        ('kind = "党课"', "", "第17行：缺少参数“kind”（类型）。"),
        ('rhythm = "每季度"', 'rhythm = "每周"', "第19行：参数“rhythm”：“多久”只能是"),
        ("times = 1", "times = 0", "第20行：参数“times”：“至少”应是 1 到 31 之间的整数。"),
        ("times = 1", "times = 1.5", "第20行：参数“times”应是不加引号的整数。"),
        ("times = 1", "weeks = 1", "第20行：检查“frequency”没有“weeks”这个参数，可用的有：kind（类型）"),
        ("[rule.parameters]", "[rule.values]", "第17行：没有“values”这一项"),
        ("[pack]", "[packs]", "第1行：没有“packs”这一节，只能有 [pack] 和 [[rule]]。"),
        ("[[rule]]", "[rule]", "第7行：每条规则应以 [[rule]] 开头，方括号是两层。"),
        ('"xian"', "“xian”", "第2行：等号后面的内容读不懂，文字要用英文引号括起来；这一行有中文的引号"),
        ("since = 2022-01-01", "since = 2022-02-30", "第14行：没有这一天；日期写成 2024-01-01 的样子。"),
        ("since = 2022-01-01", "since = 2022-1-1", "第14行：这一行后面多了内容，一行只写一项；日期写成"),
        ('"党课每季度1次"', '"党课每季度1次', "第9行：文字没有用英文引号收尾"),
        ("article =", "article", "第12行：缺少等号"),
        ("article =", "title =", "第12行：这一项写了两次，请只留一个。"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str) -> None:
    assert any(each.startswith(said) for each in with_line(old, new)), with_line(old, new)
    assert read(GOOD.replace(old, new)).rules == ()


def test_all_problems_come_at_once_in_order_of_lines() -> None:
    second = '\n[[rule]]\ncode = "lectures"\ntitle = "又一条"\ncheck = "short_text"\n'
    found = words(GOOD.replace('"地方"', '"县级"') + second)
    assert found == [
        "第4行：级别“level”不能是“县级”，可用的有：地方、单位。",
        "第22行：缺少规则原文“wording”，请填写。",
        "第22行：缺少依据的文件“regulation”，请填写。",
        "第23行：代号“lectures”在文件里重复了，请换一个。",
    ]


def test_a_code_of_the_program_itself_is_refused() -> None:
    own = RULES[0].code
    assert with_line('code = "lectures"', f'code = "{own}"') == [
        f"第8行：代号“{own}”是程序自带规则的，请换一个。"
    ]


def test_a_check_without_parameters_says_so() -> None:
    bare = next(check for check in CHECKS.values() if not check.parameters)
    found = with_line('check = "frequency"', f'check = "{bare.code}"')
    assert found[0] == f"第18行：检查“{bare.code}”没有“kind”这个参数，这种检查不需要参数。"


def test_lines_are_found_behind_texts_of_several_lines() -> None:
    long = '"""每季度\n[[rule]]\ntitle = "不是标题"\n"""'
    found = words(GOOD.replace('"每季度至少上1次党课"', long).replace('"frequency"', '"freq"'))
    assert found[0].startswith("第19行：没有“freq”这种检查")


def test_a_kind_of_the_branchs_own_may_be_asked_for() -> None:
    text = GOOD.replace('kind = "党课"', 'kind = "读书会"')
    assert read(text, Kinds((*KINDS, Kind(code="own_1", name="读书会")))).problems == ()


def test_yes_and_no_may_be_written_as_true_and_false() -> None:
    (rule,) = read(GOOD + "per_group = true\n").rules
    assert rule.values({}).text("per_group") == "是"


def test_an_empty_file_says_what_it_lacks() -> None:
    assert words("") == [
        "第1行：缺少 [pack] 一节，请写明规则包的代号、名称和级别。",
        "第1行：没有一条规则，每条规则以 [[rule]] 开头。",
    ]


@given(st.text(max_size=300))
def test_any_text_gets_rules_or_problems(text: str) -> None:
    reading = read(text)
    assert bool(reading.rules) != bool(reading.problems)


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.text(max_size=5))
def test_a_damaged_pack_is_never_half_taken(at: int, cut: int, put: str) -> None:
    reading = read(GOOD[:at] + put + GOOD[at + cut :])
    assert bool(reading.rules) != bool(reading.problems)
    last = len((GOOD + put).split("\n"))
    assert all(1 <= problem.line <= last for problem in reading.problems)
