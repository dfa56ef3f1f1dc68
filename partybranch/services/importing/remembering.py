"""What the user said about columns and signs, kept for the next workbook with the same header."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from partybranch.domain.mappings import HeaderMapping

LEGEND = "图例"
"""The header under which the signs of an attendance matrix are remembered."""


def mappings_to_keep(
    importer: str,
    known: Sequence[HeaderMapping],
    headers: Mapping[str, frozenset[str]],
    choices: Mapping[str, str],
    legend: Mapping[str, str],
) -> tuple[HeaderMapping, ...]:
    """The mappings that are new or changed by what the user said now. ``headers``: key -> its headings."""
    said = {
        header: {heading: choice for heading, choice in choices.items() if heading in headings}
        for header, headings in headers.items()
    }
    if legend:
        said[LEGEND] = dict(legend)
    there = {mapping.header: mapping for mapping in known}
    kept = []
    for header, new in said.items():
        mapping = there.get(header) or HeaderMapping(importer=importer, header=header)
        grown = replace(mapping, choices={**mapping.choices, **new})
        if new and grown != mapping:
            kept.append(grown)
    return tuple(kept)
