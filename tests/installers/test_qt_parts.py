from installers.qt_parts import is_left_out, is_linked_only, is_of_the_system, reachable


def test_parts_of_qt_that_no_page_uses_stay_out() -> None:
    for place in (
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6WaylandClient.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PIL/_avif.cpython-313-x86_64-linux-gnu.so",
    ):
        assert is_left_out(place), place


def test_what_the_window_lives_on_comes_along() -> None:
    for place in (
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/Qt6PrintSupport.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "resources/fonts/HanaMinB.ttf",
    ):
        assert not is_left_out(place), place


def test_libraries_that_quarrel_with_the_desktop_are_its_own() -> None:
    for name in ("libstdc++.so.6", "libX11.so.6", "libdbus-1.so.3", "libfontconfig.so.1", "sub/libcups.so.2"):
        assert is_of_the_system(name), name
    for name in ("libxcb-cursor.so.0", "libxkbcommon.so.0", "libsqlite3.so.0", "libQt6Core.so.6"):
        assert not is_of_the_system(name), name


def test_what_is_loaded_by_its_name_needs_no_link_to_it() -> None:
    for place in (
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "pypdfium2_raw/libpdfium.so",
        "libpython3.13.so.1.0",
    ):
        assert not is_linked_only(place), place
    for place in ("libglib-2.0.so.0", "PySide6/Qt/lib/libQt6Pdf.so.6", "pillow.libs/libharfbuzz-1.so.0"):
        assert is_linked_only(place), place


def test_only_what_something_kept_leads_to_is_kept() -> None:
    needs = {"qt": ["glib", "unknown"], "glib": ["pcre"], "pcre": [], "gtk": ["cairo"], "cairo": ["glib"]}
    assert reachable(["qt"], needs) == {"qt", "glib", "pcre"}
