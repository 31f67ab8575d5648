"""Late interest: its bases, its rates as dated data, its days and its formula."""

from enum import StrEnum


class RateBasis(StrEnum):
    """A published rate that changes from time to time; the user enters its values."""

    LPR_1Y = "lpr_1y"
    BOE_BASE = "boe_base"
    ECB_REF = "ecb_ref"
