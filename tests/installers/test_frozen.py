from pathlib import Path

import pytest

from installers.frozen import copy_sources, missing_in, must_be_whole
from installers.steps import BuildError

_SITE = "/x/site-packages/PySide6/Qt"


def _warns(library: str, user: str) -> str:
    return f"93 WARNING: Library not found: could not resolve '{library}', dependency of '{user}'.\n"


def test_a_library_of_the_window_that_is_missing_fails_the_build() -> None:
    log = _warns("libxcb-icccm.so.4", f"{_SITE}/plugins/platforms/libqxcb.so")
    with pytest.raises(BuildError, match=r"libxcb-icccm\.so\.4 \(for libqxcb\.so\)"):
        must_be_whole(log)


def test_a_module_that_is_taken_by_its_name_and_missing_fails_the_build() -> None:
    assert missing_in("1 ERROR: Hidden import 'alembic.op' not found\n") == ["alembic.op"]
    assert missing_in("1 ERROR: Hidden import 'pypinyin' not found\n") == ["pypinyin"]
    assert missing_in('1 WARNING: Hidden import "MySQLdb" not found!\n') == []


def test_what_a_part_that_stays_out_lacks_is_nothing_to_us() -> None:
    left_out = _warns("libpq.so.5", f"{_SITE}/plugins/sqldrivers/libqsqlpsql.so")
    system = _warns("libcups.so.2", f"{_SITE}/plugins/printsupport/libcupsprintersupport.so")
    must_be_whole(left_out + system)


def test_the_copy_that_is_built_carries_the_version_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    copy_sources(folder, "9.8.7")
    assert '__version__ = "9.8.7"' in (folder / "partybranch" / "__init__.py").read_text(encoding="utf-8")
    assert (folder / "partybranch" / "storage" / "migrations" / "env.py").is_file()
    assert not list(folder.rglob("__pycache__"))
