"""What of Qt must have come along: its Chinese, the formats of pictures, our letters, icons and style."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QFontDatabase, QImage, QImageReader, QImageWriter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QDialogButtonBox

from partybranch.errors import BranchError
from partybranch.paths import resources
from ui.icons import icon
from ui.pages import PAGES
from ui.style import style_sheet

_REINSTALL = "请重新安装本程序。"
_BUTTONS = {
    QDialogButtonBox.StandardButton.Ok: "确定",
    QDialogButtonBox.StandardButton.Cancel: "取消",
}
_DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'


def look_at_words() -> None:
    """The buttons of Qt's own boxes speak Chinese; BranchError when they do not."""
    box = QDialogButtonBox()
    for button, wanted in _BUTTONS.items():
        said = box.addButton(button).text().replace("&", "")
        if wanted not in said:
            raise BranchError(f"Qt 的中文翻译没有装上：按钮上写的是“{said}”，应为“{wanted}”。{_REINSTALL}")


def look_at_pictures() -> None:
    """PNG and JPEG can be written and read, SVG can be drawn; BranchError naming the one that cannot."""
    square = QImage(8, 8, QImage.Format.Format_RGB32)
    square.fill(Qt.GlobalColor.black)
    for name in ("PNG", "JPEG"):
        packed = QBuffer()
        packed.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(packed, QByteArray(name.encode())).write(square)
        packed.close()
        _refuse_unread(name, packed)
    drawing = QBuffer()
    drawing.setData(QByteArray(_DOT))
    _refuse_unread("SVG", drawing)


def _refuse_unread(name: str, packed: QBuffer) -> None:
    packed.open(QIODevice.OpenModeFlag.ReadOnly)
    picture = QImageReader(packed, QByteArray(name.encode())).read()
    packed.close()
    if picture.isNull():
        raise BranchError(f"Qt 读不了 {name} 图片，缺少图片插件。{_REINSTALL}")


def look_at_letters() -> int:
    """Qt takes every bundled font; how many there are. BranchError naming the one it does not take."""
    files = sorted((resources() / "fonts").glob("*.ttf"))
    refused = [file.name for file in files if not _takes(file)]
    if refused or not files:
        raise BranchError(f"窗口用不了自带的字体：{'、'.join(refused) or '一个也没有'}。{_REINSTALL}")
    return len(files)


def _takes(file: Path) -> bool:
    number = QFontDatabase.addApplicationFont(str(file))
    return number >= 0 and bool(QFontDatabase.applicationFontFamilies(number))


def look_at_icons() -> int:
    """Every icon can be drawn; how many there are. BranchError naming the one that cannot."""
    files = sorted((resources() / "icons").glob("*.svg"))
    broken = [file.name for file in files if not QSvgRenderer(str(file)).isValid()]
    broken += [page.icon for page in PAGES if _is_empty(icon(page.icon).pixmap(32, 32).toImage())]
    if broken or not files:
        raise BranchError(f"图标画不出来：{'、'.join(broken) or '一个也没有'}。{_REINSTALL}")
    return len(files)


def _is_empty(picture: QImage) -> bool:
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return not any(picture.pixelColor(x, y).alpha() for x, y in points)


def look_at_style() -> None:
    """Every colour and picture that the style sheet names is there; BranchError when one is not."""
    sheet = style_sheet()
    if "@" in sheet or "$" in sheet or not sheet.strip():
        raise BranchError(f"样式表不完整。{_REINSTALL}")
