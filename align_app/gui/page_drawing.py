"""What runs in the drawing process. It imports no Qt, so that it starts quickly and stays small."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class DrawnPage(Protocol):
    """A picture of a page: rows of RGB bytes."""

    @property
    def width(self) -> int:
        """Pixels in a row."""

    @property
    def height(self) -> int:
        """Rows."""

    @property
    def stride(self) -> int:
        """Bytes in a row."""

    @property
    def rgb(self) -> bytes:
        """All rows."""


def draw(path: Path, number: int, *, scale: float, password: str | None) -> DrawnPage:
    """Draw page `number` of the file; the PDF library is loaded here and never in the window.

    Raises:
        DocumentError: the file or the page cannot be drawn.
    """
    from align_app.core.reading.page_picture import draw_page

    page: DrawnPage = draw_page(path, number, scale=scale, password=password)
    return page
