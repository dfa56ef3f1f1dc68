import shutil
import subprocess
from pathlib import Path

import pytest
from build_jobs import a_job

from installers.artefacts import Job
from installers.checksums import begin, seal
from installers.materials import LAST
from installers.steps import BuildError
from partybranch.services.updates.checksums import SUMS


@pytest.fixture
def job(tmp_path: Path) -> Job:
    for name in ("work", "dist"):
        (tmp_path / name).mkdir()
    (tmp_path / "work" / LAST).write_text("{}\n", encoding="utf-8")
    return a_job(tmp_path / "dist", tmp_path / "work")


def finished(job: Job, name: str, content: bytes = b"program") -> Path:
    path = job.out / name
    path.write_bytes(content)
    return path


def names(job: Job) -> list[str]:
    return [line.split("  ")[1] for line in (job.out / SUMS).read_text(encoding="utf-8").splitlines()]


def test_every_finished_file_gets_its_bill_and_its_sum(job: Job) -> None:
    told = seal(job, [finished(job, "setup.exe")])
    assert names(job) == ["setup.exe", "setup.exe.cdx.json"]
    assert "sha256 " + (job.out / SUMS).read_text(encoding="utf-8")[:64] in told[0]


def test_a_second_build_adds_its_file_and_doubles_none(job: Job) -> None:
    setup = finished(job, "setup.exe")
    seal(job, [setup])
    before = (job.out / SUMS).read_text(encoding="utf-8")
    finished(job, "setup.exe", b"program, built anew")
    seal(job, [setup])
    seal(job, [finished(job, "支部纪实.zip")])
    assert names(job) == ["setup.exe", "setup.exe.cdx.json", "支部纪实.zip", "支部纪实.zip.cdx.json"]
    assert before.splitlines()[0] not in (job.out / SUMS).read_text(encoding="utf-8")


def test_a_file_that_is_gone_is_gone_from_the_sums(job: Job) -> None:
    old = finished(job, "old.exe")
    seal(job, [old])
    old.unlink()
    Path(f"{old}.cdx.json").unlink()
    seal(job, [finished(job, "new.exe")])
    assert names(job) == ["new.exe", "new.exe.cdx.json"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_agrees_and_finds_a_changed_file(job: Job) -> None:
    setup = finished(job, "setup.exe")
    seal(job, [setup])
    check = ["sha256sum", "--check", "--strict", SUMS]
    assert subprocess.run(check, cwd=job.out, capture_output=True, check=False).returncode == 0
    setup.write_bytes(b"another")
    assert subprocess.run(check, cwd=job.out, capture_output=True, check=False).returncode == 1


def test_a_file_without_a_bill_is_not_finished(job: Job) -> None:
    begin(job)
    with pytest.raises(BuildError, match=r"setup\.exe has no bill"):
        seal(job, [finished(job, "setup.exe")])


def test_a_program_folder_in_the_work_folder_is_told_and_not_summed(job: Job) -> None:
    program = job.work / "partybranch"
    program.write_bytes(b"program")
    assert seal(job, [program])[0].startswith(str(program))
    assert not (job.out / SUMS).exists()
