"""The rules of the house as tests: names, sizes, signs, and no kind named outside its table."""

import ast
import re
import statistics
from pathlib import Path

import pytest

from partybranch.domain.citizen_number import parse_citizen_number
from partybranch.domain.kinds import ACTIVITY_KINDS

ROOT = Path(__file__).parent.parent
PACKAGES = ("partybranch", "ui", "installers")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "misc",
    "common",
    "shared",
    "data",
    "info",
    "base",
}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _definitions(path: Path) -> list[ast.FunctionDef | ast.ClassDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


def test_no_file_or_folder_is_a_drawer() -> None:
    names = {part.removesuffix(".py") for path in MODULES for part in path.relative_to(ROOT).parts}
    assert not names & DRAWERS


def test_every_module_has_a_sign() -> None:
    without = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert without == []


def test_test_files_are_small_rooms() -> None:
    sizes = {path.relative_to(ROOT): _lines(path) for path in (ROOT / "tests").rglob("*.py")}
    assert {path: size for path, size in sizes.items() if size > 400} == {}


def test_modules_are_small_rooms() -> None:
    sizes = {path: _lines(path) for path in MODULES if path.name != "__init__.py"}
    assert {path: size for path, size in sizes.items() if size > 400} == {}
    assert statistics.median(sizes.values()) < 120


def test_functions_fit_on_one_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in MODULES
        for node in _definitions(path)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert long == []


def test_only_the_kind_table_names_a_kind() -> None:
    codes = {kind.code for kind in ACTIVITY_KINDS}
    table = ROOT / "partybranch" / "domain" / "kinds.py"
    named = []
    for path in MODULES:
        if path == table:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare | ast.Subscript | ast.Call):
                words = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
                named += [f"{path.relative_to(ROOT)}: {word}" for word in words if word in codes]
    assert named == []


@pytest.mark.parametrize("call", ["date.today(", "datetime.now(", "time.time("])
def test_nobody_asks_for_the_time_but_the_rim(call: str) -> None:
    rim = {ROOT / "partybranch" / "app.py", ROOT / "ui" / "__main__.py", ROOT / "installers" / "__main__.py"}
    asking = [path for path in MODULES if path not in rim and call in path.read_text(encoding="utf-8")]
    assert asking == []


def test_the_versions_are_pinned_and_no_lock_file_is_kept() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert ">=" not in text.split("dependencies = [", 1)[1].split("]", 1)[0]
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8")


def test_every_ledger_stands_in_the_contract_that_keeps_ledgers_apart() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for path in (ROOT / "partybranch" / "reports" / "ledgers").glob("*_ledger.py"):
        assert f'"partybranch.reports.ledgers.{path.stem}",' in text


def _may_be_a_persons(number: str) -> bool:
    """A phone outside the made-up 199, or a right citizen number outside the made-up region 999999."""
    if len(number) == 11:
        return not number.startswith("199")
    try:
        return parse_citizen_number(number).region != "999999"
    except ValueError:
        return False


def test_no_real_persons_numbers_stand_in_the_repository() -> None:
    kinds = {".py", ".md", ".toml", ".qss", ".svg", ".json"}
    folders = [ROOT / name for name in (*PACKAGES, "tests", "docs", "resources", "benchmarks")]
    pattern = re.compile(r"(?<![\d.])(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?![\d.])")
    found = [
        f"{path.relative_to(ROOT)}: {number}"
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in kinds
        for number in pattern.findall(path.read_text(encoding="utf-8"))
        if _may_be_a_persons(number)
    ]
    assert found == []
