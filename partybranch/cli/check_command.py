"""check: what the rules find in a year as of a day, each with its regulation and article."""

import argparse

from partybranch.cli.command import add_year, as_day, opened, say, say_json
from partybranch.domain.periods import Period
from partybranch.domain.rules.judging import Finding
from partybranch.services.compliance import CheckReport


class CheckCommand:
    """The findings of a year, for people or as JSON."""

    name = "check"
    help = "按条例和本单位要求检查一年的记录，列出缺项和依据"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        add_year(parser)
        parser.add_argument(
            "--as-of",
            dest="as_of",
            type=as_day,
            metavar="日期",
            help="截至哪一天（不写则到今天，往年到12月31日）",
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def run(self, arguments: argparse.Namespace) -> int:
        """Judge and list; 1 while anything is open."""
        year = Period.year(arguments.year)
        with opened(arguments) as branch:
            as_of = arguments.as_of or min(branch.today(), year.end)
            report = branch.compliance.of(year, as_of)
        if arguments.json:
            say_json(check_json(report))
        else:
            _list(report)
        return 1 if report.open else 0


def _list(report: CheckReport) -> None:
    group = ""
    for each in report.findings:
        if each.group != group:
            group = each.group
            say(f"【{group}】")
        said = f"　说明：{each.said}" if each.settled else ""
        found = each.found
        say(f"{found.when} {found.subject}：{found.text}　[{each.rule.severity}] {each.cited}{said}")
    day = report.facts.last_day
    say(f"截至{day:%Y-%m-%d}：未了结{len(report.open)}项，已说明{len(report.settled)}项。")


def check_json(report: CheckReport) -> dict[str, object]:
    """The findings as the terminal contract has them; ``answer`` is None while a finding is open."""
    facts = report.facts
    return {
        "year": facts.period.start.year,
        "as_of": facts.last_day.isoformat(),
        "branch": facts.profile.name,
        "open": len(report.open),
        "settled": len(report.settled),
        "findings": [_finding(each) for each in report.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    rule, found = finding.rule, finding.found
    return {
        "rule": rule.code,
        "title": rule.title,
        "severity": rule.severity.value,
        "source": rule.source.regulation,
        "article": rule.source.article,
        "level": rule.source.level.value,
        "wording": rule.wording,
        "period": found.when,
        "subject": found.subject,
        "text": found.text,
        "group": finding.group,
        "key": finding.key,
        "answer": finding.said or None,
    }
