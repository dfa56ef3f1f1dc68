import re
import sys
from pathlib import Path

import pytest

from installers.steps import BuildError, Steps, fresh, needed, run


def test_a_command_gives_what_it_said_and_one_that_fails_the_end_of_it() -> None:
    assert run([sys.executable, "-c", "print('built')"]) == "built\n"
    failing = [sys.executable, "-c", "print(*range(60), sep='\\n'); raise SystemExit(3)"]
    with pytest.raises(BuildError) as caught:
        run(failing)
    assert "ended with 3:\n35\n" in str(caught.value)
    assert str(caught.value).endswith("\n59")
    assert run(failing, done=(0, 3)).startswith("0\n1\n")


def test_a_command_gets_the_words_added_to_the_environment_and_nobodys_input(tmp_path: Path) -> None:
    asked = (
        "import os, sys; print(os.environ['TOLD'], 'PATH' in os.environ, repr(sys.stdin.read()), os.getcwd())"
    )
    told = run([sys.executable, "-c", asked], cwd=tmp_path, environment={"TOLD": "支部"})
    assert told.split() == ["支部", "True", "''", str(tmp_path.resolve())]


def test_a_tool_that_is_missing_is_named_with_its_package() -> None:
    with pytest.raises(BuildError, match=r"no-such-tool is missing.*apt-get install its-package"):
        needed("no-such-tool", "its-package")


def test_a_fresh_folder_is_empty_whatever_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "deep"
    assert list(fresh(folder).iterdir()) == []
    (folder / "left").mkdir()
    (folder / "left" / "over").write_text("old", encoding="utf-8")
    assert list(fresh(folder).iterdir()) == []


def test_steps_are_counted_and_timed(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps()
    for words in ("fetch", "pack"):
        with steps.step(words):
            pass
    assert re.fullmatch(r" 1\. fetch … 0\.\d s\n 2\. pack … 0\.\d s\n", capsys.readouterr().out)
