"""Widths of words in the shipped fonts, and the breaking of text into lines."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PIL import ImageFont

from align_app.core import locations
from align_app.core.vocabulary.flowed_rules import TypeRules

_UNITS = 1000
"""Type size in pixels at which words are measured: fine enough that rounding is not seen."""
_KEPT = 1 << 16
_FONTS = 64


class Face(NamedTuple):
    """A font file of the shipped fonts at a type size in points."""

    file: str
    size: float
    bold: bool

    def width(self, text: str) -> float:
        """The width of `text` in points."""
        return _units(self.file, text) * self.size / _UNITS


class Piece(NamedTuple):
    """A word on a line: its place in the text and on the line, from the line's left edge."""

    text: str
    start: int
    end: int
    x0: float
    x1: float


def face_of(rules: TypeRules, size: float, *, bold: bool) -> Face:
    """The shipped face of that size."""
    return Face(rules.bold if bold else rules.regular, size, bold)


def break_lines(
    text: str, start: int, *, width: float, face: Face
) -> tuple[str, list[list[Piece]]]:
    """`text` with single spaces, and its words as lines no wider than `width`.

    Places count from `start`. A line feed ends a line; a word wider than a line is cut in pieces.
    """
    rows: list[list[Piece]] = []
    words: list[str] = []
    at = start
    for part in text.split("\n"):
        fresh = True
        for word in part.split():
            words.append(word)
            _place(word, at, rows, width=width, face=face, fresh=fresh)
            fresh = False
            at += len(word) + 1
    return " ".join(words), rows


def _place(
    word: str, at: int, rows: list[list[Piece]], *, width: float, face: Face, fresh: bool
) -> None:
    """Put a word behind the last one, or on a line of its own where it does not fit or `fresh`."""
    wide = face.width(word)
    left = 0.0 if fresh else rows[-1][-1].x1 + face.width(" ")
    if not fresh and left + wide <= width:
        rows[-1].append(Piece(word, at, at + len(word), left, left + wide))
        return
    while wide > width and len(word) > 1:
        cut = _fitting(word, width, face)
        rows.append([Piece(word[:cut], at, at + cut, 0.0, face.width(word[:cut]))])
        word, at = word[cut:], at + cut
        wide = face.width(word)
    rows.append([Piece(word, at, at + len(word), 0.0, wide)])


def _fitting(word: str, width: float, face: Face) -> int:
    """How many letters of a word fit into `width`; at least one, and never all."""
    least, most = 1, len(word) - 1
    while least < most:
        middle = (least + most + 1) // 2
        if face.width(word[:middle]) <= width:
            least = middle
        else:
            most = middle - 1
    return least


@lru_cache(_FONTS)
def font(file: str, pixels: float) -> ImageFont.FreeTypeFont:
    """A shipped font at a size in pixels, laid out letter by letter: the same on every system."""
    path = locations.resources() / "fonts" / file
    return ImageFont.truetype(path, pixels, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(_KEPT)
def _units(file: str, text: str) -> float:
    return font(file, _UNITS).getlength(text)
