"""新增类型: a kind of the branch's own; draft out. It then stands in every list, roll, tally and ledger."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from partybranch.domain.kinds import Book, Cadence, Kind, Rhythm, Scope, Shape
from ui.forms.form_dialog import FormDialog
from ui.forms.rows_form import RowsForm
from ui.forms.trouble import FieldTrouble
from ui.session import Session

_SHAPES = {"会议或活动（有到会名册）": Shape.SITTING, "服务（记时长）": Shape.SERVICE}
_RHYTHMS = {"没有固定要求": None, **{rhythm.words: rhythm for rhythm in Rhythm}}
_FLAGS = {"lecturer": "有授课人", "motions": "有表决", "study": "计入学时"}


class KindForm(RowsForm):
    """What a kind says: who is due, how long, how often, what its record has."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.short = QLineEdit(), QLineEdit()
        self.short.setPlaceholderText("可不填，用在窄的表格里")
        self.shape, self.scope, self.rhythm = QComboBox(), QComboBox(), QComboBox()
        for words, shape in _SHAPES.items():
            self.shape.addItem(words, shape)
        for scope in Scope:
            self.scope.addItem(scope.value, scope)
        for words, rhythm in _RHYTHMS.items():
            self.rhythm.addItem(words, rhythm)
        self.times = QSpinBox()
        self.times.setRange(1, 31)
        self.times.setSuffix(" 次")
        self.times.setEnabled(False)
        self.minutes = QSpinBox()
        self.minutes.setRange(5, 1440)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(" 分钟")
        self.minutes.setValue(60)
        self.flags = {key: QCheckBox(words) for key, words in _FLAGS.items()}
        self.rows.add("name", "类型名称", self.name)
        self.rows.add("short", "简称", self.short)
        self.rows.add("shape", "记录方式", self.shape)
        self.rows.add("scope", "应到范围", self.scope)
        self.rows.add("minutes", "一般时长", self.minutes)
        self.rows.add("rhythm", "支部要求", self.rhythm)
        self.rows.add("times", "至少开展", self.times)
        for key, box in self.flags.items():
            self.rows.add(key, "", box)
            box.setAccessibleName(_FLAGS[key])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        layout.addStretch(1)
        self.rhythm.currentIndexChanged.connect(self._offer_duty)
        self.shape.currentIndexChanged.connect(self._offer_duty)

    def _offer_duty(self) -> None:
        """Only what is held with a roll can be due so often; services are counted in hours."""
        held = self.shape.currentData() == Shape.SITTING
        self.rhythm.setEnabled(held)
        self.times.setEnabled(held and self.rhythm.currentData() is not None)

    def draft(self) -> Kind:
        """The kind as the form says; the service gives it its code. Raises FieldTrouble without a name."""
        name = self.name.text().strip()
        if not name:
            raise FieldTrouble("name", "请填写类型名称。")
        shape = Shape(self.shape.currentData())
        scope = Scope(self.scope.currentData())
        rhythm = self.rhythm.currentData()
        return Kind(
            code="",
            name=name,
            short=self.short.text().strip(),
            shape=shape,
            scope=Scope.NAMED if shape is Shape.SERVICE else scope,
            book=Book.VOLUNTEERING if shape is Shape.SERVICE else Book.MEETINGS,
            minutes=self.minutes.value(),
            cadence=Cadence(
                rhythm=Rhythm(rhythm),
                source="支部自定",
                per_group=scope is Scope.GROUP,
                times=self.times.value(),
            )
            if rhythm and shape is Shape.SITTING
            else None,
            lecturer=self.flags["lecturer"].isChecked(),
            motions=self.flags["motions"].isChecked(),
            study=self.flags["study"].isChecked(),
        )


def add_kind(session: Session, parent: QWidget) -> None:
    """Open the form of a new kind over the window."""
    form = KindForm()
    dialog = FormDialog(session, "新增类型", form, form, session.branch.kinds.add, parent)
    dialog.resize(440, 460)
    dialog.open()
