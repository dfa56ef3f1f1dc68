"""上级表样: a superior body's own workbook, filled from the book without a change of its looks.

``reading`` opens it safely and finds its places, ``suggesting`` says which of ``fields`` or columns each
means, ``places`` are those of a kept form, ``problems`` what nothing fills, ``filling`` writes them, ``rows``
the table, ``growing`` and ``shifting`` make room for its lines.
"""

from partybranch.reports.filled_forms.fields import FormField, form_fields
from partybranch.reports.filled_forms.filling import fill_form, write_form
from partybranch.reports.filled_forms.places import (
    MappedCell,
    header_cells,
    loose_placeholders,
    single_cells,
)
from partybranch.reports.filled_forms.problems import FormProblem, form_problems
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
    "loose_placeholders",
    "place_name",
    "read_form",
    "single_cells",
    "suggest_cells",
    "suggest_columns",
    "suggest_field",
    "suggest_header",
    "write_form",
]
