"""What a paper is asked for and what is done with it: period, choice, masks, stamp, the buttons."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partybranch.domain.periods import Period
from partybranch.reports.documents import Document
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice
from ui.pages.masks_choice import MasksChoice
from ui.pages.paper_choice import PaperChoice
from ui.pages.paper_things import members_of, nearest_sitting, sittings_of
from ui.preview.habits import PaperHabits
from ui.widgets.buttons import link_button, main_button, plain_button
from ui.widgets.labels import role_label
from ui.widgets.period_picker import PeriodPicker

WIDTH = 268


class PapersPane(QWidget):
    """``changed`` says that the paper is asked for otherwise now."""

    changed = Signal()

    def __init__(self, year: int, today: date, habits: PaperHabits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._habits = habits
        self.picker = PeriodPicker(year, today)
        picker_layout = self.picker.layout()
        if isinstance(picker_layout, QBoxLayout):
            # Two dates do not stand side by side in a narrow pane.
            picker_layout.setDirection(QBoxLayout.Direction.TopToBottom)
        self.sittings = PaperChoice("活动", "找活动：日期、类型、主题或拼音", "次", nearest="最近一次")
        self.members = PaperChoice("党员", "找人：姓名或拼音首字母", "人")
        self.masks = MasksChoice(habits.masked)
        self.stamp = QCheckBox("页脚印打印日期和留痕")
        self.stamp.setChecked(habits.stamped)
        self.stamp.setToolTip("每页页脚印上打印日期、记录条数和账本留痕的短码，便于日后核对")
        self.print_button = main_button("打印", icon="print")
        self.save_button = plain_button("存为…", icon="save")
        self.open_button = plain_button("用电脑里的程序打开", icon="eye")
        self.folder = role_label("", wrap=True)
        self.change_folder, self.open_folder = link_button("更改…"), link_button("打开文件夹")
        self.trouble = role_label("", "trouble", wrap=True)
        self._lay_out()
        self._wire()
        self.show_document(None)
        self.say_folder()
        self.say("")

    @property
    def period(self) -> Period:
        """The period chosen."""
        return self.picker.period

    def show_document(self, document: Document | None) -> None:
        """Offer what this paper can be asked for."""
        self._choice = choice = document.choice if document else Choice.NOTHING
        self.sittings.setVisible(choice is Choice.SITTINGS)
        self.members.setVisible(choice is Choice.MEMBERS)
        self._gap.setVisible(choice is Choice.NOTHING)
        self.print_button.setEnabled(False)
        for button in (self.save_button, self.open_button):
            button.setEnabled(document is not None)

    def offer(self, order: PaperOrder) -> None:
        """Offer the sittings or members of the period that was read, where the paper asks for a choice."""
        if self._choice is Choice.SITTINGS:
            self.sittings.offer(sittings_of(order), nearest_sitting(order))
        elif self._choice is Choice.MEMBERS:
            self.members.offer(members_of(order))

    def say(self, sentence: str) -> None:
        """Say beside the buttons why something was refused; nothing takes the sentence away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def say_folder(self) -> None:
        """Show the folder into which all is written by its last names; the whole of it stands in the tip."""
        folder = self._habits.folder
        self.folder.setText(" / ".join(map(_called, (*folder.parents[:1], folder))))
        self.folder.setToolTip(str(folder))

    def _wire(self) -> None:
        self.print_button.setToolTip("Ctrl+P")
        self.save_button.setToolTip("Ctrl+S")
        self.picker.picked.connect(self.changed)
        self.sittings.changed.connect(self.changed)
        self.members.changed.connect(self.changed)
        self.masks.changed.connect(self._keep_masks)
        self.stamp.clicked.connect(self._keep_stamp)

    def _keep_masks(self) -> None:
        self._habits.masked = self.masks.masked
        self.changed.emit()

    def _keep_stamp(self) -> None:
        self._habits.stamped = self.stamp.isChecked()
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(role_label("时段", "section"))
        layout.addWidget(self.picker)
        layout.addWidget(self.sittings, 1)
        layout.addWidget(self.members, 1)
        layout.addWidget(self.masks)
        layout.addWidget(self.stamp)
        first = QHBoxLayout()
        first.addWidget(self.print_button, 1)
        first.addWidget(self.save_button, 1)
        layout.addLayout(first)
        layout.addWidget(self.open_button)
        layout.addWidget(self.trouble)
        self._gap = QWidget()
        layout.addWidget(self._gap, 1)
        layout.addWidget(_line())
        layout.addWidget(role_label("全部生成、迎检材料存到", "secondary"))
        layout.addWidget(self.folder)
        links = QHBoxLayout()
        links.setSpacing(8)
        links.addWidget(self.change_folder)
        links.addWidget(self.open_folder)
        links.addStretch(1)
        layout.addLayout(links)


def _called(folder: Path) -> str:
    """A folder as the PC shows it: 文档 is called Documents on the disk."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    if folder == Path(QStandardPaths.writableLocation(documents)):
        return QStandardPaths.displayName(documents)
    return folder.name or str(folder)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return line
