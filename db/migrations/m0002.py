"""Step 2: our own company, instalment plans, the words of papers, and the papers as they were printed."""

from collections.abc import Callable

from db.migrations.columns import CUSTOMER, MONEY_CURRENCY, amount, choice, day, text

_LANGUAGES = ("zh_CN", "en")
_STORED_STATES = (
    "draft", "proposed", "countered", "agreed", "signed", "broken", "cancelled", "superseded",
)  # fmt: skip

TABLES = (
    # One row: who we are, as our papers say it. `logo` is a PNG or JPEG.
    f"""CREATE TABLE company (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        {text("name")},
        {text("name_en")},
        {text("address", 500)},
        {text("address_en", 500)},
        {text("tax_id", 60)},
        {text("phone", 60)},
        {text("mail", 200)},
        {text("legal_representative", 100)},
        {text("signatory", 100)},
        {text("signatory_position", 100)},
        {text("handler", 100)},
        {text("handler_phone", 60)},
        {text("handler_mail", 200)},
        {text("signing_place", 100)},
        {choice("english_habit", "uk", "us")},
        {text("registered_number", 60)},
        {text("registered_in", 100)},
        {text("registered_office", 500)},
        logo BLOB,
        updated_at TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE company_account (
        id INTEGER NOT NULL PRIMARY KEY,
        position INTEGER NOT NULL UNIQUE CHECK (position >= 0),
        {MONEY_CURRENCY},
        {text("holder")},
        {text("bank")},
        {text("number", 60)},
        {text("code", 60)}
    ) STRICT""",
    # A firm's own wording in the place of ours; without a row the original counts.
    f"""CREATE TABLE paper_text (
        {choice("language", *_LANGUAGES)},
        key TEXT NOT NULL,
        text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
        updated_at TEXT NOT NULL,
        PRIMARY KEY (language, key)
    ) STRICT, WITHOUT ROWID""",
    # root_id: the first version of the plan (its own id for that one). rate_ppm: per year, in millionths.
    # clauses: JSON of the choices of the agreement. state: what people decided; what follows from payments is
    # worked out.
    f"""CREATE TABLE plan (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        root_id INTEGER REFERENCES plan (id),
        version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
        {choice("state", *_STORED_STATES)},
        {MONEY_CURRENCY},
        {amount("debt", least=1)},
        {amount("down_payment")},
        {day("down_payment_on", null=True)},
        parts INTEGER CHECK (parts >= 1),
        part_amount INTEGER CHECK (part_amount >= 1),
        {choice("every", "week", "two_weeks", "month", "quarter", "month_end", "own")},
        {day("first_on", null=True)},
        {choice("shift", "none", "following", "preceding", "modified")},
        {choice("interest", "none", "equal_principal", "equal_payment", "simple_365", "simple_360")},
        rate_ppm INTEGER NOT NULL DEFAULT 0 CHECK (rate_ppm BETWEEN 0 AND 1000000),
        {day("interest_from", null=True)},
        {choice("remainder", "last", "first")},
        edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
        {text("contract", 200)},
        {text("reason", 1000)},
        {text("note", 4000)},
        clauses TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(clauses)),
        {day("signed_on", null=True)},
        {text("closed_because", 1000)},
        {day("as_of")},
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        UNIQUE (root_id, version)
    ) STRICT""",
    """CREATE TABLE plan_item (
        plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        receivable_id INTEGER NOT NULL REFERENCES receivable (id),
        open INTEGER NOT NULL CHECK (abs(open) <= 9999999999999),
        PRIMARY KEY (plan_id, receivable_id)
    ) STRICT, WITHOUT ROWID""",
    # position 0 is the down payment, which is not counted among the instalments.
    f"""CREATE TABLE plan_instalment (
        plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        {day("nominal_on")},
        {day("pay_on")},
        {amount("principal")},
        {amount("interest")},
        PRIMARY KEY (plan_id, position),
        CHECK (principal + interest > 0)
    ) STRICT, WITHOUT ROWID""",
    # plan_id: the version that was the newest when the payment was recorded.
    f"""CREATE TABLE plan_payment (
        id INTEGER NOT NULL PRIMARY KEY,
        plan_id INTEGER NOT NULL REFERENCES plan (id),
        {day("paid_on")},
        {amount("amount", least=1)},
        {text("reference", 200)},
        {text("note", 1000)},
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT
    ) STRICT""",
    # A paper as it was printed. year and serial make the number, without gaps; choices: JSON of what it was made with.
    # Its bytes come last, so that all else is read without passing them.
    f"""CREATE TABLE document (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {choice("kind", "reminder", "proposal_form", "agreement")},
        number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 60),
        year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
        serial INTEGER NOT NULL CHECK (serial >= 1),
        {day("made_on")},
        {day("as_of")},
        {choice("language", *_LANGUAGES)},
        {MONEY_CURRENCY},
        {amount("total")},
        {day("pay_by", null=True)},
        plan_id INTEGER REFERENCES plan (id),
        choices TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(choices)),
        pages INTEGER NOT NULL CHECK (pages >= 1),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        {text("made_by", 100)},
        made_at TEXT NOT NULL,
        voided_at TEXT,
        {text("void_reason", 500)},
        pdf BLOB NOT NULL,
        UNIQUE (kind, year, serial),
        CHECK ((voided_at IS NULL) = (void_reason = ''))
    ) STRICT""",
    f"""CREATE TABLE document_item (
        document_id INTEGER NOT NULL REFERENCES document (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        receivable_id INTEGER NOT NULL REFERENCES receivable (id),
        number TEXT NOT NULL,
        {day("document_date", null=True)},
        {day("due_date", null=True)},
        amount INTEGER NOT NULL,
        open INTEGER NOT NULL,
        disputed INTEGER NOT NULL DEFAULT 0,
        days_overdue INTEGER NOT NULL,
        PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID""",
)

COLUMNS = (f"ALTER TABLE customer ADD COLUMN {text('legal_representative', 100)}",)

INDEXES = (
    "CREATE INDEX plan_customer ON plan (customer_id)",
    "CREATE INDEX plan_item_receivable ON plan_item (receivable_id)",
    "CREATE INDEX plan_payment_plan ON plan_payment (plan_id, paid_on)",
    "CREATE INDEX document_customer ON document (customer_id, made_on)",
    "CREATE INDEX document_made ON document (made_on, id)",
    "CREATE INDEX document_plan ON document (plan_id) WHERE plan_id IS NOT NULL",
    "CREATE INDEX document_item_receivable ON document_item (receivable_id)",
)

_KEPT = (
    "id, customer_id, kind, number, year, serial, made_on, as_of, language, currency, total, pay_by, plan_id, choices,"
    " pages, pdf, sha256, made_by, made_at"
)

#: What is printed stays: whatever asks for another thing is refused by the book itself.
TRIGGERS = (
    f"""CREATE TRIGGER document_stays BEFORE UPDATE OF {_KEPT} ON document
        BEGIN SELECT raise(ABORT, 'a printed paper stays as it is'); END""",
    """CREATE TRIGGER document_is_not_unvoided BEFORE UPDATE ON document WHEN old.voided_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a voided paper stays void'); END""",
    """CREATE TRIGGER document_is_never_removed BEFORE DELETE ON document
        BEGIN SELECT raise(ABORT, 'a printed paper stays'); END""",
    """CREATE TRIGGER document_item_stays BEFORE UPDATE ON document_item
        BEGIN SELECT raise(ABORT, 'a printed paper stays as it is'); END""",
    """CREATE TRIGGER document_item_is_never_removed BEFORE DELETE ON document_item
        BEGIN SELECT raise(ABORT, 'a printed paper stays'); END""",
)


def apply(execute: Callable[[str], object]) -> None:
    """Add the tables, columns, indexes and triggers."""
    for statement in (*TABLES, *COLUMNS, *INDEXES, *TRIGGERS):
        execute(statement)
