import os
import subprocess
import sys

import pytest
import verbs
from preparation import SetupError
from verbs import Request


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("freebsd14", {}, False),
    ],
)
def test_a_display_is_there_or_named(platform, environment, expected):
    assert verbs.has_display(platform, environment) is expected


@pytest.mark.parametrize(
    ("request_", "display", "terminal"),
    [
        (Request(), True, False),
        (Request(), False, True),
        (Request(sample=True), True, False),
        (Request(sample=True), False, True),
        (Request(no_window=True), True, True),
        (Request(no_window=True, passed_on=("--lang", "zh_CN")), True, True),
        (Request(passed_on=("today",)), True, False),
        (Request(passed_on=("today",)), False, False),
        (Request(sample=True, passed_on=("--lang", "zh_CN")), False, True),
    ],
)
def test_the_terminal_is_used_when_asked_for_or_when_there_is_no_display(request_, display, terminal):
    assert verbs.uses_terminal(request_, display=display) is terminal


def test_a_folder_is_new_each_time(tmp_path):
    made = [verbs.new_folder("sample", [tmp_path]) for _ in range(3)]
    assert [folder.name for folder in made] == ["sample", "sample-2", "sample-3"]
    assert all(folder.is_dir() for folder in made)


def test_a_folder_goes_to_the_next_place_where_the_first_takes_none(tmp_path):
    not_a_folder = tmp_path / "file"
    not_a_folder.touch()
    assert verbs.new_folder("sample", [not_a_folder, tmp_path]) == tmp_path / "sample"


def test_no_place_for_a_folder_is_said_in_a_sentence(tmp_path):
    with pytest.raises(SetupError, match="no place"):
        verbs.new_folder("sample", [tmp_path / "missing"])


def test_the_sample_is_made_its_list_printed_and_its_papers_written(tmp_path, make_program, monkeypatch):
    monkeypatch.chdir(tmp_path)
    python = make_program("python")
    assert verbs.show_sample(python, ("--lang", "zh_CN")) == 0
    (folder,) = tmp_path.glob("dunwell-sample-*")
    assert (python.parent / "calls").read_text().splitlines() == [
        f"python -P -m desktop --lang zh_CN sample --folder {folder}",
        f"python -P -m desktop --lang zh_CN --book {folder}/sample.book today",
        f"python -P -m desktop --lang zh_CN --book {folder}/sample.book paper save --out {folder}/papers",
    ]
    assert (folder / "papers").is_dir()


def test_no_list_is_printed_when_the_sample_fails(tmp_path, make_program, monkeypatch):
    monkeypatch.chdir(tmp_path)
    python = make_program("python", "exit 3")
    assert verbs.show_sample(python, ()) == 3
    assert len((python.parent / "calls").read_text().splitlines()) == 1


def test_the_program_is_found_from_a_folder_with_namesakes(tmp_path):
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "__init__.py").write_text("raise SystemExit('the wrong one')")
    code = "import desktop; print(desktop.__file__)"
    found = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=verbs.program_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == str(verbs.ROOT / "desktop" / "__init__.py")


def test_a_python_path_of_the_users_own_is_kept(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "mine")
    assert verbs.program_environment()["PYTHONPATH"] == f"{verbs.ROOT}{os.pathsep}mine"


@pytest.fixture
def checks(make_program, monkeypatch):
    """Run `start.py test` with a stand-in for the environment's Python; returns its code and what it ran."""

    def run(body: str, *passed_on: str) -> tuple[int, list[str]]:
        python = make_program("python", body)
        monkeypatch.setattr(verbs, "prepare", lambda *_: python)
        code = verbs.test(Request("test", passed_on=passed_on))
        return code, [line.removeprefix("python -m ") for line in (python.parent / "calls").read_text().splitlines()]

    monkeypatch.setattr(verbs, "require_qt", lambda *_, **__: None)
    return run


def test_every_check_runs_and_the_tests_come_last(checks):
    assert checks("") == (0, ["ruff check .", "ruff format --check .", "mypy", "pytest -n 2"])


def test_one_failing_check_fails_the_whole_and_stops_no_other(checks, capfd):
    code, ran = checks('[ "$2" != mypy ]')
    assert code == 1
    assert ran[-1] == "pytest -n 2"
    assert capfd.readouterr().out.splitlines()[-1] == "Failed besides: Types"


def test_the_code_of_failing_tests_is_passed_through(checks, capfd):
    assert checks('[ "$2" = pytest ] && exit 5; exit 0')[0] == 5
    assert "Failed besides" not in capfd.readouterr().out


def test_arguments_passed_on_run_pytest_alone(checks):
    assert checks("", "-k", "pay") == (0, ["pytest -k pay"])


def test_checks_run_without_a_screen(checks):
    assert checks('[ "$QT_QPA_PLATFORM" = offscreen ]')[0] == 0
