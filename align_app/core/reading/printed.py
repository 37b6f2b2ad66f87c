"""What stands on a page before anything is understood: words, lines, and what is drawn.

All places are points from the top left corner of the page as displayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Rgb = tuple[int, int, int]


class Style(NamedTuple):
    """How type looks: size in points, weight, slope and colour."""

    size: float
    bold: bool
    italic: bool
    colour: Rgb


class PrintedWord(NamedTuple):
    """One word as printed; `turn` is its direction in degrees clockwise, `place` its rank.

    `note` holds raised reference marks that hang on the word; they are no part of its text.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    style: Style
    turn: int
    place: int
    note: str = ""


class Rect(NamedTuple):
    """A drawn rectangle or the box round a drawn thing."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square points."""
        return self.width * self.height


class Edge(NamedTuple):
    """A straight drawn line, or one side of a drawn rectangle: level where top equals bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """True for a line that runs from left to right."""
        return self.top == self.bottom


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page besides text.

    `panels` are filled or outlined boxes large enough to hold text, `fills` the filled ones of
    any height, `dots` small round marks that may be bullets, `images` the boxes of pictures.
    """

    panels: tuple[Rect, ...] = ()
    fills: tuple[Rect, ...] = ()
    edges: tuple[Edge, ...] = ()
    dots: tuple[Rect, ...] = ()
    images: tuple[Rect, ...] = ()
    objects: int = 0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words that stand side by side on one baseline, with the style of most of their letters."""

    words: tuple[PrintedWord, ...]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    style: Style
    text: str
    place: int
    bold: bool
    """True where every word is bold."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """All that is printed on one page: its words in the file's order, and the drawing."""

    number: int
    width: float
    height: float
    words: tuple[PrintedWord, ...] = ()
    drawing: Drawing = Drawing()
    garbled: bool = False
    """True where the file does not say which letters its glyphs are."""


def make_line(words: Sequence[PrintedWord], *, page: int) -> PrintedLine:
    """One line of `words`, which are given from left to right."""
    style, baseline = _main_style(words)
    return PrintedLine(
        words=tuple(words),
        page=page,
        x0=words[0].x0,
        top=min(word.top for word in words),
        x1=max(word.x1 for word in words),
        bottom=max(word.bottom for word in words),
        baseline=baseline,
        style=style,
        text=" ".join([word.text for word in words]),
        place=min(word.place for word in words),
        bold=all(word.style.bold for word in words),
    )


def _main_style(words: Sequence[PrintedWord]) -> tuple[Style, float]:
    first = words[0]
    if all(word.style == first.style for word in words):
        return first.style, first.baseline
    letters: dict[Style, int] = {}
    for word in words:
        letters[word.style] = letters.get(word.style, 0) + len(word.text)
    style = max(letters, key=letters.__getitem__)
    return style, next(word.baseline for word in words if word.style == style)
