"""迎检材料 as files: a folder tree or one ZIP with all an inspection asks for, and a list of checksums.

``contents`` says what belongs in it, ``tree`` and ``archive`` put it there.
"""

from partybranch.reports.binder.archive import write_archive
from partybranch.reports.binder.tree import write_tree

__all__ = ["write_archive", "write_tree"]
