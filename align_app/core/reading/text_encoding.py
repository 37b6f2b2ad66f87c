"""Turns the bytes of a text or web page into letters."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w.-]{2,30})|encoding\s*=\s*[\"']([\w.-]{2,30})")
_HEAD_BYTES = 4096
_WINDOWS = "cp1252"


def decode_text(data: bytes) -> str:
    """The text of `data`: by its byte order mark, as UTF-8, as it says itself, as Windows does."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data), "replace")


def _declared(data: bytes) -> str:
    """The encoding that a web page names, where it is one that is known for text."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    name = (found[1] or found[2]).decode("ascii").lower() if found else _WINDOWS
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return _WINDOWS
    # Pages that say Latin-1 mean Windows, as browsers know; UTF-8 was tried and does not fit.
    return _WINDOWS if name in {"iso-8859-1", "latin-1", "us-ascii", "utf-8"} else name
