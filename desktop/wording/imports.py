"""Bringing in files, in words: fields, questions that a file leaves open, what is wrong with it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import SheetKind
from desktop.i18n import N_, _

FIELDS: dict[Field, str] = {
    Field.CUSTOMER_NAME: N_("customer"),
    Field.CUSTOMER_NAME_EN: N_("customer's English name"),
    Field.SHORT_NAME: N_("customer's short name"),
    Field.CUSTOMER_CODE: N_("customer code"),
    Field.TAX_ID: N_("tax number"),
    Field.ADDRESS: N_("address"),
    Field.REGION: N_("region"),
    Field.CREDIT_TERM_DAYS: N_("credit term in days"),
    Field.CREDIT_LIMIT: N_("credit limit"),
    Field.CONTACT_NAME: N_("contact"),
    Field.CONTACT_POSITION: N_("contact's position"),
    Field.PHONE: N_("phone"),
    Field.MAIL: N_("mail"),
    Field.ITEM_NUMBER: N_("invoice number"),
    Field.ITEM_KIND: N_("kind of item"),
    Field.CONTRACT: N_("contract"),
    Field.PROJECT: N_("project"),
    Field.DOCUMENT_DATE: N_("invoice date"),
    Field.DUE_DATE: N_("due date"),
    Field.AMOUNT: N_("amount"),
    Field.PAID: N_("paid so far"),
    Field.OPEN_AMOUNT: N_("open amount"),
    Field.CURRENCY: N_("currency"),
    Field.NOTE: N_("note"),
    Field.RECEIVED_ON: N_("day it came in"),
    Field.RECEIVED: N_("money in"),
    Field.PAID_OUT: N_("money out"),
    Field.DIRECTION: N_("in or out"),
    Field.PAYER: N_("payer"),
    Field.PURPOSE: N_("purpose"),
    Field.MESSAGE: N_("payer's message"),
    Field.SUMMARY: N_("bank's summary"),
    Field.FLOW_NUMBER: N_("flow number"),
    Field.MEANS: N_("means of payment"),
    Field.BALANCE: N_("account balance"),
}

KINDS: dict[SheetKind, str] = {
    SheetKind.CUSTOMERS: N_("customers"),
    SheetKind.CONTACTS: N_("contacts"),
    SheetKind.ITEMS: N_("open items"),
    SheetKind.PAYMENTS: N_("payments"),
    SheetKind.OTHER: N_("nothing we know"),
}

DATE_ORDERS: dict[DateOrder, str] = {
    DateOrder.DMY: N_("day, month, year"),
    DateOrder.MDY: N_("month, day, year"),
    DateOrder.YMD: N_("year, month, day"),
}

#: By the value of the fault: title, and the way out.
_FAULTS: Mapping[str, tuple[str, str]] = {
    "unreadable": (
        N_("This file cannot be read"),
        N_("It may be damaged, moved, or not yours to read. Save it anew in the program it comes from and try again."),
    ),
    "encrypted": (
        N_("This workbook is protected by a password"),
        N_("Open it in the spreadsheet program, save it without the password, and choose the copy."),
    ),
    "empty": (
        N_("There is nothing in this file"),
        N_("The download may have been cut off. Ask for the file again."),
    ),
    "too_large": (
        N_("This file is too large"),
        N_("Leave out what is not needed (old years, empty rows far below), save it and choose it again."),
    ),
    "long_cell": (
        N_("A cell of this file is too long to be one"),
        N_("Mostly a quotation mark is never closed. Look at that row, or save the file as a workbook (XLSX)."),
    ),
    "not_a_table": (
        N_("This is no table that can be read"),
        N_("Save it as a workbook (XLSX) or as CSV in the program it comes from, and choose that file."),
    ),
}

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "gb18030": "GBK / GB 18030",
    "big5": "Big5",
    "shift-jis": "Shift-JIS",
    "cp949": "Korean (949)",
    "cp1250": "Windows 1250",
    "cp1251": "Windows 1251",
    "cp1252": "Windows 1252",
}

_DELIMITERS = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs"), "|": N_("bars")}


class _Fault(Protocol):
    """What a sentence needs of a fault of a whole file."""

    @property
    def fault(self) -> StrEnum:
        """What is the matter."""

    @property
    def detail(self) -> str:
        """The limit, the row, or the system's own words."""


def field_label(field: Field) -> str:
    """Name what a column brings in."""
    return _(FIELDS[field])


def fault_text(fault: _Fault) -> tuple[str, str]:
    """Give a title and an advice for a file that cannot be read as tables."""
    title, advice = _FAULTS[fault.fault.value]
    words = {"what": _(title), "detail": fault.detail}
    return _("%(what)s (%(detail)s)") % words if fault.detail else words["what"], _(advice)


def encoding_name(encoding: str) -> str:
    """Name an encoding as people know it."""
    return _ENCODINGS.get(encoding.replace("_", "-"), encoding)


def delimiter_name(delimiter: str) -> str:
    """Name what stands between the cells of a text file."""
    return _(_DELIMITERS[delimiter]) if delimiter in _DELIMITERS else delimiter
