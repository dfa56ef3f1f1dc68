"""更新: from a file that the maintainer gave, for a program that came from one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from partybranch.errors import BranchError
from partybranch.services.this_program import ThisProgram
from partybranch.services.updates import Offer, look_at, reader_of
from ui.forms.update_dialog import UpdateDialog
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_WORDS = (
    "本软件不联网，不会自己更新。拿到维护人员给的新安装文件（{suffix}）后，在这里选择。"
    "账本留在原处，更新前先做一份备份。"
)
_BY_OTHERS = "这份程序（{came_by}）由维护人员更新。"


class UpdateCard(Card):
    """One sentence and one button; what is wrong with a picked file stays under it (``refused``)."""

    refused = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("更新", parent)
        self._session = session
        self._program: ThisProgram | None = None
        self.words = role_label("", "secondary", wrap=True)
        self.button = plain_button("从文件更新…", icon="importing")
        self.trouble = role_label("", "trouble", wrap=True)
        acts = QHBoxLayout()
        acts.addWidget(self.button)
        acts.addStretch(1)
        self.body.addWidget(self.words)
        self.body.addLayout(acts)
        self.body.addWidget(self.trouble)
        self.button.hide()
        self.trouble.hide()
        self.button.clicked.connect(self.ask_file)

    def show_program(self, program: ThisProgram) -> None:
        """Say how this program is updated."""
        self._program = program
        reader = reader_of(program.kind)
        if reader is None:
            self.words.setText(_BY_OTHERS.format(came_by=program.came_by))
        else:
            self.words.setText(_WORDS.format(suffix=reader.suffix))
        self.button.setVisible(reader is not None)

    def ask_file(self) -> None:
        """Have a person choose the installer."""
        reader = reader_of(self._program.kind) if self._program else None
        if reader is not None:
            kinds = f"{reader.words} (*{reader.suffix});;所有文件 (*)"
            chosen, _ = QFileDialog.getOpenFileName(self, "选择更新用的安装文件", "", kinds)
            if chosen:
                self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Look at an installer and offer it; nothing of it is run."""
        program = self._program
        if program is None:
            return
        self.trouble.hide()
        self.button.setEnabled(False)
        self._session.background.run(
            partial(look_at, path, program),
            partial(self._offer, program),
            self._refused,
            owner=self,
            busy_text="正在检查安装文件…",
            off_book=True,
        )

    def _offer(self, program: ThisProgram, offer: Offer) -> None:
        self.button.setEnabled(True)
        UpdateDialog(self._session, program, offer, self).open()

    def _refused(self, error: BranchError) -> None:
        self.button.setEnabled(True)
        self.trouble.setText(str(error))
        self.trouble.show()
        self.refused.emit()
