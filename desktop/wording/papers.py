"""Papers in sentences: what to know before one is printed, and why a customer gets no letter."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from desktop.domain.dunning import Level, NextStep, StepReason
from desktop.domain.letters import LeftOut
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.textgroups import TextGroup
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.wording.choices import label
from desktop.wording.dunning import step_line
from desktop.wording.timeline import field_label

_COMPANY_FIELDS = {
    "name": N_("registered name"),
    "name_en": N_("English name"),
    "address": N_("address"),
    "address_en": N_("English address"),
    "tax_id": N_("tax number"),
    "phone": N_("phone"),
    "mail": N_("mail"),
    "legal_representative": N_("legal representative"),
    "signatory": N_("who signs"),
    "signatory_position": N_("position of who signs"),
    "handler": N_("contact person"),
    "handler_phone": N_("phone of the contact person"),
    "handler_mail": N_("mail of the contact person"),
    "signing_place": N_("place of signing"),
    "english_habit": N_("English letters"),
    "registered_number": N_("company number"),
    "registered_in": N_("registered in"),
    "registered_office": N_("registered office"),
    "logo": N_("logo"),
    "accounts": N_("bank accounts"),
}

#: The legal choices that a lawyer should look at, as `needs_lawyer` names them.
_LEGAL = {
    "late_charge": N_("late charge"),
    "acceleration": N_("when the whole rest falls due"),
    "security": N_("security"),
    "forum": N_("where disputes go"),
}

_Values = Mapping[str, str | int]


class Candidate(Protocol):
    """What a sentence needs of a customer who could get a letter."""

    @property
    def reason(self) -> LeftOut | None:
        """Why nothing can be asked for; None where it can, or where money or credit notes cover what is due."""

    @property
    def step(self) -> NextStep:
        """The letter that is next, or why none is."""


def company_field_label(name: str) -> str:
    """Give the name of a field of our own company, as forms and warnings show it."""
    return _(_COMPANY_FIELDS[name]) if name in _COMPANY_FIELDS else name


def warning_line(warning: PaperWarning) -> str:
    """Say what to know before a paper is printed."""
    return _LINES[warning.code](warning.values)


def no_letter_line(candidate: Candidate) -> str:
    """Say why a customer with overdue items gets no reminder at the moment."""
    if candidate.reason:
        return label(candidate.reason)
    if candidate.step.reason is StepReason.NOTHING:
        return _("credit notes cover all that is due")
    return step_line(candidate.step)


def text_group(group: TextGroup) -> str:
    """Name the paper that a text belongs to, or what several papers share."""
    if group is TextGroup.FIRST:
        return _("first reminder, shared parts")
    if group is TextGroup.MAIL:
        return _("mail that carries papers")
    paper = group.level if group.level is not None else group.kind
    return _("shared by all papers") if paper is None else label(paper)


def _missing_field(values: _Values) -> str:
    if values["field"] == "accounts":
        return _("We have no complete bank account in this currency: the paper names none.")
    return _("Not filled in for our company: %(field)s.") % {"field": company_field_label(str(values["field"]))}


def _missing_at_customer(values: _Values) -> str:
    return _("Not filled in for this customer: %(field)s.") % {"field": field_label(str(values["field"]))}


def _no_glyph(values: _Values) -> str:
    return _("Our fonts lack these signs, an empty box is printed for each: %(characters)s") % values


def _right_to_left(_values: _Values) -> str:
    return _("Hebrew and Arabic words are not printed in their right order: write them in other letters.")


def _left_out(values: _Values) -> str:
    return _("%(number)s (%(amount)s) is left out: %(reason)s.") % {
        "number": values["number"],
        "amount": _money(values),
        "reason": label(LeftOut(str(values["reason"]))),
    }


def _disputed_part(values: _Values) -> str:
    text = _("%(number)s is asked for without the %(amount)s that the customer disputes.")
    return text % {"number": values["number"], "amount": _money(values)}


def _item_changed(values: _Values) -> str:
    text = _("The plan takes %(planned)s of %(number)s, but %(amount)s may be asked for now: look at the plan again.")
    planned = format_money(int(values["planned"]), str(values["currency"]))
    return text % {"number": values["number"], "planned": planned, "amount": _money(values)}


def _no_working_day(values: _Values) -> str:
    if values["name"]:
        return _("Pay-by day %(day)s is no working day: %(name)s.") % {"day": _day(values), "name": values["name"]}
    return _("Pay-by day %(day)s is no working day.") % {"day": _day(values)}


def _no_reply_day(values: _Values) -> str:
    if values["name"]:
        return _("Reply-by day %(day)s is no working day: %(name)s.") % {"day": _day(values), "name": values["name"]}
    return _("Reply-by day %(day)s is no working day.") % {"day": _day(values)}


def _no_papers(_values: _Values) -> str:
    return _("No papers go with the request: fill in the payment process, which papers the customer wants.")


def _contract_currency(values: _Values) -> str:
    text = _("The sums of contract %(number)s are in %(currency)s: the request does not name them.")
    return text % {"number": values["number"], "currency": values["currency"]}


def _over_contract(values: _Values) -> str:
    text = _("With what was paid, this is %(amount)s more than contract %(number)s comes to.")
    return text % {"number": values["number"], "amount": _money(values)}


def _recent_letter(values: _Values) -> str:
    text = _("This customer got a reminder a few days ago: %(number)s of %(day)s.")
    return text % {"number": values["number"], "day": _day(values)}


def _lawyer(values: _Values) -> str:
    name = str(values["field"])
    return _("A lawyer should look at this choice: %(field)s.") % {"field": _(_LEGAL[name]) if name in _LEGAL else name}


def _no_address(_values: _Values) -> str:
    return _("No address is filled in for this customer: where the letter goes is noted nowhere.")


def _no_contact(_values: _Values) -> str:
    return _("Nobody is known there who takes letters in: it goes to the finance department.")


def _no_account(values: _Values) -> str:
    return _("We have no bank account in %(currency)s: the letter does not say where to pay.") % values


def _no_text(values: _Values) -> str:
    text = _("Your own words for “%(key)s” have a place that cannot be filled: the text of the program is printed.")
    return text % values


def _harsh_text(values: _Values) -> str:
    text = _("“%(name)s” has no place in a letter of ours; your own words for “%(key)s” say it.")
    return text % values


def _level_not_due(values: _Values) -> str:
    level = label(Level(int(values["level"])))
    if values["proposed"] != "":
        proposed = label(Level(int(values["proposed"])))
        return _("The next step is the %(proposed)s, not yet the %(level)s.") % {"proposed": proposed, "level": level}
    not_before = date.fromisoformat(str(values["day"])) if values["day"] else None
    after = Level(int(values["after"])) if values["after"] != "" else None
    reason = step_line(NextStep(None, StepReason(str(values["reason"])), not_before, after=after))
    return _("It is no time for a %(level)s: %(reason)s.") % {"level": level, "reason": reason}


def _sole_trader(_values: _Values) -> str:
    return _(
        "A sole trader or a private person in the United Kingdom gets 30 days and the forms of the debt protocol before"
        " a claim: look whom you write to."
    )


def _interest_stated(_values: _Values) -> str:
    return _(
        "A statement that states late interest may take the place of what the contract says of delay: the rights under"
        " the contract are reserved in it. Ask a lawyer before you send it."
    )


def _high_interest(_values: _Values) -> str:
    return _("The rate of the late interest is far above the usual: a court may reduce it.")


def _unapplied(values: _Values) -> str:
    return _("%(amount)s came in and is applied to no item yet: the letter takes it off.") % {"amount": _money(values)}


def _earlier_receipt(values: _Values) -> str:
    text = _("There is a receipt of this payment already: %(number)s of %(day)s. Void it if this one takes its place.")
    return text % {"number": values["number"], "day": _day(values)}


def _receipt_without_money(values: _Values) -> str:
    text = _("The payment of receipt %(number)s of %(day)s was reversed: declare that receipt void.")
    return text % {"number": values["number"], "day": _day(values)}


def _thanked_lately(values: _Values) -> str:
    text = _("This customer was thanked already: %(number)s of %(day)s.")
    return text % {"number": values["number"], "day": _day(values)}


def _other_holder(values: _Values) -> str:
    return _("The new account is not in the name of our company: %(name)s.") % values


def _money(values: _Values) -> str:
    return format_money(int(values["amount"]), str(values["currency"]))


def _day(values: _Values) -> str:
    return format_date(date.fromisoformat(str(values["day"])), "weekday")


_LINES: dict[WarningCode, Callable[[_Values], str]] = {
    WarningCode.MISSING_FIELD: _missing_field,
    WarningCode.MISSING_AT_CUSTOMER: _missing_at_customer,
    WarningCode.NO_GLYPH: _no_glyph,
    WarningCode.RIGHT_TO_LEFT: _right_to_left,
    WarningCode.LEFT_OUT: _left_out,
    WarningCode.DISPUTED_PART: _disputed_part,
    WarningCode.ITEM_CHANGED: _item_changed,
    WarningCode.PAY_BY_NO_WORKING_DAY: _no_working_day,
    WarningCode.REPLY_BY_NO_WORKING_DAY: _no_reply_day,
    WarningCode.NO_PAPERS: _no_papers,
    WarningCode.CONTRACT_CURRENCY: _contract_currency,
    WarningCode.OVER_CONTRACT: _over_contract,
    WarningCode.RECENT_LETTER: _recent_letter,
    WarningCode.LAWYER: _lawyer,
    WarningCode.NO_ADDRESS: _no_address,
    WarningCode.NO_CONTACT: _no_contact,
    WarningCode.NO_ACCOUNT: _no_account,
    WarningCode.NO_TEXT: _no_text,
    WarningCode.HARSH_TEXT: _harsh_text,
    WarningCode.LEVEL_NOT_DUE: _level_not_due,
    WarningCode.SOLE_TRADER: _sole_trader,
    WarningCode.INTEREST_STATED: _interest_stated,
    WarningCode.HIGH_INTEREST: _high_interest,
    WarningCode.UNAPPLIED: _unapplied,
    WarningCode.EARLIER_RECEIPT: _earlier_receipt,
    WarningCode.RECEIPT_WITHOUT_MONEY: _receipt_without_money,
    WarningCode.THANKED_LATELY: _thanked_lately,
    WarningCode.OTHER_HOLDER: _other_holder,
}
