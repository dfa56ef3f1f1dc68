"""Telling by its bytes what a chosen file is, so that everything but an .xlsx gets its own sentence."""

from partybranch.errors import BranchError

_SAVE_AS = "请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”再导入。"
_UNKNOWN = "这不是 Excel 工作簿，或者文件已经损坏。请确认能用 WPS 或 Excel 打开，另存为 .xlsx 再导入。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "这是 PDF 文件，不是 Excel 工作簿。请选择 .xlsx 文件。"),
    (b"Rar!", "这是压缩包。请先解压，再选择里面的 .xlsx 文件。"),
    (b"7z\xbc\xaf\x27\x1c", "这是压缩包。请先解压，再选择里面的 .xlsx 文件。"),
    (b"\x89PNG", "这是图片，不是 Excel 工作簿。请选择 .xlsx 文件。"),
    (b"\xff\xd8\xff", "这是图片，不是 Excel 工作簿。请选择 .xlsx 文件。"),
)
_HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<style")
_SPREADSHEET_XML = (b"urn:schemas-microsoft-com:office:spreadsheet", b"<?mso-application")
_HEAD = 4000


def refuse_unless_zip(content: bytes, file_name: str) -> None:
    """Let pass what begins like an .xlsx; for anything else raise a BranchError that says what to do."""
    if file_name.startswith(("~$", ".~")):
        raise BranchError(f"“{file_name}”是表格打开时留下的临时文件。请选择名字前面没有“~$”的那个文件。")
    if not content.startswith(_ZIP):
        raise BranchError(_sentence_for(content))


def _sentence_for(content: bytes) -> str:
    if not content:
        return "文件是空的（0 字节）。请重新复制一份再导入。"
    if content.startswith(_OLE):
        return _sentence_for_ole(content)
    known = (sentence for magic, sentence in _MAGIC if content.startswith(magic))
    return next(known, None) or _sentence_for_words(content[:_HEAD])


def _sentence_for_words(head: bytes) -> str:
    words = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if any(mark in words for mark in _SPREADSHEET_XML):
        return f"这是 Excel 2003 XML 表格。{_SAVE_AS}"
    if words.startswith(_HTML) or b"<html" in words or b"<table" in words:
        return f"这其实是网页表格，只是扩展名像 Excel。{_SAVE_AS}"
    if _is_text(head):
        return f"这是文本（CSV）文件，不是 Excel 工作簿。{_SAVE_AS}"
    return _UNKNOWN


def _sentence_for_ole(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "文件设有打开密码。请先用 WPS 或 Excel 打开，去掉密码后保存，再导入。"
    if "WordDocument".encode("utf-16-le") in content:
        return "这是 Word 文档（.doc），不是 Excel 工作簿。请选择 .xlsx 文件。"
    return f"这是旧版 .xls（或 WPS 的 .et）格式。{_SAVE_AS}"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\0" not in head and any(_decodes(head, encoding) for encoding in ("utf-8", "gb18030"))


def _decodes(head: bytes, encoding: str) -> bool:
    """Whether the bytes are text, the last character of which may have been cut."""
    try:
        head.decode(encoding)
    except UnicodeDecodeError as failure:
        return failure.start > len(head) - 4 and len(head) == _HEAD
    return True


def refuse_other_packages(parts: frozenset[str]) -> None:
    """Let pass a zip whose part names (lower case) are those of an .xlsx; else raise a BranchError."""
    if "xl/vbaproject.bin" in parts or any(part.startswith("xl/macrosheets/") for part in parts):
        raise BranchError(f"这个工作簿带有宏（.xlsm）。{_SAVE_AS}")
    if "xl/workbook.xml" in parts:
        return
    if "xl/workbook.bin" in parts:
        raise BranchError(f"这是 .xlsb 格式。{_SAVE_AS}")
    if any(part.startswith("word/") for part in parts):
        raise BranchError("这是 Word 文档，只是扩展名像 Excel。请选择 .xlsx 文件。")
    if any(part.startswith("ppt/") for part in parts):
        raise BranchError("这是演示文稿，不是 Excel 工作簿。请选择 .xlsx 文件。")
    if "content.xml" in parts and "mimetype" in parts:
        raise BranchError(f"这是 .ods 格式。{_SAVE_AS}")
    if any(part.endswith((".xlsx", ".xls")) for part in parts):
        raise BranchError("这是压缩包。请先解压，再选择里面的 .xlsx 文件。")
    raise BranchError(
        "这不是 Excel 工作簿，或者文件已经损坏。请确认能用 WPS 或 Excel 打开，另存为 .xlsx 再导入。"
    )
