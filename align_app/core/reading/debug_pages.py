"""Draws what was read onto the pictures of the pages, for those who work on the layout.

Each block is framed in the colour of its role and numbered in reading order; the cells of tables
are framed within. Nothing in the program depends on these pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from align_app.core.model import Block, Box, Document, Page, block_regions
from align_app.core.progress import Progress, Stage
from align_app.core.reading.page_picture import PagePicture, draw_page
from align_app.core.vocabulary.debug_page_rules import DebugPageRules


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block, or the part of it, that stands on a page."""

    block: Block
    label: str
    box: Box
    cells: tuple[Box, ...]


def write_debug_pages(
    path: Path,
    document: Document,
    folder: Path,
    *,
    rules: DebugPageRules,
    progress: Progress,
    password: str | None = None,
) -> tuple[Path, ...]:
    """One PNG a page of the file at `path`, in `folder`, named by the number of the page.

    Raises:
        DocumentError: the file is gone or a page of it cannot be drawn.
        Cancelled: `progress` was asked to stop.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count, written = len(document.pages), []
    for page in document.pages:
        picture = draw_page(path, page.number, scale=rules.scale, password=password)
        image = _image(picture)
        _draw(image, page, tuple(_placed(document, page.number)), rules)
        place = folder / f"page-{page.number:03}.png"
        image.save(place)
        written.append(place)
        progress.report(Stage.WRITING, page.number, count, path.name)
    return tuple(written)


def _image(picture: PagePicture) -> Image.Image:
    size = (picture.width, picture.height)
    return Image.frombuffer("RGB", size, picture.rgb, "raw", "RGB", picture.stride, 1).copy()


def _placed(document: Document, number: int) -> Iterator[_Placed]:
    """The blocks on a page in reading order, first the end of one that began on an earlier page."""
    for page in document.pages[:number]:
        for place, block in enumerate(page.blocks, 1):
            lines = [line.box for line in block.lines if line.page == number]
            if lines:
                begun = f"{place}" if page.number == number else f"{place} of page {page.number}"
                depth = f" {block.level}" if block.level else ""
                label = f"{begun} {block.role.value}{depth}"
                yield _Placed(block, label, _round_all(lines), tuple(_cells(block, number)))


def _cells(block: Block, number: int) -> Iterator[Box]:
    for cell in block.cells:
        boxes = [
            each.box for each in block_regions(block, cell.start, cell.end) if each.page == number
        ]
        if boxes:
            yield _round_all(boxes)


def _round_all(boxes: list[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _draw(
    image: Image.Image, page: Page, placed: tuple[_Placed, ...], rules: DebugPageRules
) -> None:
    pen, scale = ImageDraw.Draw(image), image.width / page.width if page.width else rules.scale
    font = ImageFont.load_default(rules.label_size)
    for before, after in pairwise(placed):
        ends = (_corner(before.box, scale), _corner(after.box, scale))
        pen.line(ends, fill=rules.way.colour, width=rules.line_width)
    for each in placed:
        colour = rules.colours[each.block.role.value]
        for cell in each.cells:
            pen.rectangle(_frame(cell, scale, 0), outline=colour)
        frame = _frame(each.box, scale, rules.frame)
        pen.rectangle(frame, outline=colour, width=rules.line_width)
        _write(pen, (frame[0], frame[1] - rules.label_size), each.label, font, colour)
    said = f"page {page.number}: {page.role.value}"
    _write(pen, (0, 0), said, font, rules.colours["fragment"])


def _corner(box: Box, scale: float) -> tuple[float, float]:
    return box.x0 * scale, box.top * scale


def _frame(box: Box, scale: float, wider: int) -> tuple[float, float, float, float]:
    return (
        box.x0 * scale - wider,
        box.top * scale - wider,
        max(box.x1, box.x0) * scale + wider,
        max(box.bottom, box.top) * scale + wider,
    )


def _write(
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    words: str,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    colour: tuple[int, int, int],
) -> None:
    """White words on the colour."""
    at = (max(0.0, place[0]), max(0.0, place[1]))
    pen.rectangle(pen.textbbox(at, words, font=font), fill=colour)
    pen.text(at, words, fill="white", font=font)
