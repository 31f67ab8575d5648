"""A program that is killed between any two statements of a booking leaves books that balance: all of it or nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.check import check
from db.connection import open_book
from desktop.services.payments import PaymentForm, Share
from tests.services.conftest import TODAY

ROOT = Path(__file__).parents[2]

#: Does one work on copies of a book, and in the n-th copy kills itself after n statements, until it gets to the end.
PRELUDE = """
import os, shutil, signal, sys
from pathlib import Path

from db.connection import open_book
from desktop.app import Services
from desktop.domain.ledger import Share
from desktop.services.clock import FixedClock
from desktop.services.payment_files.service import pick
from desktop.services.payments import PaymentForm
from tests.services.conftest import TODAY, saved

def office(services):
    # a file that corrects one invoice, has a part of the other paid, and misses the credit note
    file = first.with_name("week.csv")
    rows = ["客户名称,发票号,金额,未收金额", "恒达食品有限公司,A-1,6.00,5.50", "恒达食品有限公司,A-2,8.00,3.00"]
    file.write_text("\\n".join(rows), "utf-8")
    imports = services.imports
    workbook = imports.read(file)
    mapping = imports.recognise(workbook)
    return imports.apply(workbook, mapping, imports.check(workbook, mapping), close_gone=True)

def bank(services):
    # a statement with two payments, of which one names its invoice
    file = first.with_name("statement.csv")
    rows = ["日期,收入金额,付款人,发票号", "2026-11-20,2.50,恒达食品有限公司,A-2", "2026-11-20,4.00,恒达食品有限公司,"]
    file.write_text("\\n".join(rows), "utf-8")
    files = services.payment_files
    workbook = files.read(file)
    mapping = files.recognise(workbook)
    checked = files.check(workbook, mapping)
    picks = [pick(match) for match in files.propose(checked).matches]
    return files.book(workbook, mapping, checked, picks)

def do(path, last):
    book = open_book(path)
    services = Services(book, FixedClock(TODAY))
    done = 0

    def count(statement):
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with book.reading():
        book._here.connection.set_trace_callback(count)
        saved({work})

first = Path(sys.argv[1])
last, status = 0, signal.SIGKILL
while status == signal.SIGKILL:
    last += 1
    copy = first.with_name(f"cut-{{last}}.book")
    shutil.copy(first, copy)
    child = os.fork()
    if not child:
        try:
            do(copy, last)
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1
print(last if status == 0 else 0)
"""
WORKS = {
    "add": "services.payments.add(PaymentForm(1, 'CNY', 900, TODAY, reference='late'))",
    "spread anew": "services.payments.reallocate(1, (Share(2, 300), Share(1, 200)))",
    "reverse": "services.payments.reverse(1, TODAY, 'dishonoured')",
    "refund": "services.payments.refund(1, 100, TODAY, 'asked')",
    "write off": "services.ledger.write_off(2, 400, 'lost')",
    "bring in a file": "office(services)",
    "book a statement": "bank(services)",
    "apply a credit note": "services.ledger.apply_credit(3, [Share(1, 100), Share(2, 100)])",
}
FEWEST_STATEMENTS = 5


def state(path):
    """Everything of the ledger, once it is seen that it balances."""
    book = open_book(path)
    assert check(book).is_sound
    tables = ("payment", "payment_file", "allocation", "receivable", "event")
    rows = {table: book.rows(f"SELECT * FROM {table}") for table in tables}
    book.close()
    return rows


@pytest.fixture
def small_book(services, book, add_item, saved, customer):
    """Two invoices, a credit note, and a payment of which 400 went to the first invoice and 300 to nothing."""
    first = add_item("A-1", 500, -10, issued=-40)
    add_item("A-2", 800, -10, issued=-40)
    add_item("K-1", -300, kind="credit_note", issued=-5)
    saved(services.payments.add(PaymentForm(customer, "CNY", 700, TODAY, shares=(Share(first, 400),))))
    book.close()
    return book.path


@pytest.mark.skipif(not hasattr(os, "fork") or not hasattr(signal, "SIGKILL"), reason="needs a death without warning")
@pytest.mark.parametrize("work", WORKS)
def test_the_books_balance_after_a_power_cut_between_any_two_statements(small_book, work):
    before = state(small_book)
    command = [sys.executable, "-c", PRELUDE.format(work=WORKS[work]), str(small_book)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    last = int(told.stdout)
    assert last > FEWEST_STATEMENTS
    after = state(small_book.with_name(f"cut-{last}.book"))
    assert after != before
    found = [state(small_book.with_name(f"cut-{n}.book")) for n in range(1, last)]
    written = [rows != before for rows in found]
    assert written == sorted(written)
    assert not written[0]
    assert all(without_moments(rows) == without_moments(after) for rows in found[written.count(False) :])


def without_moments(rows):
    """The rows but for the moments at which they were written."""
    return {table: [tuple(cell for cell in row if not str(cell).endswith("+00:00")) for row in rows[table]]
            for table in rows}  # fmt: skip
