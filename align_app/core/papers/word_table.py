"""Dresses a Word table: widths, hairlines, the repeated header row, and the words read aloud of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align_app.core.papers.parts import Table
from align_app.core.papers.word_xml import made
from align_app.core.vocabulary.papers import BaseColours

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell

_HAIRLINE = 4
_STRONG_LINE = 10
_PADDING = (("top", 50), ("left", 70), ("bottom", 50), ("right", 70))
_AFTER_BORDERS = ("w:shd", "w:noWrap", "w:tcMar", "w:vAlign")


def dress_table(table: WordTable, part: Table, *, width: float) -> None:
    """Fixed column widths (`width` in centimetres for all), padding, and the alternative text."""
    from docx.shared import Cm

    table.autofit = False
    whole = sum(part.widths)
    for column, share in zip(table.columns, part.widths, strict=True):
        column.width = Cm(width * share / whole)
        for cell in column.cells:
            cell.width = column.width
    properties = table._tbl.tblPr
    padding = (made(f"w:{side}", w=str(size), type="dxa") for side, size in _PADDING)
    properties.insert_element_before(made("w:tblCellMar", *padding), "w:tblLook")
    properties.append(made("w:tblCaption", val=part.caption or " – ".join(part.header)))
    properties.append(made("w:tblDescription", val=part.description))


def dress_row(table: WordTable, place: int, *, rows: int, colours: BaseColours) -> None:
    """Lines over and under a row; no row is split over pages, and row 0 is repeated on each."""
    row = table.rows[place]
    properties = row._tr.get_or_add_trPr()
    properties.append(made("w:cantSplit"))
    if place == 0:
        properties.append(made("w:tblHeader"))
    strong, fine = (_STRONG_LINE, colours.text), (_HAIRLINE, colours.edge)
    top = strong if place == 0 else fine
    bottom = strong if place == rows else fine
    for cell in row.cells:
        borders = made("w:tcBorders", _line("w:top", *top), _line("w:bottom", *bottom))
        cell._tc.get_or_add_tcPr().insert_element_before(borders, *_AFTER_BORDERS)
        for paragraph in cell.paragraphs if place == 0 else ():
            paragraph.paragraph_format.keep_with_next = True


def shade(cell: WordCell, colour: str) -> None:
    """Lay a colour under a cell."""
    shading = made("w:shd", val="clear", color="auto", fill=colour.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shading)


def _line(side: str, size: int, colour: str) -> object:
    return made(side, val="single", sz=str(size), space="0", color=colour.lstrip("#"))
