"""The limits a workbook must keep before any library opens it: size, parts, sound XML without a DTD."""

import io
import zipfile
import zlib

from partybranch.errors import BranchError
from partybranch.services.importing.file_kind import refuse_other_packages
from partybranch.services.importing.sheet_scan import SheetScan
from partybranch.services.importing.xml_walk import DAMAGED, ODD, Deadline, Listener, walk

FILE_BYTES = 20 * 2**20
_PARTS, _PART_BYTES, _TOTAL_BYTES = 3000, 160 * 2**20, 320 * 2**20
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STRICT = "purl.oclc.org/ooxml"


def scan_sheets(content: bytes, deadline: Deadline) -> dict[str, SheetScan]:
    """Walk every XML part of the workbook once; gives the scans of its sheets by title.

    Raises BranchError for what must not be opened. Charts and pictures have no scan.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_parts(package.infolist())
            return _scan(package, deadline)
    except (zipfile.BadZipFile, zlib.error, EOFError) as failure:
        raise BranchError(DAMAGED) from failure


def _check_parts(infos: list[zipfile.ZipInfo]) -> None:
    names = frozenset(info.filename.lower() for info in infos)
    if any(info.flag_bits & 1 for info in infos):
        raise BranchError("文件设有密码。请先去掉密码再导入。")
    if len(infos) > _PARTS or len(names) != len(infos):
        raise BranchError(ODD)
    if any(info.compress_type not in _PACKINGS for info in infos):
        raise BranchError(ODD)
    sizes = [info.file_size for info in infos]
    if max(sizes, default=0) > _PART_BYTES or sum(sizes) > _TOTAL_BYTES:
        raise BranchError("文件展开后太大，没有读取。请只保留需要导入的工作表，并清除整列的格式。")
    refuse_other_packages(names)


def _scan(package: zipfile.ZipFile, deadline: Deadline) -> dict[str, SheetScan]:
    outline, links = _Outline(), _Links()
    scans: dict[str, SheetScan] = {}
    for info in package.infolist():
        part = info.filename.lower()
        if part.startswith("xl/media/"):
            continue
        listener: Listener = _Indifferent()
        if part == "xl/workbook.xml":
            listener = outline
        elif part == "xl/_rels/workbook.xml.rels":
            listener = links
        elif part.startswith("xl/worksheets/") and part.endswith(".xml"):
            listener = scans[part] = SheetScan()
        with package.open(info) as stream:
            walk(stream, listener, deadline)
    if len(dict(outline.sheets)) != len(outline.sheets):
        raise BranchError(ODD)
    parts = ((title, links.targets.get(link, "")) for title, link in outline.sheets)
    return {title: scans[part] for title, part in parts if part in scans}


class _Indifferent:
    """Listens to a part of which only the soundness matters."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def text(self, characters: str) -> None:
        """Characters stand in the open element."""

    def end(self, name: str) -> None:
        """An element closes."""


class _Outline(_Indifferent):
    """The titles of the sheets with the ids of their links, from xl/workbook.xml."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if name == "workbook" and any(_STRICT in value for value in attributes.values()):
            raise BranchError(
                "这是“Strict Open XML”格式。请用 WPS 或 Excel 另存为普通的“Excel 工作簿（.xlsx）”再导入。"
            )
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), link))


class _Links(_Indifferent):
    """Where the links of the workbook lead, from xl/_rels/workbook.xml.rels."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if name == "Relationship":
            target = attributes.get("Target", "").lower()
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            self.targets[attributes.get("Id", "")] = part
