"""年度小结: the branch's own wording, or the one that comes with the program."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.summaries import template_problems
from partybranch.domain.summary_language import TemplateProblem
from partybranch.domain.summary_template import DEFAULT_TEXT, SummaryTemplate
from partybranch.errors import BranchError
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.typed_figures import typed_names
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


def read_template_of(unit: Unit) -> SummaryTemplate:
    """The template of the branch; the program's own wording in a new book."""
    return next(iter(unit.summaries.all()), SummaryTemplate())


class Summaries:
    """The template of the branch."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def get(self) -> SummaryTemplate:
        """The template as kept."""
        with self._database.read() as unit:
            return read_template_of(unit)

    def problems(self, text: str) -> tuple[TemplateProblem, ...]:
        """What stands in the way of a text, by line; none when it can be kept."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            return template_problems(text, kinds, typed_names(unit))

    def save(self, template: SummaryTemplate) -> Changes:
        """Keep a template; BranchError with every problem when there is one, and nothing is kept."""
        problems = self.problems(template.wording)
        if problems:
            raise BranchError("".join(str(each) for each in problems) + "模板没有保存，请改正后再保存。")
        own = template.text if template.text.strip() != DEFAULT_TEXT else ""
        return self._write("修改年度小结模板", replace(template, text=own))

    def set_numerals(self, *, on: bool) -> Changes:
        """Write the numbers of the summary in Chinese numerals, or in digits again."""
        label = "年度小结改用中文数字" if on else "年度小结改用阿拉伯数字"
        return self._write(label, replace(self.get(), numerals=on))

    def _write(self, label: str, template: SummaryTemplate) -> Changes:
        with self._database.write(label) as unit:
            unit.summaries.save(replace(template, id=read_template_of(unit).id))
            return unit.commit()
