"""Read a rule pack: a plain TOML file becomes rules, or the list of everything wrong with it by line.

A pack is taken whole or not at all. ``resources/rules/example_pack.toml`` shows the format to people.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from partybranch.domain.kinds import Kinds, Shape
from partybranch.domain.regulations import Citation, Level
from partybranch.domain.rules import CHECKS, built_in_rules
from partybranch.domain.rules.frequency import FREQUENCY
from partybranch.domain.rules.pack_lines import PackLines
from partybranch.domain.rules.pack_syntax import syntax_problem
from partybranch.domain.rules.pack_table import PackProblem, PackTable
from partybranch.domain.rules.parameters import Parameter, ParameterShape
from partybranch.domain.rules.rule import Check, Rule, Strength

_PACK_KEYS = ("code", "name", "level", "issued_by")
_RULE_KEYS = (
    *("code", "title", "wording", "regulation", "article", "strength"),
    *("since", "until", "on", "check", "parameters"),
)
_LEVELS = {level.value: level for level in (Level.LOCAL, Level.UNIT)}
_STRENGTHS = {strength.value: strength for strength in Strength}
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_KIND = "kind"
_YES, _NO = "是", "否"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHead:
    """What a pack says about itself: its code, its name, whose rules they are and who issued them."""

    code: str
    name: str
    level: Level
    issued_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReading:
    """A pack as it was read: its rules, or no rules and every problem in order of lines."""

    head: PackHead | None = None
    rules: tuple[Rule, ...] = ()
    problems: tuple[PackProblem, ...] = ()


def read_pack(text: str, kinds: Kinds) -> PackReading:
    """Read the text of a pack for a branch with these kinds."""
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return PackReading(problems=(syntax_problem(text, error),))
    return _Reader(text, kinds).read(tree)


class _Reader:
    """Goes through one parsed file and gathers what is wrong with it."""

    def __init__(self, text: str, kinds: Kinds) -> None:
        self._lines, self._kinds = PackLines(text), kinds
        self._problems: list[PackProblem] = []
        self._seen: set[str] = set()
        self._built_in = {rule.code for rule in built_in_rules(kinds)}

    def read(self, tree: Mapping[str, object]) -> PackReading:
        for key in tree:
            if key not in ("pack", "rule"):
                self._complain(self._lines.of_top(key), f"没有“{key}”这一节，只能有 [pack] 和 [[rule]]。")
        head = self._head(tree)
        rules = self._rules(tree, head)
        problems = tuple(sorted(self._problems, key=lambda problem: problem.line))
        return PackReading(head=head, rules=() if problems else rules, problems=problems)

    def _head(self, tree: Mapping[str, object]) -> PackHead | None:
        given = tree.get("pack")
        if not isinstance(given, dict):
            self._complain(self._lines.of_top("pack"), "缺少 [pack] 一节，请写明规则包的代号、名称和级别。")
            return None
        table = PackTable(given, lambda key: self._lines.of_table("pack", key), self._problems, _PACK_KEYS)
        code, name, issued_by = self._code(table), table.text("name"), table.text("issued_by")
        level = table.one_of("level", _LEVELS)
        if not (code and name and issued_by and level):
            return None
        return PackHead(code=code, name=name, level=level, issued_by=issued_by)

    def _rules(self, tree: Mapping[str, object], head: PackHead | None) -> tuple[Rule, ...]:
        given = tree.get("rule", [])
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
            self._complain(self._lines.of_top("rule"), "每条规则应以 [[rule]] 开头，方括号是两层。")
            return ()
        if not given:
            self._complain(self._lines.last, "没有一条规则，每条规则以 [[rule]] 开头。")
        rules = [self._rule(number, each, head) for number, each in enumerate(given)]
        return tuple(rule for rule in rules if rule is not None)

    def _rule(self, number: int, given: Mapping[str, object], head: PackHead | None) -> Rule | None:
        table = PackTable(given, lambda key: self._lines.of_rule(number, key), self._problems, _RULE_KEYS)
        code, title, wording = self._own_code(table), table.text("title"), table.text("wording")
        source = _source(table, head.level if head else Level.UNIT)
        strength = table.one_of("strength", _STRENGTHS, Strength.MUST)
        on = table.flag("on", usual=True)
        check = self._check(table)
        preset = self._preset(table, check) if check else {}
        if check is None or strength is None or not code:
            return None
        return Rule(
            code=f"{head.code if head else ''}.{code}",
            title=title,
            wording=wording,
            check=check,
            source=source,
            strength=strength,
            preset=preset,
            on=on,
        )

    def _code(self, table: PackTable) -> str:
        code = table.text("code")
        if code and not _CODE.fullmatch(code):
            table.complain("code", "代号只能用英文字母、数字、下划线和短横，不超过40个字符。")
        return code

    def _own_code(self, table: PackTable) -> str:
        code = self._code(table)
        if code in self._built_in:
            table.complain("code", f"代号“{code}”是程序自带规则的，请换一个。")
        elif code and code in self._seen:
            table.complain("code", f"代号“{code}”在文件里重复了，请换一个。")
        self._seen.add(code)
        return code

    def _check(self, table: PackTable) -> Check | None:
        word = table.text("check")
        if word and word not in CHECKS:
            table.complain("check", f"没有“{word}”这种检查，{_offered(word, tuple(CHECKS))}。")
        return CHECKS.get(word)

    def _preset(self, table: PackTable, check: Check) -> dict[str, str]:
        known = {each.code: each for each in check.parameters}
        given = table.below("parameters")
        preset: dict[str, str] = {}
        for code, value in given.items():
            problem = self._refusal(check, known.get(code), code, value)
            if problem:
                table.complain(f"parameters.{code}", problem)
            else:
                preset[code] = _written(value)
        for each in known.values():
            if each.fixed and not each.default and each.code not in given:
                table.complain("parameters", f"缺少参数“{each.code}”（{each.label}）。")
        return preset

    def _refusal(self, check: Check, parameter: Parameter | None, code: str, value: object) -> str:
        """Why a value cannot be taken, as a sentence; empty when it can."""
        if parameter is None:
            known = "、".join(f"{each.code}（{each.label}）" for each in check.parameters)
            advice = f"可用的有：{known}" if known else "这种检查不需要参数"
            return f"检查“{check.code}”没有“{code}”这个参数，{advice}。"
        if not isinstance(value, str | int):
            wanted = (
                "不加引号的整数" if parameter.shape is ParameterShape.NUMBER else "用英文引号括起来的文字"
            )
            return f"参数“{code}”应是{wanted}。"
        refused = parameter.refusal(_written(value))
        if refused:
            return f"参数“{code}”：{refused}"
        return self._kind_refusal(check, _written(value)) if code == _KIND else ""

    def _kind_refusal(self, check: Check, name: str) -> str:
        kind = self._kinds.named(name)
        if kind is None:
            return f"没有“{name}”这种类型，{_offered(name, tuple(each.name for each in self._kinds))}。"
        if check is FREQUENCY and kind.shape is Shape.SERVICE:
            return f"“{name}”按时长记录，不能按次数检查。"
        return ""

    def _complain(self, line: int, sentence: str) -> None:
        self._problems.append(PackProblem(line=line, text=sentence))


def _source(table: PackTable, level: Level) -> Citation:
    regulation, article = table.text("regulation"), table.text("article", needed=False)
    since, until = table.day("since"), table.day("until")
    if since and until and until < since:
        table.complain("until", f"停止日期 {until} 早于开始日期 {since}。")
    return Citation(regulation=regulation, article=article, level=level, since=since, until=until)


def _offered(word: str, names: tuple[str, ...]) -> str:
    """The names like the one that was written; all of them where none is."""
    alike = get_close_matches(word, names, n=4, cutoff=0.5)
    return f"相近的有：{'、'.join(alike)}" if alike else f"可用的有：{'、'.join(names)}"


def _written(value: object) -> str:
    """A value as the check reads it; true and false are 是 and 否."""
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value).strip()
