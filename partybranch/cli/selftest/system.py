"""On what the program runs, in words, without the questions that hang some Windows PCs."""

import os
import platform
import sys

if sys.platform == "win32":

    def system_words() -> str:
        """The system and its build; ``platform.platform()`` would ask WMI, switched off on some PCs."""
        found = sys.getwindowsversion()
        return f"Windows {found.major}.{found.minor}.{found.build}"

else:

    def system_words() -> str:
        """The distribution, the C library and the processor."""
        try:
            name = platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            name = os.uname().sysname
        return f"{name}，{_c_library()}，{os.uname().machine}"

    def _c_library() -> str:
        try:
            return os.confstr("CS_GNU_LIBC_VERSION") or "libc"
        except (ValueError, OSError):
            return "libc"
