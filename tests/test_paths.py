"""The folders of the user and the resources of the program."""

import os
import sys
from pathlib import Path

import pytest

from desktop import paths

FOLDERS = [paths.data_folder, paths.state_folder, paths.log_folder, paths.backup_folder]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_under_the_home_that_is_set(folder, tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    assert folder().is_dir()
    assert folder().is_relative_to(tmp_path / "home")


def test_the_folders_differ(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert len({folder() for folder in FOLDERS}) == len(FOLDERS)


@pytest.mark.skipif(sys.platform != "linux", reason="the variables of XDG")
def test_without_a_home_the_system_says_where(tmp_path, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert paths.data_folder() == tmp_path / "share" / "Dunwell"
    assert paths.backup_folder() == tmp_path / "share" / "Dunwell" / "backups"
    assert paths.state_folder() == tmp_path / "state" / "Dunwell"
    assert paths.log_folder().is_relative_to(tmp_path / "state" / "Dunwell")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_is_made_is_for_the_user_alone(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    made = paths.backup_folder()
    for folder in (made, made.parent, tmp_path / "home"):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_an_existing_folder_keeps_its_mode(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(0o750)
    assert paths.data_folder().stat().st_mode & 0o777 == 0o750


def test_a_home_may_be_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "stick")
    assert paths.data_folder() == tmp_path / "stick" / "data"


def test_resources_are_found_from_any_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.resource("locale", "zh_CN", "LC_MESSAGES", "dunwell.po").is_file()


def test_a_frozen_program_has_its_resources_inside(monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/dunwell", raising=False)
    assert paths.resource("fonts", "OFL.txt") == Path("/opt/dunwell/resources/fonts/OFL.txt")
