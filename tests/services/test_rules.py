import re
from pathlib import Path

import pytest
from builders import a_file, a_sitting, settle

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.kinds import Cadence, Kind, Rhythm
from partybranch.domain.periods import Period
from partybranch.domain.rules.pack_table import CAPTIONS
from partybranch.domain.rules.rule import Rule
from partybranch.errors import BranchError
from partybranch.services.rule_files import example_pack

PACK = """\
[pack]
code = "unit"
name = "本单位要求"
level = "单位"
issued_by = "示范单位机关党委"
[[rule]]
code = "reading"
title = "读书会每年1次"
wording = "每年至少1次读书会"
regulation = "《示范单位党建要点》"
check = "frequency"
[rule.parameters]
kind = "读书会"
rhythm = "每年"
"""


def a_pack(folder: Path, text: str = PACK, encoding: str = "utf-8") -> Path:
    return a_file(folder, "规则包.toml", text.encode(encoding))


def with_kind(branch: Branch) -> Branch:
    branch.kinds.add(Kind(code="", name="读书会"))
    return branch


def rule(branch: Branch, code: str) -> Rule:
    return branch.rules.policy()[code]


def found(branch: Branch, code: str) -> list[str]:
    report = branch.compliance.of(Period.year(2022), branch.today())
    return [each.found.when for each in report.findings if each.rule.code == code]


def test_a_setting_holds_from_its_year_on(branch: Branch) -> None:
    short = rule(branch, "short_text")
    changes = branch.rules.set(short, 2022, on=True, values={"least": " 80 "})
    assert changes.touches(Area.RULE_SETTINGS)
    policy = branch.rules.policy()
    assert [policy.is_on(short, year) for year in (2021, 2022, 2023)] == [False, True, True]
    assert policy.values(short, 2023).number("least") == 80
    branch.rules.set(short, 2022, on=False, values={"least": "80"})
    assert len(branch.rules.policy().settings) == 1


def test_a_value_out_of_bounds_is_refused_and_nothing_is_kept(branch: Branch) -> None:
    short = rule(branch, "short_text")
    with pytest.raises(BranchError, match=r"“最少”应是 .* 之间的整数。请改正后再保存"):
        branch.rules.set(short, 2022, on=True, values={"least": "5000000"})
    with pytest.raises(BranchError, match="没有“colour”这项设置"):
        branch.rules.set(short, 2022, on=True, values={"colour": "1"})
    assert branch.rules.policy().settings == ()


def test_many_rules_are_switched_in_one_step_and_keep_their_values(branch: Branch) -> None:
    short, lecture = rule(branch, "short_text"), rule(branch, "lecture_frequency")
    branch.rules.set(short, 2021, on=False, values={"least": "80"})
    branch.rules.set_many([short, lecture], 2022, on=True)
    policy = branch.rules.policy()
    assert policy.is_on(short, 2022)
    assert policy.is_on(lecture, 2022)
    assert policy.values(short, 2022).number("least") == 80
    branch.undo.undo()
    assert not branch.rules.policy().is_on(lecture, 2022)
    with pytest.raises(BranchError, match="请至少选择一条"):
        branch.rules.set_many([], 2022, on=True)


def test_an_imported_pack_takes_part_in_the_check_until_it_is_withdrawn(
    branch: Branch, tmp_path: Path
) -> None:
    settle(with_kind(branch))
    changes = branch.rules.import_pack(a_pack(tmp_path))
    assert changes.label == "导入规则包 本单位要求"
    assert changes.areas == {Area.RULE_PACKS}
    assert found(branch, "unit.reading") == ["2022年"]
    branch.rules.withdraw_pack(changes.id, " 已经过期 ")
    assert found(branch, "unit.reading") == []
    assert [each.state for each in branch.rules.packs()] == ["已停用：已经过期"]
    with pytest.raises(BranchError, match="停用原因是空的"):
        branch.rules.withdraw_pack(changes.id, " ")


def test_the_same_code_again_updates_the_pack_and_its_rules_keep_their_settings(
    branch: Branch, tmp_path: Path
) -> None:
    with_kind(branch)
    first = branch.rules.import_pack(a_pack(tmp_path))
    branch.rules.set(rule(branch, "unit.reading"), 2022, on=False, values={"times": "2"})
    branch.rules.withdraw_pack(first.id, "换新")
    newer = PACK.replace("读书会每年1次", "读书会每年都要有")
    again = branch.rules.import_pack(a_pack(tmp_path, newer))
    assert again.id == first.id
    assert [each.state for each in branch.rules.packs()] == ["在用"]
    reading = rule(branch, "unit.reading")
    assert reading.title == "读书会每年都要有"
    assert not branch.rules.policy().is_on(reading, 2022)


def test_a_wrong_pack_is_refused_whole_with_every_problem(branch: Branch, tmp_path: Path) -> None:
    wrong = a_pack(tmp_path, PACK.replace('"单位"', '"部门"'))
    preview = branch.rules.preview_pack(wrong)
    assert [problem.line for problem in preview.problems] == [4, 13]
    with pytest.raises(BranchError, match=r"第4行：.*\n第13行：没有“读书会”这种类型"):
        branch.rules.import_pack(wrong)
    assert branch.rules.packs() == ()


def test_a_pack_whose_kind_is_gone_is_skipped_and_says_why(branch: Branch, tmp_path: Path) -> None:
    with_kind(branch)
    branch.rules.import_pack(a_pack(tmp_path))
    branch.undo.undo()
    branch.undo.undo()
    branch.kinds.add(Kind(code="", name="读书会", cadence=Cadence(rhythm=Rhythm.YEAR, source="")))
    branch.rules.import_pack(a_pack(tmp_path))
    with branch.database.write("改名") as unit:
        (kind,) = unit.kinds.all()
        unit.kinds.save(Kind(id=kind.id, code=kind.code, name="读书分享会"))
        unit.commit()
    (kept,) = branch.rules.packs()
    assert kept.state == "有 1 处问题，暂不生效"
    assert kept.reading.problems[0].words.startswith("第13行：没有“读书会”这种类型")
    assert all(each.code != "unit.reading" for each in branch.rules.policy().rules)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_pack_saved_by_a_plain_editor_is_read(branch: Branch, tmp_path: Path, encoding: str) -> None:
    preview = with_kind(branch).rules.preview_pack(a_pack(tmp_path, PACK.replace("\n", "\r\n"), encoding))
    assert preview.problems == ()
    assert preview.rules[0].title == "读书会每年1次"


def test_an_exported_pack_can_be_imported_elsewhere(branch: Branch, tmp_path: Path) -> None:
    changes = branch.rules.import_pack(a_file(tmp_path, "示例.toml", example_pack().encode()))
    path = branch.rules.export_pack(changes.id, tmp_path / "送出" / "示例.toml")
    assert branch.rules.preview_pack(path).problems == ()
    assert not branch.rules.import_pack(path).areas
    assert len(branch.rules.packs()) == 1


def test_files_that_are_no_packs_are_refused_with_a_sentence(branch: Branch, tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "没有.toml", "打不开"),
        (tmp_path, "打不开"),
        (a_file(tmp_path, "图.toml", b"\x00\x01\x02"), "不是文本文件"),
        (a_file(tmp_path, "乱码.toml", b"\xff\xff\xff"), "不是文本文件"),
        (a_file(tmp_path, "大.toml", b"#" * 1_000_001), "太大"),
    ):
        with pytest.raises(BranchError, match=said):
            branch.rules.import_pack(path)


def test_a_pack_that_cannot_be_written_says_so_and_one_that_is_gone_too(
    branch: Branch, tmp_path: Path
) -> None:
    changes = with_kind(branch).rules.import_pack(a_pack(tmp_path))
    a_file(tmp_path, "挡路")
    with pytest.raises(BranchError, match="写不进去"):
        branch.rules.export_pack(changes.id, tmp_path / "挡路" / "规则包.toml")
    with pytest.raises(BranchError, match="这条记录已不在"):
        branch.rules.export_pack(99, tmp_path / "规则包.toml")


def test_an_imported_rule_judges_a_sitting_while_it_is_typed(branch: Branch, tmp_path: Path) -> None:
    text = example_pack().replace("on = false", "on = true")
    branch.rules.import_pack(a_file(tmp_path, "示例.toml", text.encode()))
    sitting = a_sitting()
    found_now = branch.compliance.around(sitting.day).judge(sitting)
    assert "example.minutes_length" in {each.rule.code for each in found_now}


def test_the_example_explains_each_key_by_the_word_that_a_refusal_uses() -> None:
    lines = example_pack().splitlines()
    for key, caption in CAPTIONS.items():
        said = [line for line in lines if re.match(rf"(# )?{key} =|\[rule\.{key}\]", line)]
        assert caption in said[0], key
