"""What stands behind a figure: the list of records it counts, each one a way to the record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partybranch.domain.figures import Origin, Source
from ui import places
from ui.models.column import Column
from ui.session import Session
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_PAGES = {
    Origin.SITTING: places.SITTINGS,
    Origin.SERVICE: places.VOLUNTEERING,
    Origin.REGISTER: places.REGISTERS,
}
_COLUMNS: tuple[Column[Source], ...] = (
    Column(title="日期", value=lambda source: f"{source.day:%Y-%m-%d}", width=110),
    Column(title="记录", value=lambda source: source.label, width=0),
)


class SourcesDialog(QDialog):
    """Double click or Enter goes to the record and closes the list."""

    def __init__(
        self, session: Session, title: str, sources: Sequence[Source], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.setWindowTitle(title)
        self.resize(560, 460)
        self.view: RecordView[Source] = RecordView(title, _COLUMNS)
        self.view.show_records(sources)
        self.view.opened.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(role_label(f"{title}：{len(sources)} 条。双击或按回车打开记录。", "secondary"))
        layout.addWidget(self.view)

    def _go(self, source: Source) -> None:
        self.close()
        self._session.navigate(_PAGES[source.origin], open_id=source.id)
