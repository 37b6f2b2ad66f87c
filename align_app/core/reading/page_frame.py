"""Turns places in a PDF's own page space into places on the page as displayed.

The corners are asked of PDFium itself, so cropping, rotation and inherited page boxes are
right without knowing of them.
"""

from __future__ import annotations

from ctypes import c_double
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from align_app.core.reading.printed import Rect

_GRID = 1000


class PageFrame(NamedTuple):
    """The map x = a*px + b*py + c, y = d*px + e*py + f, and the size of the displayed page."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def upright(self) -> bool:
        """True where page and display differ only by a shift and a flip."""
        return self.b == 0 and self.d == 0 and self.a > 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page space, displayed."""
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """A rectangle of the page space, displayed."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def frame_of(page: Any) -> PageFrame:
    """The frame of a loaded pypdfium2 page."""
    width, height = page.get_size()
    origin = _corner(page, 0, 0)
    right = _corner(page, _GRID, 0)
    down = _corner(page, 0, _GRID)
    a, b, c = _axis(origin, right, width)
    d, e, f = _axis(origin, down, height)
    return PageFrame(width, height, a, b, c, d, e, f)


def _corner(page: Any, column: int, row: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    pdfium_c.FPDF_DeviceToPage(page, 0, 0, _GRID, _GRID, 0, column, row, x, y)
    return x.value, y.value


def _axis(
    start: tuple[float, float], end: tuple[float, float], length: float
) -> tuple[float, float, float]:
    across, along = end[0] - start[0], end[1] - start[1]
    squared = across * across + along * along or 1.0
    first, second = across * length / squared, along * length / squared
    return first, second, -(first * start[0] + second * start[1])
