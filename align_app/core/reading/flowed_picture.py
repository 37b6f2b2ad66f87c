"""Draws a page that was set here, word by word where each was set, as an image."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from align_app.core.reading.flowed import SetPage, set_pages
from align_app.core.reading.formats import read_flow
from align_app.core.reading.typesetting import font
from align_app.core.vocabulary import load_vocabulary

_INK = (33, 37, 41)
_RULE = (173, 181, 189)
_PAPER = (255, 255, 255)
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
    """The page on white, `scale` pixels for each point."""
    size = (round(page.page.width * scale), round(page.page.height * scale))
    image = Image.new("RGB", (max(1, size[0]), max(1, size[1])), _PAPER)
    pen = ImageDraw.Draw(image)
    for edge in page.edges:
        place = (edge.x0 * scale, edge.top * scale, edge.x1 * scale, edge.bottom * scale)
        pen.line(place, fill=_RULE, width=max(1, round(scale / 2)))
    for words in page.words:
        pen.text(
            (words.x0 * scale, words.baseline * scale),
            words.text,
            fill=_INK,
            font=font(words.face.file, words.face.size * scale),
            anchor="ls",
        )
    return image
