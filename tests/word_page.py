"""The page of our Word templates: A4, Chinese type, ruled tables, 第x页 共y页 in the foot.

The fonts are named and not embedded, for the office PC has them; the font table names a stand-in for each,
above all for 小标宋, which not every PC has.
"""

from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

TITLE, TEXT, HEAD, FORM = "方正小标宋简体", "仿宋", "黑体", "宋体"
_STAND_INS = (
    (TITLE, "华文中宋", "roman"),
    (TEXT, "FangSong", "modern"),
    (HEAD, "SimHei", "modern"),
    (FORM, "SimSun", "auto"),
)
_KEPT = {"Normal", "Header", "Footer", "Normal Table", "Default Paragraph Font", "No List"}
_PARTS = {"styles", "settings", "fontTable", "theme", "footer", "officeDocument", "core-properties"}
_COMPAT = (
    "<w:compat {}><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
_LATIN = "Times New Roman"
CENTRE, RIGHT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT = WD_ALIGN_PARAGRAPH.LEFT


def new_file(top: float, bottom: float, right: float, left: float) -> WordFile:
    """An empty A4 file of these margins, without the styles a Western template brings."""
    document = Document()
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    normal = style_of(document, "Normal")
    _set_fonts(normal, FORM, 12)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.right_margin, section.left_margin = Mm(right), Mm(left)
    section.header_distance = section.footer_distance = Mm(15)
    _leave_what_is_needed(document)
    _speak_chinese(document)
    _name_stand_ins(document)
    _number_pages(section.footer.paragraphs[0])
    return document


def style_of(document: WordFile, name: str) -> ParagraphStyle:
    """The style of paragraphs that goes by this name."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def add_style(
    document: WordFile,
    name: str,
    font: str,
    size: float,
    *,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    leading: Length | float | None = None,
    indent: float = 0,
) -> ParagraphStyle:
    """A style of its own in the list that WPS offers; ``indent`` in characters."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _set_fonts(style, font, size)
    layout = style.paragraph_format
    layout.alignment = align
    if indent:
        layout.first_line_indent = Pt(size * indent)
    if isinstance(leading, Length):
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    if leading is not None:
        layout.line_spacing = leading
    return style


def _set_fonts(style: ParagraphStyle, chinese: str, size: float) -> None:
    style.font.size = Pt(size)
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), chinese)


def _leave_what_is_needed(document: WordFile) -> None:
    """Without the picture, numberings and looks of the file that the library starts from."""
    package = document.part.package
    assert package is not None
    for relations in (document.part.rels, package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] not in _PARTS:
                del relations[key]


def _speak_chinese(document: WordFile) -> None:
    """Type and language of all that no style speaks of; a comma pressed by its neighbour, as WPS has it.

    Without the mode of 15 Word opens the file in the manner of 2007 and says so in its title.
    """
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    for old in list(defaults):
        defaults.remove(old)
    defaults.append(
        parse_xml(
            f"<w:rPrDefault {nsdecls('w')}><w:rPr>"
            f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{FORM}" w:cs="{_LATIN}"/>'
            '<w:sz w:val="24"/><w:szCs w:val="24"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        )
    )
    defaults.append(parse_xml(f"<w:pPrDefault {nsdecls('w')}/>"))
    settings = document.settings.element
    for old in list(settings):
        settings.remove(old)
    for said in (
        '<w:zoom {} w:percent="100"/>',
        '<w:defaultTabStop {} w:val="420"/>',
        '<w:characterSpacingControl {} w:val="compressPunctuation"/>',
        _COMPAT,
        '<w:themeFontLang {} w:val="en-US" w:eastAsia="zh-CN"/>',
    ):
        settings.append(parse_xml(said.format(nsdecls("w"))))


def _name_stand_ins(document: WordFile) -> None:
    package = document.part.package
    assert package is not None
    part = next(each for each in package.iter_parts() if each.partname.endswith("fontTable.xml"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, other, family in _STAND_INS
    )
    part._blob = serialize_part_xml(parse_xml(f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"))


def _number_pages(paragraph: Paragraph) -> None:
    """第x页 共y页, counted by whatever program opens the file."""
    paragraph.alignment = CENTRE
    for words, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", "")):
        _run(paragraph, words)
        if field:
            _mark(paragraph, "begin")
            text = OxmlElement("w:instrText")
            text.text = f" {field} "
            text.set(qn("xml:space"), "preserve")
            _run(paragraph).append(text)
            _mark(paragraph, "separate")
            _run(paragraph, "1")
            _mark(paragraph, "end")


def _run(paragraph: Paragraph, words: str = "") -> BaseOxmlElement:
    run = paragraph.add_run(words)
    run.font.size = Pt(10.5)
    return run._r


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    _run(paragraph).append(mark)


def ruled_table(document: WordFile, widths: Sequence[float], rows: int) -> Table:
    """A ruled table of columns of fixed widths in millimetres; rows 8 mm at least."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in sides)
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    assert layout is not None
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    layout.addnext(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="85" w:type="dxa"/>'
            '<w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        )
    )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row.height = Mm(8)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return table


def write_cell(cell: _Cell, text: str, style: str, *, keep: bool = False) -> None:
    """Put text into a cell; ``keep`` holds the row together with the next."""
    cell.text = text
    for paragraph in cell.paragraphs:
        paragraph.style = style
        paragraph.paragraph_format.keep_with_next = keep or None


def keep_row_whole(table: Table, at: int, *, head: bool = False) -> None:
    """A row that is not torn over a page; a ``head`` stands again on each page."""
    properties = table.rows[at]._tr.get_or_add_trPr()
    properties.insert(0, OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
