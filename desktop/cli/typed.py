"""Reading what was typed as a value of a command."""

from desktop.cli.output import complain, problem_line
from desktop.formats import AmountError, parse_amount_typed


def typed_amount(text: str, currency: str, field: str) -> int | None:
    """Read a sum in minor units; None, with the reason printed beside the field's name, when it is none."""
    try:
        return parse_amount_typed(text, currency)
    except AmountError as error:
        complain(problem_line(error.problem(field)))
        return None
