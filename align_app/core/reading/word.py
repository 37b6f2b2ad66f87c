"""Reads a Word file as simple blocks: what its readers see, as its author last accepted it.

Tracked deletions, hidden text, comments, headers and footers are left out; insertions are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from align_app.core.model import BlockRole
from align_app.core.reading.flowed import Flow, FlowBlock
from align_app.core.reading.markers import BULLET
from align_app.core.reading.office_file import (
    Element,
    OfficeFile,
    attribute,
    child,
    is_on,
    local,
    value_of,
)
from align_app.core.reading.simple_tables import GivenCell, table_blocks
from align_app.core.reading.typed_marks import settle_sections
from align_app.core.reading.word_styles import Numbering, Styles, from_chain, hidden
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.flowed_rules import FlowedRules

_GONE = {"del", "moveFrom", "rt", "instrText", "delText", "sdtPr", "pPr", "rPr", "fldData"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_PICTURES = {"drawing", "pict", "object"}
_NEW_PAGE = "\f"
_HALF_POINTS = 2
_USUAL_SIZE = 20
_BODY_LEVEL = 9


def read_word(office: OfficeFile, *, vocabulary: Vocabulary) -> Flow:
    """The text of a Word file; explicit page breaks part its sections.

    Raises:
        DocumentError: a part of it is broken or too large.
    """
    reader = _Reader(office, vocabulary.flowed_rules)
    reader.read_body(child(office.root, "body"), 0)
    reader.read_notes()
    sections = settle_sections(reader.sections, vocabulary=vocabulary)
    return Flow(office.title, sections)


@dataclass(slots=True)
class _Words:
    """The words of one paragraph while they are gathered, with what hangs on it."""

    parts: list[str] = field(default_factory=list)
    bold: bool = True
    sizes: Counter[int] = field(default_factory=Counter)
    boxes: list[Element] = field(default_factory=list)


class _Reader:
    """Walks through the parts of a Word file and keeps the blocks."""

    def __init__(self, office: OfficeFile, rules: FlowedRules) -> None:
        self._office = office
        self._rules = rules
        self._styles = Styles(office.part("styles"))
        self._numbering = Numbering(office.part("numbering"))
        self._notes: list[tuple[str, str]] = []
        self._unended = ""
        self._in_contents = False
        self._boxed = False
        setups = () if office.root is None else office.root.iter("{*}sectPr")
        self._starts = [value_of(setup, "type") for setup in setups][1:]
        self.sections: list[list[FlowBlock]] = [[]]

    def read_body(self, body: Element | None, depth: int) -> None:
        """Read all paragraphs and tables below an element."""
        if body is None or depth > self._rules.limits.depth:
            return
        for element in body:
            name = local(element)
            if name == "p":
                self._paragraph(element, depth)
            elif name == "tbl":
                self._table(element, depth)
            elif name == "sdt":
                self._control(element, depth)
            elif name == "AlternateContent":
                self.read_body(_alternative(element), depth + 1)
            elif name not in _GONE:
                self.read_body(element, depth + 1)

    def read_notes(self) -> None:
        """Add the footnotes and endnotes that the text refers to, in its order."""
        parts = {kind: self._office.part(f"{kind}s") for kind in ("footnote", "endnote")}
        noted = list(dict.fromkeys(self._notes))
        for number, (kind, name) in enumerate(noted, 1):
            part = parts[kind]
            for note in () if part is None else part:
                if attribute(note, "id") == name:
                    self._note(note, number)

    def _note(self, note: Element, number: int) -> None:
        texts = []
        for paragraph in note.iter():
            if local(paragraph) == "p":
                words = self._words(paragraph, self._styles.paragraph_chain(paragraph))
                texts.append("".join(words.parts))
        text = " ".join(" ".join(texts).split())
        if text:
            self._keep(FlowBlock(BlockRole.FOOTNOTE, f"{number} {text}"))

    def _keep(self, block: FlowBlock) -> None:
        self.sections[-1].append(block)

    def _control(self, element: Element, depth: int) -> None:
        """A content control: one that still shows its prompt is empty; one may hold contents."""
        if is_on(child(element, "sdtPr", "showingPlcHdr")):
            return
        gallery = value_of(element, "sdtPr", "docPartObj", "docPartGallery") or ""
        before = self._in_contents
        self._in_contents = before or gallery.lower() == "table of contents"
        self.read_body(child(element, "sdtContent"), depth + 1)
        self._in_contents = before

    # --- paragraphs -------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        chain = self._styles.paragraph_chain(paragraph)
        if is_on(from_chain(paragraph, chain, "pageBreakBefore")) and not self._boxed:
            self._new_page()
        words = self._words(paragraph, chain)
        text = self._unended + "".join(words.parts)
        self._unended = ""
        if is_on(child(paragraph, "pPr", "rPr", "del")):
            self._unended = text
        else:
            self._cut(text, words, paragraph, chain)
        for box in words.boxes:
            self._text_box(box, depth)
        if self._ends_section(paragraph):
            self._new_page()

    def _cut(self, text: str, words: _Words, paragraph: Element, chain: list[Element]) -> None:
        """Keep a paragraph, or its parts before and behind a page break."""
        first = True
        for part in text.split(_NEW_PAGE):
            if not first and not self._boxed:
                self._new_page()
            if part.strip():
                block = self._block(part, words, paragraph, chain)
                self._keep(block if first else _without_marker(block))
            first = False

    def _block(
        self, text: str, words: _Words, paragraph: Element, chain: list[Element]
    ) -> FlowBlock:
        names, style = self._rules.word, self._styles.name(chain)
        size = words.sizes.most_common(1)[0][0] / _HALF_POINTS if words.sizes else 0.0
        plain = FlowBlock(
            BlockRole.PARAGRAPH, text.strip(), size=size, bold=words.bold, boxed=self._boxed
        )
        if self._in_contents or names.is_named(style, names.contents_style):
            return _as(plain, BlockRole.CONTENTS)
        numbered = self._numbering.next(paragraph, chain)
        marker = numbered.marker if numbered else None
        level = self._heading_level(paragraph, chain, style)
        if level is not None:
            return _as(plain, BlockRole.HEADING, level, marker.rstrip(".):") if marker else None)
        if names.is_named(style, names.caption_style):
            return _as(plain, BlockRole.CAPTION)
        if numbered and marker and marker != BULLET and "." in marker.strip("()."):
            return _as(plain, BlockRole.PARAGRAPH, 0, marker)
        if numbered:
            return _as(plain, BlockRole.LIST_ITEM, numbered.level, marker)
        if names.is_named(style, names.bullet_style):
            depth = int(style[-1]) if style[-1].isdigit() else 1
            return _as(plain, BlockRole.LIST_ITEM, depth, BULLET)
        return plain

    def _heading_level(self, paragraph: Element, chain: list[Element], style: str) -> int | None:
        names = self._rules.word
        if names.is_named(style, names.title_style):
            return 0
        outline = from_chain(paragraph, chain, "outlineLvl")
        given = "" if outline is None else attribute(outline, "val") or ""
        if given.isdigit():
            return int(given) + 1 if int(given) < _BODY_LEVEL else None
        named = (names.heading(self._styles.name(chain[rank:])) for rank in range(len(chain)))
        return next((level for level in named if level is not None), None)

    def _words(self, paragraph: Element, chain: list[Element]) -> _Words:
        words = _Words()
        self._gather(paragraph, chain, words, 0)
        words.bold = words.bold and bool(words.sizes)
        return words

    def _gather(self, element: Element, chain: list[Element], words: _Words, depth: int) -> None:
        """Take the words of all runs below `element`."""
        if depth > self._rules.limits.depth:
            return
        for part in element:
            name = local(part)
            if name == "r" and not hidden(self._styles, part, chain):
                self._run(part, chain, words)
            elif name == "t":
                words.parts.append(part.text or "")
            elif name == "AlternateContent":
                self._gather([_alternative(part)], chain, words, depth + 1)
            elif name in _PICTURES:
                words.boxes += _text_boxes(part)
            elif name == "sdt" and is_on(child(part, "sdtPr", "showingPlcHdr")):
                continue
            elif name not in _GONE and name != "r":
                self._gather(part, chain, words, depth + 1)

    def _run(self, run: Element, chain: list[Element], words: _Words) -> None:
        before = len(words.parts)
        for part in run:
            name = local(part)
            if name == "t":
                words.parts.append(part.text or "")
            elif name == "br" and attribute(part, "type") == "page":
                words.parts.append(_NEW_PAGE)
            elif name in _BREAKS:
                words.parts.append(_BREAKS[name])
            elif name in {"footnoteReference", "endnoteReference"}:
                kind = name.removesuffix("Reference")
                self._notes.append((kind, attribute(part, "id") or ""))
            elif name == "AlternateContent":
                words.boxes += _text_boxes(_alternative(part))
            elif name in _PICTURES:
                words.boxes += _text_boxes(part)
            elif name == "ruby":
                self._gather([child(part, "rubyBase")], chain, words, 0)
        letters = len("".join(words.parts[before:]).strip())
        if letters:
            size = self._styles.of_run(run, chain, "sz")
            told = "" if size is None else attribute(size, "val") or ""
            words.sizes[int(told) if told.isdigit() else _USUAL_SIZE] += letters
            words.bold = words.bold and is_on(self._styles.of_run(run, chain, "b"))

    # --- boxes, tables, pages ---------------------------------------------------------------------

    def _text_box(self, box: Element, depth: int) -> None:
        before, self._boxed = self._boxed, True
        self.read_body(box, depth + 1)
        self._boxed = before

    def _table(self, table: Element, depth: int) -> None:
        cells = [
            GivenCell(row, column, span, heading=heading, blocks=self._cell(cell, depth))
            for row, column, span, heading, cell in _cells_of(table, self._rules)
        ]
        for block in table_blocks(cells, boxed=self._boxed):
            self._keep(block)

    def _cell(self, cell: Element, depth: int) -> tuple[FlowBlock, ...]:
        """The blocks of a cell; the page that is being filled stays as it is."""
        outside, boxed = self.sections, self._boxed
        self.sections, self._boxed = [[]], True
        self.read_body(cell, depth + 1)
        blocks = tuple(block for section in self.sections for block in section)
        self.sections, self._boxed = outside, boxed
        return blocks

    def _new_page(self) -> None:
        if self.sections[-1]:
            self.sections.append([])

    def _ends_section(self, paragraph: Element) -> bool:
        """True where a section ends and the next, which says so itself, begins a page."""
        if child(paragraph, "pPr", "sectPr") is None or not self._starts:
            return False
        return self._starts.pop(0) not in {"continuous", "nextColumn"}


def _as(block: FlowBlock, role: BlockRole, level: int = 0, marker: str | None = None) -> FlowBlock:
    return FlowBlock(
        role, block.text, level, marker, size=block.size, bold=block.bold, boxed=block.boxed
    )


def _without_marker(block: FlowBlock) -> FlowBlock:
    role = BlockRole.PARAGRAPH if block.role is BlockRole.LIST_ITEM else block.role
    return _as(block, role, block.level if role is block.role else 0)


def _alternative(element: Element) -> Element:
    """One of the ways in which a thing is given: the first that is meant for today's Word."""
    options = [each for each in element if local(each) in {"Choice", "Fallback"}]
    return options[0] if options else element


def _text_boxes(element: Element) -> list[Element]:
    """The contents of the text boxes in a picture or shape, not those inside each other."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if local(each) == "txbxContent":
            found.append(each)
        elif local(each) == "AlternateContent":
            waiting.append(_alternative(each))
        else:
            waiting.extend(reversed(each))
    return found


def _cells_of(table: Element, rules: FlowedRules) -> Iterator[tuple[int, int, int, bool, Element]]:
    """Row, column, columns covered, whether a heading, and the cell; covered cells are left out."""
    count = 0
    for row, element in enumerate(_rows_of(table)):
        heading = is_on(child(element, "trPr", "tblHeader"))
        column = _number(value_of(element, "trPr", "gridBefore"), 0, rules.limits.span)
        for cell in _unwrapped(element, "tc"):
            count += 1
            if count > rules.limits.cells:
                return
            span = _number(value_of(cell, "tcPr", "gridSpan"), 1, rules.limits.span)
            merged = child(cell, "tcPr", "vMerge")
            if merged is None or attribute(merged, "val") == "restart":
                yield row, column, max(span, 1), heading, cell
            column += max(span, 1)


def _rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table without those that were deleted under review."""
    return (row for row in _unwrapped(table, "tr") if child(row, "trPr", "del") is None)


def _unwrapped(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, also within content controls and revisions."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in {"sdt", "sdtContent", "ins", "customXml", "moveTo"}:
            yield from _unwrapped(each, name)


def _number(text: str | None, otherwise: int, most: int) -> int:
    return min(int(text), most) if text and text.isdigit() else otherwise
