"""How long this process has been running, asked from the system: Python starts counting only later."""

import ctypes
import os
import sys
import time
from pathlib import Path

_LONGEST = 86_400.0
"""A figure beyond a day is no start but a clock that was set."""


def seconds_since_start() -> float | None:
    """Seconds since the system made this process; None where the system does not say so honestly."""
    try:
        age = _age()
    except (OSError, ValueError, IndexError, AttributeError):
        return None
    return round(age, 2) if age is not None and 0 <= age < _LONGEST else None


if sys.platform == "win32":

    def _age() -> float | None:
        """GetProcessTimes against the clock of the same kind, both in steps of 100 ns."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        made, ended, inside, outside, now = (ctypes.c_ulonglong() for _ in range(5))
        mine = ctypes.c_void_p(kernel.GetCurrentProcess())
        told = kernel.GetProcessTimes(mine, *map(ctypes.byref, (made, ended, inside, outside)))
        if not told:
            return None
        kernel.GetSystemTimeAsFileTime(ctypes.byref(now))
        return (now.value - made.value) / 10_000_000

elif sys.platform == "linux":

    def _age() -> float | None:
        """Field 22 of /proc/self/stat (ticks since the start of the system) against the same clock."""
        told = Path("/proc/self/stat").read_text(encoding="utf-8", errors="replace")
        ticks = int(told.rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")

else:

    def _age() -> float | None:
        return None
