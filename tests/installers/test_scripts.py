"""The scripts that try the built programs are long and rarely run: at least bash can read every one."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SHELLS = ("#!/usr/bin/env bash", "#!/bin/sh", "# Sourced:")
SCRIPTS = sorted(
    path
    for path in (ROOT / "installers").rglob("*")
    if path.is_file() and path.suffix in {"", ".sh"} and path.read_text("utf-8").startswith(SHELLS)
)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_can_read_every_script() -> None:
    assert any(path.name == "try_input" for path in SCRIPTS)
    unread = [
        path.relative_to(ROOT)
        for path in SCRIPTS
        if subprocess.run(["bash", "-n", path], capture_output=True, check=False).returncode
    ]
    assert unread == []
