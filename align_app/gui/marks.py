"""Statements as marks on pages: what the page viewer tints, boxes and lets a person choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from align_app.core.model import Box, Kind, Region, Statement


@dataclass(frozen=True, slots=True)
class PageMark:
    """One statement on a page: its id, its words, its kind and the printed lines that hold it."""

    id: str
    words: str
    kind: Kind
    regions: tuple[Region, ...]

    def on_page(self, page: int) -> tuple[Box, ...]:
        """The boxes of its lines on one page."""
        return tuple(region.box for region in self.regions if region.page == page)


MarksByPage = Mapping[int, tuple[PageMark, ...]]


def mark_of(statement: Statement) -> PageMark:
    """A statement as it lies on its pages."""
    regions = (*statement.evidence.regions, *statement.also_at)
    return PageMark(statement.id, statement.text, statement.kind, regions)


def marks_by_page(marks: Iterable[PageMark]) -> MarksByPage:
    """Marks under the pages on which they have words."""
    pages: dict[int, list[PageMark]] = {}
    for mark in marks:
        for page in dict.fromkeys(region.page for region in mark.regions):
            pages.setdefault(page, []).append(mark)
    return {page: tuple(found) for page, found in pages.items()}
