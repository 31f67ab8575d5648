import re
import sys

import pytest
from system_libraries import CORE, PRINTING, WAYLAND, X11, Library, for_window, missing

ABSENT = Library("libdunwell-absent.so.9", ("libdunwell-absent9",))
PRESENT = Library("libc.so.6", ("libc6",))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
def test_only_libraries_that_do_not_load_are_missing():
    assert missing([PRESENT, ABSENT]) == [ABSENT]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_nothing_is_missing_where_qt_brings_everything(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    assert missing([ABSENT]) == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, CORE),
        ({"DISPLAY": ":0"}, CORE + X11 + PRINTING),
        ({"WAYLAND_DISPLAY": "wayland-0"}, CORE + WAYLAND + PRINTING),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, CORE + X11 + WAYLAND + PRINTING),
        ({"DISPLAY": ""}, CORE),
        ({"QT_QPA_PLATFORM": "offscreen"}, CORE),
    ],
)
def test_a_window_needs_what_its_displays_need(environment, expected):
    assert for_window(environment) == expected


@pytest.mark.parametrize("library", CORE + X11 + WAYLAND + PRINTING, ids=lambda library: library.soname)
def test_a_row_names_one_library_and_its_packages(library):
    assert re.fullmatch(r"lib[\w.+-]+\.so\.\d+", library.soname)
    assert library.packages
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", package) for package in library.packages)


def test_a_library_stands_in_the_tables_once():
    names = [library.soname for library in CORE + X11 + WAYLAND + PRINTING]
    assert len(names) == len(set(names))
