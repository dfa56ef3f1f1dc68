"""The streams of the terminal: UTF-8 on every PC, and a silent pair where a windowed program has none."""

import io
import sys


class Silence(io.TextIOBase):
    """Takes the words of a program that was started without a terminal, and forgets them."""

    def writable(self) -> bool:
        """Anything may be said."""
        return True

    def write(self, text: str, /) -> int:
        """Forget the text."""
        return len(text)


def prepare_streams() -> None:
    """Print in UTF-8 whatever the PC's code page is: GBK has no 䶮, and JSON is UTF-8.

    A windowed Windows program has no streams at all; what libraries, argparse and we say must not fail there.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Silence())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
