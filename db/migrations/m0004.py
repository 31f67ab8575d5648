"""Step 4: letters of several levels and kinds, print runs, how each went out and that it arrived, replies, rates.

`document` takes more kinds than it did, and `reconciliation` may come from a reply to a letter, so both are built anew.
"""

from collections.abc import Callable

from db.migrations.columns import CUSTOMER, MONEY_CURRENCY, amount, choice, day, text

_LARGEST = 9999999999999
_LANGUAGES = ("zh_CN", "en")


def _sum(column: str, *, null: bool = False) -> str:
    """Declare a sum in minor units that may be below zero."""
    required = "" if null else " NOT NULL"
    return f"{column} INTEGER{required} CHECK (abs({column}) <= {_LARGEST})"


# A print run: papers that were made together, in one transaction.
_PRINT_RUN = f"""CREATE TABLE print_run (
    id INTEGER NOT NULL PRIMARY KEY,
    {day("made_on")},
    {text("note", 200)},
    made_at TEXT NOT NULL
) STRICT"""

# As before, but for more kinds. level: of a reminder, 0 (before due) to 3 (final notice). unapplied: money received
# that the paper takes off. interest: late interest in `total`. payment_id: what a receipt is for.
_DOCUMENT = f"""CREATE TABLE document_next (
    id INTEGER NOT NULL PRIMARY KEY,
    {CUSTOMER},
    {
    choice(
        "kind",
        "reminder",
        "proposal_form",
        "agreement",
        "statement",
        "payment_request",
        "thanks",
        "receipt",
        "account_change",
    )
},
    level INTEGER CHECK (level BETWEEN 0 AND 3),
    number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 60),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    serial INTEGER NOT NULL CHECK (serial >= 1),
    {day("made_on")},
    {day("as_of")},
    {choice("language", *_LANGUAGES)},
    {MONEY_CURRENCY},
    {_sum("total")},
    {amount("unapplied")} DEFAULT 0,
    {amount("interest")} DEFAULT 0,
    {day("pay_by", null=True)},
    plan_id INTEGER REFERENCES plan (id),
    payment_id INTEGER REFERENCES payment (id),
    run_id INTEGER REFERENCES print_run (id),
    choices TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(choices)),
    pages INTEGER NOT NULL CHECK (pages >= 1),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    {text("made_by", 100)},
    made_at TEXT NOT NULL,
    voided_at TEXT,
    {text("void_reason", 500)},
    pdf BLOB NOT NULL,
    UNIQUE (kind, year, serial),
    CHECK ((kind = 'reminder') = (level IS NOT NULL)),
    CHECK ((voided_at IS NULL) = (void_reason = ''))
) STRICT"""

_BEFORE = (
    "id, customer_id, kind, number, year, serial, made_on, as_of, language, currency, total, pay_by, plan_id, choices,"
    " pages, sha256, made_by, made_at, voided_at, void_reason, pdf"
)
_STAYS = (
    "id, customer_id, kind, level, number, year, serial, made_on, as_of, language, currency, total, unapplied,"
    " interest, pay_by, plan_id, payment_id, run_id, choices, pages, pdf, sha256, made_by, made_at"
)

_DOCUMENTS = (
    _PRINT_RUN,
    _DOCUMENT,
    (
        f"INSERT INTO document_next ({_BEFORE}, level)"  # noqa: S608
        f" SELECT {_BEFORE}, CASE kind WHEN 'reminder' THEN 1 END FROM document"
    ),
    "DROP TABLE document",
    "ALTER TABLE document_next RENAME TO document",
    "CREATE INDEX document_customer ON document (customer_id, made_on)",
    "CREATE INDEX document_made ON document (made_on, id)",
    "CREATE INDEX document_plan ON document (plan_id) WHERE plan_id IS NOT NULL",
    "CREATE INDEX document_payment ON document (payment_id) WHERE payment_id IS NOT NULL",
    "CREATE INDEX document_run ON document (run_id) WHERE run_id IS NOT NULL",
    "CREATE INDEX document_kind ON document (kind, made_on, id)",
    # what the list of the day asks each morning
    "CREATE INDEX document_asks ON document (pay_by, customer_id) WHERE kind = 'reminder' AND voided_at IS NULL",
    "CREATE INDEX document_final ON document (pay_by) WHERE level = 3 AND voided_at IS NULL",
    f"""CREATE TRIGGER document_stays BEFORE UPDATE OF {_STAYS} ON document
        BEGIN SELECT raise(ABORT, 'a printed paper stays as it is'); END""",
    """CREATE TRIGGER document_is_not_unvoided BEFORE UPDATE ON document WHEN old.voided_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a voided paper stays void'); END""",
    """CREATE TRIGGER document_is_never_removed BEFORE DELETE ON document
        BEGIN SELECT raise(ABORT, 'a printed paper stays'); END""",
)

# A difference is found in the talk about a visit or in the reply to a paper.
_RECONCILIATIONS = (
    f"""CREATE TABLE reconciliation_next (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        visit_id INTEGER REFERENCES visit (id),
        confirmation_id INTEGER REFERENCES confirmation (id),
        document_id INTEGER REFERENCES document (id),
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
        CHECK ((visit_id IS NULL) = (confirmation_id IS NULL)),
        CHECK ((visit_id IS NULL) <> (document_id IS NULL)),
        CHECK ((status = 'open') = (closed_on IS NULL)),
        CHECK (status NOT IN ('solved', 'accepted') OR agreed IS NOT NULL)
    ) STRICT""",
    (
        "INSERT INTO reconciliation_next (id, customer_id, visit_id, confirmation_id, currency, ours, theirs, reason,"
        " detail, owner, status, agreed, resolution, opened_on, closed_on) SELECT id, customer_id, visit_id,"
        " confirmation_id, currency, ours, theirs, reason, detail, owner, status, agreed, resolution, opened_on,"
        " closed_on FROM reconciliation"
    ),
    "DROP TABLE reconciliation",
    "ALTER TABLE reconciliation_next RENAME TO reconciliation",
    "CREATE INDEX reconciliation_open ON reconciliation (visit_id) WHERE status = 'open'",
    "CREATE INDEX reconciliation_customer ON reconciliation (customer_id)",
)

TABLES = (
    # How a paper went out; a paper may go out more than once.
    f"""CREATE TABLE delivery (
        id INTEGER NOT NULL PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document (id),
        {choice("channel", "handed_over", "post", "courier", "mail", "message", "fax")},
        {day("sent_on")},
        {text("sent_by", 100)},
        {text("sent_to", 300)},
        {text("tracking", 100)},
        {text("note", 1000)},
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT
    ) STRICT""",
    # That a paper arrived: what shows it, as a file kept here or a paper kept elsewhere (kept_where). 'said' is what
    # somebody says, which proves nothing. The bytes come last, so that all else is read without passing them.
    f"""CREATE TABLE proof (
        id INTEGER NOT NULL PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document (id),
        {choice("kind", "signed_slip", "tracking", "reply", "said")},
        {day("arrived_on")},
        {text("received_by", 200)},
        {text("kept_where", 200)},
        {text("note", 1000)},
        {text("file_name", 255)},
        {choice("media_type", "application/pdf", "image/png", "image/jpeg", null=True)},
        size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0),
        {text("sha256", 64)},
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT,
        file BLOB,
        CHECK ((file IS NULL) = (media_type IS NULL)),
        CHECK ((file IS NULL) = (sha256 = ''))
    ) STRICT""",
    # What came back on the slip of a paper. amount and pay_on: what they agree to pay; theirs: what their books say.
    f"""CREATE TABLE reply (
        id INTEGER NOT NULL PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document (id),
        {choice("kind", "received", "agrees", "differs", "will_pay")},
        {day("replied_on")},
        {_sum("theirs", null=True)},
        amount INTEGER CHECK (amount BETWEEN 1 AND {_LARGEST}),
        {day("pay_on", null=True)},
        {text("signed_by", 100)},
        {text("position", 100)},
        {text("note", 2000)},
        proof_id INTEGER REFERENCES proof (id),
        promise_id INTEGER REFERENCES promise (id),
        reconciliation_id INTEGER REFERENCES reconciliation (id),
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT,
        CHECK ((kind = 'differs') = (theirs IS NOT NULL)),
        CHECK ((kind = 'will_pay') = (amount IS NOT NULL)),
        CHECK ((kind = 'will_pay') = (pay_on IS NOT NULL))
    ) STRICT""",
    # That the final notice may be sent, decided for a customer and a currency (rule 17).
    f"""CREATE TABLE escalation (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {MONEY_CURRENCY},
        {day("decided_on")},
        reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT,
        {text("withdrawn_because", 500)},
        CHECK ((withdrawn_at IS NULL) = (withdrawn_because = ''))
    ) STRICT""",
    # Every wording a firm has given a text; '' is a return to ours.
    f"""CREATE TABLE paper_text_version (
        id INTEGER NOT NULL PRIMARY KEY,
        {choice("language", *_LANGUAGES)},
        key TEXT NOT NULL,
        {text("text", 4000)},
        saved_at TEXT NOT NULL
    ) STRICT""",
    # Rates that late interest is reckoned from, each from a day on; per year, in millionths. The user enters them.
    f"""CREATE TABLE reference_rate (
        id INTEGER NOT NULL PRIMARY KEY,
        {choice("basis", "lpr_1y", "boe_base", "ecb_ref")},
        {day("valid_from")},
        rate_ppm INTEGER NOT NULL CHECK (rate_ppm BETWEEN -1000000 AND 1000000),
        {text("source", 200)},
        recorded_at TEXT NOT NULL,
        UNIQUE (basis, valid_from)
    ) STRICT""",
    # What moves the limitation clock and stands nowhere else in the book; of one item, or of all of a customer.
    f"""CREATE TABLE clock_event (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        receivable_id INTEGER REFERENCES receivable (id),
        {day("day")},
        {choice("kind", "demand", "acknowledgement", "lawsuit", "other")},
        {text("note", 1000)},
        {text("kept_where", 200)},
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT
    ) STRICT""",
    # What may be said against paying on a visit, and what to answer (rules 39 and 77).
    """CREATE TABLE visit_answer (
        visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        problem TEXT NOT NULL CHECK (length(problem) BETWEEN 1 AND 300),
        answer TEXT NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
        PRIMARY KEY (visit_id, position)
    ) STRICT, WITHOUT ROWID""",
)

# country: ISO 3166 in two letters, '' where nobody has said. reference: the words that a customer wants to see on what
# is handed in. pay_clause: the clause of a contract that makes its sum payable.
COLUMNS = (
    "ALTER TABLE customer ADD COLUMN country TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2))",
    f"ALTER TABLE process ADD COLUMN {text('reference', 200)}",
    f"ALTER TABLE contract ADD COLUMN {text('pay_clause', 300)}",
)

INDEXES = (
    "CREATE INDEX reconciliation_document ON reconciliation (document_id) WHERE document_id IS NOT NULL",
    "CREATE INDEX delivery_document ON delivery (document_id)",
    "CREATE INDEX delivery_sent ON delivery (sent_on)",
    "CREATE INDEX proof_document ON proof (document_id, kind, arrived_on)",
    "CREATE INDEX reply_document ON reply (document_id)",
    "CREATE INDEX escalation_customer ON escalation (customer_id)",
    "CREATE INDEX paper_text_version_key ON paper_text_version (language, key)",
    "CREATE INDEX clock_event_customer ON clock_event (customer_id)",
    "CREATE INDEX clock_event_receivable ON clock_event (receivable_id) WHERE receivable_id IS NOT NULL",
)

#: What was sent, what shows that it arrived and what came back stays; it can be withdrawn.
TRIGGERS = (
    """CREATE TRIGGER proof_stays BEFORE UPDATE OF id, document_id, kind, arrived_on, received_by, kept_where, note,
        file_name, media_type, size, sha256, recorded_at, file ON proof
        BEGIN SELECT raise(ABORT, 'a proof stays as it is'); END""",
    """CREATE TRIGGER proof_is_never_removed BEFORE DELETE ON proof
        BEGIN SELECT raise(ABORT, 'a proof stays'); END""",
    """CREATE TRIGGER delivery_is_never_removed BEFORE DELETE ON delivery
        BEGIN SELECT raise(ABORT, 'what was sent stays'); END""",
    """CREATE TRIGGER reply_is_never_removed BEFORE DELETE ON reply
        BEGIN SELECT raise(ABORT, 'a reply stays'); END""",
)

#: What firms had written before there were versions is the first version.
ROWS = (
    (
        "INSERT INTO paper_text_version (language, key, text, saved_at)"
        " SELECT language, key, text, updated_at FROM paper_text"
    ),
)


def apply(execute: Callable[[str], object]) -> None:
    """Build two tables anew, add the others, columns, indexes and triggers."""
    for statement in (*_DOCUMENTS, *_RECONCILIATIONS, *TABLES, *COLUMNS, *INDEXES, *TRIGGERS, *ROWS):
        execute(statement)
