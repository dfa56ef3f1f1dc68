"""The window proves itself: first page, Qt's own parts, every page and tab, a sitting typed in the editor.

Asked for by ``partybranch selftest``, which reaches ``WindowTrial`` by name.
"""

from ui.selftest.trial import WindowTrial

__all__ = ["WindowTrial"]
