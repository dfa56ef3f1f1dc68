"""The rules as a whole: every one says whose it is, and none is forgotten or asked for twice."""

import importlib
import re
from pathlib import Path

import pytest
from builders import KINDS

from partybranch.domain import rules
from partybranch.domain.regulations import Level
from partybranch.domain.rules import CHECKS, SUBJECTS, built_in_rules
from partybranch.domain.rules.parameters import ParameterShape
from partybranch.domain.rules.rule import Rule, Severity, Strength

ALL = built_in_rules(KINDS)
DEFECTS = range(1, 18)
every_rule = pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])


def test_every_file_with_rules_is_a_subject() -> None:
    folder = Path(rules.__file__).parent
    modules = [importlib.import_module(f"{rules.__name__}.{path.stem}") for path in folder.glob("[a-z]*.py")]
    with_rules = {module.__name__ for module in modules if hasattr(module, "RULES")}
    assert with_rules == {subject.__name__ for subject in SUBJECTS}


def test_codes_and_titles_are_unique() -> None:
    assert len({rule.code for rule in ALL}) == len(ALL)
    assert len({rule.title for rule in ALL}) == len(ALL)


def test_each_check_goes_by_its_own_code() -> None:
    assert all(rule.check is CHECKS.get(rule.check.code, rule.check) for rule in ALL)


@pytest.mark.parametrize("defect", DEFECTS)
def test_every_defect_that_inspectors_report_has_a_rule(defect: int) -> None:
    assert [rule.code for rule in ALL if rule.defect == defect]


@every_rule
def test_a_rule_has_a_code_chinese_words_and_a_source(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", rule.code)
    for text in (rule.title, rule.wording, rule.source.regulation, rule.check.words):
        assert re.search(r"[\u4e00-\u9fff]", text)
        assert text == text.strip()
    assert rule.defect in (0, *DEFECTS)


@every_rule
def test_a_rule_that_is_off_says_why_and_one_that_is_on_is_not_in_doubt(rule: Rule) -> None:
    assert rule.on is not bool(rule.doubt)
    assert not rule.doubt or rule.doubt.endswith("。")


@every_rule
def test_what_is_generally_asked_only_reminds(rule: Rule) -> None:
    if "一般" in rule.wording:
        assert rule.strength is Strength.GENERALLY
    if rule.source.level is Level.UNIT:
        assert rule.severity is Severity.UNIT
    elif rule.strength is Strength.GENERALLY:
        assert rule.severity is Severity.REMIND
    else:
        assert rule.severity is Severity.MEND


@every_rule
def test_the_parameters_of_a_rule_have_labels_and_usual_values_that_can_be_taken(rule: Rule) -> None:
    values = rule.values({})
    for each in rule.check.parameters:
        assert re.search(r"[\u4e00-\u9fff]", each.label)
        assert each.refusal(values.given[each.code]) == ""
        assert each.shape is not ParameterShape.NUMBER or each.refusal(str(each.most + 1))


@every_rule
def test_a_check_looks_at_one_sitting_or_at_everything(rule: Rule) -> None:
    assert (rule.check.single is None) is not (rule.check.whole is None)
