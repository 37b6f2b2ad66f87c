"""The colours and sizes in which a page is drawn with what was read on it, for developers."""

from __future__ import annotations

from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_toml

Colour = tuple[int, int, int]


class Way(Form):
    """The line that goes from block to block in reading order."""

    colour: Colour


class DebugPageRules(Form):
    """How pages are drawn; `colours` is by the role of a block, lengths are pixels."""

    scale: float
    label_size: int
    line_width: int
    frame: int
    colours: dict[str, Colour]
    way: Way


def read_debug_page_rules(resources: Path) -> DebugPageRules:
    """The rules in the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_toml(resources / "reading" / "debug_pages.toml", DebugPageRules)
