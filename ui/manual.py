"""The secretary's manual as the window reads it: pages of ``docs/``, in the order its first page lists."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from partybranch.paths import manual

FIRST = "README.md"
_LINK = re.compile(r"\]\((\w+\.md)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPage:
    """One page: its heading, its file and its text as Markdown."""

    title: str
    file: Path
    text: str

    def holds(self, words: str) -> bool:
        """Whether every word typed, divided by blanks, stands on the page."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


@cache
def read_manual(folder: Path | None = None) -> tuple[ManualPage, ...]:
    """The first page and every page it leads to; one whose file is missing is left out."""
    folder = manual() if folder is None else folder
    first = folder / FIRST
    if not first.is_file():
        return ()
    names = dict.fromkeys((FIRST, *_LINK.findall(first.read_text(encoding="utf-8"))))
    return tuple(_read(folder / name) for name in names if (folder / name).is_file())


def page_about(title: str, pages: tuple[ManualPage, ...]) -> ManualPage | None:
    """The page with that heading, else the first one."""
    return next((page for page in pages if page.title == title), pages[0] if pages else None)


def _read(file: Path) -> ManualPage:
    text = file.read_text(encoding="utf-8")
    return ManualPage(title=text.split("\n", 1)[0].lstrip("# ").strip(), file=file, text=text)
