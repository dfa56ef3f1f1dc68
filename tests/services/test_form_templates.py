from pathlib import Path

import pytest

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.form_templates import FormTemplate, TemplatePlace
from partybranch.errors import BranchError


@pytest.fixture
def form(branch: Branch, tmp_path: Path) -> FormTemplate:
    source = tmp_path / "上报表.xlsx"
    source.write_bytes(b"made up")
    return FormTemplate(
        name="上报表",
        file=branch.form_templates.keep(source),
        ledger="meetings",
        form="general_meeting",
        places=(
            TemplatePlace(place="{{支部}}", field="党支部名称"),
            TemplatePlace(place="表1!B4", field="会议名称"),
        ),
    )


def test_a_form_is_kept_with_its_file_and_its_places(branch: Branch, form: FormTemplate) -> None:
    changes = branch.form_templates.record(form)
    assert changes.areas == {Area.TEMPLATES}
    kept = branch.form_templates.get(changes.id)
    assert kept.places == form.places
    assert branch.form_templates.path_of(kept).read_bytes() == b"made up"
    assert branch.backup.verify().problems == ()


def test_a_form_whose_file_is_gone_is_said_and_found_by_the_check(branch: Branch, form: FormTemplate) -> None:
    kept = branch.form_templates.get(branch.form_templates.record(form).id)
    branch.form_templates.path_of(kept).unlink()
    with pytest.raises(BranchError, match="文件不在了"):
        branch.form_templates.path_of(kept)
    assert any("上报表.xlsx" in problem for problem in branch.backup.verify().problems)


def test_the_newest_word_form_stands_in_for_a_document(branch: Branch, form: FormTemplate) -> None:
    assert branch.form_templates.in_place_of("minutes_word") is None
    for name in ("旧样式", "新样式"):
        branch.form_templates.record(FormTemplate(name=name, file=form.file, paper="minutes_word"))
    chosen = branch.form_templates.in_place_of("minutes_word")
    assert chosen is not None
    assert chosen.name == "新样式"


def test_a_form_without_a_name_and_a_second_of_a_name_are_refused(branch: Branch, form: FormTemplate) -> None:
    branch.form_templates.record(form)
    with pytest.raises(BranchError, match="已经有一份模板"):
        branch.form_templates.record(form)
    with pytest.raises(BranchError, match="起名字"):
        branch.form_templates.record(FormTemplate(name="", file=form.file))


def test_a_voided_form_is_offered_no_more(branch: Branch, form: FormTemplate) -> None:
    kept_id = branch.form_templates.record(form).id
    with pytest.raises(BranchError, match="作废需要写明原因"):
        branch.form_templates.void(kept_id, "")
    branch.form_templates.void(kept_id, "表样已换")
    assert branch.form_templates.all() == ()
