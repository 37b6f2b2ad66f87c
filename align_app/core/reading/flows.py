"""The pieces that are put into order on a page, and the flows of lines that come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from align_app.core.reading.printed import PrintedLine, Rect, Style
from align_app.core.vocabulary.reading_rules import ReadingRules


@dataclass(frozen=True, slots=True)
class Island:
    """A panel or table with the lines that stand in it: one piece of the page around it.

    `table` is the rank of a table among the page's tables, None for a panel.
    """

    rect: Rect
    lines: tuple[PrintedLine, ...]
    table: int | None
    place: int
    style: Style
    text: str = ""
    bold: bool = False

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.rect.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.rect.x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.rect.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.rect.bottom

    @property
    def baseline(self) -> float:
        """Where it sorts among lines: just under its upper edge."""
        return self.rect.top + 1


Piece: TypeAlias = "PrintedLine | Island"


class Flow(NamedTuple):
    """Lines that follow each other down one column, or the rank of a table; and where it is."""

    lines: tuple[PrintedLine, ...]
    boxed: bool
    area: Rect
    table: int | None = None


def flow_of(lines: Sequence[PrintedLine], *, boxed: bool) -> Flow:
    """A flow of `lines`, which are given in order."""
    area = Rect(
        min(line.x0 for line in lines),
        lines[0].top,
        max(line.x1 for line in lines),
        lines[-1].bottom,
    )
    return Flow(tuple(lines), boxed, area)


def follows(before: PrintedLine, line: PrintedLine, rules: ReadingRules) -> bool:
    """True where `line` may be the next of one column: below, not far, and one over the other."""
    size = max(before.style.size, line.style.size)
    beside = abs(line.baseline - before.baseline) < 1.5 and line.x0 >= before.x1 - 1
    below = 0 < line.baseline - before.baseline < rules.order.follow_gap * size
    overlap = min(before.x1, line.x1) - max(before.x0, line.x0)
    return beside or (below and overlap > 0)
