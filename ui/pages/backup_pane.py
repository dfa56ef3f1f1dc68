"""备份: out to a stick, when that was done last, whether the book is whole, and the way back."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from partybranch.services.backup import KeptCopy, verdict
from ui.last_backup import days_without, last_backup
from ui.pages.backup_card import BackupCard
from ui.pages.restore_card import RestoreCard
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.lowest import LowestArea

_LISTED = 8
_WHOLE = "看数据和附件有没有损坏、被改动。"
_HELP = "请不要再录入，先备份一份留存，再用出问题之前的备份恢复。"


class BackupPane(QWidget):
    """Outward at the left, back at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.backup, self.restore = BackupCard(session), RestoreCard(session)
        self.last = role_label("", wrap=True)
        self.verify_button = plain_button("核对数据是否完整", icon="checks")
        self.verdict = role_label("", "good", wrap=True)
        self.verdict.hide()
        self._lay_out()
        self.backup.made.connect(self._read)
        self.verify_button.clicked.connect(self.verify)
        self._say_last()

    def _lay_out(self) -> None:
        last, whole = Card("上次备份"), Card("核对")
        last.body.addWidget(self.last)
        line = QHBoxLayout()
        line.addWidget(role_label(_WHOLE, "secondary", wrap=True), 1)
        line.addWidget(self.verify_button)
        whole.body.addLayout(line)
        whole.body.addWidget(self.verdict)
        left = QVBoxLayout()
        left.setSpacing(12)
        for card in (self.backup, last, whole):
            left.addWidget(card)
        left.addStretch(1)
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addWidget(self.restore, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(LowestArea(both))

    def show_copies(self, copies: tuple[KeptCopy, ...]) -> None:
        """Show the copies in the book's folder, and how long ago the last backup was."""
        self.restore.show_copies(copies)
        self._say_last()

    def verify(self) -> None:
        """Check the whole book and say what was found."""
        backup = self._session.branch.backup

        def work() -> tuple[str, tuple[str, ...]]:
            found = backup.verify()
            return verdict(found), found.problems

        self._session.read(self, work, lambda told: self._say_verdict(*told), busy_text="正在核对…")

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks each time: one is often put in just before."""
        super().showEvent(event)
        self.backup.look_for_drives()

    def _read(self) -> None:
        self._session.read(self, self._session.branch.backup.copies, self.show_copies)

    def _say_last(self) -> None:
        last = last_backup(self._session.preferences)
        late = days_without(self._session.preferences, self._session.today)
        if last is None:
            words = "还没有在这里备份过。电脑损坏时，没有备份的数据找不回来，请现在备份到U盘一次。"
        else:
            words = f"{last.at:%Y-%m-%d %H:%M}　存放在：{last.place.parent}"
            words += f"\n已有 {late} 天没有备份，请插上U盘备份一次。" if late else ""
        self._voice(self.last, words, "" if last is not None and not late else "asking")

    def _say_verdict(self, words: str, problems: tuple[str, ...]) -> None:
        lines = [words, *problems[:_LISTED]]
        if len(problems) > _LISTED:
            lines.append(f"……另有 {len(problems) - _LISTED} 处。")
        if problems:
            lines.append(_HELP)
        self._voice(self.verdict, "\n".join(lines), "trouble" if problems else "good")
        self.verdict.show()

    def _voice(self, label: QLabel, words: str, role: str) -> None:
        label.setText(words)
        label.setProperty("role", role)
        label.style().polish(label)
