import importlib
import inspect
from pkgutil import walk_packages

import installers
from installers.__main__ import ARTEFACTS
from installers.artefacts import Artefact


def test_everything_that_can_be_built_stands_in_the_list_under_a_name_of_its_own() -> None:
    found = [each.name for each in walk_packages(installers.__path__, "installers.")]
    rooms = [importlib.import_module(name) for name in found if not name.endswith("__main__")]
    wanted = {
        each
        for room in rooms
        for each in vars(room).values()
        if inspect.isclass(each) and each is not Artefact and {"name", "help", "build"} <= set(vars(each))
    }
    assert wanted == {type(each) for each in ARTEFACTS}
    assert len({each.name for each in ARTEFACTS}) == len(ARTEFACTS)
