"""One component of a built program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

STANDARD = Path(__file__).resolve().parent.parent / "licences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``licence`` is an SPDX expression or, where SPDX has none, the licence's name; ``texts`` by file name.

    ``version`` is empty where a library says nowhere which one it carries; ``digest`` is the SHA-256 of what
    ``digest_of`` names.
    """

    name: str
    version: str
    licence: str
    about: str
    purl: str
    home: str = ""
    digest: str = ""
    digest_of: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def standard(*names: str) -> dict[str, str]:
    """Texts kept with the build for what comes without one; several become one, named as the first."""
    if not names:
        return {}
    return {names[0]: "\n\n".join((STANDARD / name).read_text(encoding="utf-8") for name in names)}
