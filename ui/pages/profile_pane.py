"""支部信息: the form of the branch's name, superiors and dates, saved in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partybranch.domain.profile import Profile
from partybranch.errors import BranchError
from ui.forms.profile_form import ProfileForm
from ui.forms.trouble import FieldTrouble
from ui.session import Session
from ui.widgets.buttons import main_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.lowest import LowestArea

_WORDS = "印在每张表的表头和落款。成立日期之前的月份不要求开展活动；选举日期和任期用来提醒换届。"


class ProfilePane(QWidget):
    """One card with the form."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown = Profile()
        self.form = ProfileForm()
        self.save_button = main_button("保存", icon="save")
        self._trouble = role_label("", "trouble", wrap=True)
        card = Card("支部信息")
        card.body.addWidget(role_label(_WORDS, "secondary", wrap=True))
        card.body.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(foot)
        card.setMaximumWidth(640)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(LowestArea(inside))
        self.save_button.clicked.connect(self.save)

    def show_profile(self, profile: Profile) -> None:
        """Show the profile; a draft that is being typed stays."""
        if not self.changed or self._draft() == profile:
            self.form.put(profile)
            self.form.clear_complaints()
            self._trouble.clear()
        self._shown = profile

    @property
    def changed(self) -> bool:
        """Whether the form says something else than the book."""
        return self._draft() != self._shown

    def save(self) -> None:
        """Write the profile; what is wrong is said beside its field."""
        self.form.clear_complaints()
        self._trouble.clear()
        try:
            draft = self.form.draft()
        except FieldTrouble as trouble:
            self.form.complain(trouble.key, str(trouble))
            return
        profile = self._session.branch.profile
        self._session.act(self, lambda: profile.save(draft), failed=self._refused)

    def _draft(self) -> Profile | None:
        try:
            return self.form.draft()
        except FieldTrouble:
            return None

    def _refused(self, error: BranchError) -> None:
        key = self.form.place_of(str(error))
        if key is None:
            self._trouble.setText(str(error))
        else:
            self.form.complain(key, str(error))
