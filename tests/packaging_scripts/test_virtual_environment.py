import subprocess
import sys

import pytest
from virtual_environment import PYTHON_VERSION, STAMP, SetupError, VirtualEnvironment

RIGHT_VERSION = f'if [ "$1" = -c ]; then echo {PYTHON_VERSION}; exit 0; fi\n'


@pytest.fixture
def environment(tmp_path):
    """An environment that asks for one requirement file; nothing of it is there yet."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("# nothing\n")
    return VirtualEnvironment(tmp_path / ".venv", (requirements,))


@pytest.fixture
def current(environment):
    """The same environment as it looks after a complete set-up."""
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    environment._write_stamp(environment._wanted())
    return environment


def test_an_environment_that_is_not_there_is_outdated(environment):
    assert environment.is_outdated()


def test_nothing_is_done_when_nothing_changed(current):
    assert not current.is_outdated()


def test_changed_requirements_are_noticed(current):
    current.requirement_files[0].write_text("babel\n")
    assert current.is_outdated()


def test_a_further_requirement_file_is_noticed(current, tmp_path):
    further = tmp_path / "further.txt"
    further.touch()
    assert VirtualEnvironment(current.folder, (*current.requirement_files, further)).is_outdated()


def test_a_file_fewer_changes_nothing(current):
    assert not VirtualEnvironment(current.folder, ()).is_outdated()


def test_another_interpreter_is_noticed(current, monkeypatch):
    monkeypatch.setattr(sys, "base_prefix", "/elsewhere")
    assert current.is_outdated()


def test_another_python_version_is_noticed(current, monkeypatch):
    monkeypatch.setattr("virtual_environment.PYTHON_VERSION", "3.99")
    assert current.is_outdated()


def test_a_missing_interpreter_is_noticed(current):
    current.python.unlink()
    assert current.is_outdated()


def test_an_interpreter_that_points_nowhere_is_noticed(current, tmp_path):
    current.python.unlink()
    current.python.symlink_to(tmp_path / "removed")
    assert current.is_outdated()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "\x00"])
def test_a_damaged_stamp_counts_as_none(current, text):
    (current.folder / STAMP).write_text(text)
    assert current.is_outdated()


def test_an_installation_that_was_cut_off_is_noticed(current):
    current._write_stamp(current._wanted() | {"unfinished": "yes"})
    assert current.is_outdated()


@pytest.mark.parametrize("body", [RIGHT_VERSION, f"{RIGHT_VERSION} exit 0"])
def test_a_whole_environment_is_filled_and_not_made_again(environment, make_program, body, capfd):
    make_program("python", body, environment.python.parent)
    environment.bring_up_to_date()
    assert not environment.is_outdated()
    assert "Making" not in capfd.readouterr().out


def test_what_was_there_stays_good_when_pip_gives_up(environment, make_program):
    make_program("python", f"{RIGHT_VERSION} exit 1", environment.python.parent)
    before = environment._wanted()
    environment._write_stamp(before)
    environment.requirement_files[0].write_text("no-such-package\n")
    with pytest.raises(SetupError, match="could not be installed"):
        environment.bring_up_to_date()
    assert environment._stamp() == before


def test_a_killed_pip_leaves_the_environment_to_be_made_anew(environment, make_program):
    make_program("python", f"{RIGHT_VERSION} kill -9 $$", environment.python.parent)
    with pytest.raises(SetupError):
        environment.bring_up_to_date()
    assert not environment._is_usable()


@pytest.mark.parametrize("answer", ["echo 2.7", "exit 1", "echo"])
def test_a_broken_environment_is_not_usable(environment, make_program, answer):
    make_program("python", answer, environment.python.parent)
    assert not environment._is_usable()


def test_a_half_made_environment_is_healed(environment):
    environment.folder.mkdir()
    (environment.folder / "pyvenv.cfg").write_text("home = /removed\n")
    (environment.folder / "left over").touch()
    environment.bring_up_to_date()
    subprocess.run([environment.python, "-m", "pip", "--version"], check=True, capture_output=True)
    assert not environment.is_outdated()
    assert not (environment.folder / "left over").exists()


def test_a_python_that_can_make_environments_lacks_nothing(environment):
    assert not environment.lacks_maker()


def test_a_python_without_ensurepip_lacks_the_maker(environment, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert environment.lacks_maker()


def test_no_maker_is_needed_for_an_environment_that_is_whole(environment, make_program, monkeypatch):
    make_program("python", RIGHT_VERSION, environment.python.parent)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert not environment.lacks_maker()
