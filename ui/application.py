"""The Qt application: language, font, palette and style, the hook for what nobody caught."""

import os
import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QStandardPaths, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from partybranch.paths import resources
from ui.fonts import window_font
from ui.inherited import give_back
from ui.input_method import input_method
from ui.preferences import Preferences
from ui.style import Scheme, choose_scheme, palette, style_sheet

APP_ID = "cn.partybranch.PartyBranch"
"""The desktop entry the .deb installs: by it a Linux desktop puts name and icon to the window."""

_SCHEME = "scheme"

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one application object, dressed."""
    with input_method(os.environ):
        application = QApplication(list(arguments))
    give_back(os.environ, built=hasattr(sys, "_MEIPASS"))
    application.setApplicationName("PartyBranch")
    application.setApplicationDisplayName("支部纪实")
    be_known(application)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    speak_chinese(application)
    dress(application)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(application))
    return application


def be_known(application: QApplication) -> None:
    """Give every window the program's icon in each size drawn, and the name of the desktop entry."""
    icon = QIcon()
    for picture in sorted((resources() / "app").glob("partybranch_*.png")):
        icon.addFile(str(picture))
    application.setWindowIcon(icon)
    application.setDesktopFileName(APP_ID)


def dress(application: QApplication) -> None:
    """Put on font, palette and style sheet of the present colour scheme."""
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(window_font())
    application.setPalette(palette())
    application.setStyleSheet(style_sheet())


def chosen_scheme(preferences: Preferences) -> Scheme:
    """The scheme this window is to wear."""
    kept = preferences.text(_SCHEME)
    return next((scheme for scheme in Scheme if scheme.value == kept), Scheme.PC)


def wear(application: QApplication, scheme: Scheme, preferences: Preferences) -> None:
    """Dress in a scheme at once and remember it."""
    if scheme is not chosen_scheme(preferences):
        preferences.keep(_SCHEME, scheme.value)
    choose_scheme(application, scheme)
    dress(application)


def report_uncaught(report: Callable[[Exception], None]) -> None:
    """Lead every exception that nobody caught to the notices; Ctrl+C in a terminal still ends it."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            report(error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook


def stand_among_documents() -> None:
    """Stand where file dialogs are to begin: among the person's documents, not in the program's folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    QDir.setCurrent(documents if QDir(documents).exists() else QDir.homePath())


class _FileKinds(QTranslator):
    """What Qt 6 calls folders and drives: their Chinese words were left where Qt 5 looked for them."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The word from its old place; anything else is said as it is, for this one is asked last."""
        del n
        if context != "QAbstractFileIconProvider":
            return source
        return super().translate("QFileDialog", source, disambiguation) or source


def speak_chinese(application: QApplication) -> None:
    """Load Qt's own Chinese words."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for translator in (_FileKinds(application), QTranslator(application)):
        if translator.load("qtbase_zh_CN", folder):
            application.installTranslator(translator)
