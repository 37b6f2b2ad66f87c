"""Dresses a Word table: widths, hairlines, the repeated header row, what is read aloud."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from align_app.core.papers.parts import Table
from align_app.core.papers.word_xml import clean, made
from align_app.core.vocabulary.paper_look import Page, PaperLook, Sheet, TableLook

if TYPE_CHECKING:
    from docx.shared import Length
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell
    from docx.table import _Row as WordRow

_EIGHTHS = 8
_TWENTIETHS = 20
"""Word measures lines in eighths of a point and padding in twentieths."""

_AFTER_BORDERS = ("w:shd", "w:noWrap", "w:tcMar", "w:vAlign")


def dress_table(table: WordTable, part: Table, *, sheet: Sheet) -> None:
    """Fixed column widths, padding, and the alternative text."""
    table.autofit = False
    for column, width in zip(table.columns, _widths_of(part, sheet.page), strict=True):
        column.width = width
    properties = table._tbl.tblPr
    properties.insert_element_before(_padding(sheet.table), "w:tblLook")
    properties.append(made("w:tblCaption", val=clean(part.title)))
    properties.append(made("w:tblDescription", val=part.description))


def dress_row(
    row: WordRow, cells: list[WordCell], *, place: int, part: Table, look: PaperLook
) -> None:
    """Lines over and under a row; no row is split over pages, and row 0 is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(made("w:cantSplit"))
    if place == 0:
        properties.append(made("w:tblHeader"))
    top = _line("w:top", look, strong=place == 0)
    bottom = _line("w:bottom", look, strong=place == len(part.rows))
    for cell, width in zip(cells, _widths_of(part, look.sheet.page), strict=True):
        cell.width = width
        borders = made("w:tcBorders", deepcopy(top), deepcopy(bottom))
        cell._tc.get_or_add_tcPr().insert_element_before(borders, *_AFTER_BORDERS)
        if place == 0 or part.close:
            _keep_with_next(cell)


def cells_of(row: WordRow) -> list[WordCell]:
    """The cells of a row that has none merged."""
    from docx.table import _Cell

    return [_Cell(each, row.table) for each in row._tr.tc_lst]


def shade(cell: WordCell, colour: str) -> None:
    """Lay a colour under a cell."""
    cell._tc.get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=colour))


def _widths_of(part: Table, page: Page) -> list[Length]:
    from docx.shared import Cm

    whole = sum(part.widths)
    return [Cm(page.text_width * share / whole) for share in part.widths]


def _padding(look: TableLook) -> Any:
    sides = (
        ("top", look.above_and_below),
        ("left", look.beside),
        ("bottom", look.above_and_below),
        ("right", look.beside),
    )
    padding = (
        made(f"w:{side}", w=str(round(size * _TWENTIETHS)), type="dxa") for side, size in sides
    )
    return made("w:tblCellMar", *padding)


def _keep_with_next(cell: WordCell) -> None:
    for paragraph in cell._tc.p_lst:
        paragraph.get_or_add_pPr().get_or_add_keepNext().val = True


def _line(side: str, look: PaperLook, *, strong: bool) -> Any:
    table = look.sheet.table
    size = table.strong_line if strong else table.hairline
    colour = look.colour(table.strong_colour if strong else table.hairline_colour)
    return made(side, val="single", sz=str(round(size * _EIGHTHS)), space="0", color=colour)
