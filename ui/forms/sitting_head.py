"""The head of the form of a sitting: its title and state, and what can be done with the whole of it."""

from PySide6.QtWidgets import QWidget

from ui.widgets.page_head import PageHead


class SittingHead(PageHead):
    """Back, another one of the same kinds, a copy, and 保存; every button says its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("活动", parent)
        self.back = self.add_button("返回", icon="left")
        self.another = self.add_button("新建同类", icon="plus")
        self.copy = self.add_button("复制为新活动", icon="copy")
        self.history = self.add_button("留痕", icon="history")
        self.papers = self.add_button("打印…", icon="print")
        self.save = self.add_main_button("保存", icon="save")
        self.back.setToolTip("Esc")
        self.another.setToolTip("再记一次同类型的活动（Ctrl+N）")
        self.copy.setToolTip("照这次活动的类型、范围、时间、地点和主持、记录人新建，不带到会和内容（Ctrl+D）")
        self.papers.setToolTip("签到表、会议记录，以及签到表收回后的录入（Ctrl+P 打印签到表）")
        self.save.setToolTip("Ctrl+S")
