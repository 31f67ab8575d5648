"""A sum of yuan in the capital numerals in which Chinese papers repeat it: no stroke turns one into another."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ((10**8, "亿"), (10**4, "万"), (10**3, "仟"), (10**2, "佰"), (10, "拾"))
_FEN_PER_YUAN = 100

#: The first sum that has no accepted name, in fen: the unit after 亿 is read in more than one way.
_TOO_LARGE = 10**16 * _FEN_PER_YUAN


def in_capitals(minor: int, currency: str = "CNY") -> str:
    """Write a sum of fen in capitals: 640902 -> 人民币陆仟肆佰零玖元零贰分; where a 零 is optional there is none.

    From 0 up to 9,999 万亿 yuan, that one excluded; 整 follows yuan and jiao, never fen. Another currency, or a sum out
    of this range, raises ValueError.
    """
    if currency != "CNY":
        raise ValueError(f"no capitals for {currency}")
    if not 0 <= minor < _TOO_LARGE:
        raise ValueError("no capitals for a sum below zero or without a name")
    yuan, fraction = divmod(minor, _FEN_PER_YUAN)
    return "人民币" + (f"{_whole(yuan)}元" if yuan or not fraction else "") + _fraction(fraction, after_yuan=yuan > 0)


def _fraction(fen: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(fen, 10)
    skipped = "零" if fen and not jiao and after_yuan else ""
    return skipped + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    for size, unit in _UNITS:
        if number >= size:
            rest = number % size
            skipped = "零" if 0 < rest < size // 10 else ""
            return _whole(number // size) + unit + skipped + (_whole(rest) if rest else "")
    return _DIGITS[number]
