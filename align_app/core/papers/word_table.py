"""Dresses a Word table: widths, hairlines, the repeated header row, what is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align_app.core.papers.parts import Table
from align_app.core.papers.word_page import PAGE_WIDTH
from align_app.core.papers.word_xml import clean, made
from align_app.core.vocabulary.papers import BaseColours

if TYPE_CHECKING:
    from docx.shared import Length
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell
    from docx.table import _Row as WordRow

_HAIRLINE = 4
_STRONG_LINE = 10
_PADDING = (("top", 50), ("left", 70), ("bottom", 50), ("right", 70))
_AFTER_BORDERS = ("w:shd", "w:noWrap", "w:tcMar", "w:vAlign")


def dress_table(table: WordTable, part: Table) -> None:
    """Fixed column widths, padding, and the alternative text."""
    table.autofit = False
    for column, width in zip(table.columns, widths_of(part), strict=True):
        column.width = width
    properties = table._tbl.tblPr
    padding = (made(f"w:{side}", w=str(size), type="dxa") for side, size in _PADDING)
    properties.insert_element_before(made("w:tblCellMar", *padding), "w:tblLook")
    properties.append(made("w:tblCaption", val=clean(part.title)))
    properties.append(made("w:tblDescription", val=part.description))


def dress_row(
    row: WordRow, cells: list[WordCell], *, place: int, part: Table, colours: BaseColours
) -> None:
    """Lines over and under a row; no row is split over pages, and row 0 is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(made("w:cantSplit"))
    if place == 0:
        properties.append(made("w:tblHeader"))
    strong, fine = (_STRONG_LINE, colours.text), (_HAIRLINE, colours.edge)
    top = strong if place == 0 else fine
    bottom = strong if place == len(part.rows) else fine
    for cell, width in zip(cells, widths_of(part), strict=True):
        cell.width = width
        borders = made("w:tcBorders", _line("w:top", *top), _line("w:bottom", *bottom))
        cell._tc.get_or_add_tcPr().insert_element_before(borders, *_AFTER_BORDERS)
        if place == 0 or part.close:
            _keep_with_next(cell)


def cells_of(row: WordRow) -> list[WordCell]:
    """The cells of a row that has none merged."""
    from docx.table import _Cell

    return [_Cell(each, row.table) for each in row._tr.tc_lst]


def widths_of(part: Table) -> list[Length]:
    """The width of each column on the page."""
    from docx.shared import Cm

    whole = sum(part.widths)
    return [Cm(PAGE_WIDTH * share / whole) for share in part.widths]


def shade(cell: WordCell, colour: str) -> None:
    """Lay a colour under a cell."""
    shading = made("w:shd", val="clear", color="auto", fill=colour.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shading)


def _keep_with_next(cell: WordCell) -> None:
    for paragraph in cell._tc.p_lst:
        paragraph.get_or_add_pPr().get_or_add_keepNext().val = True


def _line(side: str, size: int, colour: str) -> object:
    return made(side, val="single", sz=str(size), space="0", color=colour.lstrip("#"))
