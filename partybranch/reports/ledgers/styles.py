"""The looks of a printed ledger, as named styles shared by all its cells."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from partybranch.reports.ledgers.metrics import WIDTH_SIZE
from partybranch.reports.ledgers.plan import Align

SONG = "宋体"
HEI = "黑体"

HEADING_SIZE = 18.0
HEADER_SIZE = 10.5
BODY_SIZE = 10.5

HEADING = "台账标题"
UNIT = "台账填报单位"
PERIOD = "台账统计时间"
HEADER = "台账表头"
NOTE = "台账说明"
SIGNATURE = "台账签字"
NOTHING = "台账无记录"
LINK = "台账链接"
BODY = {Align.LEFT: "台账正文左", Align.CENTER: "台账正文中", Align.RIGHT: "台账正文右"}
TOTAL = {Align.LEFT: "台账合计左", Align.CENTER: "台账合计中", Align.RIGHT: "台账合计右"}

_LINE = Side(style="thin", color="000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="E7E6E6")
_TOTAL_FILL = PatternFill("solid", fgColor="F5F5F5")


def add_styles(workbook: Workbook) -> None:
    """Give a new workbook the ledger's fonts and named styles."""
    # openpyxl has no public door to the default font, which Excel measures column widths by.
    fonts: list[Font] = vars(workbook)["_fonts"]
    fonts[0] = Font(name=SONG, size=WIDTH_SIZE, charset=134)
    heading = Font(name=HEI, size=HEADING_SIZE)
    header = Font(name=HEI, size=HEADER_SIZE)
    body = Font(name=SONG, size=BODY_SIZE)
    link = Font(name=SONG, size=BODY_SIZE, underline="single", color="0563C1")
    plain = [
        (HEADING, heading, Align.CENTER),
        (UNIT, body, Align.LEFT),
        (PERIOD, body, Align.RIGHT),
        (NOTE, body, Align.LEFT),
        (SIGNATURE, body, Align.LEFT),
    ]
    for name, font, align in plain:
        workbook.add_named_style(
            NamedStyle(name=name, font=font, alignment=_alignment(align)),
        )
    boxed = [
        (HEADER, header, _HEADER_FILL, Align.CENTER),
        (NOTHING, body, PatternFill(), Align.CENTER),
    ]
    boxed += [(name, body, PatternFill(), align) for align, name in BODY.items()]
    boxed.append((LINK, link, PatternFill(), Align.LEFT))
    boxed += [(name, header, _TOTAL_FILL, align) for align, name in TOTAL.items()]
    for name, font, fill, align in boxed:
        workbook.add_named_style(
            NamedStyle(name=name, font=font, fill=fill, border=_BOX, alignment=_alignment(align)),
        )


def _alignment(align: Align) -> Alignment:
    return Alignment(horizontal=align.value, vertical="center", wrap_text=True)
