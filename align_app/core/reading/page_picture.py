"""A page as an image, for the window and for papers. Made to be called in a process of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from align_app.core.errors import DocumentError

if TYPE_CHECKING:
    from align_app.core.reading.flowed import SetPage

_NEXT_STEP = "Open the file in another program to see the page, or ask for a fresh copy of it."
_MOST_PIXELS = 36_000_000  # 108 MB: an A1 poster at two pixels a point


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Rows of red, green and blue bytes, `stride` bytes a row, top row first."""

    width: int
    height: int
    stride: int
    rgb: bytes


def draw_page(path: Path, number: int, *, scale: float, password: str | None = None) -> PagePicture:
    """Page `number` (counted from 1) of a file on white, `scale` pixels for each point.

    A page too large for memory at that scale is drawn at a lower one.

    Raises:
        DocumentError: the file is gone, locked or broken, or its page is absent or cannot be drawn.
    """
    pages = _pages_set_here(path)
    if pages is not None:
        return _draw_set(path, pages, number, scale)
    document = _open(path, password)
    try:
        if not 0 < number <= len(document):
            raise _no_page(path, number)
        return _draw(document, number, scale)
    except pdfium.PdfiumError as error:
        raise _undrawable(path, number) from error
    finally:
        document.close()


def _pages_set_here(path: Path) -> tuple[SetPage, ...] | None:
    """The pages of a file that has none of its own; None for a PDF or what cannot be read."""
    from align_app.core.reading.flowed_picture import set_file

    try:
        return set_file(path)
    except FileNotFoundError as error:
        raise _not_found(path) from error
    except (DocumentError, OSError) as error:
        raise _not_drawn(path) from error


def _draw_set(path: Path, pages: tuple[SetPage, ...], number: int, scale: float) -> PagePicture:
    from align_app.core.reading.flowed_picture import draw_set_page

    if not 0 < number <= len(pages):
        raise _no_page(path, number)
    page = pages[number - 1]
    bearable = _bearable(scale, page.page.width, page.page.height)
    image = draw_set_page(page, scale=bearable)
    return PagePicture(image.width, image.height, 3 * image.width, image.tobytes())


def _open(path: Path, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path, password=password)
    except FileNotFoundError as error:
        raise _not_found(path) from error
    except (pdfium.PdfiumError, OSError) as error:
        raise _not_drawn(path) from error


def _draw(document: pdfium.PdfDocument, number: int, scale: float) -> PagePicture:
    page = document[number - 1]
    try:
        bitmap = page.render(scale=_bearable(scale, *page.get_size()), rev_byteorder=True)
        try:
            return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()


def _bearable(scale: float, width: float, height: float) -> float:
    """The scale, lowered where the picture of a very large page would not fit into memory."""
    pixels = max(width * height, 1.0) * scale * scale
    return scale * min(1.0, math.sqrt(_MOST_PIXELS / pixels))


def _not_found(path: Path) -> DocumentError:
    return DocumentError(
        "not_found",
        f"{path.name} could not be opened where it was.",
        "It may have been moved, renamed or locked. Find it again, or leave it out.",
    )


def _not_drawn(path: Path) -> DocumentError:
    return DocumentError("not_drawn", f"No pages of {path.name} could be shown.", _NEXT_STEP)


def _no_page(path: Path, number: int) -> DocumentError:
    return DocumentError("no_page", f"{path.name} has no page {number}.", "Add the file again.")


def _undrawable(path: Path, number: int) -> DocumentError:
    return DocumentError(
        "not_drawn", f"Page {number} of {path.name} could not be shown.", _NEXT_STEP
    )
