"""What is read about one customer for the head of its page and for the panel beside the list."""

from dataclasses import dataclass
from datetime import date

from desktop.app import Services
from desktop.domain.calendars import NoWorkingDayError
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.promises import PromiseRecord
from desktop.domain.rating import Rating
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.contacts import ContactLine
from desktop.services.customers import ContactRecord, CustomerCard
from desktop.services.processes import NextPayDay
from desktop.ui.pages.customers.facts import Fact
from desktop.ui.pages.customers.rows import open_text, overdue_text
from desktop.ui.pages.customers.standing import standing_chip, standing_text
from desktop.ui.pages.process.pay_day_list import pay_day_name
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.country_edit import country_name
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.process import deadline_line
from desktop.wording.promises import broken_text, record_text


@dataclass(frozen=True, slots=True)
class CustomerHead:
    """A customer, the next pay day where it is known, the people there, how they keep their word, the last contact."""

    card: CustomerCard
    next_day: NextPayDay | None
    people: tuple[ContactRecord, ...]
    rating: Rating
    promises: PromiseRecord
    last_contact: ContactLine | None


def read_head(services: Services, customer_id: int) -> CustomerHead | None:
    """Read all that the head shows; None when there is no such customer."""
    card = services.customers.get(customer_id)
    if card is None:
        return None
    try:
        days = services.processes.get(customer_id).next_days
    except NoWorkingDayError:  # closed for ever, as it was typed: the process tab tells
        days = ()
    return CustomerHead(
        card,
        days[0] if days else None,
        tuple(services.customers.contacts(customer_id)),
        services.debtor.rating(customer_id),
        services.promises.record(customer_id),
        next(iter(services.contacts.page(customer_id, limit=1)), None),
    )


def facts_of(head: CustomerHead, today: date) -> tuple[Fact, ...]:
    """Give the figures that matter: what is owed and overdue, when to go there, when they pay, what their word is."""
    card = head.card
    overdue = overdue_text(card.sums)
    visit = card.next_visit
    standing = card.customer.standing
    return (
        Fact(_("Standing"), standing_text(standing), chip=standing_chip(standing) or "neutral"),
        Fact(_("Owed"), open_text(card.sums) or _("nothing")),
        Fact(_("Overdue"), overdue or _("nothing"), status="error" if overdue else ""),
        Fact(
            _("Next visit"),
            format_date(visit, "weekday", today=today) if visit else _("none planned"),
            _distance(visit, today) if visit else "",
            status="warn" if visit and visit < today else "",
        ),
        _pay_day_fact(head.next_day, today),
        *_promises_fact(head.promises),
    )


def more_facts_of(head: CustomerHead, today: date) -> tuple[Fact, ...]:
    """Give what the line below the name says on the customer's own page: the rating and the last contact."""
    return (Fact(_("Rating"), head.rating.grade or _("not rated")), _contact_fact(head.last_contact, today))


def summary_of(head: CustomerHead, today: date) -> str:
    """Say in one line by what the customer is known, on what terms it buys, its rating and the last contact."""
    parts = [terms_text(head.card)]
    if head.rating.grade is not None:
        parts.append(_("rating %(grade)s") % {"grade": head.rating.grade})
    if (last := head.last_contact) is not None:
        words = {"day": format_date(last.day, "weekday", today=today), "how": _contact_text(last)}
        parts.append(_("last contact %(day)s (%(how)s)") % words)
    return dotted(parts)


def _promises_fact(record: PromiseRecord) -> tuple[Fact, ...]:
    """Say how often their word was broken; nothing where none was given."""
    told = record_text(record)
    if not told:
        return ()
    if record.broken:
        return (Fact(_("Promises"), broken_text(record.broken), record_text(record), status="error"),)
    return (Fact(_("Promises"), told),)


def _contact_fact(line: ContactLine | None, today: date) -> Fact:
    if line is None:
        return Fact(_("Last contact"), _("none yet"))
    return Fact(_("Last contact"), format_date(line.day, "weekday", today=today), _contact_text(line))


def _contact_text(line: ContactLine) -> str:
    return joined((label(ContactChannel(line.channel)), label(ContactResult(line.result))))


def terms_text(card: CustomerCard) -> str:
    """Say in one line by what the customer is known, on what terms it buys, and in which country it is, where said."""
    customer = card.customer
    parts = [customer.code]
    if customer.credit_term_days is not None:
        parts.append(_("credit term %(days)s") % {"days": format_days(customer.credit_term_days)})
    else:
        parts.append(_("no credit term noted"))
    if customer.credit_limit is not None:
        limit = format_money(customer.credit_limit, customer.currency)
        parts.append(_("limit %(limit)s") % {"limit": limit})
    if customer.country:
        parts.append(country_name(customer.country))
    return joined(filter(None, parts))


def _pay_day_fact(next_day: NextPayDay | None, today: date) -> Fact:
    if next_day is None:
        return Fact(_("Next pay day"), _("not known"))
    late = next_day.deadline is not None and next_day.deadline.day < today
    papers = deadline_line(next_day.deadline)
    if late:
        papers = _("%(deadline)s: too late now") % {"deadline": papers}
    name = pay_day_name(next_day.pay_day, today)
    return Fact(_("Next pay day"), name, papers, hint_status="warn" if late else "")


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return _("%(days)s ago, outcome not recorded") % {"days": format_days(-days)}
    return _("in %(days)s") % {"days": format_days(days)}
