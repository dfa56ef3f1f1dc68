"""selftest: it passes here without a window, tells every stage, and a hole anywhere fails with a sentence."""

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from partybranch import paths
from partybranch.cli import main, selftest
from partybranch.cli.selftest.account import Account
from partybranch.cli.selftest.bench import Bench
from partybranch.cli.selftest.book_stages import IMPORT, SAMPLE
from partybranch.cli.selftest.part_stages import PARTS
from partybranch.cli.selftest.process_age import seconds_since_start
from partybranch.cli.selftest.running import STAGES, run_stages
from partybranch.cli.selftest.stage import Stage, expect, perform
from partybranch.cli.selftest.window_stages import FIRST_PAGE, PAGES
from partybranch.cli.selftest_command import SelftestCommand
from partybranch.errors import BranchError
from partybranch.services.readings import library
from partybranch.services.this_program import FROM_SOURCE
from partybranch.storage.migrations import NEWEST

ROOT = Path(__file__).parent.parent.parent
GOOD = Stage(name="好的", run=lambda _bench: "好。")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.close()


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program whose fonts, icons, templates and manual are a copy, to have holes torn into it."""
    folder = tmp_path / "program"
    shutil.copytree(paths.resources(), folder / "resources", copy_function=os.symlink)
    shutil.copytree(paths.manual(), folder / "docs", copy_function=os.symlink)
    monkeypatch.setattr(sys, "_MEIPASS", str(folder), raising=False)
    return folder


def told(file: Path) -> dict[str, Any]:
    """What the self-test wrote down."""
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@pytest.mark.timeout(400)
def test_it_passes_without_a_window_and_says_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["selftest", "--no-window", "--json", str(tmp_path / "自检.json")])
    out = capsys.readouterr().out.splitlines()
    found = told(tmp_path / "自检.json")
    assert [each["said"] for each in found["stages"] if not each["passed"]] == []
    assert (code, found["passed"]) == (0, True)
    assert [each["name"] for each in found["stages"]] == [each.name for each in STAGES if not each.windowed]
    assert found["left_out"] == [each.name for each in STAGES if each.windowed]
    assert (found["schema"], found["installation"], found["qt"]) == (NEWEST, FROM_SOURCE, None)
    assert found["first_page_seconds"] is None
    assert {"version", "executable", "python", "platform", "system", "seconds"} <= set(found)
    assert len(out) == len(found["stages"]) + 1
    assert out[-1].startswith("自检通过。")
    assert "没有试窗口" in out[-1]
    assert " " in Path(found["folder"]).name
    assert "支部" in Path(found["folder"]).name
    assert not Path(found["folder"]).exists()


def test_it_says_everything_in_json_where_there_is_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partybranch.cli.COMMANDS", [SelftestCommand([GOOD])])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["selftest", "--folder", str(tmp_path / "留下"), "--json", str(tmp_path / "a.json")]) == 0
    found = told(tmp_path / "a.json")
    assert [each["name"] for each in found["stages"]] == [GOOD.name]
    assert Path(found["folder"]).parent == tmp_path / "留下"
    assert Path(found["folder"]).is_dir()


def test_a_place_that_refuses_the_json_is_said_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").mkdir()
    assert main(["selftest", "--no-window", "--json", str(tmp_path / "a.json")]) == 3
    assert "是一个文件夹" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("hole", "named"),
    [
        ("resources/fonts/HanaMinB.ttf", "HanaMinB.ttf"),
        ("resources/style.qss", "style.qss"),
        ("resources/word/minutes_word.docx", "minutes_word.docx"),
        ("resources/rules/example_pack.toml", "example_pack.toml"),
        ("docs/members.md", "members.md"),
        ("docs/pictures/desk.png", "desk.png"),
        ("resources/icons", "icons"),
    ],
)
def test_a_missing_part_is_named(bench: Bench, brought: Path, hole: str, named: str) -> None:
    torn = brought / hole
    shutil.rmtree(torn) if torn.is_dir() else torn.unlink()
    outcome = perform(PARTS, bench)
    assert not outcome.passed
    assert named in outcome.said
    assert outcome.said.endswith("请重新安装本程序。")


def test_a_torn_font_is_named(bench: Bench, brought: Path) -> None:
    font = brought / "resources" / "fonts" / "NotoSerifSC-Bold.ttf"
    content = font.read_bytes()[:5000]
    font.unlink()
    font.write_bytes(content)
    outcome = perform(PARTS, bench)
    assert not outcome.passed
    assert "NotoSerifSC-Bold.ttf" in outcome.said


def test_every_stage_that_is_written_is_gone_through() -> None:
    names = [each.name for each in iter_modules(selftest.__path__)]
    rooms = [importlib.import_module(f"{selftest.__name__}.{name}") for name in names]
    written = [each for room in rooms for each in vars(room).values() if isinstance(each, Stage)]
    assert set(map(id, written)) == set(map(id, STAGES))


def test_readings_that_did_not_come_along_are_missed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "拼音" in perform(PARTS, bench).said
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    library.cache_clear()
    outcome = perform(PARTS, bench)
    assert (outcome.passed, "拼音" in outcome.said) == (False, True)


def test_a_broken_import_fails_alone(bench: Bench) -> None:
    assert perform(SAMPLE, bench).passed
    (bench.folder / "党员花名册 导入.xlsx").mkdir()
    outcome = perform(IMPORT, bench)
    assert not outcome.passed
    assert "是一个文件夹" in outcome.said
    assert "导入" in outcome.line
    assert outcome.trace == ""


def test_what_stands_on_a_failed_stage_says_so(bench: Bench) -> None:
    outcome = perform(IMPORT, bench)
    assert (outcome.passed, outcome.said) == (False, "示例支部没有建成，这一步没有试。")


def test_a_bug_fails_its_stage_with_a_trace_and_the_others_go_on(tmp_path: Path) -> None:
    def divide(_bench: Bench) -> str:
        return str(1 // 0)

    stages = [Stage(name="坏的", run=divide), GOOD]
    account = run_stages(tmp_path, stages, window=True, tell=lambda _account: None)
    assert [each.passed for each in account.outcomes] == [False, True]
    assert "ZeroDivisionError" in account.outcomes[0].trace
    assert not account.passed
    assert "坏的" in account.sentence


def test_a_death_in_the_middle_leaves_its_stage_behind(tmp_path: Path) -> None:
    def die(_bench: Bench) -> str:
        raise SystemExit(9)

    heard: list[dict[str, Any]] = []

    def tell(account: Account) -> None:
        heard.append(account.as_json())

    with pytest.raises(SystemExit):
        run_stages(tmp_path, [Stage(name="死在这里", run=die)], window=True, tell=tell)
    (stage,) = heard[-1]["stages"]
    assert (heard[-1]["passed"], stage["name"], stage["passed"]) == (False, "死在这里", False)


def test_without_a_screen_the_window_fails_with_a_sentence(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert perform(FIRST_PAGE, bench).said == "没有找到屏幕，不打开窗口。"
    assert perform(PAGES, bench).said == "窗口没有打开，这一步没有试。"
    assert not perform(FIRST_PAGE, bench).passed


def test_expectations_hold_in_an_optimised_program() -> None:
    words = "from partybranch.cli.selftest.stage import expect; expect(0, '不对。')"
    done = subprocess.run([sys.executable, "-O", "-c", words], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    expect(1, "不会说。")
    with pytest.raises(BranchError):
        expect([], "空的。")


def test_the_age_of_the_process_is_asked_from_the_system() -> None:
    words = (
        "import time; time.sleep(0.5); "
        "from partybranch.cli.selftest.process_age import seconds_since_start; print(seconds_since_start())"
    )
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, check=True, text=True)
    if seconds_since_start() is None:
        pytest.skip("本机不告诉进程的开始时间")
    assert 0.5 <= float(done.stdout) < 60
