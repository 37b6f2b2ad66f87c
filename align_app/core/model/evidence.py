"""Where words stand: boxes and regions of pages, and the exact words in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on a displayed page, in points from its top left corner."""

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

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A box on one page of a document."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of one document and where they stand: one region for each printed line."""

    document: str
    regions: tuple[Region, ...]
    text: str

    @property
    def page(self) -> int:
        """The physical page on which the words begin."""
        return self.regions[0].page
