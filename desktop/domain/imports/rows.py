"""Rows that are no rows of the table: sums, headings repeated on each page, notes at the foot."""

import re
from collections.abc import Sequence

from desktop.domain.imports.cells import Row, is_nothing, text_of
from desktop.domain.imports.checked import SkipReason
from desktop.domain.text import fold

_SUM_WORDS = (
    "合计|总计|小计|总合计|汇总|本页小计|本页合计|累计|共计|总和|grandtotal|subtotal|total|totals|sum|summe|gesamt"
)
_SUM = re.compile(
    rf"(?:{_SUM_WORDS})(?:[a-z]{{3}}|元|金额|人民币)?|(?:本页|本日|本月|本季|本期|本年|全部|客户|期末)(?:{_SUM_WORDS})"
)
#: Excel's subtotals name the group first: 恒达 汇总, Hengda Total.
_GROUP_SUM = re.compile(rf".*\s(?:{_SUM_WORDS})", re.IGNORECASE)
_NOTE = re.compile(
    r"\s*(?:制表|审核|复核|编制|经办|打印|制单|负责人|财务主管|签字|盖章|备注[:：]|说明[:：]|注[:：]|第.{1,6}页|以上|以下空白"
    r"|page\b|printed|prepared|generated|note[:：]|report\b)",
    re.IGNORECASE,
)
_LONGEST = 100


def is_sum_word(text: str) -> bool:
    """Say whether a cell holds nothing but a word or sign for a sum: 合 计, Total:, ***."""
    return _SUM.fullmatch(fold(text)) is not None or (bool(text) and not text.strip("*∑Σ "))


def skip_reason(row: Row, headings: Sequence[str]) -> SkipReason | None:
    """Say why a row that cannot be read is no row of the table; None when it is a bad row."""
    texts = [text_of(cell, _LONGEST) for cell in row if not is_nothing(cell)]
    if not texts:
        return SkipReason.NOTE
    if _GROUP_SUM.fullmatch(texts[0]) or any(map(is_sum_word, texts)):
        return SkipReason.SUM
    repeated = sum(
        not is_nothing(cell) and fold(text_of(cell, _LONGEST)) == fold(heading)
        for cell, heading in zip(row, headings, strict=False)
    )
    if repeated > 1 and repeated * 2 >= len(texts):
        return SkipReason.HEADING
    if len(texts) == 1 or _NOTE.match(texts[0]):
        return SkipReason.NOTE
    return None
