"""How a sum is split into instalments, on whole minor units: every split adds up to the sum exactly."""

from fractions import Fraction

_HALF = Fraction(1, 2)


def half_up(number: Fraction) -> int:
    """Round a number of minor units, 0 or more, to the nearest whole one; a half goes up."""
    return int(number + _HALF)


def equal_parts(total: int, count: int, *, remainder_first: bool = False) -> tuple[int, ...]:
    """Split into `count` parts, each floored to the minor unit; the last (or first) takes what that leaves over."""
    part, remainder = divmod(total, count)
    rest = (part,) * (count - 1)
    return (part + remainder, *rest) if remainder_first else (*rest, part + remainder)


def parts_of(total: int, part: int, *, remainder_first: bool = False) -> tuple[int, ...]:
    """Split into as many parts of this size as fit; what is left is one more, smaller part, the last (or first)."""
    count, remainder = divmod(total, part)
    parts, small = (part,) * count, (remainder,) * bool(remainder)
    return small + parts if remainder_first else parts + small


def level_payment(total: int, rate: Fraction, count: int) -> Fraction:
    """Give the payment that, made `count` times, pays off a sum and its interest; `rate` is that of one period."""
    return total * rate / (1 - (1 + rate) ** -count) if rate else Fraction(total, count)


def level_principals(total: int, rate: Fraction, count: int) -> tuple[int, ...]:
    """Split into what `count` level payments pay off of the sum itself; the last pays the balance.

    The payment and the interest of each period are rounded half up. Tiny sums can leave nothing for the last parts.
    """
    payment = half_up(level_payment(total, rate, count))
    principals: list[int] = []
    balance = total
    for _ in range(count - 1):
        principals.append(min(payment - half_up(balance * rate), balance))
        balance -= principals[-1]
    return (*principals, balance)


def principals_by_payment(total: int, rate: Fraction, payment: int) -> tuple[int, ...]:
    """Split into what payments of this size pay off of the sum itself, until nothing is left; the last is smaller.

    A payment that does not cover the interest of the first period raises ValueError.
    """
    principals: list[int] = []
    balance = total
    while balance:
        principals.append(min(payment - half_up(balance * rate), balance))
        if principals[-1] < 1:
            raise ValueError("the payment does not cover the interest")
        balance -= principals[-1]
    return tuple(principals)
