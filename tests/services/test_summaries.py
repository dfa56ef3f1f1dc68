from datetime import date

import pytest
from builders import a_sitting

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.periods import Period
from partybranch.domain.summary_template import DEFAULT_TEXT, SummaryTemplate
from partybranch.domain.typed_figures import TypedFigure
from partybranch.errors import BranchError
from partybranch.services.tallies import PeriodBook

PRESS = TypedFigure(year=2022, name="发稿数", value="12", unit="篇")


def the_year(branch: Branch) -> PeriodBook:
    return branch.tallies.of(Period.year(2022), date(2022, 12, 31))


def test_a_new_book_has_the_wording_of_the_program(branch: Branch) -> None:
    assert branch.summaries.get() == SummaryTemplate()
    assert branch.summaries.get().wording == DEFAULT_TEXT
    assert branch.summaries.problems(DEFAULT_TEXT) == ()


def test_an_own_wording_is_kept_told_and_taken_back(branch: Branch) -> None:
    branch.sittings.record(a_sitting("主题党日"))
    changes = branch.summaries.save(SummaryTemplate(text="{期间}主题党日{主题党日次数}次。", numerals=True))
    assert changes.areas == {Area.SUMMARIES}
    assert the_year(branch).sentence == "2022年主题党日一次。"
    branch.summaries.set_numerals(on=False)
    assert the_year(branch).sentence == "2022年主题党日1次。"
    branch.summaries.save(SummaryTemplate(text=DEFAULT_TEXT))
    assert the_year(branch).sentence.startswith("2022年，已开展主题党日活动1次。")
    branch.undo.undo()
    assert the_year(branch).sentence == "2022年主题党日1次。"
    assert len({branch.summaries.save(SummaryTemplate(text=text)).id for text in ("{应到}", "{实到}")}) == 1


def test_the_programs_own_wording_is_not_kept_as_the_branchs(branch: Branch) -> None:
    branch.summaries.save(SummaryTemplate(text=f"{DEFAULT_TEXT}\n", numerals=True))
    assert (branch.summaries.get().text, branch.summaries.get().numerals) == ("", True)


def test_a_wording_with_an_unknown_field_is_refused_whole(branch: Branch) -> None:
    with pytest.raises(BranchError) as refusal:
        branch.summaries.save(SummaryTemplate(text="{期间}好。\n{读书会次数}，{[}"))
    assert "第2行：没有“读书会次数”这个字段" in str(refusal.value)
    assert "第2行：“{”没有和它成对的“}”" in str(refusal.value)
    assert "没有保存" in str(refusal.value)
    assert branch.summaries.get() == SummaryTemplate()


def test_a_typed_figure_is_a_field_and_stands_marked(branch: Branch) -> None:
    branch.typed_figures.save(PRESS)
    branch.summaries.save(SummaryTemplate(text="发稿{发稿数}。"))
    assert the_year(branch).sentence == "发稿12篇（手工填写）。"
    earlier = branch.tallies.of(Period.year(2021), date(2022, 12, 31))
    assert earlier.sentence == "发稿【待补充】。"
    assert "2021年" in str(earlier.summary.problems[0])


def test_typed_figures_are_corrected_voided_and_only_of_their_year(branch: Branch) -> None:
    written = branch.typed_figures.save(TypedFigure(year=2022, name=" 发稿数 ", value=" 12 ", unit="篇"))
    (kept,) = branch.typed_figures.of(2022)
    assert (kept.name, kept.value) == ("发稿数", "12")
    branch.typed_figures.save(TypedFigure(id=written.id, year=2022, name="发稿数", value="15"))
    branch.typed_figures.save(TypedFigure(year=2021, name="发稿数", value="9"))
    assert [each.value for each in branch.typed_figures.of(2022)] == ["15"]
    assert [each.value for each in the_year(branch).typed] == ["15"]
    branch.typed_figures.void(written.id, "算错了")
    assert branch.typed_figures.of(2022) == ()
    assert "手工填写" not in the_year(branch).sentence
    assert branch.typed_figures.get(written.id).voided == "算错了"
    branch.typed_figures.save(PRESS)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("", "1", "名称是空的"),
        ("发{稿", "1", "名称是空的"),
        ("培训", " ", "数字是空的"),
        ("培训", "x12", "以数字开头"),
        ("发稿数", "3", "已经填过"),
    ],
)
def test_a_typed_figure_that_cannot_be_told_is_refused(
    branch: Branch, name: str, value: str, words: str
) -> None:
    branch.typed_figures.save(PRESS)
    with pytest.raises(BranchError, match=words):
        branch.typed_figures.save(TypedFigure(year=2022, name=name, value=value))
    assert len(branch.typed_figures.of(2022)) == 1


def test_voiding_a_typed_figure_needs_its_reason(branch: Branch) -> None:
    written = branch.typed_figures.save(PRESS)
    with pytest.raises(BranchError, match="写明原因"):
        branch.typed_figures.void(written.id, " ")
