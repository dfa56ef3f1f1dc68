"""A windowed program has no streams at all: nothing the terminal says may fail there."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partybranch.cli import main
from partybranch.cli.streams import Silence

Mute = Callable[..., int]


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch) -> Mute:
    """Run a command as a windowed program of Windows that nobody redirected; its exit code."""

    def run(*words: str) -> int:
        # Only now: between a fixture and its test pytest puts its own streams back.
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        try:
            return main(words)
        except SystemExit as ending:
            return int(ending.code or 0)

    return run


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--help",), 0),
        (("--version",), 0),
        (("tally", "--help"), 0),
        (("no-such-command",), 2),
        (("tally",), 2),
        (("tally", "--year", "2022", "--from", "2022-05-01", "--until", "2022-04-01"), 2),
    ],
)
def test_usage_help_and_version_survive_without_streams(
    mute: Mute, words: tuple[str, ...], code: int
) -> None:
    assert mute(*words) == code


def test_a_refusal_survives_without_streams(mute: Mute, tmp_path: Path) -> None:
    assert mute("--data", str(tmp_path / "nothing"), "tally", "--year", "2022") == 3


def test_what_a_command_says_survives_without_streams(mute: Mute, tmp_path: Path) -> None:
    book = str(tmp_path / "book")
    assert mute("--data", book, "import", "roster", str(tmp_path / "missing.xlsx")) == 3
    assert mute("--data", book, "verify") == 0
    assert mute("--data", book, "tally", "--year", "2022", "--json") == 0


def test_what_is_said_to_nobody_is_taken_and_forgotten() -> None:
    silence = Silence()
    assert silence.write(json.dumps({"陈䶮": 1})) > 0
    assert silence.writable()
    print("陈䶮", file=silence)
    silence.flush()
    assert not silence.isatty()
