import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from installers.linux.debian import parse_mirror
from installers.linux.depends import packages
from installers.linux.elf import binaries, parse_glibc, parse_version
from installers.linux.floor import must_run_on
from installers.linux.root import RECIPES
from installers.steps import BuildError

_TABLE = """
0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.29) pow
0000000000000000      DF *UND*  0000000000000000  GLIBC_2.2.5 free
0000000000000000  w   D  *UND*  0000000000000000              __gmon_start__
0000000000001139 g    DF .text  0000000000000016  Base        ours
"""


def test_a_symbol_table_tells_the_glibc_that_each_function_needs() -> None:
    assert parse_glibc(_TABLE) == {"pow": (2, 29), "free": (2, 2, 5)}


def test_versions_of_glibc_compare_as_numbers() -> None:
    assert parse_version("2.9") < parse_version("2.28") < parse_version("2.28.1")


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("objdump"),
    reason="objdump is not installed on this machine; no binary can be read here",
)
def test_a_file_above_the_floor_is_named(tmp_path: Path) -> None:
    shutil.copy(Path(sys.executable).resolve(), tmp_path / "python")
    newest = must_run_on(tmp_path, "9.99")
    assert newest.startswith("2.")
    assert must_run_on(tmp_path, newest) == newest
    with pytest.raises(BuildError, match="python"):
        must_run_on(tmp_path, "2.0")


def test_a_folder_without_any_program_does_not_pass(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="No program"):
        must_run_on(tmp_path, "2.28")


def test_each_library_of_the_system_becomes_its_package() -> None:
    asked = {"libc.so.6", "libm.so.6", "libX11.so.6", "libcups.so.2", "libgcc_s.so.1"}
    depends, recommends = packages(asked, "2.28")
    assert depends == ["libc6 (>= 2.28)", "libgcc-s1 | libgcc1", "libx11-6"]
    assert recommends[0] == "libcups2 | libcups2t64"
    assert "fonts-noto-cjk" in recommends[1]


def test_a_library_nobody_promises_fails_the_build() -> None:
    with pytest.raises(BuildError, match=r"libgtk-3\.so\.0"):
        packages({"libc.so.6", "libgtk-3.so.0"}, "2.28")


def test_the_mirror_is_the_one_that_apt_has_for_the_release_itself() -> None:
    told = (
        "http://a/security|Debian|bookworm-security\nhttp://b/node|Other|x\nhttp://c/debian|Debian|bookworm\n"
    )
    assert parse_mirror(told) == "http://c/debian"
    assert parse_mirror("http://b/node|Other|x\n") is None


def test_a_link_to_a_library_is_not_looked_at_a_second_time(tmp_path: Path) -> None:
    (tmp_path / "liba.so.1").write_bytes(b"\x7fELF")
    (tmp_path / "liba.so").symlink_to("liba.so.1")
    (tmp_path / "told.txt").write_text("ELF", encoding="ascii")
    assert list(binaries(tmp_path)) == [tmp_path / "liba.so.1"]


def test_the_root_is_made_anew_when_its_recipe_changes() -> None:
    recipe = RECIPES["amd64"]
    others = [
        replace(recipe, packages=(*recipe.packages, "nano")),
        replace(recipe, release="bookworm"),
        replace(recipe, sources="sid"),
        RECIPES["arm64"],
    ]
    assert recipe.stamp() not in {other.stamp() for other in others}
    assert RECIPES["amd64"].floor == "2.28"
