"""How files without pages are read and set on pages: resources/reading/flowed.toml."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_toml

_MEGABYTE = 1 << 20


class SheetRules(Form):
    """The page that text is set on; points."""

    width: float
    height: float
    margin: float


class SlideRules(Form):
    """How the words of a slide are made to fit on it."""

    margin: float
    body: float
    shrink: float
    least: float


class TypeRules(Form):
    """The fonts and type sizes of set pages; sizes in points."""

    regular: str
    bold: str
    body: float
    table: float
    small: float
    title: float
    headings: tuple[float, ...]
    step: float
    rise: float
    fall: float

    def heading(self, level: int) -> float:
        """The type size of a heading; level 0 is the title of the document."""
        if level == 0:
            return self.title
        return self.headings[min(level, len(self.headings)) - 1]


class SpaceRules(Form):
    """White space round blocks, in type sizes; indents and cells in points."""

    before_heading: float
    after_heading: float
    after_block: float
    after_item: float
    indent: float
    marker_gap: float
    cell: float
    keep: float
    column_least: int
    column_most: int


class LimitRules(Form):
    """What a file may cost before it is refused."""

    megabytes: int
    parts: int
    part_megabytes: int
    depth: int
    span: int
    cells: int

    @property
    def unpacked(self) -> int:
        """Bytes that all parts of a file may hold together."""
        return self.megabytes * _MEGABYTE

    @property
    def part(self) -> int:
        """Bytes that one part may hold."""
        return self.part_megabytes * _MEGABYTE


class LookRules(Form):
    """When a paragraph that only looks like a heading is one."""

    letters: int
    ends: str
    larger: float
    common_share: float
    opening: int

    def ends_otherwise(self, text: str) -> bool:
        """True where a text does not end as a heading does."""
        return bool(re.search(self.ends, text))


class WordRules(Form):
    """Names of the styles of Word, whole and without regard to capitals."""

    heading_style: str
    title_style: str
    contents_style: str
    caption_style: str
    bullet_style: str

    def heading(self, name: str) -> int | None:
        """The level that the name of a style gives to a heading."""
        found = re.fullmatch(self.heading_style, name, re.IGNORECASE)
        return int(found[1]) if found else None

    def is_named(self, name: str, pattern: str) -> bool:
        """True where the whole name of a style fits one of the patterns above."""
        return bool(re.fullmatch(pattern, name, re.IGNORECASE))


class WebRules(Form):
    """Which elements of a web page are read."""

    left_out: frozenset[str]
    left_out_roles: frozenset[str]
    left_out_outside: frozenset[str]
    left_out_names: tuple[str, ...]
    hidden_style: str
    shown_roles: frozenset[str]
    blocks: frozenset[str]

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{name})" for name in self.left_out_names), re.IGNORECASE)

    def left_out_name(self, name: str) -> bool:
        """True for an id or class of what stands round the text and is no part of it."""
        return bool(self._names.fullmatch(name))

    def hides(self, style: str) -> bool:
        """True for a style that hides an element."""
        return bool(re.search(self.hidden_style, style, re.IGNORECASE))


class TextRules(Form):
    """How plain text is cut into blocks."""

    heading_letters: int
    heading_ends: str
    whole_line: int
    indent: int
    controls: float

    def ends_otherwise(self, text: str) -> bool:
        """True where a line does not end as a heading does."""
        return bool(re.search(self.heading_ends, text))


class FlowedRules(Form):
    """All rules for files without pages."""

    page: SheetRules
    slides: SlideRules
    type: TypeRules
    space: SpaceRules
    limits: LimitRules
    headings: LookRules
    word: WordRules
    web: WebRules
    text: TextRules


def read_flowed_rules(resources: Path) -> FlowedRules:
    """The rules in the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_toml(resources / "reading" / "flowed.toml", FlowedRules)
