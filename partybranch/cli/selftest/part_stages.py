"""资源: everything the program brings along beside its code is there and can be read."""

import re
from pathlib import Path

from partybranch.cli.selftest.bench import Bench
from partybranch.cli.selftest.people import RARE_CHARACTERS
from partybranch.cli.selftest.stage import Stage, expect
from partybranch.domain.kinds import Kinds
from partybranch.domain.rules.pack_reading import read_pack
from partybranch.errors import BranchError
from partybranch.paths import manual, resources
from partybranch.reports.pdf.setting.font_files import check_font_files
from partybranch.reports.word import WORDS, check_template, own_template
from partybranch.services.readings import library
from partybranch.services.rule_files import example_pack, read_text
from partybranch.storage.migrations import NEWEST, revisions

_REINSTALL = "请重新安装本程序。"
_LINK = re.compile(r"\]\(([\w/]+\.(?:md|png))\)")


def _look_at_parts(bench: Bench) -> str:
    del bench
    fonts = check_font_files(RARE_CHARACTERS)
    icons = len(_readable(resources() / "icons", ".svg"))
    _read(resources() / "style.qss")
    _check_word_templates()
    _check_rules()
    _check_readings()
    pages = _check_manual()
    steps = _check_migrations()
    return (
        f"字体 {fonts} 种、图标 {icons} 个、样式表、Word 模板 {len(WORDS)} 个、规则包示例、"
        f"拼音、使用说明 {pages} 页、数据库升级步骤 {steps} 个都在，能读。"
    )


def _readable(folder: Path, suffix: str) -> list[Path]:
    files = sorted(folder.glob(f"*{suffix}"))
    expect(files, f"程序自带的“{folder.name}”里没有 {suffix} 文件。{_REINSTALL}")
    for file in files:
        _read(file)
    return files


def _read(file: Path) -> str:
    """A file of the program as text; one that is not there keeps its name in the sentence."""
    expect(file.is_file(), _gone(file.name))
    text = read_text(file)
    expect(text.strip(), f"程序自带的文件“{file.name}”是空的。{_REINSTALL}")
    return text


def _gone(name: str) -> str:
    return f"程序自带的文件“{name}”不在了。{_REINSTALL}"


def _check_word_templates() -> None:
    for paper in WORDS:
        expect(own_template(paper).is_file(), _gone(own_template(paper).name))
        problems = check_template(paper, own_template(paper)).problems
        expect(not problems, f"程序自带的 Word 模板《{paper.title}》不对：{'；'.join(problems)}{_REINSTALL}")


def _check_rules() -> None:
    _read(resources() / "rules" / "example_pack.toml")
    reading = read_pack(example_pack(), Kinds())
    expect(reading.rules and not reading.problems, f"程序自带的规则包示例读不出来。{_REINSTALL}")


def _check_readings() -> None:
    """The window and its lists open without them, so that nothing else would miss them."""
    try:
        library()
    except (ImportError, OSError) as error:
        raise BranchError(f"拼音查找用的读音表读不出来。{_REINSTALL}") from error


def _check_manual() -> int:
    """Every page and picture that the manual leads to, page by page; how many pages there are."""
    waiting, seen = ["README.md"], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        if name.endswith(".md"):
            waiting += [each for each in _LINK.findall(_read(manual() / name)) if each not in seen]
        else:
            expect((manual() / name).is_file(), _gone(name))
    return sum(name.endswith(".md") for name in seen)


def _check_migrations() -> int:
    found = revisions()
    wanted = tuple(str(number) for number in range(1, NEWEST + 1))
    told = tuple(each.lstrip("0") for each in found)
    expect(told == wanted, f"数据库升级步骤应有 {NEWEST} 个，找到 {len(found)} 个。{_REINSTALL}")
    return len(found)


PARTS = Stage(name="资源", run=_look_at_parts)
