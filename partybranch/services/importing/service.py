"""导入: preview a workbook, then apply exactly that preview in one step."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from partybranch.changes import Changes
from partybranch.domain.kinds import ACTIVITY_KINDS, Kinds
from partybranch.domain.mappings import HeaderMapping
from partybranch.domain.members import Member
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Sitting
from partybranch.errors import BranchError
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.importer import Importer
from partybranch.services.importing.preview import Draft, Preview
from partybranch.services.importing.remembering import LEGEND, mappings_to_keep
from partybranch.services.importing.sheet import read_workbook
from partybranch.services.importing.source import Source
from partybranch.services.progress import Progress
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


class ImportingService:
    """Workbooks into the book of one branch, by the importers handed in."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], importers: Iterable[Importer]
    ) -> None:
        self._database, self._now = database, now
        self._importers = {importer.code: importer for importer in importers}

    def preview(
        self,
        code: str,
        path: Path,
        *,
        choices: Mapping[str, str] | None = None,
        legend: Mapping[str, str] | None = None,
        leave_out_bad: bool = False,
        progress: Progress | None = None,
    ) -> Preview:
        """Say what a workbook would do; nothing is written.

        ``choices`` maps headings to field names or ``mappings.SKIP``, ``legend`` signs of an attendance
        matrix to marks; both are remembered by ``apply``. Raises BranchError for a file that cannot be read.
        """
        asked = Preview(
            importer=code,
            path=path,
            choices=dict(choices or {}),
            legend=dict(legend or {}),
            leave_out_bad=leave_out_bad,
        )
        with self._database.read() as unit:
            return self._parse(asked, unit, progress)

    def apply(self, preview: Preview, *, progress: Progress | None = None) -> Changes:
        """Write what the preview says: all of it in one step behind a snapshot, or nothing.

        Raises BranchError when the preview has errors, or the file or the book changed since; Cancelled when
        the person stops it before the end, and then nothing is written.
        """
        if not preview.can_apply:
            raise BranchError("预览里还有错误或没有指定的列，没有导入。请按提示改正后再导入。")
        label = f"导入{self._importers[preview.importer].name}（{preview.path.name}）"
        if not preview.drafts:
            return Changes(label=label, areas=frozenset())
        with self._database.write(label) as unit:
            if self._parse(preview, unit, progress) != preview:
                raise BranchError("文件或数据在预览之后有变化，没有导入。请重新预览后再导入。")
            self._database.snapshot("导入前")
            for done, draft in enumerate(preview.drafts):
                if progress is not None:
                    progress.step(done, len(preview.drafts), "正在写入")
                self._save(draft, unit)
            for mapping in preview.mappings:
                unit.mappings.save(mapping)
            return unit.commit()

    def _save(self, draft: Draft, unit: Unit) -> None:
        match draft:
            case Member():
                unit.members.save(draft)
            case Profile():
                unit.profiles.save(draft)
            case Sitting():
                unit.sittings.save(replace(draft, entered_at=draft.entered_at or self._now()))
            case _:
                unit.services.save(draft)

    def _parse(self, asked: Preview, unit: Unit, progress: Progress | None) -> Preview:
        """The one parse behind preview and apply."""
        workbook = read_workbook(asked.path)
        known = [each for each in unit.mappings.all() if each.importer == asked.importer]
        source = Source(
            workbook=workbook,
            unit=unit,
            kinds=Kinds((*ACTIVITY_KINDS, *unit.kinds.all())),
            members=unit.members.all(),
            profile=next(iter(unit.profiles.all()), Profile()),
            today=self._now().date(),
            choices=asked.choices,
            remembered={each.header: each.choices for each in known if each.header != LEGEND},
            legend=asked.legend,
            remembered_legend=_legend_of(known),
            progress=progress,
        )
        findings = Findings()
        self._importers[asked.importer].parse(source, findings)
        return replace(
            asked,
            columns=tuple(findings.columns),
            rows=findings.rows,
            problems=findings.problems,
            drafts=tuple(findings.drafts),
            mappings=mappings_to_keep(asked.importer, known, findings.headers, asked.choices, asked.legend),
            sha256=workbook.sha256,
        )


def _legend_of(known: Iterable[HeaderMapping]) -> Mapping[str, str]:
    return next((each.choices for each in known if each.header == LEGEND), {})
