"""A process that is killed in the middle of its work leaves a whole book behind."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.backup import back_up
from db.connection import open_book
from db.files import journal_of
from db.inspection import inspect
from db.restore import restore
from db.upgrade import LATEST

ROOT = Path(__file__).parents[2]

#: Each says "now" in the middle of its work and then waits for its end. 60,000 rows do not fit into SQLite's memory.
LARGE_TRANSACTION = """
book = open_book(path, passphrase=passphrase)
with book.transaction():
    book.run("UPDATE setting SET value = 'lost'")
    book.run_many("INSERT INTO setting VALUES (?, ?)", ((str(n), "x" * 300) for n in range(60_000)))
    stop_here()
"""
UPGRADE = """
def next_step(execute):
    execute("ALTER TABLE setting ADD COLUMN more TEXT")
    execute("UPDATE setting SET value = 'lost'")
    execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
            "INSERT INTO setting SELECT i, hex(randomblob(150)), '' FROM n")
    stop_here()
upgrade(path, inspect(path, known=len(STEPS), passphrase=passphrase), steps=(*STEPS, next_step))
"""
PRELUDE = """
import sys
from pathlib import Path
from db.connection import open_book
from db.inspection import inspect
from db.upgrade import STEPS, upgrade

def stop_here():
    print("now", flush=True)
    sys.stdin.read()

path, passphrase = Path(sys.argv[1]), sys.argv[2]
"""


def kill_in_the_middle(work, path, passphrase):
    command = [sys.executable, "-c", PRELUDE + work, str(path), passphrase]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"now\n"
        process.send_signal(signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("passphrase", ["", "secret"], ids=["plain", "encrypted"])
@pytest.mark.parametrize("work", [LARGE_TRANSACTION, UPGRADE], ids=["large transaction", "upgrade"])
def test_a_book_survives_a_power_cut(path, work, passphrase):
    book = open_book(path, passphrase=passphrase)
    with book.transaction():
        book.run("INSERT INTO setting VALUES ('kept', 'kept')")
    book.close()
    kill_in_the_middle(work, path, passphrase)
    assert journal_of(path).stat().st_size > 0  # the cut came while the file itself was being written
    again = open_book(path, passphrase=passphrase)
    assert again.rows("SELECT * FROM setting") == [("kept", "kept")]
    assert inspect(path, known=LATEST, passphrase=passphrase).version == LATEST
    again.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("passphrase", ["", "secret"], ids=["plain", "encrypted"])
def test_after_a_power_cut_a_backup_can_take_the_place_of_the_book(path, tmp_path, passphrase):
    book = open_book(path, passphrase=passphrase)
    backup = back_up(book, tmp_path, "2026-11-20").path
    with book.transaction():
        book.run("INSERT INTO setting VALUES ('later', '')")
    book.close()
    kill_in_the_middle(LARGE_TRANSACTION, path, passphrase)
    aside = restore(backup, path, stamp="2026-11-21", passphrase=passphrase)
    for file, rows in ((path, []), (aside, [("later", "")])):
        again = open_book(file, passphrase=passphrase)
        assert again.rows("SELECT * FROM setting") == rows
        again.close()
