"""What the start leaves for later: a person with an old office PC waits for every library that is loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

from partybranch.app import Branch

_LATER = {
    "alembic": "only an older book is brought up to date",
    "mako": "Alembic's templates",
    "pygments": "Mako's, where it is installed",
    "pypinyin": "only who types pinyin needs the readings",
}
_PROGRAM = """
import sys
from pathlib import Path
import {module}
from partybranch.app import open_branch
branch = open_branch(Path(sys.argv[1]))
branch.members.all()
branch.close()
print(*sys.modules)
"""


@pytest.mark.parametrize("module", ["partybranch.cli", pytest.param("ui.__main__", marks=pytest.mark.gui)])
def test_a_start_on_a_book_of_today_loads_no_library_that_only_seldom_work_needs(
    module: str, branch: Branch
) -> None:
    branch.close()
    loaded = _said(_PROGRAM.format(module=module), branch.folder).split()
    assert "sqlalchemy" in loaded
    assert [name for name in _LATER if name in loaded] == []


def test_who_types_pinyin_waits_for_no_phrases_and_programs_started_later_hear_nothing_of_it() -> None:
    told = _said(
        "import os, sys; from partybranch.services.spelling import spells; before = dict(os.environ);"
        "print(spells('支部', 'zhib'), 'pypinyin.phrases_dict' in sys.modules, before == dict(os.environ))"
    )
    assert told.split() == ["True", "False", "True"]


def _said(program: str, *words: Path) -> str:
    command = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout
