"""What a payment request rests on: its contract, and what the customer's payment process says of papers and days."""

from collections.abc import Iterator, Sequence

from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.payrequests import ContractFacts
from desktop.domain.process import PayMeans, PaymentProcess
from desktop.domain.text import number_key
from desktop.services.contracts import ContractLine
from desktop.services.letter_items import FoundItem


def named_contract(rows: Sequence[FoundItem]) -> str:
    """Give the one contract that all of some items name, '' where they name none or several."""
    named = {number_key(each.row.contract): each.row.contract for each in rows}
    return next(iter(named.values())) if len(named) == 1 else ""


def contract_facts(number: str, clause: str, currency: str, lines: Sequence[ContractLine]) -> ContractFacts | None:
    """Say what is known of a contract; None where there is none. Sums in another currency are not told."""
    if not number:
        return None
    line = next((line for line in lines if number_key(line.number) == number_key(number)), None)
    if line is None:
        return ContractFacts(number, clause=clause)
    described = line.contract
    sums = [each for each in line.sums if each.currency == currency]
    is_same = described is not None and described.currency == currency
    return ContractFacts(
        line.number,
        described.project if described else next((each.project for each in line.sums), ""),
        clause or (described.pay_clause if described else ""),
        described.amount if described and is_same else None,
        described.delivered if described and is_same else None,
        sum(each.invoiced for each in sums),
        sum(each.paid for each in sums),
    )


def contract_warnings(
    contract: ContractFacts | None, total: int, currency: str, lines: Sequence[ContractLine]
) -> Iterator[PaperWarning]:
    """Tell of a contract in another currency, and of more than its price."""
    if contract is None:
        return
    described = next((line.contract for line in lines if line.number == contract.number), None)
    if described and described.currency != currency and (described.amount or described.delivered):
        values = {"number": contract.number, "currency": described.currency}
        yield PaperWarning(WarningCode.CONTRACT_CURRENCY, values)
    remaining = contract.remaining(total)
    if remaining is not None and remaining < 0:
        over: dict[str, str | int] = {"number": contract.number, "amount": -remaining, "currency": currency}
        yield PaperWarning(WarningCode.OVER_CONTRACT, over)


def pays_cash(process: PaymentProcess) -> bool | None:
    """Tell whether the customer may pay cash; None where nobody knows, or where it pays by something else."""
    if PayMeans.CASH in process.means:
        return True
    return False if PayMeans.TRANSFER in process.means else None
