import os

import debian
import pytest

GLIB = ("libglib2.0-0t64", "libglib2.0-0")
GL = ("libgl1",)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Debian only")


@pytest.fixture
def only_these_programs(make_program, tmp_path, monkeypatch):
    """A search path with apt's programs and nothing else; their lists are empty until they are updated."""
    lists = tmp_path / "lists"
    make_program("apt-cache", f'[ "$4" = libglib2.0-0t64 ] && [ -e "{lists}" ]')
    make_program("apt-get", f'if [ "$3" = update ]; then : > "{lists}"; fi\n[ -e "{lists}" ]')
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    return tmp_path / "programs"


@pytest.fixture
def user(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.mark.parametrize(
    ("packages", "known", "names"),
    [
        ([], set(), []),
        ([GL], set(), ["libgl1"]),
        ([GLIB], {"libglib2.0-0t64"}, ["libglib2.0-0t64"]),
        ([GLIB], {"libglib2.0-0"}, ["libglib2.0-0"]),
        ([GLIB], {"libglib2.0-0t64", "libglib2.0-0"}, ["libglib2.0-0t64"]),
        ([GLIB], set(), ["libglib2.0-0"]),
        ([GL, GLIB, GL], set(), ["libgl1", "libglib2.0-0"]),
    ],
)
def test_a_package_goes_by_the_first_name_that_the_system_knows(packages, known, names):
    assert debian.pick_names(packages, known.__contains__) == names


def test_installing_refreshes_the_lists_when_it_fails_and_picks_the_names_again(only_these_programs, capsys):
    assert debian.install([GLIB, GL])
    calls = (only_these_programs / "calls").read_text().splitlines()
    asked = [call.split("--option DPkg::Lock::Timeout=120 ")[1] for call in calls if call.startswith("apt-get")]
    assert asked == [
        "install --yes --no-install-recommends libglib2.0-0 libgl1",
        "update",
        "install --yes --no-install-recommends libglib2.0-0t64 libgl1",
    ]


def test_installing_leaves_the_lists_alone_when_it_works_at_once(only_these_programs, tmp_path):
    (tmp_path / "lists").touch()
    assert debian.install([GL])
    assert "update" not in (only_these_programs / "calls").read_text()


def test_what_apt_says_is_shown_when_it_fails_for_good(make_program, tmp_path, monkeypatch, capsys):
    make_program("apt-get", "echo no route to host; exit 100")
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    assert not debian.install([GL])
    assert capsys.readouterr().out.count("no route to host") == 1


def test_someone_with_sudo_gets_one_line_with_it(only_these_programs, make_program, user):
    make_program("sudo")
    assert debian.command([GL, GLIB]) == (
        "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libgl1 libglib2.0-0"
    )


def test_someone_without_sudo_gets_one_line_for_root(only_these_programs, user):
    assert debian.command([GL]) == "su - -c 'apt-get update && apt-get install --yes --no-install-recommends libgl1'"


def test_packages_are_not_installed_without_the_right_to(only_these_programs, user):
    assert not debian.may_install()
