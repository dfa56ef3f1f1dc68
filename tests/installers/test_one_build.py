from pathlib import Path

import pytest

from installers.one_build import alone
from installers.steps import BuildError


def test_a_second_build_in_the_same_work_folder_is_refused_and_the_next_one_goes_on(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(BuildError, match="Another build works in"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_a_build_that_failed_frees_the_work_folder(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no disk"), alone(tmp_path):
        raise BuildError("no disk")
    with alone(tmp_path):
        pass
