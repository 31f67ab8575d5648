"""Step 1: customers, what they owe, how they pay, visits and their confirmation, imports, working days."""

from collections.abc import Callable

from db.migrations.columns import CUSTOMER, MONEY_CURRENCY, choice, clock, day, text

_PAPER_KINDS = (
    "vat_invoice", "plain_invoice", "delivery_note", "signed_receipt", "warehouse_receipt", "acceptance", "statement",
    "contract", "order", "payment_request", "receipt", "authorisation", "account_proof", "other",
)  # fmt: skip
_PAPER_FORMS = ("original", "copy", "electronic")
_TIME_ANSWERS = ("agreed", "changed", "no_reply")
_AMOUNT_ANSWERS = ("agreed", "differs", "no_reply")

TABLES = (
    """CREATE TABLE setting (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # search_text: all that a customer is found by, normalised; sort_key: the name as it is ordered (pinyin for hanzi);
    # name_key: the name without white space, punctuation and company suffixes, to notice duplicates.
    f"""CREATE TABLE customer (
        id INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
        {text("name_en")},
        {text("short_name", 100)},
        {text("code", 60)},
        {text("tax_id", 60)},
        {text("address", 500)},
        credit_term_days INTEGER CHECK (credit_term_days BETWEEN 0 AND 3650),
        credit_limit INTEGER CHECK (credit_limit >= 0),
        {MONEY_CURRENCY},
        {choice("standing", "normal", "good", "slow_but_sure", "watch", "stopped")},
        {choice("ability", "unknown", "low", "medium", "high")},
        {choice("willingness", "unknown", "low", "medium", "high")},
        {choice("tone", "gentle", "neutral", "firm")},
        {choice("letter_language", "zh_CN", "en")},
        {clock("call_from")},
        {clock("call_to")},
        {text("avoid_hours", 100)},
        {day("terms_agreed_on", null=True)},
        {text("terms_agreed_by", 100)},
        {text("terms_document", 200)},
        {text("note", 4000)},
        name_key TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        search_text TEXT NOT NULL,
        archived_at TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE contact (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        {text("position", 100)},
        {text("phone", 60)},
        {text("mail", 200)},
        {clock("best_time")},
        {text("source", 200)},
        {day("source_on", null=True)},
        {text("note", 2000)},
        archived_at TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    # open: what is still to be paid; zero once closed. credit_term_days overrides the customer's (rule 1).
    f"""CREATE TABLE receivable (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
        number_key TEXT NOT NULL,
        {choice("kind", "invoice", "debit_note", "credit_note", "deposit", "retention", "other")},
        {text("contract", 100)},
        {text("project", 200)},
        {day("document_date", null=True)},
        {day("due_date", null=True)},
        credit_term_days INTEGER CHECK (credit_term_days BETWEEN 0 AND 3650),
        {MONEY_CURRENCY},
        amount INTEGER NOT NULL CHECK (abs(amount) <= 9999999999999),
        open INTEGER NOT NULL CHECK (abs(open) <= 9999999999999),
        disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed >= 0),
        {day("handed_over_on", null=True)},
        {text("note", 2000)},
        closed_at TEXT CHECK (closed_at IS NULL OR open = 0),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        UNIQUE (customer_id, number_key, currency)
    ) STRICT""",
    # rule: the pay-day rule in its grammar, '' when it is not known; means: comma-separated, sorted.
    f"""CREATE TABLE process (
        customer_id INTEGER NOT NULL PRIMARY KEY REFERENCES customer (id),
        {text("rule", 200)},
        {text("means", 200)},
        {text("note", 4000)},
        updated_at TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE process_step (
        id INTEGER NOT NULL PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES process (customer_id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        {choice("kind", "receive", "reconcile", "invoice", "check", "sign", "approve", "schedule", "pay")},
        {text("role", 100)},
        {text("person", 100)},
        contact_id INTEGER REFERENCES contact (id),
        {text("deputy", 100)},
        deputy_id INTEGER REFERENCES contact (id),
        lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 60),
        window_from INTEGER CHECK (window_from BETWEEN 1 AND 31),
        window_to INTEGER CHECK (window_to BETWEEN 1 AND 31),
        {text("note", 1000)},
        UNIQUE (customer_id, position),
        CHECK ((window_from IS NULL) = (window_to IS NULL))
    ) STRICT""",
    f"""CREATE TABLE process_paper (
        id INTEGER NOT NULL PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES process (customer_id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        {choice("kind", *_PAPER_KINDS)},
        {choice("form", *_PAPER_FORMS, null=True)},
        copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 20),
        {text("note", 1000)},
        UNIQUE (customer_id, position)
    ) STRICT""",
    # Days on which one customer neither takes in papers nor pays: stock-taking, a long Spring Festival.
    f"""CREATE TABLE closed_period (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {day("first_day")},
        {day("last_day")},
        {text("note", 200)},
        CHECK (last_day >= first_day)
    ) STRICT""",
    f"""CREATE TABLE calendar_day (
        country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
        {day("day")},
        working INTEGER NOT NULL CHECK (working IN (0, 1)),
        {text("name", 100)},
        PRIMARY KEY (country, day)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE calendar_year (
        country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
        year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
        {text("source", 300)},
        PRIMARY KEY (country, year)
    ) STRICT, WITHOUT ROWID""",
    # planned_on: the local day on which the visit got its present date. confirm_from: five days before, on a working
    # day. time_answer and amount_answer: the answers of this revision, folded; `confirmation` is the record.
    f"""CREATE TABLE visit (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {day("day")},
        {clock("time")},
        {choice("purpose", "collect", "deliver_papers", "reconcile", "approve", "care")},
        amount INTEGER CHECK (abs(amount) <= 9999999999999),
        {MONEY_CURRENCY},
        {text("note", 4000)},
        {choice("status", "planned", "done", "cancelled")},
        revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
        {day("planned_on")},
        {day("confirm_from")},
        {choice("time_answer", *_TIME_ANSWERS, null=True)},
        {choice("amount_answer", *_AMOUNT_ANSWERS, null=True)},
        confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
        {
        choice(
            "outcome",
            "paid",
            "part_paid",
            "promised",
            "nothing",
            "not_met",
            "papers_handed_over",
            "reconciled",
            "other",
            null=True,
        )
    },
        {text("outcome_note", 4000)},
        {text("next_step", 500)},
        {day("next_step_on", null=True)},
        {day("next_step_done_on", null=True)},
        {day("closed_on", null=True)},
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        CHECK ((status = 'planned') = (closed_on IS NULL)),
        CHECK (status = 'done' OR outcome IS NULL)
    ) STRICT""",
    """CREATE TABLE visit_item (
        visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
        receivable_id INTEGER NOT NULL REFERENCES receivable (id),
        PRIMARY KEY (visit_id, receivable_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE visit_person (
        visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
        contact_id INTEGER NOT NULL REFERENCES contact (id),
        PRIMARY KEY (visit_id, contact_id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE visit_paper (
        id INTEGER NOT NULL PRIMARY KEY,
        visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        {choice("kind", *_PAPER_KINDS)},
        {choice("form", *_PAPER_FORMS, null=True)},
        copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 20),
        {text("note", 1000)},
        packed INTEGER NOT NULL DEFAULT 0 CHECK (packed IN (0, 1)),
        UNIQUE (visit_id, position)
    ) STRICT""",
    # One row a talk; withdrawn, never deleted. old_*: where the visit stood before a changed time moved it.
    f"""CREATE TABLE confirmation (
        id INTEGER NOT NULL PRIMARY KEY,
        visit_id INTEGER NOT NULL REFERENCES visit (id),
        revision INTEGER NOT NULL CHECK (revision >= 1),
        at TEXT NOT NULL,
        {day("answered_on")},
        contact_id INTEGER REFERENCES contact (id),
        {text("spoke_with", 100)},
        {choice("channel", "phone", "message", "mail", "in_person")},
        {choice("time_answer", *_TIME_ANSWERS)},
        {day("new_day", null=True)},
        {clock("new_time")},
        {day("old_day", null=True)},
        {clock("old_time")},
        {day("old_planned_on", null=True)},
        {choice("amount_answer", *_AMOUNT_ANSWERS)},
        amount_ours INTEGER,
        amount_theirs INTEGER,
        {text("reason", 1000)},
        {text("note", 2000)},
        withdrawn_at TEXT,
        CHECK ((time_answer = 'changed') = (new_day IS NOT NULL)),
        CHECK ((amount_answer = 'differs') = (amount_theirs IS NOT NULL))
    ) STRICT""",
    f"""CREATE TABLE reconciliation (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        visit_id INTEGER NOT NULL REFERENCES visit (id),
        confirmation_id INTEGER NOT NULL REFERENCES confirmation (id),
        {MONEY_CURRENCY},
        ours INTEGER NOT NULL,
        theirs INTEGER NOT NULL,
        {choice("reason", "our_error", "their_error", "timing", "goods_disputed", "unknown")},
        {text("detail", 2000)},
        {text("owner", 100)},
        {choice("status", "open", "solved", "accepted", "withdrawn")},
        agreed INTEGER,
        {text("resolution", 2000)},
        {day("opened_on")},
        {day("closed_on", null=True)},
        CHECK ((status = 'open') = (closed_on IS NULL)),
        CHECK (status NOT IN ('solved', 'accepted') OR agreed IS NOT NULL)
    ) STRICT""",
    # The customer's timeline: what happened, when, in the words of `data` (JSON); nothing is ever removed from it.
    f"""CREATE TABLE event (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        entity_id INTEGER,
        data TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(data))
    ) STRICT""",
    """CREATE TABLE import_run (
        id INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        summary TEXT NOT NULL CHECK (json_valid(summary)),
        undone_at TEXT
    ) STRICT""",
    # What each run did to each row, as JSON of the columns; before is NULL where the run made the row.
    f"""CREATE TABLE import_change (
        id INTEGER NOT NULL PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES import_run (id),
        {choice("entity", "customer", "contact", "receivable")},
        entity_id INTEGER NOT NULL,
        before TEXT CHECK (before IS NULL OR json_valid(before)),
        after TEXT NOT NULL CHECK (json_valid(after))
    ) STRICT""",
    """CREATE TABLE import_mapping (
        heading_key TEXT NOT NULL PRIMARY KEY,
        mapping TEXT NOT NULL CHECK (json_valid(mapping)),
        used_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

INDEXES = (
    # covers the search, so that typing never reads the table itself
    "CREATE INDEX customer_sorted ON customer (sort_key, id, search_text) WHERE archived_at IS NULL",
    "CREATE UNIQUE INDEX customer_code ON customer (code) WHERE code <> ''",
    "CREATE INDEX customer_name_key ON customer (name_key)",
    "CREATE INDEX contact_customer ON contact (customer_id)",
    "CREATE INDEX receivable_open ON receivable (customer_id, currency, due_date, open, disputed) WHERE open <> 0",
    "CREATE INDEX receivable_number ON receivable (number_key)",
    "CREATE INDEX closed_period_customer ON closed_period (customer_id, first_day)",
    "CREATE INDEX process_step_contact ON process_step (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX process_step_deputy ON process_step (deputy_id) WHERE deputy_id IS NOT NULL",
    "CREATE INDEX visit_to_confirm ON visit (confirm_from) WHERE status = 'planned' AND confirmed = 0",
    "CREATE INDEX visit_next_step ON visit (next_step_on) WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL",
    "CREATE INDEX visit_day ON visit (day, time)",
    "CREATE INDEX visit_customer ON visit (customer_id, day)",
    "CREATE INDEX visit_item_receivable ON visit_item (receivable_id)",
    "CREATE INDEX visit_person_contact ON visit_person (contact_id)",
    "CREATE INDEX confirmation_visit ON confirmation (visit_id, id)",
    "CREATE INDEX reconciliation_open ON reconciliation (visit_id) WHERE status = 'open'",
    "CREATE INDEX reconciliation_customer ON reconciliation (customer_id)",
    "CREATE INDEX event_customer ON event (customer_id, id)",
    "CREATE INDEX import_change_run ON import_change (run_id)",
    "CREATE INDEX import_change_entity ON import_change (entity, entity_id)",
)


def apply(execute: Callable[[str], object]) -> None:
    """Make the tables and indexes of the first schema."""
    for statement in (*TABLES, *INDEXES):
        execute(statement)
