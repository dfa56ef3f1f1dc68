"""Pictures of the real window: ``python tests/pictures.py`` makes those of the manual anew.

``python tests/pictures.py FOLDER`` makes every scene to be looked at: light and dark, at 1366×768, there with
125 % as well, and at 1920×1080 with 150 %. Where there is no screen the window is drawn under Xvfb, without
that by Qt alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from picture_scenes import MANUAL_SCENES, Stage, every_scene

from partybranch.paths import manual

_NOW = datetime(2026, 11, 6, 14, 3)
_ONE_LOOK = "--look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A screen: its real pixels, the PC's scaling, and the scheme by the word of the choice."""

    name: str
    width: int
    height: int
    scale: float = 1.0
    scheme: str = "浅色"


MANUAL = Look(name="manual", width=1366, height=768)
LOOKS: tuple[Look, ...] = (
    Look(name="1366-light", width=1366, height=768),
    Look(name="1366-dark", width=1366, height=768, scheme="深色"),
    Look(name="1366-large", width=1366, height=768, scale=1.25),
    Look(name="1920-light", width=1920, height=1080, scale=1.5),
    Look(name="1920-dark", width=1920, height=1080, scale=1.5, scheme="深色"),
)


def on_a_screen(look: Look, folder: Path) -> None:
    """Draw every scene of a look in a process of its own: scaling and screen are fixed when Qt starts."""
    environment = os.environ | {"QT_SCALE_FACTOR": str(look.scale), "QT_FONT_DPI": "96"}
    command = [sys.executable, __file__, _ONE_LOOK, look.name, str(folder)]
    screen = shutil.which("xvfb-run")
    if screen:
        environment["QT_QPA_PLATFORM"] = "xcb"
        size = f"-screen 0 {look.width}x{look.height}x24"
        command = [screen, "-a", "-s", size, *command]
    else:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    subprocess.run(command, check=True, env=environment)


def draw(look: Look, folder: Path) -> None:
    """Draw the scenes of one look, in this process."""
    with tempfile.TemporaryDirectory() as work:
        stage = Stage(Path(work), _NOW, look.width / look.scale, look.height / look.scale, look.scheme)
        for name, scene in MANUAL_SCENES if look is MANUAL else every_scene(stage):
            stage.reset()
            picture = scene(stage)
            target = folder / f"{name}.png" if look is MANUAL else folder / f"{look.name}-{name}.png"
            picture.save(str(target))
            sys.stdout.write(f"{target.name}\n")
        stage.close()


def main(arguments: Sequence[str]) -> None:
    """Make the manual's pictures, or every picture of every look into a folder."""
    if arguments[:1] == [_ONE_LOOK]:
        draw(next(each for each in (MANUAL, *LOOKS) if each.name == arguments[1]), Path(arguments[2]))
    elif arguments:
        folder = Path(arguments[0])
        folder.mkdir(parents=True, exist_ok=True)
        for look in LOOKS:
            on_a_screen(look, folder)
    else:
        on_a_screen(MANUAL, manual() / "pictures")


if __name__ == "__main__":
    main(sys.argv[1:])
