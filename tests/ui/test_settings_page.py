"""设置: switch and set rules, import packs, add holidays, correct the profile, on the real page."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_file
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from partybranch.services.rule_files import example_pack
from ui.forms.example_pack import ExamplePack
from ui.notices import Notice, Notices, Tone
from ui.pages.rules_pane import RuleLine
from ui.pages.settings_page import SettingsPage
from ui.session import Session

pytestmark = pytest.mark.gui

TEXT_PACK = """\
[pack]
code = "unit"
name = "本单位要求"
level = "单位"
issued_by = "示范单位机关党委"
[[rule]]
code = "fixed_words"
title = "主题党日不安排文娱"
wording = "主题党日不安排文娱活动"
regulation = "《示范单位党建要点》"
check = "theme_day_pleasure"
"""


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> SettingsPage:
    shown = SettingsPage(filled)
    qtbot.addWidget(shown)
    shown.resize(1190, 650)
    shown.show()
    return shown


def choose(page: SettingsPage, code: str) -> None:
    """Put the keyboard on a rule, as a click does."""
    proxy = page.rules.view.proxy
    rows = [proxy.index(row, 0) for row in range(proxy.rowCount())]
    page.rules.view.setCurrentIndex(next(at for at in rows if at.data(256).rule.code == code))


def line(page: SettingsPage, code: str) -> RuleLine:
    return next(each for each in page.rules.view.table.records if each.rule.code == code)


def shown_row(page: SettingsPage, code: str) -> list[str]:
    return [column.value(line(page, code)) for column in page.rules.view.table.columns]


def spin(page: SettingsPage, code: str) -> QSpinBox:
    field = page.rules.form.fields[code]
    assert isinstance(field, QSpinBox)
    return field


def test_every_rule_stands_in_words_with_its_source_and_parameters(page: SettingsPage) -> None:
    assert len(page.rules.view.table.records) == len(page.session.branch.rules.policy().rules)
    assert shown_row(page, "short_text") == [
        "○ 关",
        "会议内容的最少字数",
        "单位",
        "单位要求",
        "本单位要求",
        "最少50字",
    ]
    assert shown_row(page, "record_head")[0] == "● 开"
    page.rules.filter.setText("字数")
    assert page.rules.view.proxy.rowCount() == 1


def test_the_chosen_rule_is_shown_in_full_with_its_doubt(page: SettingsPage) -> None:
    choose(page, "short_text")
    form = page.rules.form
    assert form.title.text() == "会议内容的最少字数"
    assert form.wording.text() == "会议内容不少于本单位要求的字数"
    assert form.source.text().startswith("依据：本单位要求（单位）\n执行期间：")
    assert form.doubt.isVisible()
    assert form.doubt.text().startswith("未核实：")
    choose(page, "record_head")
    assert not form.doubt.isVisible()


def test_a_rule_is_switched_and_set_from_the_year_on(page: SettingsPage, said: list[Notice]) -> None:
    choose(page, "short_text")
    page.rules.form.on.click()
    spin(page, "least").setValue(80)
    assert page.unsaved() == "规则“会议内容的最少字数”的设置"
    assert page.rules.save_button.text() == "保存（2022年起生效）"
    page.rules.save_button.click()
    assert said[-1].can_undo
    assert page.unsaved() == ""
    assert (shown_row(page, "short_text")[0], shown_row(page, "short_text")[-1]) == ("● 开", "最少80字")
    page.session.set_year(2021)
    assert shown_row(page, "short_text")[0] == "○ 关"
    assert spin(page, "least").value() == 50
    page.session.set_year(2023)
    assert spin(page, "least").value() == 80


def test_saving_a_rule_that_did_not_change_writes_nothing(page: SettingsPage, said: list[Notice]) -> None:
    choose(page, "short_text")
    assert page.rules.save_button.shortcut().toString() == "Ctrl+S"
    page.rules.save_button.click()
    assert page.session.branch.rules.policy().settings == ()
    assert said[-1].text == "这条规则没有改动，不用保存"
    page.rules.form.on.click()
    page.rules.save_button.click()
    assert len(page.session.branch.rules.policy().settings) == 1


def test_a_value_out_of_bounds_is_refused_beside_its_field(page: SettingsPage) -> None:
    choose(page, "short_text")
    field = spin(page, "least")
    field.selectAll()
    QTest.keyClicks(field, "9999")
    page.rules.save_button.click()
    refusal = page.rules.form.rows._troubles["least"]
    assert refusal.isVisible()
    assert refusal.text() == "“最少”应是 1 到 5000 之间的整数。"
    assert page.session.branch.rules.policy().settings == ()
    spin(page, "least").setValue(60)
    page.rules.save_button.click()
    assert not refusal.isVisible()
    assert line(page, "short_text").choice.values == {"least": "60"}


def test_each_shape_of_parameter_has_its_field(page: SettingsPage, tmp_path: Path) -> None:
    page.packs.open_file(a_file(tmp_path, "单位.toml", TEXT_PACK.encode()))
    choose(page, "unit.fixed_words")
    words = page.rules.form.fields["words"]
    assert isinstance(words, QLineEdit)
    words.setText("聚餐、棋牌")
    page.rules.save_button.click()
    assert shown_row(page, "unit.fixed_words")[-1] == "提示的词：聚餐、棋牌"
    choose(page, "lecture_frequency")
    rhythm = page.rules.form.fields["rhythm"]
    assert isinstance(rhythm, QComboBox)
    rhythm.setCurrentText("每半年")
    page.rules.save_button.click()
    assert shown_row(page, "lecture_frequency")[-1] == "多久：每半年、至少1次"


def test_a_draft_stays_while_the_page_reads_again_and_is_asked_about_before_it_is_left(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, "short_text")
    spin(page, "least").setValue(70)
    page.refresh()
    assert spin(page, "least").value() == 70
    monkeypatch.setattr(Notices, "confirm", lambda *_args: False)
    choose(page, "record_head")
    current = page.rules.view.current()
    assert current is not None
    assert current.rule.code == "short_text"
    assert spin(page, "least").value() == 70
    monkeypatch.setattr(Notices, "confirm", lambda *_args: True)
    choose(page, "record_head")
    assert page.rules.form.title.text() == line(page, "record_head").rule.title
    assert page.unsaved() == ""


def test_all_rules_in_doubt_are_opened_and_closed_in_one_step(page: SettingsPage) -> None:
    button = page.rules.doubtful_button
    assert button.text().startswith("打开未核实的规则（")
    button.click()
    assert all(each.choice.on for each in page.rules.view.table.records if each.rule.doubt)
    assert button.text().startswith("关闭未核实的规则（")
    button.click()
    assert not any(each.choice.on for each in page.rules.view.table.records if each.rule.doubt)
    page.session.undo()
    assert button.text().startswith("关闭")


def test_a_wrong_pack_shows_its_problems_by_line_and_changes_nothing(
    page: SettingsPage, tmp_path: Path
) -> None:
    wrong = TEXT_PACK.replace('"单位"', '"部门"').replace("theme_day_pleasure", "pleasure_trip")
    page.tabs.setCurrentWidget(page.packs)
    page.packs.open_file(a_file(tmp_path, "单位.toml", wrong.encode()))
    assert page.packs.verdict.text() == "“单位.toml”没有导入：有 2 处问题，全部改正后再导入。"
    assert page.packs.problems.isVisible()
    assert [problem.line for problem in page.packs.problems.table.records] == [4, 11]
    assert page.session.branch.rules.packs() == ()
    page.packs.open_file(a_file(tmp_path, "单位.toml", TEXT_PACK.encode()))
    assert not page.packs.problems.isVisible()
    assert [kept.state for kept in page.packs.view.table.records] == ["在用"]


def test_the_problems_of_one_file_do_not_stand_under_the_next(
    page: SettingsPage, tmp_path: Path, said: list[Notice]
) -> None:
    page.tabs.setCurrentWidget(page.packs)
    page.packs.open_file(a_file(tmp_path, "单位.toml", b"[pack]"))
    assert page.packs.problems.isVisible()
    page.packs.open_file(a_file(tmp_path, "照片.jpg", b"\xff\xd8\xff\0\0"))
    assert "不是文本文件" in said[-1].text
    assert not page.packs.problems.isVisible()
    assert page.packs.verdict.text() == ""


def test_a_file_that_cannot_be_read_says_so_at_the_foot(
    page: SettingsPage, tmp_path: Path, said: list[Notice]
) -> None:
    page.packs.open_file(tmp_path / "没有.toml")
    assert (said[-1].tone, "打不开" in said[-1].text) == (Tone.TROUBLE, True)


def test_the_example_is_shown_saved_and_imported(
    page: SettingsPage, tmp_path: Path, said: list[Notice], qtbot: QtBot
) -> None:
    dialog = ExamplePack(page.session, page)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == example_pack()
    dialog.save_as(tmp_path / "示例.toml")
    assert said[-1].text.startswith("示例已存为")
    page.packs.open_file(tmp_path / "示例.toml")
    (kept,) = page.packs.view.table.records
    assert (kept.pack.name, len(kept.reading.rules), kept.state) == ("示例县党支部工作要求", 3, "在用")
    assert shown_row(page, "example.lecture_each_quarter")[:4] == ["● 开", "党课每季度1次", "地方", "应改"]


def test_a_pack_is_handed_on_and_withdrawn_with_a_reason(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_file(tmp_path, "单位.toml", TEXT_PACK.encode())
    target = tmp_path / "送出.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(source), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    monkeypatch.setattr(QInputDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QInputDialog, "textValue", lambda _dialog: "已有新规定")
    assert not page.packs.withdraw_button.isEnabled()
    page.packs.import_button.click()
    page.packs.save_button.click()
    assert page.session.branch.rules.preview_pack(target).problems == ()
    page.packs.withdraw_button.click()
    assert [kept.state for kept in page.packs.view.table.records] == ["已停用：已有新规定"]
    assert not page.packs.withdraw_button.isEnabled()
    assert all(each.rule.code != "unit.fixed_words" for each in page.rules.view.table.records)


def test_the_holidays_of_a_known_year_are_listed_with_the_moved_workdays(page: SettingsPage) -> None:
    lines = {each.day: (each.off, each.name, each.own) for each in page.days_off.view.table.records}
    assert lines[date(2022, 10, 3)] == (True, "国庆节", False)
    assert lines[date(2022, 10, 8)][0] is False
    assert page.days_off.state.text().startswith("2022年的节假日和调休已内置")


def test_a_span_is_added_to_a_year_that_is_not_known_and_a_day_of_it_taken_back(
    page: SettingsPage,
) -> None:
    page.tabs.setCurrentWidget(page.days_off)
    page.session.set_year(2031)
    pane = page.days_off
    assert pane.state.text().startswith("2031年的节假日安排尚未内置，目前只避开周末和元旦")
    assert {each.name for each in pane.view.table.records} == {"元旦", "劳动节", "国庆节"}
    for field, words in ((pane.start, "1月21日"), (pane.until, "2031-01-23"), (pane.name, "春节")):
        field.setText(words)
    pane.add_button.click()
    own = [(each.day.day, each.off, each.name) for each in pane.view.table.records if each.own]
    assert own == [(21, True, "春节"), (22, True, "春节"), (23, True, "春节")]
    assert pane.start.text() == ""
    pane.view.selectRow(3)
    assert pane.turn_button.text() == "改为上班"
    pane.turn_button.click()
    assert page.session.branch.workdays.get().is_workday(date(2031, 1, 23))
    assert pane.turn_button.text() == "改为放假"


@pytest.mark.parametrize(
    ("start", "until", "key", "words"),
    [
        ("", "", "start", "请填写日期。"),
        ("2031-02-30", "", "start", "2031-02-30"),
        ("2031-01-21", "2031-01-20", "until", "结束日期早于开始日期，请改正。"),
        ("2031-01-21", "2032-01-21", "until", "一次最多60天，请核对日期。"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(
    page: SettingsPage, start: str, until: str, key: str, words: str
) -> None:
    page.tabs.setCurrentWidget(page.days_off)
    page.days_off.start.setText(start)
    page.days_off.until.setText(until)
    page.days_off.add_button.click()
    trouble = page.days_off.rows._troubles[key]
    assert trouble.isVisible()
    assert words in trouble.text()
    assert page.session.branch.workdays.corrections() == ()


def test_the_day_of_founding_is_kept_with_the_profile(page: SettingsPage) -> None:
    page.tabs.setCurrentWidget(page.profile)
    pane = page.profile
    pane.form.dates["founded_on"].setText("2019-13-01")
    pane.save_button.click()
    assert pane.form.rows._troubles["founded_on"].isVisible()
    pane.form.dates["founded_on"].setText("2019年7月1日")
    assert page.unsaved() == "支部信息"
    pane.save_button.click()
    assert page.session.branch.profile.get().founded_on == date(2019, 7, 1)
    assert page.unsaved() == ""
    pane.form.texts["name"].clear()
    pane.save_button.click()
    assert pane.form.rows._troubles["name"].isVisible()


def test_the_fields_of_every_rule_fit_into_the_narrowest_pane(page: SettingsPage) -> None:
    inside = page.rules._detail.minimumWidth() - 34  # the card's margins and frame
    for each in page.rules.view.table.records:
        choose(page, each.rule.code)
        assert page.rules.form.minimumSizeHint().width() <= inside, each.rule.title
