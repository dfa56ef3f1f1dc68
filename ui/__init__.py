"""The window: PySide6 lives here and nowhere else.

application opens the book and the window; main_window navigates over ``PAGES`` and knows no feature;
session is what a page gets (branch, background, notices, year); background is the one thread that touches
the file; notices turns results and failures into words. draft_keeper keeps what is typed, drafts_bar offers
it after a crash, closing asks before anything is lost, one_window shows the open window to a second start.
search_box finds people, sittings and what can be done (``ACTIONS``); undo_action takes back and does again,
history_panel shows what was done to a record; preferences keeps habits; help_window is the manual under F1.
pages show and act, forms hold a draft until 保存, actions lead to both, models and widgets are the parts.
"""
