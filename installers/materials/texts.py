"""The folder ``licences`` beside a built program."""

from collections.abc import Iterable
from pathlib import Path

from installers.materials.part import Part
from installers.steps import BuildError, fresh
from partybranch.services.materials.bill import LICENCES


def lay_out(folder: Path, parts: Iterable[Part]) -> None:
    """Write every text once; BuildError names a component without any."""
    into = fresh(folder / LICENCES)
    for part in parts:
        if not part.texts:
            raise BuildError(
                f"{part.name} comes without the text of its licence. Add it to installers/licences."
            )
        for name, text in part.texts.items():
            (into / name).write_text(text.replace("\r\n", "\n"), encoding="utf-8", newline="\n")
