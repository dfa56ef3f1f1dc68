"""Each command through the one door, with its exit code and what it prints."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_row, a_service, a_sitting, settle
from workbooks import write

from partybranch import __version__
from partybranch.app import Branch, open_branch
from partybranch.cli import COMMANDS, main
from partybranch.domain.summary_template import SummaryTemplate
from partybranch.domain.typed_figures import TypedFigure
from partybranch.reports.documents import SINGLE, SUFFIXES
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.pdf import PDFS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the terminal on the book of the test; exit code, output, and what went to standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        try:
            code = main(["--data", str(tmp_path / "book"), *map(str, words)])
        except SystemExit as ending:
            code = int(ending.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def lived(tmp_path: Path) -> Branch:
    """A closed book with two members, one sitting of two kinds, a second one, and a service."""
    branch = open_branch(tmp_path / "book", who="测试")
    settle(branch, a_member("赵一"), a_member("王𬍛"))
    roll = (a_row(1, name="赵一"), a_row(2, name="王𬍛"))
    branch.sittings.record(a_sitting("主题党日", "党员大会", roll=roll))
    branch.sittings.record(a_sitting("集体学习", at=datetime(2022, 9, 5, 9), minutes=90, roll=roll[:1]))
    branch.volunteering.record(a_service())
    branch.close()
    return branch


def test_the_figures_come_as_json_with_the_keys_of_the_design(run: Run, lived: Branch) -> None:
    code, out, _ = run("tally", "--year", 2022, "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) >= {
        "year", "from", "until", "branch", "members", "sittings", "counts", "lectures_by_secretary",
        "attendance", "by_member", "volunteering", "sentence",
    }  # fmt: skip
    assert (found["year"], found["from"], found["until"]) == (2022, "2022-01-01", "2022-12-31")
    assert (found["branch"], found["members"], found["sittings"]) == ("试验党支部", 2, 2)
    held = {name: times for name, times in found["counts"].items() if times}
    assert held == {"支部党员大会": 1, "主题党日": 1, "集体学习": 1}
    assert found["attendance"] == {
        "due": 3, "present": 3, "leave": 0, "absent": 0, "unmarked": 0, "rate": 1.0,
    }  # fmt: skip
    assert {"name", "due", "present", "rate", "volunteer_hours", "study_hours"} <= set(found["by_member"][0])
    assert (
        found["by_member"][0] | {"name": "赵一", "volunteer_hours": 3.0, "study_hours": 2.5}
        == found["by_member"][0]
    )
    assert {name: found["volunteering"][name] for name in ("services", "hours", "people")} == {
        "services": 1,
        "hours": 3.0,
        "people": 1,
    }
    assert [each["date"] for each in found["records"]["集体学习"]] == ["2022-09-05"]


def test_the_figures_of_a_part_of_the_year_for_people(run: Run, lived: Branch) -> None:
    code, out, _ = run("tally", "--year", 2022, "--until", "2022-08-10")
    assert code == 0
    assert out.startswith("今年以来，已开展主题党日活动1次，党员大会1次。共开展活动1次")
    assert "集体学习：0次" in out
    assert "王𬍛：应到1 实到1 出席率100.0% 志愿0小时 学时1" in out


def test_typed_figures_and_an_own_wording_reach_the_terminal(run: Run, lived: Branch) -> None:
    lived.typed_figures.save(TypedFigure(year=2022, name="发稿数", value="12", unit="篇", remarks="宣传台账"))
    _, out, _ = run("tally", "--year", 2022, "--json")
    found = json.loads(out)
    assert found["typed"] == [
        {"name": "发稿数", "value": "12", "unit": "篇", "remarks": "宣传台账", "source": "手工填写"}
    ]
    assert found["sentence"].endswith("发稿数12篇（手工填写）。")
    lived.summaries.save(SummaryTemplate(text="{期间}，发稿{发稿数}。"))
    _, out, _ = run("tally", "--year", 2021)
    assert out.startswith(
        "2021年，发稿【待补充】。\n（年度小结模板第1行：“发稿数”在2021年没有手工填写的数字。）"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("tally",),
        ("tally", "--year", "去年"),
        ("tally", "--year", "0"),
        ("tally", "--year", "99999"),
        ("tally", "--year", "2022", "--until", "2022-02-30"),
        ("tally", "--year", "2022", "--until", "昨天"),
        ("tally", "--year", "2022", "--from", "2022-03-01", "--until", "2022-02-01"),
        ("ledger", "nothing", "--year", "2022", "--out", "x"),
        ("ledger", "all", "--year", "2022"),
        ("pdf", "nothing", "--year", "2022", "--out", "x"),
        ("import", "nothing", "x.xlsx"),
        ("import", "roster", "x.xlsx", "--map", "没有等号"),
        ("nothing",),
    ],
)
def test_wrong_usage_ends_with_two_and_a_word_on_standard_error(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert code == 2
    assert out == ""
    assert err


def test_a_wrong_date_is_told_how_to_be_written(run: Run) -> None:
    assert "“昨天”不是日期，请写成 2022-08-10" in run("tally", "--year", 2022, "--from", "昨天")[2]


def test_all_ledgers_or_one_are_written_where_told(run: Run, lived: Branch, tmp_path: Path) -> None:
    code, out, _ = run("ledger", "all", "--year", 2022, "--out", tmp_path / "台账")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [f"{each.title}_2022年.xlsx" for each in LEDGERS]
    assert all(Path(line).is_file() for line in out.splitlines())
    for each in LEDGERS:
        code, out, _ = run("ledger", each.code, "--year", 2022, "--out", tmp_path / "一个")
        assert (code, len(out.splitlines())) == (0, 1)


def test_every_pdf_is_printed_where_told(run: Run, lived: Branch, tmp_path: Path) -> None:
    for each in PDFS:
        target = tmp_path / "pdf" / f"{each.code}.pdf"
        code, out, _ = run("pdf", each.code, "--year", 2022, "--out", target)
        assert (code, out.strip()) == (0, str(target))
        assert target.read_bytes().startswith(b"%PDF")


def test_a_target_that_is_a_folder_is_an_expected_failure(run: Run, lived: Branch, tmp_path: Path) -> None:
    code, out, err = run("pdf", PDFS[0].code, "--year", 2022, "--out", tmp_path)
    assert (code, out) == (3, "")
    assert err.endswith("请换一个文件名。\n")


def test_a_preview_writes_nothing_and_apply_writes_all(run: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path / "r.xlsx",
        [["姓名", "加入党组织日期", "转为正式党员日期"], ["甲", "2006-07-01", "2007-07-01"]],
    )
    code, out, _ = run("import", "roster", path)
    assert (code, out.splitlines()[-1]) == (0, "尚未写入。加 --apply 写入。")
    code, out, _ = run("import", "roster", path, "--apply", "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) >= {"rows", "accepted", "problems"}
    assert (found["rows"], found["accepted"], found["applied"], found["problems"]) == (1, 1, True, [])
    code, out, _ = run("import", "roster", path, "--apply")
    assert (code, out.splitlines()[-1]) == (0, "没有新内容，数据未变。")
    assert json.loads(run("tally", "--year", 2022, "--json")[1])["members"] == 1


def test_problems_of_an_import_are_listed_with_their_place_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    rows = [["姓名", "加入党组织日期", "转为正式党员日期"], ["甲", "2006-02-30", "2007-07-01"]]
    path = write(tmp_path / "r.xlsx", rows)
    code, out, _ = run("import", "roster", path, "--apply")
    assert code == 1
    assert "第2行“加入党组织日期”列：" in out
    assert out.splitlines()[-1] == "尚未写入。请先改正上面的错误。"
    code, out, _ = run("import", "roster", path, "--json")
    (problem,) = json.loads(out)["problems"]
    assert set(problem) == {"sheet", "row", "column", "severity", "text"}
    assert (code, problem["row"], problem["severity"]) == (1, 2, "错误")
    assert json.loads(run("tally", "--year", 2022, "--json")[1])["members"] == 0


def test_a_workbook_that_is_not_there_is_an_expected_failure(run: Run, tmp_path: Path) -> None:
    code, out, err = run("import", "roster", tmp_path / "没有.xlsx")
    assert (code, out) == (3, "")
    assert "找不到" in err


def test_a_backup_is_restored_and_the_present_book_kept(run: Run, lived: Branch, tmp_path: Path) -> None:
    code, out, _ = run("backup", "--to", tmp_path / "usb")
    backup = Path(out.strip())
    assert (code, backup.parent) == (0, tmp_path / "usb")
    assert Path(run("backup")[1].strip()).parent == tmp_path / "book" / "backups"
    code, out, _ = run("restore", backup)
    assert code == 0
    assert "恢复前的数据保留在" in out
    assert run("verify")[0] == 0
    code, out, err = run("restore", tmp_path / "没有.zip")
    assert (code, out, err) == (3, "", "找不到备份文件“没有.zip”。请重新选择。\n")


def test_restoring_into_an_empty_place_has_nothing_to_keep(run: Run, lived: Branch, tmp_path: Path) -> None:
    backup = Path(run("backup", "--to", tmp_path)[1].strip())
    assert main(["--data", str(tmp_path / "new"), "restore", str(backup)]) == 0
    assert open_there(tmp_path / "new") == ["赵一", "王𬍛"]


def open_there(book: Path) -> list[str]:
    branch = open_branch(book)
    names = [member.name for member in branch.members.all()]
    branch.close()
    return names


def test_a_whole_book_verifies_and_one_changed_outside_does_not(
    run: Run, lived: Branch, tmp_path: Path
) -> None:
    code, out, _ = run("verify")
    assert code == 0
    assert out.startswith("数据完好：留痕 6 步，记录 6 条，附件 0 个，校验 ")
    with closing(sqlite3.connect(tmp_path / "book" / "branch.db")) as connection:
        connection.execute("UPDATE members SET name = '换人' WHERE id = 2")
        connection.commit()
    code, out, _ = run("verify")
    assert code == 1
    assert out.splitlines()[0] == "党员第 2 条与留痕不一致，可能在程序之外被改动过。"
    code, out, _ = run("verify", "--json")
    assert (code, len(json.loads(out)["problems"])) == (1, 1)


def test_a_damaged_book_is_an_expected_failure_of_every_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "branch.db").write_bytes(b"")
    for words in (("tally", "--year", 2022), ("verify",), ("backup",)):
        code, out, err = run(*words)
        assert (code, out) == (3, "")
        assert "是空的" in err


def test_the_demo_writes_every_paper_and_says_where(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("demo", "--no-window", "--out", tmp_path / "demo")
    assert code == 0
    year = date.today().year - 1
    written = {path.name for path in (tmp_path / "demo").iterdir() if path.is_file()}
    assert written == {f"{each.title}_{year}年{SUFFIXES[each.form]}" for each in SINGLE}
    assert all(name in out for name in written)
    assert out.startswith(f"{year}年，已开展")
    assert out.splitlines()[-1] == "按要求不打开窗口。"
    assert run("demo", "--no-window", "--out", tmp_path / "demo")[0] == 0


def test_the_demo_without_a_screen_says_so_and_is_done(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_screen(monkeypatch)
    code, out, _ = run("demo", "--out", tmp_path / "demo")
    assert (code, out.splitlines()[-1]) == (0, "没有找到屏幕，不打开窗口。")


def without_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_command_and_without_a_screen_there_is_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_screen(monkeypatch)
    code, out, err = run()
    assert (code, out) == (3, "")
    assert err == "没有找到屏幕，不打开窗口。可以改用命令，例如 partybranch tally --year 2022。\n"


def test_help_and_version_name_the_program_and_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(f"    {command.name} " in out for command in COMMANDS)
    assert run("--version")[:2] == (0, f"支部纪实 {__version__}\n")


def test_json_is_utf_8_whatever_the_terminal_speaks(lived: Branch, tmp_path: Path) -> None:
    words = ["--data", str(tmp_path / "book"), "tally", "--year", "2022", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "partybranch", *words],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )
    assert json.loads(done.stdout.decode("utf-8"))["by_member"][1]["name"] == "王𬍛"


def test_a_reader_who_has_seen_enough_is_no_failure(lived: Branch, tmp_path: Path) -> None:
    words = ["--data", str(tmp_path / "book"), "tally", "--year", "2022", "--json"]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "partybranch", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.returncode == 0


def test_a_mistyped_folder_is_no_empty_year(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("--data", str(tmp_path / "typo"), "tally", "--year", "2022")
    assert code == 3
    assert "还没有支部纪实的数据" in err
    assert not (tmp_path / "typo").exists()


def test_findings_come_as_json_with_the_keys_of_the_design_and_exit_1(run: Run, lived: Branch) -> None:
    code, out, _ = run("check", "--year", 2022, "--as-of", "2022-03-31", "--json")
    told = json.loads(out)
    assert code == 1
    assert set(told["findings"][0]) >= {
        "rule", "title", "severity", "source", "article", "level", "period", "subject", "text",
    }  # fmt: skip
    missed = [(each["period"], each["article"]) for each in told["findings"] if each["subject"] == "主题党日"]
    assert ("2022年1月", "第十六条") in missed
    assert ("2022年3月", "第十六条") not in missed
    assert told["as_of"] == "2022-03-31"


def test_findings_are_listed_for_people_by_what_to_do(run: Run, lived: Branch) -> None:
    code, out, _ = run("check", "--year", 2022)
    assert code == 1
    assert "【可以补齐】" in out
    assert "中国共产党党员教育管理工作条例第十六条" in out
    assert "截至2022-12-31：未了结" in out


def test_a_wrong_day_of_a_check_is_wrong_usage(run: Run, lived: Branch) -> None:
    code, _, err = run("check", "--year", 2022, "--as-of", "八月")
    assert code == 2
    assert "不是日期" in err


def test_a_backup_alone_is_for_the_window_and_no_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main([str(tmp_path / "支部纪实备份-20221231-100000.zbjs")]) == 3
    assert "不打开窗口" in capsys.readouterr().err
