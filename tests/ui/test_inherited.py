"""What WPS finds in its environment when a paper is opened from a built program."""

import pytest

from ui.inherited import give_back

OURS = {
    "LD_LIBRARY_PATH": "/opt/partybranch/_internal",
    "QT_PLUGIN_PATH": "/opt/partybranch/_internal/PySide6/Qt/plugins",
    "QML2_IMPORT_PATH": "/opt/partybranch/_internal/PySide6/Qt/qml",
}


@pytest.mark.parametrize(
    ("kept", "left"),
    [({}, {}), ({"LD_LIBRARY_PATH_ORIG": "/opt/apps/lib"}, {"LD_LIBRARY_PATH": "/opt/apps/lib"})],
    ids=["the desktop set nothing", "the desktop set a folder"],
)
def test_a_program_opened_from_here_does_not_load_our_libraries(
    kept: dict[str, str], left: dict[str, str]
) -> None:
    environment = {"HOME": "/home/张三"} | OURS | kept
    give_back(environment, built=True)
    assert environment == {"HOME": "/home/张三"} | kept | left


def test_from_source_nothing_is_taken_out() -> None:
    environment = dict(OURS)
    give_back(environment, built=False)
    assert environment == OURS
