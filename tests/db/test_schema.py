"""The tables as the migrations make them, as the models see them, and as the rules name their choices."""

import dataclasses
import datetime as dt
import importlib
import re
from enum import Enum

import peewee
import pytest

from db.models import ALL_MODELS, CalendarDay
from db.upgrade import LATEST, STEPS
from desktop.domain.clauses import Clauses

COLUMNS = 'SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?) ORDER BY name'
FOREIGN_KEYS = 'SELECT "from", "table", "to", on_delete, on_update FROM pragma_foreign_key_list(?) ORDER BY "from"'
TABLES = (
    "SELECT name, strict, wr FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
)


@pytest.fixture(scope="module")
def modelled():
    """A database made from the models alone, which the program never does."""
    database = peewee.SqliteDatabase(":memory:")
    with database.bind_ctx(ALL_MODELS), database:
        database.create_tables(ALL_MODELS)
        yield lambda sql, params=(): database.execute_sql(sql, params).fetchall()


def test_every_table_has_a_model_of_its_kind(book, modelled):
    assert book.rows(TABLES) == modelled(TABLES)


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("aspect", [COLUMNS, FOREIGN_KEYS], ids=["columns", "foreign keys"])
def test_a_model_says_what_its_table_is(book, modelled, model, aspect):
    table = [model._meta.table_name]
    assert book.rows(aspect, table) == modelled(aspect, table)


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_a_model_fills_in_what_its_table_would(book, model):
    in_table = dict(book.rows("SELECT name, dflt_value FROM pragma_table_info(?)", [model._meta.table_name]))
    in_model = {
        field.column_name: None if field.default is None else as_sql(field.db_value(field.default))
        for field in model._meta.sorted_fields
    }
    assert in_model == in_table


def as_sql(value):
    return f"'{value}'" if isinstance(value, str) else str(int(value))


def test_the_version_is_the_number_of_steps(book):
    assert book.rows("PRAGMA user_version") == [(LATEST,)] == [(len(STEPS),)]


def test_days_are_dates_in_python_and_text_in_the_book(book):
    with book.transaction():
        CalendarDay.create(country="CN", day=dt.date(2026, 2, 28), working=True, name="调休上班")
        assert CalendarDay.get().day == dt.date(2026, 2, 28)
        assert CalendarDay.get().working is True
    assert book.rows("SELECT day, typeof(day), working FROM calendar_day") == [("2026-02-28", "text", 1)]


@pytest.mark.parametrize(
    "day",
    ["2026-02-29", "26-02-28", "2026-2-28", "2026-02-28 10:00", "", "now", "20260228", "2461100.5", " 2026-02-28"],
)
def test_a_day_that_does_not_exist_is_refused(book, day):
    with pytest.raises(Exception, match="CHECK"), book.transaction():
        book.run("INSERT INTO calendar_day (country, day, working) VALUES ('CN', ?, 1)", [day])


def test_a_point_in_time_is_no_day(book):
    with pytest.raises(TypeError), book.transaction():
        CalendarDay.create(country="CN", day=dt.datetime(2026, 2, 28, tzinfo=dt.UTC), working=True)


def test_text_in_place_of_a_sum_is_refused(book, add):
    with pytest.raises(Exception, match="cannot store TEXT"):
        add(book, "receivable", customer_id=add(book, "customer"), amount="12abc")


CHOICES = {
    ("customer", "standing"): "customers.Standing",
    ("customer", "ability"): "customers.Level",
    ("customer", "willingness"): "customers.Level",
    ("customer", "tone"): "customers.Tone",
    ("customer", "letter_language"): "customers.LetterLanguage",
    ("receivable", "kind"): "receivables.ReceivableKind",
    ("process_step", "kind"): "process.StepKind",
    ("process_paper", "kind"): "process.PaperKind",
    ("process_paper", "form"): "process.PaperForm",
    ("visit", "purpose"): "visits.Purpose",
    ("visit", "status"): "visits.VisitStatus",
    ("visit", "time_answer"): "confirmation.TimeAnswer",
    ("visit", "amount_answer"): "confirmation.AmountAnswer",
    ("visit", "outcome"): "visits.Outcome",
    ("visit_paper", "kind"): "process.PaperKind",
    ("visit_paper", "form"): "process.PaperForm",
    ("confirmation", "channel"): "confirmation.Channel",
    ("confirmation", "time_answer"): "confirmation.TimeAnswer",
    ("confirmation", "amount_answer"): "confirmation.AmountAnswer",
    ("reconciliation", "reason"): "confirmation.DifferenceReason",
    ("reconciliation", "status"): "confirmation.ReconciliationStatus",
    ("company", "english_habit"): "company.EnglishHabit",
    ("paper_text", "language"): "customers.LetterLanguage",
    ("plan", "state"): "plans.STORED",
    ("plan", "every"): "instalments.Every",
    ("plan", "shift"): "instalments.DayShift",
    ("plan", "interest"): "instalments.Interest",
    ("plan", "remainder"): "instalments.Remainder",
    ("document", "kind"): "company.DocumentKind",
    ("document", "language"): "customers.LetterLanguage",
    ("delivery", "channel"): "deliveries.DeliveryChannel",
    ("proof", "kind"): "deliveries.ProofKind",
    ("proof", "media_type"): "deliveries.MediaType",
    ("reply", "kind"): "deliveries.ReplyKind",
    ("clock_event", "kind"): "limitation.ClockEventKind",
    ("reference_rate", "basis"): "lateinterest.RateBasis",
    ("paper_text_version", "language"): "customers.LetterLanguage",
    ("receivable", "cause"): "receivables.DebtCause",
    ("receivable", "nature"): "receivables.DebtNature",
    ("receivable", "term_class"): "receivables.DebtTerm",
    ("payment", "kind"): "ledger.PaymentKind",
    ("payment", "means"): "process.PayMeans",
    ("allocation", "kind"): "ledger.AllocationKind",
    ("dispute", "reason"): "disputes.DisputeReason",
    ("dispute", "status"): "disputes.DisputeStatus",
    ("contact_log", "channel"): "contacts.ContactChannel",
    ("contact_log", "result"): "contacts.ContactResult",
    ("contact_log", "tactic"): "contacts.Tactic",
    ("contact_log", "verdict"): "contacts.Verdict",
    ("signal", "kind"): "signals.SignalKind",
    ("signal", "source"): "signals.SignalSource",
    ("today_mark", "kind"): "agenda.MarkKind",
}
#: Tables, not choices of anybody.
NAMES_OF_TABLES = {("import_change", "entity")}


def stored_choices(book):
    """Read every `column TEXT ... CHECK (column = 'a' OR column = 'b')` from the schema."""
    found = {}
    for table, sql in book.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"):
        for column, choices in re.findall(r"(\w+) TEXT[\w ]* CHECK \((\1 = '[^)]*)\)", sql):
            found[table, column] = re.findall(r"'([^']*)'", choices)
    return found


def test_every_list_of_choices_in_the_schema_is_an_enum_of_the_rules(book):
    assert stored_choices(book).keys() - NAMES_OF_TABLES == CHOICES.keys()


@pytest.mark.parametrize(("table", "column"), CHOICES)
def test_the_schema_takes_exactly_the_choices_of_the_enum(book, table, column):
    module, name = CHOICES[table, column].split(".")
    choices = getattr(importlib.import_module(f"desktop.domain.{module}"), name)
    assert sorted(stored_choices(book)[table, column]) == sorted(choices)


#: What books of a version hold in `plan.clauses`, which is JSON and has no CHECK: the choices of each clause, nothing
#: for a number or a name. A version of the program that knows more of them needs a step of its own, so that one that
#: knows less refuses its books.
CLAUSES_BY_VERSION = {
    2: {
        "grace_days": (),
        "late_charge": ("daily", "lpr", "none"),
        "daily_ppm": (),
        "lpr_factor": (),
        "acceleration": ("none", "one_fifth", "two_late"),
        "cure_days": (),
        "security": ("guarantor", "none", "retention"),
        "guarantor": (),
        "forum": ("arbitration", "creditor", "debtor", "law"),
        "arbitrator": (),
        "settling_order": ("by_law", "principal_first"),
        "earlier_rights": ("reserved", "waived_if_kept"),
        "costs": ("each_own", "in_breach"),
        "governing_law": ("china", "england", "named"),
        "law_named": (),
        "copies": (),
    }
}


def test_a_clause_or_a_choice_of_one_comes_with_a_version_of_the_book():
    mildest = Clauses()
    values = {field.name: getattr(mildest, field.name) for field in dataclasses.fields(Clauses)}
    known = {name: tuple(sorted(type(value))) if isinstance(value, Enum) else () for name, value in values.items()}
    assert known == CLAUSES_BY_VERSION[max(version for version in CLAUSES_BY_VERSION if version <= LATEST)]
