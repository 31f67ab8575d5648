"""Texts of the payment request; papers and stages are named by their codes."""

from collections.abc import Mapping

from desktop.documents.keys.places import NONE, Places
from desktop.domain.payrequests import PayStage
from desktop.domain.process import PaperForm, PaperKind

#: What every sentence of a payment request may name.
_REQUEST = ("company", "customer", "number", "made_on", "as_of", "total")
_PAPER = ("paper", "form", "copies")

PAYMENT_REQUEST: Mapping[str, Places] = {
    "payment_request.title": NONE,
    "payment_request.subject": Places(_REQUEST, ("total",)),
    "payment_request.deputy": Places(("deputy",), ("deputy",)),
    "payment_request.opening": Places(_REQUEST),
    "payment_request.opening_contract": Places((*_REQUEST, "contract"), ("contract",)),
    "payment_request.fact.contract": NONE,
    "payment_request.fact.project": NONE,
    "payment_request.fact.clause": NONE,
    "payment_request.fact.stage": NONE,
    "payment_request.fact.reference": NONE,
    **{f"payment_request.stage.{stage}": NONE for stage in PayStage if stage is not PayStage.OTHER},
    "payment_request.sum.amount": NONE,
    "payment_request.sum.delivered": NONE,
    "payment_request.sum.invoiced": NONE,
    "payment_request.sum.paid": NONE,
    "payment_request.sum.this": NONE,
    "payment_request.sum.share": NONE,
    "payment_request.sum.remaining": NONE,
    "payment_request.items": Places((*_REQUEST, "count")),
    "payment_request.items.annexed": Places((*_REQUEST, "count"), ("count",)),
    "payment_request.items.unapplied": NONE,
    "payment_request.items.credit": NONE,
    "payment_request.items.disputed": Places(("document", "amount"), ("document", "amount")),
    "payment_request.total_capitals": Places((*_REQUEST, "capitals"), ("total", "capitals")),
    "payment_request.pay_to": Places(_REQUEST),
    "payment_request.pay_to_no_account": Places(_REQUEST),
    "payment_request.account_check": Places(_REQUEST),
    "payment_request.transfer": NONE,
    "payment_request.cash": NONE,
    "payment_request.papers": Places(_REQUEST),
    "payment_request.papers.ticked": Places(_REQUEST),
    "payment_request.paper": Places(_PAPER, _PAPER),
    "payment_request.paper_any_form": Places(("paper", "copies"), ("paper", "copies")),
    "payment_request.paper_noted": Places(("paper", "note"), ("paper", "note")),
    **{f"payment_request.paper.{kind}": NONE for kind in PaperKind},
    **{f"payment_request.form.{form}": NONE for form in PaperForm},
    "payment_request.pay_day": Places((*_REQUEST, "papers_by", "pay_day"), ("papers_by", "pay_day")),
    "payment_request.ask": Places(_REQUEST),
    "payment_request.closing": Places(_REQUEST),
    "payment_request.slip.title": NONE,
    "payment_request.slip.received": Places(_REQUEST, ("number",)),
    "payment_request.slip.received_papers": Places(_REQUEST, ("number",)),
    "payment_request.slip.missing": NONE,
    "payment_request.slip.note": Places(_REQUEST),
}
