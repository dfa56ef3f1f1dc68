"""Which files of a folder of libraries our program imports, found by reading, without running anything."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installers.library_parts import OURS

_MODULES = (".py", ".pyd", ".so")
_BY_NAME = "import_module"


@dataclass(frozen=True, slots=True)
class _Module:
    name: str
    file: Path

    @property
    def package(self) -> str:
        """The package that a relative import starts from."""
        return self.name if self.file.name == "__init__.py" else self.name.rpartition(".")[0]


class _Shelf:
    """The modules that lie in some folders, listed one top-level name at a time."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = places
        self._listed: dict[str, dict[str, Path]] = {}

    def below(self, top: str) -> Mapping[str, Path]:
        """Every module of a top-level name by its dotted name."""
        if top not in self._listed:
            self._listed[top] = {}
            for place in self._places if top.isidentifier() else ():
                self._list(top, place)
        return self._listed[top]

    def _list(self, top: str, place: Path) -> None:
        files = [file for file in (place / top).rglob("*") if file.suffix in _MODULES]
        files += [file for file in place.glob(f"{top}.*") if file.suffix in _MODULES]
        # A package hides a module of its name, and a source a compiled one.
        for file in sorted(files, key=lambda file: (file.name != "__init__.py", file.suffix != ".py", file)):
            *above, last = file.relative_to(place).parts
            words = above if last == "__init__.py" else [*above, last.partition(".")[0]]
            self._listed[top].setdefault(".".join(words), file)


def imported(places: Sequence[Path]) -> Mapping[Path, str]:
    """Every file that our packages import, straight or through a library, with the module that asked for it.

    A library's import inside a function or under ``except ImportError`` is its own choice and not followed.
    """
    shelf = _Shelf(places)
    waiting = [_Module(*each) for name in OURS for each in shelf.below(name).items()]
    asked = dict.fromkeys((module.file for module in waiting), "")
    while waiting:
        module = waiting.pop()
        if module.file.suffix != ".py":
            continue
        tree = ast.parse(module.file.read_bytes())
        for name in _names(tree, module, everywhere=module.name.partition(".")[0] in OURS):
            for found in _chain(name, shelf):
                if found.file not in asked:
                    asked[found.file] = module.name
                    waiting.append(found)
    return asked


def _chain(name: str, shelf: _Shelf) -> Iterator[_Module]:
    """The module and every package above it, as far as they are there."""
    words = name.split(".")
    there = shelf.below(words[0])
    for count in range(1, len(words) + 1):
        dotted = ".".join(words[:count])
        if dotted in there:
            yield _Module(dotted, there[dotted])


def _names(tree: ast.Module, module: _Module, *, everywhere: bool) -> Iterator[str]:
    for node in ast.walk(tree) if everywhere else _at_import(tree.body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(node, module)
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif everywhere and isinstance(node, ast.Call) and _is_by_name(node):
            yield str(ast.literal_eval(node.args[0]))


def _origin(node: ast.ImportFrom, module: _Module) -> str:
    if not node.level:
        return node.module or ""
    parent = module.package.split(".")
    above = parent[: len(parent) - node.level + 1]
    return ".".join([*above, node.module] if node.module else above)


def _is_by_name(node: ast.Call) -> bool:
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name == _BY_NAME and len(node.args) == 1 and isinstance(node.args[0], ast.Constant)


def _at_import(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported and whose failure would end the import."""
    for node in body:
        yield node
        if isinstance(node, ast.If):
            if not re.search(r"\bTYPE_CHECKING\b", ast.unparse(node.test)):
                yield from _at_import(node.body)
            yield from _at_import(node.orelse)
        elif isinstance(node, ast.Try):
            if not node.handlers:
                yield from _at_import(node.body)
            yield from _at_import(node.finalbody)
        elif isinstance(node, ast.With | ast.ClassDef | ast.For):
            yield from _at_import(node.body)
