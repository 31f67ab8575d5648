"""Preferences are read and kept where that is possible, and never a reason not to start."""

import json
import logging

import pytest

from desktop import paths, preferences
from desktop.preferences import Preferences

CHOSEN = Preferences(language="zh_CN", theme="dark", book="/books/南区.book", window="AdnQywAD", papers="/home/催款函")


@pytest.fixture
def stored():
    """Put a text where the preferences are kept."""
    return lambda text: preferences.file().write_bytes(text)


def test_the_first_start_has_the_defaults(caplog):
    assert preferences.load() == Preferences()
    assert caplog.records == []


def test_what_is_saved_is_loaded():
    preferences.save(CHOSEN)
    assert preferences.load() == CHOSEN
    assert [path.name for path in paths.state_folder().iterdir()] == ["preferences.json"]


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"language": "zh_CN"'],
    ids=["empty", "cut", "no text", "endless", "half"],
)
def test_a_file_that_cannot_be_read_means_the_defaults_and_a_line_in_the_log(stored, caplog, text):
    stored(text)
    with caplog.at_level(logging.WARNING):
        assert preferences.load() == Preferences()
    assert len(caplog.records) == 1


@pytest.mark.parametrize("text", [b"[]", b"null", b"5", b'"dark"'])
def test_a_file_of_something_else_means_the_defaults(stored, text):
    stored(text)
    assert preferences.load() == Preferences()


def test_what_is_unknown_or_of_another_type_is_left_out(stored):
    stored(json.dumps({"language": 5, "theme": "dark", "book": None, "of_a_newer_program": "x"}).encode())
    assert preferences.load() == Preferences(theme="dark")


@pytest.mark.parametrize("in_the_way", ["a folder", "a file for a folder"])
def test_where_nothing_can_be_read_or_written_the_program_starts_all_the_same(
    in_the_way, tmp_path, monkeypatch, caplog
):
    if in_the_way == "a folder":
        preferences.file().mkdir()
    else:
        (tmp_path / "home").write_text("")
        monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    with caplog.at_level(logging.WARNING):
        assert preferences.load() == Preferences()
        preferences.save(CHOSEN)
    assert len(caplog.records) == 2


def test_a_file_name_that_is_no_text_does_not_stop_the_program(caplog):
    preferences.save(CHOSEN)
    with caplog.at_level(logging.WARNING):
        preferences.save(Preferences(book="/books/\udcff.book"))
    assert len(caplog.records) == 1
    assert preferences.load() == CHOSEN


def test_what_cannot_be_saved_whole_leaves_what_was(monkeypatch, caplog):
    def fail(*_args):
        raise OSError(28, "No space left on device")

    preferences.save(CHOSEN)
    monkeypatch.setattr(preferences.os, "replace", fail)
    preferences.save(Preferences())
    assert preferences.load() == CHOSEN
