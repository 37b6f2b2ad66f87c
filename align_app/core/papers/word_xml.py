"""Makes the few elements of WordprocessingML that python-docx has no words for; cleans text."""

from __future__ import annotations

import re
from typing import Any

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def made(tag: str, *children: Any, **attributes: str) -> Any:
    """An element with attributes of the same namespace and children in order."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    for child in children:
        element.append(child)
    return element


def clean(words: str) -> str:
    """Words without the control characters that some PDFs print and XML cannot hold."""
    return _NOT_IN_XML.sub("", words)
