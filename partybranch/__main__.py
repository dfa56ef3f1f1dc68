"""``python -m partybranch``: the terminal."""

import sys

from partybranch.cli import main

if __name__ == "__main__":
    sys.exit(main())
