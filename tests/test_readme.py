"""The README is tested too: its two commands, its registries and its changelog."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rules_page import rules_page

from partybranch.cli import COMMANDS
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.pdf import PDFS
from partybranch.reports.word import WORDS
from partybranch.services.importing import IMPORTERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["uv run partybranch demo", "uv run pytest"])
def test_the_two_commands_stand_in_the_readme(command: str) -> None:
    assert f"python3 -m pip install uv && {command}\n" in README


def test_the_ci_calls_the_test_command_of_the_readme() -> None:
    assert "python3 -m pip install uv && uv run pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("broken", ["pip install", "run pytest", "installers program"])
def test_the_ci_is_red_where_one_of_its_commands_fails(broken: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed on this machine; the CI script cannot be tried here")
    told = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = told.partition("export PIP_")[2].partition("\n")[2]
    stand_in = f'python3() {{ [[ "$*" != *"{broken}"* ]]; }}\nuv() {{ python3 "$@"; }}\n'
    ran = subprocess.run(["bash", "-euo", "pipefail", "-c", stand_in + commands], check=False)
    assert ran.returncode == 1


def test_every_registered_thing_is_listed() -> None:
    for registry in (LEDGERS, PDFS, WORDS):
        for paper in registry:
            assert f"`{paper.code}` {paper.title}" in README
    for importer in IMPORTERS:
        assert f"`{importer.code}` {importer.name}" in README
    for command in COMMANDS:
        assert re.search(rf"^  {command.name}\b", README, re.MULTILINE)


def test_every_path_named_in_the_readme_exists() -> None:
    rooms = ("benchmarks", "installers", "partybranch", "tests", "ui")
    files = [path.as_posix() for room in rooms for path in (ROOT / room).rglob("*.py")]
    for name in re.findall(r"`([a-z_/]+\.py)`", README):
        assert any(file.endswith(f"/{name}") for file in files), name
    for picture in re.findall(r"\]\(([\w./]+)\)", README):
        assert (ROOT / picture).exists(), picture


def test_the_manual_lists_every_rule_as_it_is() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page(), (
        "python tests/rules_page.py > docs/rules.md"
    )


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text
    assert set(re.findall(r"^### (\w+)$", text, re.MULTILINE)) <= {
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    }
