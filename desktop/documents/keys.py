"""Every text that the papers are made of, by key, with the places it may have.

The words themselves stand in `resources/locale/<language>/LC_MESSAGES/letters.po`, a note for the reader above each.
Texts without a place need no more than their key here.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Places(NamedTuple):
    """The places of one text: those it may have, and those it must keep."""

    allowed: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


NONE = Places()

#: Parts that several papers share.
COMMON: Mapping[str, Places] = {}

REMINDER: Mapping[str, Places] = {}

PROPOSAL_FORM: Mapping[str, Places] = {}

AGREEMENT: Mapping[str, Places] = {}

ALL: Mapping[str, Places] = {**COMMON, **REMINDER, **PROPOSAL_FORM, **AGREEMENT}
