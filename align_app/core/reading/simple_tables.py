"""Tells tables of data from tables that only lay out a page, and gives either as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from align_app.core.model import BlockRole
from align_app.core.reading.flowed import FlowBlock, FlowCell

_LAID_OUT = {BlockRole.HEADING, BlockRole.TABLE}


@dataclass(frozen=True, slots=True)
class GivenCell:
    """A cell as the file gives it: its place, the columns it covers, and the blocks in it."""

    row: int
    column: int
    columns: int
    heading: bool
    blocks: tuple[FlowBlock, ...]


def table_blocks(cells: Sequence[GivenCell], *, boxed: bool = False) -> tuple[FlowBlock, ...]:
    """One table, or the blocks of a table that is a box or a layout, in reading order.

    Where no cell is marked as a heading and the first row is bold, that row is.
    """
    cells = [cell for cell in cells if cell.blocks]
    if not cells:
        return ()
    if _lays_out(cells):
        return tuple(replace(block, boxed=True) for cell in cells for block in cell.blocks)
    first = min(cell.row for cell in cells)
    marked = any(cell.heading for cell in cells)
    top = [cell for cell in cells if cell.row == first]
    bold = not marked and all(_is_bold(cell) for cell in top) and len(top) < len(cells)
    return (
        FlowBlock(
            BlockRole.TABLE,
            cells=tuple(
                FlowCell(
                    cell.row,
                    cell.column,
                    "\n".join(_cell_text(block) for block in cell.blocks),
                    cell.heading or (bold and cell.row == first),
                    cell.columns,
                )
                for cell in cells
            ),
            boxed=boxed,
        ),
    )


def _lays_out(cells: Sequence[GivenCell]) -> bool:
    """True for a single row or column, and where cells hold headings or tables of their own."""
    if len({cell.row for cell in cells}) == 1 or len({cell.column for cell in cells}) == 1:
        return True
    return any(block.role in _LAID_OUT for cell in cells for block in cell.blocks)


def _is_bold(cell: GivenCell) -> bool:
    return all(block.bold for block in cell.blocks)


def _cell_text(block: FlowBlock) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text
