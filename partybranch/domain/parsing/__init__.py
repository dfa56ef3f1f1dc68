"""Understanding what people write in a cell: dates, hours, names, absentees, counts, yes and no.

Every parser is pure, takes the cell as the workbook reader hands it over, and returns a typed value or raises
ValueError with one Chinese sentence that can stand in a list of problems. What reads two ways is refused.
"""
