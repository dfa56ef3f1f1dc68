"""写说明: the window in which a finding is explained, the same from wherever it is asked for."""

from PySide6.QtWidgets import QWidget

from partybranch.domain.drafts import FormPlace
from partybranch.domain.rules.judging import Finding
from ui import places
from ui.forms.answer_form import AnswerForm
from ui.forms.form_dialog import FormDialog
from ui.session import Session


def explain(session: Session, finding: Finding, parent: QWidget) -> None:
    """Open the form of the explanation of a finding."""
    found = finding.found
    about = f"{found.when}　{found.subject}：{found.text}"
    form = AnswerForm(about, finding.answer.text if finding.answer else "")
    answer = session.branch.compliance.answer
    place = FormPlace(page=places.CHECKS, subject=finding.key)
    dialog: FormDialog[str] = FormDialog(
        session, "说明", form, form, lambda text: answer(finding, text), parent, place
    )
    dialog.resize(520, 300)
    dialog.open()
