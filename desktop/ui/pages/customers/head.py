"""What is read about one customer for the head of its page and for the panel beside the list."""

from dataclasses import dataclass
from datetime import date

from desktop.app import Services
from desktop.domain.calendars import NoWorkingDayError
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.customers import ContactRecord, CustomerCard
from desktop.services.processes import NextPayDay
from desktop.ui.pages.customers.facts import Fact
from desktop.ui.pages.customers.rows import open_text, overdue_text
from desktop.ui.pages.customers.standing import standing_chip, standing_text
from desktop.ui.pages.process.pay_day_list import pay_day_name
from desktop.wording.joining import joined
from desktop.wording.process import deadline_line


@dataclass(frozen=True, slots=True)
class CustomerHead:
    """A customer, the next pay day where it is known, and the people there."""

    card: CustomerCard
    next_day: NextPayDay | None
    people: tuple[ContactRecord, ...]


def read_head(services: Services, customer_id: int) -> CustomerHead | None:
    """Read all that the head shows; None when there is no such customer."""
    card = services.customers.get(customer_id)
    if card is None:
        return None
    try:
        days = services.processes.get(customer_id).next_days
    except NoWorkingDayError:  # closed for ever, as it was typed: the process tab tells
        days = ()
    return CustomerHead(card, days[0] if days else None, tuple(services.customers.contacts(customer_id)))


def facts_of(head: CustomerHead, today: date) -> tuple[Fact, ...]:
    """Give the figures that matter: what is owed and overdue, when to go there, when they pay."""
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
    )


def terms_text(card: CustomerCard) -> str:
    """Say in one line by what the customer is known and on what terms it buys."""
    customer = card.customer
    parts = [customer.code]
    if customer.credit_term_days is not None:
        parts.append(_("credit term %(days)s") % {"days": format_days(customer.credit_term_days)})
    else:
        parts.append(_("no credit term noted"))
    if customer.credit_limit is not None:
        limit = format_money(customer.credit_limit, customer.currency)
        parts.append(_("limit %(limit)s") % {"limit": limit})
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
