"""Payment requests."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.documents.data import PaymentRequest
from desktop.documents.samples.basis import Basis, Sample
from desktop.domain.company import DocumentKind
from desktop.domain.payrequests import ContractFacts, PaperCount, PayStage
from desktop.domain.process import PaperForm, PaperKind

_MANY = 60
_PAPERS_WITHIN, _PAID_WITHIN = 5, 25


def _request(basis: Basis) -> PaymentRequest:
    """Make one with all that it may say."""
    contract = ContractFacts(
        basis.in_words("HT-2026-018", "HT/2026/018"),
        basis.in_words("二期包装线", "Packing line 2"),
        basis.in_words("第5.2条：验收合格后30日内付至合同总额的90%", "5.2: 90 % within 30 days of acceptance"),
        12_000_000,
        11_400_000,
        9_850_000,
        4_200_000,
    )
    return PaymentRequest(
        basis.heading(DocumentKind.PAYMENT_REQUEST),
        (*basis.items(), basis.credit_note()),
        PayStage.ACCEPTANCE,
        contract,
        _papers(basis, tuple(PaperKind)[:4]),
        "PO 4500012345",
        basis.in_words("前台", "Reception"),
        basis.days(_PAPERS_WITHIN),
        basis.days(_PAID_WITHIN),
        pays_cash=False,
        unapplied=50_000,
    )


def _papers(basis: Basis, kinds: tuple[PaperKind, ...]) -> tuple[PaperCount, ...]:
    """Tick some papers, in every form."""
    forms = (*PaperForm, None)
    return tuple(
        PaperCount(kind, forms[place % len(forms)], 1 + place % 3, _note(basis, kind))
        for place, kind in enumerate(kinds)
    )


def _note(basis: Basis, kind: PaperKind) -> str:
    return basis.in_words("收货人签字", "signed by stores") if kind is PaperKind.SIGNED_RECEIPT else ""


def _in_stage(stage: PayStage, basis: Basis) -> PaymentRequest:
    return replace(_request(basis), stage=stage)


def _with_every_paper(basis: Basis) -> PaymentRequest:
    return replace(_request(basis), papers=_papers(basis, tuple(PaperKind)))


def _some_missing(basis: Basis) -> PaymentRequest:
    paper = _request(basis)
    return replace(paper, papers=(replace(paper.papers[0], enclosed=False), *paper.papers[1:]))


def _bare(basis: Basis) -> PaymentRequest:
    """Make one of which nothing is known but the items, without an account."""
    heading = replace(basis.heading(DocumentKind.PAYMENT_REQUEST), account=None)
    return PaymentRequest(heading, basis.items(), PayStage.OTHER, pays_cash=True)


def _many(basis: Basis) -> PaymentRequest:
    """List so many items that they are an annex."""
    return replace(_request(basis), items=basis.items() * _MANY)


_OTHERS: tuple[Callable[[Basis], PaymentRequest], ...] = (
    _with_every_paper,
    _some_missing,
    _bare,
    _many,
    *(partial(_in_stage, stage) for stage in PayStage if stage not in {PayStage.ACCEPTANCE, PayStage.OTHER}),
)
SAMPLES: tuple[Sample, ...] = (_request, *_OTHERS)
