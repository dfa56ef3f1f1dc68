"""附件 on paper: photos and scans with date, sitting and file name; what is no picture stands in a list."""

from collections.abc import Sequence

from partybranch.reports.enclosures import Enclosure, Kept, size_words
from partybranch.reports.meeting_words import kinds_and_topic
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.pictures import Reduced, load_picture
from partybranch.reports.pdf.setting.scans import is_pdf, scanned_pages
from partybranch.reports.pdf.setting.tables import Cell, Column
from partybranch.services.photos import is_photo

_HALF = 0.45
_UPRIGHT = 1.15
"""From this much higher than wide an image is a page of text: it gets a page of paper."""
_SHORT_SUM = 12


def add_enclosures(document: PdfDocument, order: PaperOrder, enclosures: Sequence[Enclosure]) -> None:
    """The pictures in order of time, then 附件清单 of every file with what became of it."""
    document.section(FORM, stamp=order.stamp(len(enclosures)))
    marked: set[int | None] = set()
    printed = []
    for each in enclosures:
        shown, said = _images(each, document)
        if shown and each.sitting.id not in marked:
            marked.add(each.sitting.id)
            document.mark(_sitting(each, order))
        _print(document, shown, f"{_sitting(each, order)}\n附件{each.place}：{each.attachment.name}")
        printed.append(said)
    _list(document, order, enclosures, printed)


def _sitting(each: Enclosure, order: PaperOrder) -> str:
    return f"{each.sitting.day:%Y-%m-%d}　{kinds_and_topic(each.sitting, order.book)}"


def _images(each: Enclosure, document: PdfDocument) -> tuple[Sequence[Reduced], str]:
    """What of a file can be printed, and what to say of it in the list.

    A file that is not what was kept proves nothing: another picture may lie in its place.
    """
    if each.state is not Kept.WHOLE:
        return (), each.state.value
    width, height = document.layout.text_width, document.layout.text_height
    if is_pdf(each.attachment.name):
        pages = scanned_pages(each.path, width, height)
        shown, left = pages.images, pages.left
    else:
        image = load_picture(each.path, width, height)
        shown, left = (image,) if image else (), 0
    if not shown:
        name = each.attachment.name
        return (), "打不开，见原件" if is_pdf(name) or is_photo(name) else "未印，见原件"
    return shown, f"已印{len(shown)}页，另有{left}页见原件" if left else "已印"


def _print(document: PdfDocument, images: Sequence[Reduced], caption: str) -> None:
    for at, image in enumerate(images, 1):
        part = f"（第{at}页）" if len(images) > 1 else ""
        tallest = 1.0 if image.height > image.width * _UPRIGHT else _HALF
        document.image(image, f"{caption}{part}", tallest=tallest)


def _list(
    document: PdfDocument, order: PaperOrder, enclosures: Sequence[Enclosure], printed: Sequence[str]
) -> None:
    document.page_break()
    document.title("附件清单", f"共{len(enclosures)}个文件")
    rows: list[Sequence[Cell]] = [
        (
            place,
            f"{each.sitting.day:%Y-%m-%d}",
            kinds_and_topic(each.sitting, order.book),
            each.attachment.name,
            size_words(each.attachment.size),
            each.attachment.sha256[:_SHORT_SUM],
            said,
        )
        for place, (each, said) in enumerate(zip(enclosures, printed, strict=True), 1)
    ]
    document.table(
        [
            Column(title="序号", width=10),
            Column(title="活动日期", width=20),
            Column(title="类型和题目", align=Align.LEFT),
            Column(title="文件名", width=38, align=Align.LEFT),
            Column(title="大小", width=15),
            Column(title=f"校验码前{_SHORT_SUM}位", width=25),
            Column(title="情况", width=22),
        ],
        rows,
        size=8.5,
    )
    document.note("注：校验码为 SHA-256。原件保存在支部纪实的数据文件夹中，可导出为文件夹或压缩包核对。")
