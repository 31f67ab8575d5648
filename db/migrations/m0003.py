"""Step 3: the ledger, disputes, promises, the contact log, signals, contracts, marks of the day.

`receivable.open` and `receivable.disputed` follow from the rows of `allocation` and `dispute` by triggers of the book
itself, so that no program and no crash can let them differ.
"""

from collections.abc import Callable

from db.migrations.columns import CUSTOMER, MONEY_CURRENCY, amount, choice, clock, day, text

_LARGEST = 9999999999999
_TACTICS = ("push", "drag", "friendship", "deceive")
_RESULTS = (
    "paid", "promised", "says_paid", "disputes", "wants_papers", "calls_back", "informed", "refused", "not_reached",
    "other",
)  # fmt: skip
_DISPUTE_REASONS = (
    "quality", "quantity", "wrong_goods", "price", "delivery", "papers", "already_paid", "returned", "rebate", "other",
    "unknown",
)  # fmt: skip
_SIGNALS = (
    "boss_is_in", "staff_leaving", "wages_late", "money_came_in", "large_order", "new_business", "pays_others",
    "handler_left", "price_fall", "goods_outdated", "other_creditors", "closing_down", "other_good", "other_bad",
)  # fmt: skip


def _change(column: str) -> str:
    """Declare a sum in minor units that adds or takes away, never nothing."""
    return f"{column} INTEGER NOT NULL CHECK ({column} <> 0 AND abs({column}) <= {_LARGEST})"


# booked: what the finance office's last file says is open. by_hand: not from a file, so no file misses it.
# cause, nature, term_class: the three answers of rule 78.
_RECEIVABLE = f"""CREATE TABLE receivable_next (
    id INTEGER NOT NULL PRIMARY KEY,
    {CUSTOMER},
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
    number_key TEXT NOT NULL,
    {choice("kind", "invoice", "opening_balance", "debit_note", "credit_note", "deposit", "retention", "other")},
    {text("contract", 100)},
    {text("project", 200)},
    {day("document_date", null=True)},
    {day("due_date", null=True)},
    credit_term_days INTEGER CHECK (credit_term_days BETWEEN 0 AND 3650),
    {MONEY_CURRENCY},
    amount INTEGER NOT NULL CHECK (abs(amount) <= {_LARGEST}),
    open INTEGER NOT NULL CHECK (abs(open) <= {_LARGEST}),
    disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed >= 0),
    booked INTEGER CHECK (abs(booked) <= {_LARGEST}),
    by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
    {choice("cause", "cash", "quality", "process", "unwilling", "other", null=True)},
    {choice("nature", "breach", "service", "other", null=True)},
    {choice("term_class", "short", "long", null=True)},
    {day("handed_over_on", null=True)},
    {text("handed_over_to", 200)},
    {text("note", 2000)},
    closed_at TEXT CHECK (closed_at IS NULL OR open = 0),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (customer_id, number_key, currency)
) STRICT"""

_KEPT = (
    "id, customer_id, number, number_key, kind, contract, project, document_date, due_date, credit_term_days, currency,"
    " amount, open, disputed, handed_over_on, note, closed_at, created_at, updated_at"
)

_REBUILD = (
    _RECEIVABLE,
    f"INSERT INTO receivable_next ({_KEPT}, booked) SELECT {_KEPT}, open FROM receivable",  # noqa: S608
    "DROP TABLE receivable",
    "ALTER TABLE receivable_next RENAME TO receivable",
    # covers what the list of the day and the ageing read of open items
    (
        "CREATE INDEX receivable_open ON receivable (customer_id, currency, due_date, open, disputed, credit_term_days,"
        " handed_over_on, document_date) WHERE open <> 0"
    ),
    "CREATE INDEX receivable_number ON receivable (number_key)",
)

TABLES = (
    # A file of payments that was brought in.
    """CREATE TABLE payment_file (
        id INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        summary TEXT NOT NULL CHECK (json_valid(summary)),
        undone_at TEXT
    ) STRICT""",
    # amount: above zero for a receipt, below for money that was paid back and for a receipt that was reversed.
    # of_id: the receipt that is paid back or reversed. A bill is received on one day and cleared on another.
    f"""CREATE TABLE payment (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {choice("kind", "receipt", "refund", "reversal")},
        {MONEY_CURRENCY},
        {_change("amount")},
        {day("received_on")},
        {choice("means", "transfer", "cash", "bank_bill", "commercial_bill", "cheque", "set_off", "other")},
        {text("reference", 200)},
        {text("payer")},
        {day("maturity_on", null=True)},
        {day("cleared_on", null=True)},
        {text("note", 1000)},
        {text("reason", 500)},
        of_id INTEGER REFERENCES payment (id),
        file_id INTEGER REFERENCES payment_file (id),
        recorded_at TEXT NOT NULL,
        CHECK ((kind = 'receipt') = (of_id IS NULL)),
        CHECK ((kind = 'receipt') = (amount > 0)),
        CHECK (cleared_on IS NULL OR cleared_on >= received_on)
    ) STRICT""",
    # What became of an item or of a payment. amount: what is taken off `open`, so that open = amount of the item - sum.
    # opening: was settled before we knew the item. office: the finance office's file says so. interest: the part of a
    # payment under a plan that is no item's. credit: one row for the item and the negative one for the note itself.
    f"""CREATE TABLE allocation (
        id INTEGER NOT NULL PRIMARY KEY,
        receivable_id INTEGER REFERENCES receivable (id),
        {choice("kind", "opening", "office", "payment", "interest", "credit", "write_off")},
        {_change("amount")},
        {day("day")},
        payment_id INTEGER REFERENCES payment (id),
        credit_id INTEGER REFERENCES receivable (id),
        plan_id INTEGER REFERENCES plan (id),
        run_id INTEGER REFERENCES import_run (id),
        reverses_id INTEGER UNIQUE REFERENCES allocation (id),
        {text("reason", 500)},
        recorded_at TEXT NOT NULL,
        CHECK ((receivable_id IS NULL) = (kind = 'interest')),
        CHECK ((payment_id IS NULL) = (kind NOT IN ('payment', 'interest'))),
        CHECK ((credit_id IS NULL) = (kind <> 'credit')),
        CHECK (plan_id IS NOT NULL OR kind <> 'interest'),
        CHECK (reason <> '' OR kind <> 'write_off')
    ) STRICT""",
    f"""CREATE TABLE dispute (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        receivable_id INTEGER NOT NULL REFERENCES receivable (id),
        {amount("amount", least=1)},
        {choice("reason", *_DISPUTE_REASONS)},
        {text("owner", 100)},
        {text("detail", 2000)},
        {text("reported_by", 100)},
        {day("reported_on", null=True)},
        {day("opened_on")},
        {choice("status", "open", "solved_for_us", "solved_for_them", "withdrawn")},
        {day("closed_on", null=True)},
        {text("resolution", 2000)},
        credit_id INTEGER REFERENCES receivable (id),
        recorded_at TEXT NOT NULL,
        CHECK ((status = 'open') = (closed_on IS NULL)),
        CHECK (credit_id IS NULL OR status = 'solved_for_them')
    ) STRICT""",
    # Whether a promise was kept follows from what came in; only cancelling is stored.
    f"""CREATE TABLE promise (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {MONEY_CURRENCY},
        {amount("amount", least=1)},
        {day("made_on")},
        {day("due_on")},
        tolerance_days INTEGER NOT NULL DEFAULT 0 CHECK (tolerance_days BETWEEN 0 AND 30),
        contact_id INTEGER REFERENCES contact (id),
        {text("by_whom", 100)},
        visit_id INTEGER REFERENCES visit (id),
        {text("note", 1000)},
        {day("cancelled_on", null=True)},
        {text("cancelled_because", 500)},
        recorded_at TEXT NOT NULL,
        CHECK (due_on >= made_on),
        CHECK ((cancelled_on IS NULL) = (cancelled_because = ''))
    ) STRICT""",
    """CREATE TABLE promise_item (
        promise_id INTEGER NOT NULL REFERENCES promise (id) ON DELETE CASCADE,
        receivable_id INTEGER NOT NULL REFERENCES receivable (id),
        PRIMARY KEY (promise_id, receivable_id)
    ) STRICT, WITHOUT ROWID""",
    # A contact ends with a next step and its day, or with the reason why none is needed (rule 8).
    f"""CREATE TABLE contact_log (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {day("day")},
        {clock("time")},
        {choice("channel", "call", "visit", "message", "mail", "letter")},
        contact_id INTEGER REFERENCES contact (id),
        {text("spoke_with", 100)},
        {text("said", 4000)},
        {choice("result", *_RESULTS)},
        {choice("tactic", *_TACTICS, null=True)},
        {choice("verdict", "fact", "excuse", "unknown", null=True)},
        {text("evidence", 1000)},
        visit_id INTEGER REFERENCES visit (id),
        document_id INTEGER REFERENCES document (id),
        promise_id INTEGER REFERENCES promise (id),
        {text("next_step", 500)},
        {day("next_step_on", null=True)},
        {day("next_step_done_on", null=True)},
        {text("no_next_step", 500)},
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT,
        CHECK ((next_step = '') = (next_step_on IS NULL)),
        CHECK ((next_step = '') <> (no_next_step = ''))
    ) STRICT""",
    f"""CREATE TABLE signal (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {day("day")},
        {choice("kind", *_SIGNALS)},
        {text("note", 1000)},
        {choice("source", "customer", "seen_there", "public", "colleague", "other")},
        recorded_at TEXT NOT NULL,
        withdrawn_at TEXT
    ) STRICT""",
    # What a call sheet says of a contract and no file of open items knows (rule 46).
    f"""CREATE TABLE contract (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
        number_key TEXT NOT NULL,
        {text("project", 200)},
        {text("product", 200)},
        {text("our_party")},
        {MONEY_CURRENCY},
        amount INTEGER CHECK (amount BETWEEN 0 AND {_LARGEST}),
        delivered INTEGER CHECK (delivered BETWEEN 0 AND {_LARGEST}),
        {text("advance", 300)},
        {day("signed_on", null=True)},
        {day("settle_by", null=True)},
        {text("note", 2000)},
        updated_at TEXT NOT NULL,
        UNIQUE (customer_id, number_key)
    ) STRICT""",
    # What the rep made of a line of the day. code: which reason it is about, '' for the customer as a whole; points:
    # those of the strongest reason then; until_on: the last day it counts.
    f"""CREATE TABLE today_mark (
        id INTEGER NOT NULL PRIMARY KEY,
        {CUSTOMER},
        {choice("kind", "pin", "snooze", "done")},
        {text("code", 60)},
        points INTEGER NOT NULL DEFAULT 0,
        {day("set_on")},
        {day("until_on", null=True)},
        {text("reason", 500)},
        set_at TEXT NOT NULL,
        cleared_at TEXT,
        CHECK ((kind = 'pin') = (until_on IS NULL)),
        CHECK (kind <> 'snooze' OR reason <> '')
    ) STRICT""",
)

# papers_by: the last day to hand papers in for the next pay day that can still be met (papers_for), else papers_else.
COLUMNS = (
    f"ALTER TABLE customer ADD COLUMN {text('region', 100)}",
    f"ALTER TABLE customer ADD COLUMN {day('reconciled_on', null=True)}",
    "ALTER TABLE customer ADD COLUMN contacts_a_day INTEGER CHECK (contacts_a_day BETWEEN 1 AND 9)",
    f"ALTER TABLE process ADD COLUMN {day('papers_by', null=True)}",
    f"ALTER TABLE process ADD COLUMN {day('papers_for', null=True)}",
    f"ALTER TABLE process ADD COLUMN {day('papers_else', null=True)}",
    "ALTER TABLE plan_payment ADD COLUMN payment_id INTEGER REFERENCES payment (id)",
    # the last allocation before the plan was signed: whatever is taken off its items later counts for it. NULL where it
    # is not signed, and where payments were recorded under it before there was a ledger: then only what is so recorded.
    "ALTER TABLE plan ADD COLUMN ledger_from INTEGER",
)

INDEXES = (
    "CREATE INDEX payment_customer ON payment (customer_id, received_on)",
    "CREATE INDEX payment_received ON payment (received_on, id)",
    "CREATE INDEX payment_of ON payment (of_id) WHERE of_id IS NOT NULL",
    "CREATE UNIQUE INDEX payment_reversed_once ON payment (of_id) WHERE kind = 'reversal'",
    "CREATE INDEX payment_to_clear ON payment (maturity_on) WHERE maturity_on IS NOT NULL AND cleared_on IS NULL",
    "CREATE INDEX payment_of_file ON payment (file_id) WHERE file_id IS NOT NULL",
    "CREATE INDEX allocation_receivable ON allocation (receivable_id, day, amount)",
    "CREATE INDEX allocation_payment ON allocation (payment_id, amount) WHERE payment_id IS NOT NULL",
    "CREATE INDEX allocation_credit ON allocation (credit_id) WHERE credit_id IS NOT NULL",
    "CREATE INDEX allocation_plan ON allocation (plan_id) WHERE plan_id IS NOT NULL",
    "CREATE INDEX plan_payment_payment ON plan_payment (payment_id) WHERE payment_id IS NOT NULL",
    "CREATE INDEX allocation_day ON allocation (day)",
    "CREATE INDEX allocation_run ON allocation (run_id) WHERE run_id IS NOT NULL",
    "CREATE INDEX dispute_receivable ON dispute (receivable_id)",
    "CREATE INDEX dispute_customer ON dispute (customer_id, status)",
    "CREATE INDEX dispute_open ON dispute (opened_on) WHERE status = 'open'",
    "CREATE INDEX promise_customer ON promise (customer_id, due_on)",
    "CREATE INDEX promise_due ON promise (due_on) WHERE cancelled_on IS NULL",
    "CREATE INDEX promise_item_receivable ON promise_item (receivable_id)",
    "CREATE INDEX contact_log_customer ON contact_log (customer_id, day)",
    "CREATE INDEX contact_log_day ON contact_log (day)",
    (
        "CREATE INDEX contact_log_next ON contact_log (next_step_on)"
        " WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL AND withdrawn_at IS NULL"
    ),
    "CREATE INDEX contact_log_contact ON contact_log (contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX signal_customer ON signal (customer_id, day)",
    "CREATE INDEX process_papers_by ON process (papers_by) WHERE papers_by IS NOT NULL",
    "CREATE INDEX customer_archived ON customer (id) WHERE archived_at IS NOT NULL",
    # the terms of all customers in few pages: an encrypted book pays for each
    "CREATE INDEX customer_term ON customer (id, credit_term_days) WHERE archived_at IS NULL",
    (
        "CREATE INDEX receivable_undated ON receivable (customer_id, open, disputed, handed_over_on)"
        " WHERE due_date IS NULL AND open <> 0"
    ),
    # few of all visits are planned: the list of the day asks for these alone
    "CREATE INDEX visit_planned ON visit (day, customer_id) WHERE status = 'planned'",
    "CREATE INDEX today_mark_set ON today_mark (customer_id) WHERE cleared_at IS NULL",
)

#: A new version that is not signed, and the version that it had taken the place of from its draft on.
_UNSIGNED = "SELECT * FROM plan WHERE version > 1 AND state IN ('draft', 'proposed', 'countered', 'agreed')"
_REPLACED = (
    "(SELECT o.id FROM plan o WHERE o.root_id = n.root_id AND o.version < n.version AND o.state = 'superseded'"
    " ORDER BY o.version DESC LIMIT 1)"
)

#: What was settled and what was disputed before there was a ledger; a plan stays in force until its new version is
#: signed, and has what was paid meanwhile.
ROWS = (
    (
        "INSERT INTO allocation (receivable_id, kind, amount, day, recorded_at)"
        " SELECT id, 'opening', amount - open, coalesce(document_date, date(created_at)), created_at"
        " FROM receivable WHERE open <> amount"
    ),
    (
        "INSERT INTO dispute (customer_id, receivable_id, amount, reason, opened_on, status, recorded_at)"
        " SELECT customer_id, id, disputed, 'unknown', date(updated_at), 'open', updated_at"
        " FROM receivable WHERE disputed > 0"
    ),
    (
        f"UPDATE plan_payment SET plan_id = coalesce((SELECT {_REPLACED} FROM plan n WHERE n.id = plan_id), plan_id)"  # noqa: S608
        f" WHERE plan_id IN (SELECT id FROM ({_UNSIGNED}))"
    ),
    (
        "UPDATE plan SET state = CASE closed_because WHEN '' THEN 'signed' ELSE 'broken' END"  # noqa: S608
        f" WHERE id IN (SELECT {_REPLACED} FROM ({_UNSIGNED}) n)"
    ),
    (
        "UPDATE plan SET ledger_from = (SELECT coalesce(max(id), 0) FROM allocation)"
        " WHERE state IN ('signed', 'broken') AND NOT EXISTS (SELECT 1 FROM plan_payment y"
        " JOIN plan f ON f.id = y.plan_id WHERE f.root_id = plan.root_id AND y.withdrawn_at IS NULL)"
    ),
)

_DISPUTED = "(SELECT coalesce(sum(amount), 0) FROM dispute WHERE receivable_id = new.receivable_id AND status = 'open')"
_TAKEN_OFF = (
    "UPDATE receivable SET open = open - {0}, updated_at = {1},"
    " closed_at = CASE WHEN open - {0} = 0 THEN coalesce(closed_at, {1}) END WHERE id = {2}.receivable_id"
)

TRIGGERS = (
    """CREATE TRIGGER receivable_opening AFTER INSERT ON receivable WHEN new.open <> new.amount
        BEGIN INSERT INTO allocation (receivable_id, kind, amount, day, recorded_at) VALUES (new.id, 'opening',
            new.amount - new.open, coalesce(new.document_date, date(new.created_at)), new.created_at); END""",
    """CREATE TRIGGER receivable_disputed AFTER INSERT ON receivable WHEN new.disputed > 0
        BEGIN INSERT INTO dispute (customer_id, receivable_id, amount, reason, opened_on, status, recorded_at)
            VALUES (new.customer_id, new.id, new.disputed, 'unknown', date(new.created_at), 'open', new.created_at);
        END""",
    """CREATE TRIGGER receivable_amount AFTER UPDATE OF amount ON receivable WHEN new.amount <> old.amount
        BEGIN UPDATE receivable SET open = open + new.amount - old.amount,
            closed_at = CASE WHEN open + new.amount - old.amount = 0 THEN coalesce(closed_at, new.updated_at) END
            WHERE id = new.id; END""",
    # an item goes only when the file that brought it is taken back, and what it came with goes along
    """CREATE TRIGGER receivable_goes BEFORE DELETE ON receivable
        BEGIN DELETE FROM allocation WHERE receivable_id = old.id AND kind = 'opening';
            DELETE FROM dispute WHERE receivable_id = old.id AND reason = 'unknown'; END""",
    f"""CREATE TRIGGER allocation_takes_off AFTER INSERT ON allocation
        WHEN new.kind <> 'opening' AND new.receivable_id IS NOT NULL
        BEGIN {_TAKEN_OFF.format("new.amount", "new.recorded_at", "new")}; END""",
    f"""CREATE TRIGGER allocation_gives_back AFTER DELETE ON allocation
        WHEN old.kind <> 'opening' AND old.receivable_id IS NOT NULL
        BEGIN {_TAKEN_OFF.format("(-old.amount)", "old.recorded_at", "old")}; END""",
    """CREATE TRIGGER allocation_stays BEFORE UPDATE ON allocation
        BEGIN SELECT raise(ABORT, 'an allocation stays as it is'); END""",
    """CREATE TRIGGER allocation_is_never_removed BEFORE DELETE ON allocation WHEN old.kind NOT IN ('opening', 'office')
        BEGIN SELECT raise(ABORT, 'an allocation is reversed, not removed'); END""",
    # the number of a line that is taken back with its file is given again: a plan counts from the last one that is left
    """CREATE TRIGGER allocation_number AFTER DELETE ON allocation
        WHEN old.id > (SELECT coalesce(max(id), 0) FROM allocation)
        BEGIN UPDATE plan SET ledger_from = (SELECT coalesce(max(id), 0) FROM allocation)
            WHERE ledger_from > (SELECT coalesce(max(id), 0) FROM allocation); END""",
    """CREATE TRIGGER payment_stays BEFORE UPDATE OF id, customer_id, kind, currency, amount, received_on, of_id
        ON payment BEGIN SELECT raise(ABORT, 'a payment stays as it is'); END""",
    """CREATE TRIGGER payment_is_never_removed BEFORE DELETE ON payment
        BEGIN SELECT raise(ABORT, 'a payment is reversed, not removed'); END""",
    f"""CREATE TRIGGER dispute_opened AFTER INSERT ON dispute
        BEGIN UPDATE receivable SET disputed = {_DISPUTED}, updated_at = new.recorded_at
            WHERE id = new.receivable_id AND disputed <> {_DISPUTED}; END""",  # noqa: S608
    f"""CREATE TRIGGER dispute_changed AFTER UPDATE OF amount, status ON dispute
        BEGIN UPDATE receivable SET disputed = {_DISPUTED} WHERE id = new.receivable_id; END""",  # noqa: S608
    """CREATE TRIGGER promise_stays BEFORE UPDATE OF id, customer_id, currency, amount, made_on, due_on, tolerance_days
        ON promise BEGIN SELECT raise(ABORT, 'a promise stays as it was made'); END""",
    """CREATE TRIGGER promise_is_never_removed BEFORE DELETE ON promise
        BEGIN SELECT raise(ABORT, 'a promise stays'); END""",
)


def apply(execute: Callable[[str], object]) -> None:
    """Rebuild the table of items, add tables, columns and indexes, carry over what was settled, then the triggers."""
    for statement in (*_REBUILD, *TABLES, *COLUMNS, *INDEXES, *ROWS, *TRIGGERS):
        execute(statement)
