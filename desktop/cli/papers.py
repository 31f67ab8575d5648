"""Papers in the terminal: our own company, reminders, proposal forms, agreements, and the archive of what was made."""

import argparse
import dataclasses
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, print_json, refused, say, table
from desktop.domain.company import LIMITS, BankAccount, Company, DocumentKind, EnglishHabit
from desktop.domain.customers import LetterLanguage
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _, ngettext
from desktop.services.agreements import FormChoices, PaperChoices
from desktop.services.archive import DocumentRow
from desktop.services.letters import LetterCandidate, LetterChoices, LetterDraft
from desktop.services.papers import Preview
from desktop.services.results import Refused, Saved
from desktop.wording.choices import label
from desktop.wording.papers import no_letter_line, warning_line

_ACCOUNT_PARTS = ("currency", "number", "holder", "bank", "code")
_FEWEST_ACCOUNT_PARTS = 2


def company(app: App, options: argparse.Namespace) -> int:
    """Show what papers say of our own company, or set it."""
    ours = app.services.company.get()
    if options.set or options.account:
        changed = _changed(ours, options)
        if changed is None:
            return 1
        saved = app.services.company.save(changed)
        if isinstance(saved, Refused):
            return refused(saved)
        ours = saved.value
    if options.json:
        print_json(ours)
        return 0
    fields = [(name, str(getattr(ours, name))) for name in (*LIMITS, "english_habit")]
    accounts = [("account", "  ".join(filter(None, dataclasses.astuple(account)))) for account in ours.accounts]
    for line in table([*fields, *accounts]):
        say(line)
    return 0


def _changed(ours: Company, options: argparse.Namespace) -> Company | None:
    """Put what was typed into our company; None, with the reason printed, when it cannot be read."""
    texts: dict[str, str] = {}
    for typed in options.set:
        name, sign, value = typed.partition("=")
        if not sign or name not in {*LIMITS, "english_habit"}:
            complain(_("--set: a field and its text as in name=Example Ltd; not %(typed)s") % {"typed": typed})
            return None
        texts[name] = value
    habit = texts.pop("english_habit", ours.english_habit.value)
    if habit not in set(EnglishHabit):
        complain(_("english_habit: one of %(choices)s") % {"choices": ", ".join(EnglishHabit)})
        return None
    accounts = [_account(parts) for parts in options.account or ()]
    if None in accounts:
        complain(_("--account: CURRENCY NUMBER [HOLDER [BANK [CODE]]]"))
        return None
    new = tuple(account for account in accounts if account)
    renewed = {account.currency for account in new}
    kept = tuple(account for account in ours.accounts if account.currency not in renewed)
    return dataclasses.replace(ours, **texts, english_habit=EnglishHabit(habit), accounts=(*kept, *new))


def _account(parts: Sequence[str]) -> BankAccount | None:
    if not _FEWEST_ACCOUNT_PARTS <= len(parts) <= len(_ACCOUNT_PARTS):
        return None
    values = dict(zip(_ACCOUNT_PARTS, parts, strict=False))
    return BankAccount(**(values | {"currency": values["currency"].upper()}))


def letter(app: App, options: argparse.Namespace) -> int:
    """Write a reminder for one customer, or list who could get one and why."""
    if options.customer is None:
        return _print_candidates(app.services.letters.candidates(), as_json=options.json)
    customer_id = one_customer(app, options.customer)
    choices = None if customer_id is None else _letter_choices(app, customer_id, options)
    draft = None if choices is None else app.services.letters.draft(choices)
    if choices is None or draft is None:
        return 1
    choices = _chosen_items(choices, draft, options)
    if choices is None:
        return 1
    return _make(app, options, app.services.letters.preview(choices), lambda: app.services.letters.make(choices))


def proposal(app: App, options: argparse.Namespace) -> int:
    """Make the blank form in which a customer proposes instalments."""
    customer_id = one_customer(app, options.customer)
    beginning = None if customer_id is None else app.services.plans.begin(customer_id, options.currency)
    if customer_id is None or beginning is None:
        return 1
    choices = FormChoices(
        customer_id,
        beginning.form.currency,
        language=_language(options),
        made_on=options.made_on,
        reply_by=options.reply_by,
        attention=options.attention,
        lines=options.lines,
    )
    agreements = app.services.agreements
    return _make(app, options, agreements.form_preview(choices), lambda: agreements.make_form(choices))


def agreement(app: App, options: argparse.Namespace) -> int:
    """Make the agreement of an instalment plan."""
    if app.services.plans.get(options.plan) is None:
        complain(_("There is no plan number %(number)s.") % {"number": options.plan})
        return 1
    choices = PaperChoices(language=_language(options), made_on=options.made_on, attention=options.attention)
    agreements = app.services.agreements
    return _make(
        app,
        options,
        agreements.agreement_preview(options.plan, choices),
        lambda: agreements.make_agreement(options.plan, choices),
    )


def paper(app: App, options: argparse.Namespace) -> int:
    """List papers as they were printed, save one again, or void one."""
    archive = app.services.archive
    if options.verb == "list":
        kind = DocumentKind(options.kind) if options.kind else None
        return _print_papers(archive.page(kind=kind, limit=archive.count(kind=kind)), options)
    if options.number is None:
        return _save_all(app, options.out)
    if options.verb == "save" and not _is_place(options.out):
        return 1
    document_id = archive.find(options.number)
    if document_id is None:
        complain(_("There is no paper number %(number)s.") % {"number": options.number})
        return 1
    if options.verb == "save":
        say(str(_save(app, document_id, options.out)))
        return 0
    return _void(app, document_id, options)


def _void(app: App, document_id: int, options: argparse.Namespace) -> int:
    voided = app.services.archive.void(document_id, options.because)
    if isinstance(voided, Refused):
        return refused(voided)
    say(_("%(number)s is void; its number is not used again.") % {"number": options.number})
    return 0


def _make(app: App, options: argparse.Namespace, preview: Preview, make: Callable[[], Saved[int] | Refused]) -> int:
    """Say what to know before, then keep the paper and write its PDF, or with --preview only write it."""
    if options.out and not _is_place(options.out):
        return 1
    complain(*map(warning_line, preview.warnings))
    if preview.problems or preview.pdf is None:
        return refused(Refused(preview.problems))
    if options.preview:
        text = ngettext(
            "It would be number %(number)s, %(pages)s page.",
            "It would be number %(number)s, %(pages)s pages.",
            preview.pages,
        )
        say(text % {"number": preview.number, "pages": preview.pages})
        if options.out:
            target = options.out / f"{preview.number}.pdf" if options.out.is_dir() else options.out
            say(str(app.services.archive.write(preview.pdf, target)))
        return 0
    made = make()
    if isinstance(made, Refused):
        return refused(made)
    card = app.services.archive.get(made.value)
    if card is not None:
        total = format_money(card.row.total, card.row.currency)
        say(f"{card.row.number}  {label(DocumentKind(card.row.kind))}  {card.row.customer}  {total}")
    if options.out:
        say(str(_save(app, made.value, options.out)))
    return 0


def _save_all(app: App, folder: Path) -> int:
    """Write every paper that is not void into a folder."""
    if not folder.is_dir():
        complain(_("Not a folder: %(path)s") % {"path": folder})
        return 1
    archive = app.services.archive
    for row in archive.page(voided=False, limit=archive.count(voided=False)):
        say(str(archive.save_to(row.id, folder)))
    return 0


def _is_place(out: Path) -> bool:
    """Refuse what is neither a folder that is there nor a PDF in one, before a number is used for it."""
    folder = out.parent if out.suffix.lower() == ".pdf" and not out.is_dir() else out
    if not folder.is_dir():
        complain(_("Not a folder: %(path)s") % {"path": folder})
        return False
    return True


def _save(app: App, document_id: int, out: Path) -> Path:
    """Write a paper into a folder under its own name, or as the file that was named."""
    archive = app.services.archive
    return archive.save_to(document_id, out) if out.is_dir() else archive.write(archive.pdf(document_id), out)


def _language(options: argparse.Namespace) -> LetterLanguage | None:
    return LetterLanguage(options.language) if options.language else None


def _letter_choices(app: App, customer_id: int, options: argparse.Namespace) -> LetterChoices | None:
    """Choose the currency: the one named, or the only one in which anything is overdue."""
    currencies = [candidate.currency for candidate in app.services.letters.candidates(customer_id)]
    currency = options.currency or next(iter(currencies), None)
    if currency is None:
        complain(_("Nothing is overdue here: there is no reminder to write."))
        return None
    if len(currencies) > 1 and not options.currency:
        text = _("This customer owes in %(list)s: one letter each. Name one by --currency.")
        complain(text % {"list": ", ".join(currencies)})
        return None
    return LetterChoices(
        customer_id,
        currency,
        language=_language(options),
        made_on=options.made_on,
        pay_by=options.pay_by,
        attention=options.attention,
        enclosures=tuple(options.enclosure),
        with_slip=not options.no_slip,
    )


def _chosen_items(choices: LetterChoices, draft: LetterDraft, options: argparse.Namespace) -> LetterChoices | None:
    """Take items out and put items in by their document numbers."""
    asked = {item.number: item.id for item in draft.items.asked}
    left_out = {item.number: item.id for item, _reason in draft.items.left_out}
    unknown = [*(set(options.leave_out) - asked.keys()), *(set(options.put_in) - left_out.keys())]
    if unknown:
        complain(_("Not an item of this letter: %(numbers)s") % {"numbers": ", ".join(unknown)})
        return None
    return dataclasses.replace(
        choices,
        taken_out=frozenset(asked[number] for number in options.leave_out),
        put_in=frozenset(left_out[number] for number in options.put_in),
    )


def _print_candidates(candidates: Iterable[LetterCandidate], *, as_json: bool) -> int:
    candidates = list(candidates)
    if as_json:
        print_json(candidates)
        return 0
    for line in table(map(_candidate_row, candidates)) or [_("Nothing is overdue: there is no reminder to write.")]:
        say(line)
    return 0


def _candidate_row(candidate: LetterCandidate) -> list[str]:
    last = ""
    if candidate.last_on:
        last = f"{candidate.last_number}, {format_date(candidate.last_on)}"
    total = format_money(candidate.total, candidate.currency) if candidate.total else no_letter_line(candidate)
    return [candidate.name, total, format_days(candidate.days_overdue), last]


def _print_papers(rows: Sequence[DocumentRow], options: argparse.Namespace) -> int:
    if options.json:
        print_json(rows)
        return 0
    lines = [
        [
            row.number,
            format_date(row.made_on),
            label(DocumentKind(row.kind)),
            row.customer,
            format_money(row.total, row.currency),
            _("void: %(reason)s") % {"reason": row.void_reason} if row.voided_at else "",
        ]
        for row in rows
    ]
    for line in table(lines) or [_("No papers have been made yet.")]:
        say(line)
    return 0
