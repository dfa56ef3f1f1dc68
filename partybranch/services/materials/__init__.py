"""所用软件和许可: what the program is made of, from the bill beside it or from the running environment."""

from pathlib import Path

from partybranch.installation import program_folder
from partybranch.services.materials.bill import BILL, read_bill
from partybranch.services.materials.material import Material, licence_text
from partybranch.services.materials.running import running_materials

__all__ = ["BILL", "Material", "licence_text", "materials"]


def materials(folder: Path | None = None) -> tuple[Material, ...]:
    """Every component by name; a program without a bill beside it tells what it finds in itself."""
    listed = read_bill(program_folder() if folder is None else folder) or running_materials()
    return tuple(sorted(listed, key=lambda each: (each.name.casefold(), each.version)))
