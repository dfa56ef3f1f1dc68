"""The version number of the program that is built: another than the sources', when an upgrade is tried."""

from pathlib import Path

from installers.steps import BuildError
from partybranch import __version__


def stamp(package: Path, version: str) -> None:
    """Write the number into a copy of the package ``partybranch``."""
    module = package / "__init__.py"
    told, text = f'__version__ = "{__version__}"', module.read_text(encoding="utf-8")
    if told not in text:
        raise BuildError(f"{module} has no line {told}. Mend {Path(__file__).name}.")
    # uv links files to its cache: a new file, so that the cached one stays what it is.
    module.unlink()
    module.write_text(text.replace(told, f'__version__ = "{version}"'), encoding="utf-8")
