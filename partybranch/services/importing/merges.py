"""Merged ranges: the value of the top left cell stands in every cell of the range."""

from collections import defaultdict

from partybranch.errors import BranchError
from partybranch.services.importing.grid import Value
from partybranch.services.importing.sheet_scan import Merge, SheetScan


class Merges:
    """The merges of a sheet, cut to where its content ends; rows are to be spread from the top down."""

    def __init__(self, scan: SheetScan) -> None:
        self._by_row: defaultdict[int, list[Merge]] = defaultdict(list)
        self._anchors: dict[Merge, Value] = {}
        area = 0
        for merge in scan.merges:
            bottom, right = min(merge.bottom, scan.last_row), min(merge.right, scan.last_column)
            if bottom < merge.top or right < merge.left:
                continue
            area += (bottom - merge.top + 1) * (right - merge.left + 1)
            if area > scan.last_row * scan.last_column:
                raise BranchError("合并单元格互相重叠，文件可能已损坏。请用 WPS 或 Excel 另存一次再导入。")
            cut = Merge(merge.top, merge.left, bottom, right)
            for row in range(merge.top, bottom + 1):
                self._by_row[row].append(cut)

    def spread(self, row: int, values: list[Value]) -> set[int]:
        """Fill the merged cells of one row in place; gives the indexes whose value came from elsewhere."""
        borrowed: set[int] = set()
        for merge in self._by_row.get(row, ()):
            if row == merge.top:
                self._anchors[merge] = values[merge.left - 1]
            value = self._anchors.get(merge)
            for index in range(merge.left - 1, merge.right):
                if (row, index) != (merge.top, merge.left - 1):
                    values[index] = value
                    borrowed.add(index)
        return borrowed
