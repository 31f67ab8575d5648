import ast
import runpy
import sys
from pathlib import Path

import pytest
import start
from verbs import Request

START = Path(start.__file__)


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ([], Request("run")),
        (["run"], Request("run")),
        (["--sample"], Request("run", sample=True)),
        (["run", "--sample"], Request("run", sample=True)),
        (["--no-window"], Request("run", no_window=True)),
        (["--", "--book", "x"], Request("run", passed_on=("--book", "x"))),
        (["run", "--", "--book", "x"], Request("run", passed_on=("--book", "x"))),
        (["run", "--sample", "--", "--sample"], Request("run", sample=True, passed_on=("--sample",))),
        (["run", "--", "import", "--", "-odd.csv"], Request("run", passed_on=("import", "--", "-odd.csv"))),
        (["test"], Request("test")),
        (["test", "--", "-k", "pay"], Request("test", passed_on=("-k", "pay"))),
        (["test", "--"], Request("test")),
    ],
)
def test_arguments_before_the_dashes_are_ours_and_those_after_are_passed_on(arguments, request_):
    assert start.read_arguments(arguments) == request_


@pytest.mark.parametrize(
    "arguments",
    [["walk"], ["--book", "x"], ["run", "--book", "x"], ["test", "--sample"], ["test", "--no-window"], ["--sam"]],
)
def test_wrong_arguments_end_with_a_usage_line_and_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        start.read_arguments(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: start.py")


def test_help_tells_every_verb_and_option(capsys):
    with pytest.raises(SystemExit) as stopped:
        start.read_arguments(["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("run", "test", "--sample", "--no-window", "-- -k pay", ".venv"))


@pytest.mark.parametrize("version", [(3, 7, 17), (3, 10, 12)])
def test_an_older_python_gets_one_sentence(version, monkeypatch):
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(START), run_name="__main__")
    expected = f"Dunwell needs Python 3.11 or newer; this is Python {version[0]}.{version[1]}."
    assert stopped.value.code == expected


def test_an_older_python_can_read_the_file_that_tells_it_so():
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 7))
