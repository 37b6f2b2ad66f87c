"""Writes an outline as a Word document: real headings, repeated header rows, no clock.

The same outline gives the same bytes. What the paper says is settled in the outline.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from align_app.core.errors import PaperError
from align_app.core.papers.parts import (
    Cell,
    Heading,
    NewPage,
    Outline,
    Paragraph,
    Part,
    Span,
    Table,
    Voice,
)
from align_app.core.papers.word_file import save_word
from align_app.core.papers.word_page import new_document, style_of
from align_app.core.papers.word_table import cells_of, dress_row, dress_table, shade
from align_app.core.papers.word_xml import clean
from align_app.core.vocabulary import load_vocabulary
from align_app.core.vocabulary.paper_look import PaperLook

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell as WordCell
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run


def write_word(outline: Outline, path: Path, *, look: PaperLook | None = None) -> None:
    """Write the outline to `path`, in the colours and faces of `look` (the everyday look).

    Raises:
        PaperError: the place cannot be written to.
    """
    writer = _Writer(outline, look or load_vocabulary().papers.look)
    document = writer.written()
    try:
        save_word(document, path, look=writer.look)
    except OSError as error:
        raise PaperError(
            f"{path.name} cannot be written.",
            "Close it if it is open in Word, or choose another name or folder.",
        ) from error


class _Writer:
    """Fills one Word document, part by part."""

    def __init__(self, outline: Outline, look: PaperLook) -> None:
        self.look = look
        self._outline = outline
        self._document: WordDocument = new_document(outline, look)
        # python-docx looks a style up by searching all of them; a paper asks thousands of times.
        self._styles = {style.name: style.style_id for style in self._document.styles}
        self._after_table = False
        self._on_new_page = False

    def written(self) -> WordDocument:
        """The document with everything in it."""
        self._title()
        for part in self._outline.parts:
            self._write(part)
            self._after_table = isinstance(part, Table)
        return self._document

    def _title(self) -> None:
        outline = self._outline
        self._document.add_paragraph(clean(outline.title), style="Title")
        below = " · ".join(each for each in (outline.subtitle, outline.as_of) if each)
        self._document.add_paragraph(below, style="Subtitle")

    def _write(self, part: Part) -> None:
        match part:
            case Heading():
                self._heading(part)
            case Paragraph():
                self._paragraph(part)
            case Table():
                self._table(part)
            case NewPage():
                self._on_new_page = True

    def _heading(self, part: Heading) -> None:
        written = self._document.add_heading(clean(part.words), part.level)
        if self._on_new_page:
            written.paragraph_format.page_break_before = True
            self._on_new_page = False

    def _paragraph(self, part: Paragraph) -> None:
        style = "List Bullet" if part.bullet else "Normal"
        written = self._document.add_paragraph(style=style)
        if part.close:
            written.paragraph_format.keep_with_next = True
            written.paragraph_format.space_after = _points(self.look.sheet.close.after)
        if self._after_table:
            written.paragraph_format.space_before = _points(self.look.sheet.table.after)
        self._spans(written, part.spans)

    def _table(self, part: Table) -> None:
        if part.caption:
            self._document.add_paragraph(clean(part.caption), style="Caption")
        table = self._document.add_table(rows=1 + len(part.rows), cols=len(part.header))
        dress_table(table, part, sheet=self.look.sheet)
        head = tuple(Cell((Paragraph((Span(words, Voice.STRONG),)),)) for words in part.header)
        for place, (row, into) in enumerate(zip((head, *part.rows), table.rows, strict=True)):
            cells = cells_of(into)
            for cell, written in zip(row, cells, strict=True):
                self._cell(written, cell)
            dress_row(into, cells, place=place, part=part, look=self.look)

    def _cell(self, into: WordCell, cell: Cell) -> None:
        if cell.level is not None:
            shade(into, self.look.ground(cell.level))
        written = into.paragraphs[0]
        for place, paragraph in enumerate(cell.paragraphs or (Paragraph(()),)):
            if place:
                written = into.add_paragraph()
            written._p.style = self._styles["Table Text"]
            self._spans(written, paragraph.spans)

    def _spans(self, written: WordParagraph, spans: tuple[Span, ...]) -> None:
        for span in spans:
            self._dress(written.add_run(clean(span.words)), span.voice)

    def _dress(self, run: Run, voice: Voice) -> None:
        """Each voice has a character style, so that a person can change it in one place."""
        if voice is not Voice.PLAIN:
            run._r.get_or_add_rPr().style = self._styles[style_of(voice)]


def _points(size: float) -> int:
    from docx.shared import Pt

    return Pt(size)
