"""表格模板: keep a superior body's form and which of its places our fields fill."""

from dataclasses import replace
from pathlib import Path

from partybranch.changes import Changes
from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.sittings import Attachment
from partybranch.errors import BranchError
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.database import Database


class FormTemplates:
    """The forms kept in the book; their files lie among its attachments."""

    def __init__(self, database: Database, attachments: AttachmentFolder) -> None:
        self._database, self._attachments = database, attachments

    def all(self) -> tuple[FormTemplate, ...]:
        """Those in use, in the order in which they were added."""
        with self._database.read() as unit:
            return tuple(each for each in unit.templates.all() if not each.voided)

    def get(self, template_id: int) -> FormTemplate:
        """One of them; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.templates.get(template_id)

    def in_place_of(self, paper: str) -> FormTemplate | None:
        """The newest Word form that stands in for the program's own template of a document, or None."""
        return next((each for each in reversed(self.all()) if each.paper == paper), None)

    def keep(self, source: Path) -> Attachment:
        """Keep a file in the book; it belongs to a template once that is recorded with it."""
        return self._attachments.keep(source)

    def path_of(self, template: FormTemplate) -> Path:
        """Where the kept form lies; BranchError when it is no longer there."""
        path = self._attachments.path_of(template.file)
        if not path.is_file():
            raise BranchError(f"模板“{template.name}”的文件不在了。请重新添加这份模板。")
        return path

    def record(self, template: FormTemplate) -> Changes:
        """Write a new one or correct one; BranchError without a name of its own."""
        name = template.name.strip()
        if not name:
            raise BranchError("还没有给模板起名字。请写上名称后再保存。")
        if any(each.name == name and each.id != template.id for each in self.all()):
            raise BranchError(f"已经有一份模板叫“{name}”。请换一个名称。")
        verb = "添加" if template.id is None else "修改"
        with self._database.write(f"{verb}表格模板（{name}）") as unit:
            kept = unit.templates.get(template.id) if template.id is not None else template
            unit.templates.save(replace(template, name=name, voided=kept.voided))
            return unit.commit()

    def void(self, template_id: int, reason: str) -> Changes:
        """作废 with a reason: it stays in the book and is offered no more."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        name = self.get(template_id).name
        with self._database.write(f"作废表格模板（{name}）") as unit:
            unit.templates.save(replace(unit.templates.get(template_id), voided=reason.strip()))
            return unit.commit()
