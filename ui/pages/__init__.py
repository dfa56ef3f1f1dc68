"""PAGES: the navigation from top to bottom; to add a page, one file here and one line in the tuple."""

from ui.pages.page import Page

PAGES: tuple[type[Page], ...] = ()
