"""Our own company in the sample, what published rates it knows, and the papers that it has sent."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from desktop.domain.company import BankAccount, Company
from desktop.domain.dunning import FinalStep, Level
from desktop.domain.lateinterest import InterestBasis, InterestChoice, RateBasis
from desktop.services.account_changes import AccountChangeChoices
from desktop.services.late_interest import RateForm
from desktop.services.letter_choices import LetterChoices
from desktop.services.request_choices import RequestChoices
from desktop.services.sample_data import SampleData, SampleServices, Told, saved
from desktop.services.sample_deliveries import answer, prove, send
from desktop.services.sample_story import Act, Story
from desktop.services.statement_choices import StatementChoices


def describe_company(data: SampleData, services: SampleServices) -> None:
    """Fill in what papers say of us, and the rates by which they may reckon."""
    told = dict(data.company)
    accounts = tuple(BankAccount(**account) for account in told.pop("accounts"))
    rates = told.pop("rates")
    saved(services.company.save(Company(**told, accounts=accounts)))
    for rate in rates:
        since = date.fromisoformat(rate["valid_from"])
        form = RateForm(RateBasis(rate["basis"]), since, rate["rate_ppm"], data.text(rate["source"]))
        saved(services.late_interest.save_rate(form))


def letter_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give what happens with the papers for one customer, each act with its day."""
    return _PaperStory(data, told["customer"], told["currency"]).told(told["acts"])


class _PaperStory(Story):
    """The papers for one customer in one currency; what is sent, proved, answered or void is always the last one."""

    def __init__(self, data: SampleData, customer: str, currency: str) -> None:
        super().__init__(data, customer)
        self._currency = currency

    @property
    def acts(self) -> Mapping[str, Act]:
        """What can be done with them, by the word that tells it."""
        return {
            "make": self._make,
            "statement": self._make_statement,
            "request": self._make_request,
            "account_change": self._make_account_change,
            "escalate": self._escalate,
            "void": lambda told, by: saved(by.archive.void(self._id, self._data.text(told["reason"]))),
            "send": lambda told, by: send(self._data, told, [self._id], by),
            "prove": lambda told, by: prove(self._data, told, self._id, by),
            "answer": lambda told, by: answer(self._data, told, self._id, by),
        }

    def _make(self, told: Told, services: SampleServices) -> None:
        self._id = saved(services.letters.make(self._choices(told)))

    def _choices(self, act: Told) -> LetterChoices:
        """Take what the program proposes but for what is told."""
        return LetterChoices(
            self.customer_id,
            self._currency,
            attention=act.get("attention"),
            level=Level(act["level"]) if "level" in act else None,
            enclosures=tuple(act.get("enclosures", ())),
            interest=InterestChoice(InterestBasis.LPR, factor=act["lpr"]) if "lpr" in act else None,
            steps=tuple(map(FinalStep, act.get("steps", ()))),
        )

    def _make_statement(self, told: Told, services: SampleServices) -> None:
        movements, cut_off = told.get("movements", False), self._data.day(told["cut_off"])
        choices = StatementChoices(self.customer_id, self._currency, cut_off=cut_off, movements=movements)
        self._id = saved(services.statements.make(choices))

    def _make_request(self, _told: Told, services: SampleServices) -> None:
        self._id = saved(services.payment_requests.make(RequestChoices(self.customer_id, self._currency)))

    def _make_account_change(self, told: Told, services: SampleServices) -> None:
        choices = AccountChangeChoices(self.customer_id, self._currency, BankAccount(**told["old"]))
        self._id = saved(services.account_changes.make(choices))

    def _escalate(self, told: Told, services: SampleServices) -> None:
        reason = self._data.text(told["reason"])
        saved(services.escalations.decide(self.customer_id, self._currency, reason))
