"""Where the keyboard goes in the form of a sitting: to a field that a finding names, or on with F6."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.forms.basics_pane import BasicsPane
from ui.forms.record_form import RecordForm
from ui.forms.record_tabs import RecordTabs
from ui.forms.roll_panel import RollPanel


def stand_on(field: str, basics: BasicsPane, panel: RollPanel, tabs: RecordTabs) -> bool:
    """Put the keyboard on a field as ``Target`` names it; whether there is such a field."""
    widgets: dict[str, QWidget] = {
        "kinds": basics.chips,
        "moment": basics.moment,
        "place": basics.place,
        "chair": basics.chair.combo,
        "recorder": basics.recorder.combo,
        "attachments": basics.attachments.files,
        "roll": panel.keyboard_place,
    }
    if field == "records":
        return _stand_on_gap(tabs)
    if field not in widgets:
        return False
    widgets[field].setFocus()
    return True


def go_round(by: int, basics: BasicsPane, panel: RollPanel, tabs: RecordTabs) -> None:
    """Go on to the next part of the form (1) or back (-1): basics, roll, each record, and round."""
    records = [(form, _gap_or_topic(form)) for form in tabs.forms]
    parts: list[tuple[QWidget, QWidget]] = [
        (basics, basics.moment),
        (panel, panel.keyboard_place),
        *records,
    ]
    here = QApplication.focusWidget()
    inside = [at for at, (part, _field) in enumerate(parts) if here is not None and part.isAncestorOf(here)]
    if not inside and here is not None and tabs.isAncestorOf(here):
        inside = [len(parts) - len(records) + tabs.currentIndex() - 1]
    part, field = parts[(inside[0] + by if inside else 0) % len(parts)]
    if isinstance(part, RecordForm):
        tabs.setCurrentWidget(part)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def _gap_or_topic(form: RecordForm) -> QWidget:
    return form.gap or form.topic


def _stand_on_gap(tabs: RecordTabs) -> bool:
    """Stand on the first record that lacks something, at what it lacks."""
    lacking = [form for form in tabs.forms if form.gap is not None]
    form = next(iter(lacking or tabs.forms), None)
    if form is None:
        return False
    tabs.setCurrentWidget(form)
    _gap_or_text(form).setFocus()
    return True


def _gap_or_text(form: RecordForm) -> QWidget:
    return form.gap or form.text
