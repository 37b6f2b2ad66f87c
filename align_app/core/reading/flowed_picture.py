"""Draws a page that was set here, word by word where each was set, as an image."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from align_app.core.reading.flowed import SetPage, set_pages
from align_app.core.reading.formats import read_flow
from align_app.core.reading.typesetting import font
from align_app.core.vocabulary import load_vocabulary

_INK = 33
_RULE = 180
_PAPER = 255
_FINE = 4.0
"""Pixels a point from which letters are as wide as they were measured."""
_MOST_PIXELS = 36_000_000
_FILES_KEPT = 3


def set_file(path: Path) -> tuple[SetPage, ...] | None:
    """The pages of a file as `read_document` sets them; None for a PDF.

    Raises:
        OSError: the file cannot be opened.
        DocumentError: it cannot be read.
    """
    known = path.stat()
    return _set_file(path, known.st_mtime_ns, known.st_size)


@lru_cache(_FILES_KEPT)
def _set_file(path: Path, _changed: int, _size: int) -> tuple[SetPage, ...] | None:
    vocabulary = load_vocabulary()
    flow = read_flow(path, path.read_bytes(), vocabulary=vocabulary)
    return None if flow is None else set_pages(flow, rules=vocabulary.flowed_rules)


def draw_set_page(page: SetPage, *, scale: float) -> Image.Image:
    """The page on white, `scale` pixels for each point.

    It is drawn larger and made smaller: at few pixels a letter, fonts are set wider than they are.
    """
    width, height = page.page.width, page.page.height
    most = math.sqrt(_MOST_PIXELS / max(1.0, width * height)) / scale
    larger = max(1, min(math.ceil(_FINE / scale), int(most)))
    size = (max(1, round(width * scale)) * larger, max(1, round(height * scale)) * larger)
    image = Image.new("L", size, _PAPER)
    _draw(ImageDraw.Draw(image), page, scale * larger)
    return image.reduce(larger).convert("RGB")


def _draw(pen: ImageDraw.ImageDraw, page: SetPage, scale: float) -> None:
    for edge in page.edges:
        line = (edge.x0 * scale, edge.top * scale, edge.x1 * scale, edge.bottom * scale)
        pen.line(line, fill=_RULE, width=max(1, round(scale / 2)))
    for words in page.words:
        place = (words.x0 * scale, words.baseline * scale)
        face = font(words.face.file, words.face.size * scale)
        pen.text(place, words.text, fill=_INK, font=face, anchor="ls")
