"""Which files of the Python libraries stay out of every built program; of Qt's parts tells ``qt_parts``."""

from fnmatch import fnmatchcase

OURS = ("partybranch", "ui")
"""The packages that are the program itself."""

DROPPED = (
    # Scripts, manuals, type stubs, sources in C and what only a developer runs.
    *(
        "bin/*",
        "share/*",
        ".lock",
        "*.pyi",
        "*/py.typed",
        "*.lib",
        "*.pyx",
        "*.pxi",
        "*.pxd",
        "*.c",
        "*.h",
        "*.exe",
    ),
    *("*/tests/*", "*/test/*", "*/testing/*", "*/__pycache__/*", "pypdfium2_cli/*"),
    # Of what is told about a library, name, version and plug-ins stay; the licences lie in their own folder.
    *("*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/WHEEL"),
    *("*.dist-info/direct_url.json", "*.dist-info/uv_cache.json", "*.dist-info/sboms/*"),
    *("*.dist-info/licen[cs]es/*", "*.dist-info/LICENSE*", "*.dist-info/AUTHORS*", "*.dist-info/COPYING*"),
    # Qt: the designer's, QML's and the compiler's things.
    *("PySide6/qml/*", "PySide6/resources/*", "PySide6/metatypes/*", "PySide6/typesystems/*"),
    *("PySide6/include/*", "PySide6/glue/*", "PySide6/doc/*", "PySide6/scripts/*", "PySide6/lib/*"),
    *("PySide6/QtAsyncio/*", "PySide6/support/generate_pyi.py", "PySide6/*.json", "shiboken6/*.json"),
    # Pictures: photographs come as JPEG, PNG, WebP, BMP, GIF and TIFF; nothing is written on them.
    *(
        "PIL/_avif*",
        "PIL/_imagingtk*",
        "PIL/_imagingft.*",
        "PIL/_imagingcms.*",
        "PIL/_tkinter_finder.py",
        "PIL/ImageTk.py",
        "PIL/ImageQt.py",
    ),
    # Databases: rows of SQLite, no objects of an ORM. Alembic imports the other dialects for all that.
    *("sqlalchemy/dialects/oracle/*", "alembic/templates/*", "sqlalchemy/orm/*", "sqlalchemy/ext/[!_c]*"),
    # XML: reading and writing Word needs the tree alone.
    *("lxml/html/*", "lxml/isoschematron/*", "lxml/includes/*", "lxml/objectify.*", "lxml/sax.*"),
    *("lxml/builder.*", "lxml/ElementInclude.py", "lxml/cssselect.py", "lxml/doctestcompare.py"),
    # Fonts: the names and glyphs of a file are read; nothing is designed, merged or compiled.
    *("fontTools/feaLib/*", "fontTools/qu2cu/*", "fontTools/cu2qu/*", "fontTools/ufoLib/*"),
    *("fontTools/designspaceLib/*", "fontTools/voltLib/*", "fontTools/mtiLib/*", "fontTools/merge/*"),
    *("fontTools/diff/*", "fontTools/svgLib/*", "fontTools/ttx.py", "fontTools/afmLib.py"),
    *("fontTools/varLib/*", "fontTools/subset/*", "fontTools/otlLib/*", "fontTools/colorLib/*"),
    *("fontTools/fontBuilder.py", "fontTools/t1Lib/*", "fontTools/tfmLib.py"),
    # Search: a character is looked up alone, so the phrases are never read.
    "pypinyin/phrases_dict.json",
    # Reports: our papers bring their fonts, and their charts are drawn by their own hand.
    *(
        "reportlab/graphics/*",
        "reportlab/fonts/*.pfb",
        "reportlab/fonts/Vera*",
        "reportlab/fonts/DarkGarden*",
        "reportlab/fonts/*.sfd",
        "docx/templates/*/*",
    ),
)
"""Patterns over the path below the folder of the libraries; ``*`` crosses folders."""


def is_dropped(path: str) -> bool:
    """Whether the patterns leave a path (below the libraries, with slashes) at home."""
    if path.partition("/")[0] in OURS:
        return False
    return any(fnmatchcase(path, pattern) for pattern in DROPPED)
