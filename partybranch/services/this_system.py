"""On what the program runs, in words, without the questions that hang some Windows PCs."""

import os
import platform
import sys

if sys.platform == "win32":
    _ELEVEN = 22000
    """The first build of Windows 11, which still calls itself 10.0."""

    def system_words() -> str:
        """The system, its build and the processor; ``platform`` would ask WMI, switched off on some PCs."""
        found = sys.getwindowsversion()
        name = "11" if found.build >= _ELEVEN else str(found.major)
        processor = os.environ.get("PROCESSOR_ARCHITECTURE", "")
        number = f"{found.major}.{found.minor}.{found.build}"
        return "，".join(filter(None, (f"Windows {name}（{number}）", processor)))

else:

    def system_words() -> str:
        """The distribution, the processor and the C library."""
        try:
            name = platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            name = os.uname().sysname
        return f"{name}，{os.uname().machine}，{_c_library()}"

    def _c_library() -> str:
        try:
            return os.confstr("CS_GNU_LIBC_VERSION") or "libc"
        except (ValueError, OSError):
            return "libc"
