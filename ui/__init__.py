"""The window: PySide6 lives here and nowhere else.

application opens the book and the window; main_window navigates over ``PAGES`` and knows no feature;
session is what a page gets (branch, background, notices, year); background is the one thread that touches
the file; notices turns results and failures into words. draft_keeper keeps what is typed, drafts_bar offers
it after a crash, closing asks before anything is lost, one_window shows the open window to a second start.
pages show and act, forms hold a draft until 保存, models and widgets are the parts.
"""
