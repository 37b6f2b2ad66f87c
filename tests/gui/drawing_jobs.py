"""What the drawing process is given in tests: it must be importable there."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass
class Picture:
    """Rows of RGB bytes."""

    width: int
    height: int
    stride: int
    rgb: bytes


def draw_grey(path, number, *, scale, password):
    """A page whose light grey tells its number."""
    width, height = round(60 * scale), round(80 * scale)
    return Picture(width, height, width * 3, bytes([255 - number]) * (width * height * 3))


def crash_on_page_two(path, number, *, scale, password):
    """Page 2 takes the whole process down, as a broken PDF can."""
    if number == 2:
        os.abort()
    return draw_grey(path, number, scale=scale, password=password)


def open_with_password(path, number, *, scale, password):
    """Draws only with the right password."""
    if password != "letmein":
        raise ValueError("password")
    return draw_grey(path, number, scale=scale, password=password)
