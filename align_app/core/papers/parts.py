"""What a paper is made of, without a format: headings, paragraphs, tables, and whose voice speaks.

Writers turn these into Word or anything else; they add nothing and leave nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from align_app.core.model import Level


class Voice(StrEnum):
    """Whose words these are, or how loud."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    QUOTED = "quoted"
    """The exact words of a document."""
    SUGGESTED = "suggested"
    """Says that nobody has confirmed this yet."""
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one voice."""

    words: str
    voice: Voice = Voice.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or one point of a list; `close` keeps it on the page of what follows."""

    spans: tuple[Span, ...]
    bullet: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs, and the level whose colour lies under it."""

    paragraphs: tuple[Paragraph, ...]
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `widths` are shares of the page.

    `title` and `description` are read aloud; `caption` is printed, where no heading says it.
    `close` keeps the table on the page of what follows.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    title: str
    description: str
    caption: str = ""
    close: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Part = Heading | Paragraph | Table | NewPage


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole paper. `mark` is printed on every page of a draft and is empty otherwise."""

    title: str
    subtitle: str
    as_of: str
    language: str
    mark: str
    parts: tuple[Part, ...]


def plain(words: str, *, close: bool = False) -> Paragraph:
    """A paragraph in the program's own voice."""
    return Paragraph((Span(words),), close=close)


def point(words: str) -> Paragraph:
    """One point of a list."""
    return Paragraph((Span(words),), bullet=True)


def cell(*spans: Span) -> Cell:
    """A cell with one paragraph."""
    return Cell((Paragraph(tuple(span for span in spans if span.words)),))


def all_spans(parts: tuple[Part, ...]) -> Iterator[Span]:
    """Every span of the parts, in order."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield from part.spans
        elif isinstance(part, Table):
            for row in part.rows:
                for each in row:
                    for paragraph in each.paragraphs:
                        yield from paragraph.spans
