import os
import sys
from pathlib import Path

import pytest
from preparation import SetupError, provide_system_packages, qt_starts, require_qt, translations_outdated
from system_libraries import Library
from virtual_environment import VirtualEnvironment

ABSENT = Library("libdunwell-absent.so.9", ("libdunwell-absent9",))

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")


@pytest.fixture
def unprivileged_debian(monkeypatch):
    monkeypatch.setattr("debian.is_debian", lambda: True)
    monkeypatch.setattr("debian.is_known", lambda _package: True)
    monkeypatch.setattr("debian.may_install", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _program: "/usr/bin/sudo")


@pytest.fixture
def no_maker(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)


@pytest.fixture
def environment(tmp_path):
    return VirtualEnvironment(tmp_path / ".venv", ())


def test_one_command_names_the_maker_of_environments_and_the_libraries(unprivileged_debian, no_maker, environment):
    with pytest.raises(SetupError) as stopped:
        provide_system_packages(environment, [ABSENT])
    assert str(stopped.value).splitlines() == [
        "This Python cannot make virtual environments yet. This command installs what is needed:",
        "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends "
        "python{}.{}-venv libdunwell-absent9".format(*sys.version_info),
    ]


def test_without_apt_the_package_manager_is_left_to_the_user(monkeypatch, no_maker, environment):
    monkeypatch.setattr("debian.is_debian", lambda: False)
    with pytest.raises(SetupError, match="package manager"):
        provide_system_packages(environment, [])


def test_missing_libraries_do_not_stop_the_set_up(unprivileged_debian, environment):
    provide_system_packages(environment, [ABSENT])


def test_an_environment_that_is_up_to_date_needs_no_maker(unprivileged_debian, no_maker):
    provide_system_packages(None, [])


def test_packages_are_installed_where_that_is_allowed(monkeypatch, environment):
    installed = []
    monkeypatch.setattr("debian.may_install", lambda: True)
    monkeypatch.setattr("debian.install", installed.extend)
    provide_system_packages(environment, [ABSENT])
    assert installed == [("libdunwell-absent9",)]


@on_linux
def test_a_window_that_cannot_open_stops_with_one_command(unprivileged_debian, make_program):
    with pytest.raises(SetupError) as stopped:
        require_qt(make_program("python", "exit 1"), [ABSENT], os.environ, stop=True)
    assert str(stopped.value).splitlines() == [
        "Qt cannot start without some libraries of the system. This command installs what is needed:",
        "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends libdunwell-absent9",
    ]


@on_linux
def test_without_apt_the_libraries_are_named(monkeypatch, make_program):
    monkeypatch.setattr("debian.is_debian", lambda: False)
    with pytest.raises(SetupError, match=r"They are libdunwell-absent\.so\.9\. .*package manager"):
        require_qt(make_program("python", "exit 1"), [ABSENT], os.environ, stop=True)


@on_linux
@pytest.mark.parametrize(("code", "stop"), [(0, True), (1, False)])
def test_a_missing_library_that_stops_nothing_is_remarked_on(unprivileged_debian, make_program, capsys, code, stop):
    require_qt(make_program("python", f"exit {code}"), [ABSENT], os.environ, stop=stop)
    assert "libdunwell-absent9" in capsys.readouterr().err


def test_nothing_is_tried_or_said_when_nothing_is_missing(capsys):
    require_qt(Path("no such python"), [], os.environ, stop=True)
    assert capsys.readouterr().err == ""


def test_this_machine_can_start_qt_without_a_screen():
    assert qt_starts(Path(sys.executable), os.environ | {"QT_QPA_PLATFORM": "offscreen"})


def test_qt_cannot_start_on_a_display_that_is_not_there():
    assert not qt_starts(Path(sys.executable), os.environ | {"QT_QPA_PLATFORM": "no such platform"})


@pytest.mark.parametrize(
    ("source_time", "compiled_time", "outdated"),
    [(None, None, False), (100, None, True), (100, 99, True), (100, 100, False), (100, 101, False)],
)
def test_catalogues_are_compiled_when_older_than_their_texts(tmp_path, source_time, compiled_time, outdated):
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for name, time in (("dunwell.po", source_time), ("dunwell.mo", compiled_time)):
        if time is not None:
            (folder / name).touch()
            os.utime(folder / name, (time, time))
    assert translations_outdated(tmp_path) == outdated
