"""Where the keyboard goes when a finding names a field of a sitting."""

from PySide6.QtWidgets import QWidget

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
