"""上级表样: a superior body's own workbook, filled from the book without a change of its looks.

``reading`` opens it safely and finds its places, ``suggesting`` says which of ``fields`` or columns each
means, ``filling`` writes them, ``rows`` the table, ``growing`` and ``shifting`` make room for its lines.
"""

from partybranch.reports.filled_forms.fields import FormField, form_fields
from partybranch.reports.filled_forms.filling import (
    FormProblem,
    MappedCell,
    fill_form,
    form_problems,
    header_cells,
    single_cells,
    write_form,
)
from partybranch.reports.filled_forms.reading import FormSheet, Reading, column_letter, place_name, read_form
from partybranch.reports.filled_forms.suggesting import (
    HeaderFound,
    suggest_cells,
    suggest_columns,
    suggest_field,
    suggest_header,
)

__all__ = [
    "FormField",
    "FormProblem",
    "FormSheet",
    "HeaderFound",
    "MappedCell",
    "Reading",
    "column_letter",
    "fill_form",
    "form_fields",
    "form_problems",
    "header_cells",
    "place_name",
    "read_form",
    "single_cells",
    "suggest_cells",
    "suggest_columns",
    "suggest_field",
    "suggest_header",
    "write_form",
]
