"""The table ``carried.toml``: what interpreters and libraries carry inside."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One entry of the table; the table itself says what each word means."""

    name: str
    licence: str
    files: str
    home: str
    version: str = ""
    resource: bool = False
    around: str = ""
    within: str = ""
    texts: tuple[str, ...] = ()


def _read() -> tuple[Carried, ...]:
    told = tomllib.loads((Path(__file__).parent / "carried.toml").read_text(encoding="utf-8"))
    return tuple(Carried(**each | {"texts": tuple(each.get("texts", ()))}) for each in told["carried"])


TABLE = _read()
