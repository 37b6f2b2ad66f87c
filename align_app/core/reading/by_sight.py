"""Reads the picture of a page by sight: sets it straight, recognises words, sees drawn lines.

Needs the components tesserocr and tessdata; without them `can_read_by_sight` says no, and pages
that are pictures stay unread. What the words mean is for the layout, as with any other page.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from align_app.core import locations
from align_app.core.model import Block, Box, Line, Page, Word
from align_app.core.reading.printed import Drawing, PrintedPage, PrintedWord, Style
from align_app.core.reading.seen_lines import find_lines
from align_app.core.reading.skew import Ink, Turn, find_skew
from align_app.core.vocabulary.sight_rules import SeenWordRules, SightRules

_POINTS_PER_INCH = 72
_BLACK = (0, 0, 0)
_WHITE = 255
_TABLE_MARKS = "|_—–-.~="


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page read by sight, set straight; `turn` leads back to the page as scanned, in points.

    `confidence` is the mean over its words, 0 to 1.
    """

    printed: PrintedPage
    turn: Turn
    confidence: float


@dataclass(frozen=True, slots=True)
class _SeenWord:
    """A recognised word; lengths in pixels of the straight picture, confidence 0 to 1."""

    text: str
    box: tuple[int, int, int, int]
    baseline: float
    row_height: float
    stroke: float
    confidence: float


def can_read_by_sight() -> bool:
    """True where the recogniser and its language data are installed."""
    return importlib.util.find_spec("tesserocr") is not None and locations.sight_data() is not None


def see_page(page: Any, number: int, *, rules: SightRules) -> SeenPage | None:
    """Recognise a pdfium page; None where too little of it could be made out."""
    width, height = page.get_size()
    finest = math.sqrt(rules.most_pixels / max(1.0, width * height))
    scale = min(rules.dots_per_inch / _POINTS_PER_INCH, finest)
    scanned = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    turn = _turn_of(scanned, rules)
    straight = _set_straight(scanned, turn)
    ink, points = _ink(straight, rules), 1 / scale
    edges = find_lines(ink, points=points, rules=rules.rules)
    words = [word for word in _recognise(straight, ink) if not _is_speck(word, rules.words)]
    confidence = sum(word.confidence for word in words) / len(words) if words else 0.0
    if confidence < rules.words.least_page_confidence:
        return None
    printed = PrintedPage(
        number,
        width,
        height,
        tuple(_printed(words, points=points, rules=rules.words)),
        Drawing(edges=edges),
    )
    return SeenPage(printed, turn.scaled(points), confidence)


def see_pages(
    data: bytes, numbers: Sequence[int], *, password: str | None, rules: SightRules
) -> Iterator[tuple[int, SeenPage | None]]:
    """Recognise the pages of a PDF, one by one; None for a page that could not be made out."""
    pdf = pdfium.PdfDocument(data, password=password)
    try:
        for number in numbers:
            page = pdf[number - 1]
            try:
                yield number, see_page(page, number, rules=rules)
            finally:
                page.close()
    finally:
        pdf.close()


def place_as_scanned(page: Page, seen: SeenPage, *, rules: SightRules) -> Page:
    """The laid-out page with its boxes moved from the straight picture onto the page as scanned."""
    blocks = tuple(
        replace(block, lines=tuple(_scanned_lines(block, seen.turn, rules)))
        for block in page.blocks
    )
    return replace(page, blocks=blocks, ocr=True, ocr_confidence=round(seen.confidence, 4))


# --- the picture ----------------------------------------------------------------------------------


def _ink(picture: Image.Image, rules: SightRules) -> Ink:
    return np.asarray(picture) < rules.dark_below


def _turn_of(picture: Image.Image, rules: SightRules) -> Turn:
    shrink = rules.skew.shrink
    small = picture.resize(
        (picture.width // shrink, picture.height // shrink), Image.Resampling.BOX
    )
    degrees = find_skew(_ink(small, rules), rules=rules.skew)
    return Turn(degrees, picture.width / 2, picture.height / 2)


def _set_straight(picture: Image.Image, turn: Turn) -> Image.Image:
    if turn.degrees == 0.0:
        return picture
    return picture.transform(
        picture.size,
        Image.Transform.AFFINE,
        turn.affine(),
        resample=Image.Resampling.BICUBIC,
        fillcolor=_WHITE,
    )


def _recognise(picture: Image.Image, ink: Ink) -> Iterator[_SeenWord]:
    import tesserocr

    level = tesserocr.RIL.WORD
    with tesserocr.PyTessBaseAPI(path=f"{locations.sight_data()}/", lang="eng") as reader:
        reader.SetImage(picture)
        if not reader.Recognize():
            return
        for word in tesserocr.iterate_level(reader.GetIterator(), level):
            text = "" if word.Empty(level) else _without_rules(word.GetUTF8Text(level).strip())
            if not text or _is_drawn_line(text):
                continue
            box, baseline = word.BoundingBox(level), word.Baseline(level)
            rows = word.RowAttributes()
            yield _SeenWord(
                text,
                box,
                float(baseline[0][1]) if baseline else float(box[3]),
                float(rows["row_height"]) if rows else float(box[3] - box[1]),
                _stroke(ink[box[1] : box[3], box[0] : box[2]]),
                word.Confidence(level) / 100,
            )


def _is_speck(word: _SeenWord, rules: SeenWordRules) -> bool:
    """True for a doubtful mark too short to be lost as a word."""
    letters = sum(each.isalnum() for each in word.text)
    return word.confidence < rules.least_confidence and letters < rules.letters_of_a_word


def _stroke(ink: Ink) -> float:
    """Mean length of the runs of ink along the rows: about the thickness of the strokes."""
    starts = np.count_nonzero(ink[:, 1:] & ~ink[:, :-1]) + np.count_nonzero(ink[:, :1])
    return float(np.count_nonzero(ink)) / starts if starts else 0.0


def _without_rules(text: str) -> str:
    """A word without the upright lines of a table that were read as part of it."""
    if "|" not in text:
        return text
    return max(text.split("|"), key=len).strip(_TABLE_MARKS)


def _is_drawn_line(text: str) -> bool:
    """True for marks that are the rules of a table and not words."""
    return not text.strip(_TABLE_MARKS + "‘’'\"“”,:;[]{}()\\/") and text != "-"


# --- words as the layout knows them ---------------------------------------------------------------


def _printed(
    words: Sequence[_SeenWord], *, points: float, rules: SeenWordRules
) -> Iterator[PrintedWord]:
    if not words:
        return
    body = median(word.row_height for word in words)
    usual = median(word.stroke / word.row_height for word in words)
    for place, word in enumerate(words):
        near = abs(word.row_height - body) <= rules.same_size_within * body
        row = body if near else word.row_height
        size = round(row * points * rules.size_of_row * 2) / 2
        bold = word.stroke / word.row_height > rules.bold_above * usual
        x0, _, x1, _ = word.box
        baseline = word.baseline * points
        yield PrintedWord(
            word.text,
            x0 * points,
            x1 * points,
            baseline - rules.ascent * size,
            baseline + rules.descent * size,
            baseline,
            Style(size, bold=bold, italic=False, colour=_BLACK),
            0,
            place,
        )


# --- boxes on the page as scanned -----------------------------------------------------------------


def _scanned_lines(block: Block, turn: Turn, rules: SightRules) -> Iterator[Line]:
    for line in block.lines:
        for words in _short_runs(line.words, turn, rules.boxes.most_drift):
            yield Line(line.page, _scanned_box(line.box, words, turn), _scanned_words(words, turn))


def _short_runs(words: Sequence[Word], turn: Turn, most_drift: float) -> Iterator[tuple[Word, ...]]:
    """Cut a line where a level box would stray too far from the crooked words."""
    if not words:
        return
    drift = abs(turn.as_scanned(1.0, 0.0)[1] - turn.as_scanned(0.0, 0.0)[1])
    longest = most_drift / drift if drift else float("inf")
    run = [words[0]]
    for _, word in pairwise(words):
        if word.x1 - run[0].x0 > longest:
            yield tuple(run)
            run = []
        run.append(word)
    yield tuple(run)


def _scanned_box(box: Box, words: Sequence[Word], turn: Turn) -> Box:
    x0, x1 = words[0].x0, words[-1].x1
    middle = (box.top + box.bottom) / 2
    left, right = turn.as_scanned(x0, middle), turn.as_scanned(x1, middle)
    level = (left[1] + right[1]) / 2
    return Box(left[0], level - box.height / 2, right[0], level + box.height / 2)


def _scanned_words(words: Sequence[Word], turn: Turn) -> tuple[Word, ...]:
    shift = turn.as_scanned(words[0].x0, 0.0)[0] - words[0].x0
    return tuple(replace(word, x0=word.x0 + shift, x1=word.x1 + shift) for word in words)
