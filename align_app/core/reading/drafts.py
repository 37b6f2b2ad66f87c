"""The block while it is being made: its lines, what they are thought to be, where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from align_app.core.model import BlockRole
from align_app.core.reading.printed import PrintedLine, Style


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table being read: its place in the grid and its lines."""

    row: int
    column: int
    lines: tuple[PrintedLine, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be. `left` and `right` are the edges of its column, `flow` is its rank.

    `marker` is the bullet or number that was taken off its first line, `indent` where that stood.
    `spaced` tells that white space parts it from what is above.
    """

    role: BlockRole
    lines: tuple[PrintedLine, ...]
    page: int
    flow: int
    left: float
    right: float
    style: Style
    boxed: bool = False
    marker: str | None = None
    bullet: bool = False
    indent: float = 0.0
    level: int = 0
    spaced: bool = True
    cells: tuple[TableCell, ...] = ()
    columns: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """Its lines with a space between them: enough to judge it by."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """True where every word is bold."""
        return all(line.bold for line in self.lines)

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.lines[-1].page
