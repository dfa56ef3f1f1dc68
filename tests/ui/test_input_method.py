"""Chinese typed with fcitx, however the desktop says that it is used; a script tries it for real."""

import pytest

from ui.input_method import input_method


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ({"XMODIFIERS": "@im=fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland", "QT_IM_MODULE": "fcitx"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, "ibus;fcitx"),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx5"}, "xim;fcitx5;fcitx;ibus"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_fcitx_is_asked_itself_and_then_through_its_ibus_face(before: dict[str, str], asked: str) -> None:
    environment = dict(before)
    with input_method(environment):
        assert environment["QT_IM_MODULES"] == asked
        assert environment["IBUS_USE_PORTAL"] == "1"


@pytest.mark.parametrize(
    "before",
    [
        {},
        {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"},
        {"QT_IM_MODULE": ""},
        {"GTK_IM_MODULE": "fcitx"},
    ],
    ids=str,
)
def test_a_pc_that_types_with_something_else_is_left_alone(before: dict[str, str]) -> None:
    environment = dict(before)
    with input_method(environment):
        assert environment == before


@pytest.mark.parametrize("kept", [{}, {"QT_IM_MODULES": "fcitx", "IBUS_USE_PORTAL": "0"}], ids=str)
def test_programs_opened_from_the_window_find_the_environment_as_it_was(kept: dict[str, str]) -> None:
    before = kept | {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}
    environment = dict(before)
    with input_method(environment):
        assert environment != before
    assert environment == before
