"""What reading gives: documents, pages and blocks, and what was wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from align_app.core.model.evidence import Box, Region


class BlockRole(StrEnum):
    """What a block of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    CONTENTS = "contents"
    FOOTNOTE = "footnote"
    FRAGMENT = "fragment"
    """Loose words of a picture or chart: kept so that nothing is lost, never read as sentences."""


class PageRole(StrEnum):
    """What a page is for in its document."""

    BODY = "body"
    COVER = "cover"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    DIVIDER = "divider"
    INFOGRAPHIC = "infographic"
    REFERENCES = "references"
    APPENDIX = "appendix"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: its place in its block's text, and its left and right edge in points."""

    start: int
    end: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block: its page, its box, and the words on it in reading order."""

    page: int
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; rows and columns count from 0.

    `start` and `end` cut its words from the text of its block.
    """

    row: int
    column: int
    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table, in reading order.

    `text` is the printed text with lines joined and line-end hyphens undone; a bullet or number is
    in `marker`, not in `text`. In a table, cells of a row are joined by " | " and rows by a line
    feed.
    `level` is the depth of a heading (1 = top) or of a list item (1 = outermost), else 0.
    `size` is the type size in points and `bold` the weight of most of the block.
    """

    role: BlockRole
    text: str
    lines: tuple[Line, ...]
    level: int = 0
    marker: str | None = None
    cells: tuple[Cell, ...] = ()
    size: float = 0.0
    bold: bool = False
    boxed: bool = False
    """True where the block stands inside a drawn box or panel."""

    @property
    def page(self) -> int:
        """The page on which the block begins."""
        return self.lines[0].page

    @property
    def box(self) -> Box:
        """The smallest box round the part of the block that stands on its first page."""
        first = [line.box for line in self.lines if line.page == self.page]
        box = first[0]
        for other in first[1:]:
            box = box.union(other)
        return box


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page with its blocks in reading order; `label` is the page number as printed."""

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...] = ()
    label: str | None = None
    role: PageRole = PageRole.BODY
    readable: bool = True
    ocr: bool = False
    ocr_confidence: float = 0.0
    """Mean confidence of the words where the page was read by sight, 0 to 1."""
    running: tuple[str, ...] = ()
    """Its running heads and feet, which are no part of the text."""


class ReadState(StrEnum):
    """How far a document could be read."""

    READ = "read"
    PARTLY = "partly"
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is. `type` is an id of the document types; `period` first and last year."""

    title: str = ""
    organisation: str = ""
    type: str = "unknown"
    type_confidence: float = 0.0
    area: str = ""
    tier: str = ""
    period: tuple[int, int] | None = None
    status: str = "unknown"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one document or page: what happened and what a person can do next."""

    document: str | None
    page: int | None
    code: str
    message: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Document:
    """One partner's document as read; `id` is the sha256 of its bytes, so renaming keeps it."""

    id: str
    file: str
    identity: Identity
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def unreadable_pages(self) -> tuple[int, ...]:
        """Numbers of the pages whose text could not be read."""
        return tuple(page.number for page in self.pages if not page.readable)

    @property
    def ocr_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that were read by sight."""
        return tuple(page.number for page in self.pages if page.ocr)

    @property
    def state(self) -> ReadState:
        """Read, partly read or not read."""
        unreadable = len(self.unreadable_pages)
        if not self.pages or unreadable == len(self.pages):
            return ReadState.NOT_READ
        return ReadState.PARTLY if unreadable else ReadState.READ

    def page_label(self, number: int) -> str | None:
        """The printed number of a physical page, if it has one."""
        return self.pages[number - 1].label if 0 < number <= len(self.pages) else None


def block_regions(block: Block, start: int, end: int) -> tuple[Region, ...]:
    """Where `block.text[start:end]` is printed: one region for each line it touches.

    A word that is only partly inside the range counts whole, so the boxes re-read to whole words.
    """
    regions = []
    for line in block.lines:
        touched = [word for word in line.words if word.start < end and word.end > start]
        if touched:
            left = min(word.x0 for word in touched)
            right = max(word.x1 for word in touched)
            regions.append(Region(line.page, replace(line.box, x0=left, x1=right)))
    return tuple(regions)
