"""Makes the few elements of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from typing import Any


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
