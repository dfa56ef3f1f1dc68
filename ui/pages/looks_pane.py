"""外观: light, dark, or as the PC has it; put on at once."""

from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.application import chosen_scheme, wear
from ui.session import Session
from ui.style import Scheme
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_WORDS = "只影响这台电脑上的窗口，打印和表格不变。字太小时，请在电脑的显示设置里把缩放调到 125% 或 150%。"


class LooksPane(QWidget):
    """One card with three choices."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.choices = {scheme: QRadioButton(scheme.value) for scheme in Scheme}
        self._group = QButtonGroup(self)
        card = Card("颜色")
        card.body.addWidget(role_label(_WORDS, "secondary", wrap=True))
        for button in self.choices.values():
            self._group.addButton(button)
            card.body.addWidget(button)
        card.setMaximumWidth(640)
        self.choices[chosen_scheme(session.preferences)].setChecked(True)
        self._group.buttonClicked.connect(self._wear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)

    def _wear(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            chosen = next(scheme for scheme, button in self.choices.items() if button.isChecked())
            wear(application, chosen, self._session.preferences)
