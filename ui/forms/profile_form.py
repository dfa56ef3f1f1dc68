"""支部信息: what stands at the head and foot of every paper; draft in, draft out."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from partybranch.domain.profile import Profile
from ui.forms.rows_form import RowsForm
from ui.forms.trouble import read_typed
from ui.widgets.typed_line import date_line

_TEXTS = {
    "name": "党支部名称",
    "superior": "上级党组织",
    "branch_type": "党支部类型",
    "compiler": "填表人",
    "reviewer": "审核人",
    "usual_place": "常用活动地点",
}
_DATES = {"founded_on": "党支部成立日期", "elected_on": "本届支委会选举日期"}


class ProfileForm(RowsForm):
    """The same form for the first start and for later corrections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = Profile()
        self.texts = {key: QLineEdit() for key in _TEXTS}
        self.texts["name"].setPlaceholderText("例：清河县融媒体中心党支部")
        self.dates = {key: date_line(caption) for key, caption in _DATES.items()}
        self.term_years = QSpinBox()
        self.term_years.setRange(1, 5)
        self.term_years.setSuffix(" 年")
        self.hours_target = QSpinBox()
        self.hours_target.setRange(0, 8784)
        self.hours_target.setSpecialValueText("没有目标")
        self.hours_target.setSuffix(" 小时")
        self.hours_target.setAccessibleName("志愿服务每人每年目标")
        for key, caption in _TEXTS.items():
            self.rows.add(key, caption, self.texts[key])
        for key, caption in _DATES.items():
            self.rows.add(key, caption, self.dates[key])
        self.rows.add("term_years", "任期", self.term_years)
        self.rows.add("hours_target", "志愿服务目标", self.hours_target)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        layout.addStretch(1)
        self.put(self._profile)

    def put(self, profile: Profile) -> None:
        """Show a profile."""
        self._profile = profile
        for key, line in self.texts.items():
            line.setText(getattr(profile, key))
        for key, date_of in self.dates.items():
            date_of.put(getattr(profile, key))
        self.term_years.setValue(profile.term_years)
        self.hours_target.setValue(profile.hours_target)

    def draft(self) -> Profile:
        """The profile as the form says. Raises FieldTrouble for what cannot be understood."""
        words: dict[str, Any] = {key: line.text().strip() for key, line in self.texts.items()}
        return replace(
            self._profile,
            **words,
            founded_on=read_typed(self.dates["founded_on"], "founded_on"),
            elected_on=read_typed(self.dates["elected_on"], "elected_on"),
            term_years=self.term_years.value(),
            hours_target=self.hours_target.value(),
        )
