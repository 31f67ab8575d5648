"""Names of files made from names of customers, so that every system takes them."""

import re

from desktop.domain.text import clean

#: What a folder of any system holds at most of one name, in bytes of UTF-8.
LONGEST_NAME = 255

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
#: Windows takes these for devices, whatever the suffix is, and superscript digits for digits.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)


def file_name(text: str, suffix: str) -> str:
    """Make a file name of a text: no separators, no device of Windows, no dot or space at the ends, not too long.

    The suffix (".pdf") stays whole; what is cut is the end of the text, never in the middle of a character.
    """
    stem = clean(_FORBIDDEN.sub(" ", text), LONGEST_NAME)
    stem = stem.encode()[: LONGEST_NAME - len(suffix.encode())].decode(errors="ignore").strip(" .") or "_"
    if _DEVICE.fullmatch(stem):
        stem = f"_{stem}"
    return stem + suffix
