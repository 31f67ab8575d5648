"""What is said while payments are recorded."""

from collections.abc import Iterable

from desktop.domain.ledger import PaymentQuestion
from desktop.formats import format_money
from desktop.i18n import _
from desktop.ui.pages.visits.words import dotted
from desktop.wording.questions import question_text


def remarks_line(questions: Iterable[PaymentQuestion]) -> str:
    """Say what is odd and needs no answer."""
    return " ".join(question_text(each) for each in questions if each is not PaymentQuestion.TWICE)


def applied_line(amount: int, shared: int, currency: str) -> str:
    """Say what of a payment goes to items, and what goes to none."""
    if not amount:
        return ""
    parts = [_("%(amount)s goes to items") % {"amount": format_money(shared, currency)}]
    if amount > shared:
        parts.append(_("%(amount)s stays unapplied") % {"amount": format_money(amount - shared, currency)})
    elif amount < shared:
        parts.append(_("%(amount)s more than the payment") % {"amount": format_money(shared - amount, currency)})
    return dotted(parts)
