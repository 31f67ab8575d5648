"""Backup, restore, check, and books that cannot be used."""

import os
import sqlite3
import subprocess
import sys

import pytest

from desktop.__main__ import main


def test_backup_makes_a_copy_that_restores(run, book, office_file, tmp_path):
    run("import", office_file())
    code, out, _err = run("backup", tmp_path / "copies")
    assert code == 0
    (copy,) = (tmp_path / "copies").glob("*.backup")
    assert str(copy) in out
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1500")
    code, out, _err = run("restore", copy)
    assert code == 0
    assert "No visit is planned" in run("visit", "list")[1]
    assert len(list(book.parent.glob("rep*"))) > 1, "the book as it was is kept"


def test_check_finds_a_sound_book_sound(run, office_file):
    run("import", office_file())
    code, out, _err = run("check")
    assert code == 0
    assert "sound" in out


def test_check_names_what_does_not_agree(run, book, office_file):
    run("import", office_file())
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1500")
    connection = sqlite3.connect(book)
    connection.execute("UPDATE visit SET confirmed = 1")
    connection.commit()
    connection.close()
    code, _out, err = run("check")
    assert code == 1
    assert "visit 1 is marked as confirmed" in err


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "This file is empty"), (b"no book at all" * 50, "not a Dunwell book"), ("sqlite", "not a Dunwell book")],
)
def test_a_file_that_is_no_book_is_refused_and_left_alone(run, book, content, why):
    if content == "sqlite":
        with sqlite3.connect(book) as other:
            other.execute("CREATE TABLE theirs (a)")
        other.close()
    else:
        book.write_bytes(content)
    before = book.read_bytes()
    code, _out, err = run("today")
    assert code == 1
    assert why in err
    assert book.read_bytes() == before


def test_selftest_finds_all_parts(capsys):
    assert main(["--lang", "en", "selftest"]) == 0
    assert "All is well" in capsys.readouterr().out


def test_sample_makes_a_book_and_the_file_it_comes_from(tmp_path, capsys):
    folder = tmp_path / "sample"
    assert main(["--lang", "en", "sample", "--folder", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["open-items.csv", "sample.book"]
    capsys.readouterr()
    assert main(["--lang", "en", "--book", str(folder / "sample.book"), "today"]) == 0
    assert "Confirm by phone" in capsys.readouterr().out


def test_wrong_words_end_with_code_2(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["dance"])
    assert ended.value.code == 2
    capsys.readouterr()


@pytest.mark.skipif(os.name != "posix", reason="pipes of Windows tell nobody that they are closed")
def test_who_reads_no_further_is_not_told_so(run, book):
    run("customers")
    command = [sys.executable, "-m", "desktop", "--book", str(book), "--lang", "en", "customers"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 1
