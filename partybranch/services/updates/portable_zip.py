"""The portable ZIP: the note inside it says which program it is."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from partybranch.installation import NOTE, Installation, Kind, parse_note
from partybranch.services.updates.candidate import Candidate, broken, candidate_of, foreign

PROGRAM = "program"
_MOST_NOTE, _MOST_UNPACKED = 64_000, 2_000_000_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, RuntimeError)
"""What the library raises over a damaged archive; encrypted or packed in an unknown way is a RuntimeError."""


class PortableZip:
    """The program for a USB stick."""

    suffix = ".zip"
    words = "便携版压缩包"

    def read(self, path: Path) -> Candidate:
        """Read the one note, then whether everything else is whole; nothing is unpacked."""
        try:
            with zipfile.ZipFile(path) as archive:
                note = _note(archive)
                if note is None or note.kind is not Kind.PORTABLE or _too_large(archive):
                    raise foreign(path)
                damaged = archive.testzip()
        except _DAMAGE as error:
            raise broken(path) from error
        if damaged is not None:
            raise broken(path)
        return candidate_of(path, version=note.version, schema=str(note.schema))


def _note(archive: zipfile.ZipFile) -> Installation | None:
    """The note of ``支部纪实/program``; the first folder may have been renamed or packed anew elsewhere."""
    for entry in archive.infolist():
        parts = PurePosixPath(entry.filename).parts
        if parts[1:] == (PROGRAM, NOTE) and entry.file_size <= _MOST_NOTE:
            with archive.open(entry) as stream:
                return parse_note(stream.read(_MOST_NOTE).decode("utf-8", errors="replace"))
    return None


def _too_large(archive: zipfile.ZipFile) -> bool:
    return sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED
