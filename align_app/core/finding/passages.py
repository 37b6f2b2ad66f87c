"""What a document is cut into before it is judged: headings, sentences, list items and tables,
each with its section, its heading path and, for a list item, the sentence that opens its list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from align_app.core.finding.sections import Outline, Section
from align_app.core.finding.sentences import split_sentences
from align_app.core.model import (
    Block,
    BlockRole,
    Document,
    Evidence,
    Page,
    PageRole,
    Region,
    block_regions,
)
from align_app.core.vocabulary.finding_rules import FindingRules

_UNREAD = {BlockRole.FOOTNOTE, BlockRole.FRAGMENT, BlockRole.CAPTION}
_SAME_SIZE = 0.6
_ENDS = (".", "?", "!", ":", '"', "”", "’", ";")


class Form(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    SENTENCE = "sentence"
    ITEM = "item"
    TABLE = "table"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block: `block.text[start:end]`."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, sentence, list item or table. `order` is its rank in reading order.

    `stem` is the sentence or heading that opens the list of an item; `paragraph` numbers the
    paragraph or list that a passage belongs to.
    """

    form: Form
    pieces: tuple[Piece, ...]
    section: Section
    order: int
    paragraph: int
    page_role: PageRole
    stem: str = ""
    marker: str | None = None

    @property
    def text(self) -> str:
        """Its words as printed, pieces joined by a space."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def block(self) -> Block:
        """The block in which it begins."""
        return self.pieces[0].block

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.regions[0].page if self.regions else self.block.page

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where it is printed, one region for each line."""
        return tuple(
            region
            for piece in self.pieces
            for region in block_regions(piece.block, piece.start, piece.end)
        )

    def evidence(self, document: str) -> Evidence:
        """Its words and places as evidence of `document`."""
        return Evidence(document, self.regions, self.text)

    def part(self, start: int, end: int) -> Passage:
        """The passage cut down to `text[start:end]`."""
        pieces, offset = [], 0
        for piece in self.pieces:
            low = max(start - offset, 0)
            high = min(end - offset, len(piece.text))
            if low < high:
                pieces.append(Piece(piece.block, piece.start + low, piece.start + high))
            offset += len(piece.text) + 1
        return replace(self, pieces=tuple(pieces))


def cut_passages(document: Document, *, rules: FindingRules) -> tuple[Passage, ...]:
    """All passages of `document` in reading order, with their sections."""
    return tuple(_Cutter(rules).passages(document))


class _Cutter:
    def __init__(self, rules: FindingRules) -> None:
        self._rules = rules
        self._outline = Outline(rules.sections)
        self._order = 0
        self._paragraph = 0
        self._stem = ""
        self._open: Passage | None = None

    def passages(self, document: Document) -> Iterator[Passage]:
        for page in document.pages:
            if page.width > page.height:
                self._outline.close()
            for block in page.blocks:
                yield from self._block(block, page)
        if self._open:
            yield self._open

    def _block(self, block: Block, page: Page) -> Iterator[Passage]:
        if block.role in _UNREAD:
            return
        if self._continues(block):
            yield from self._sentences(block, page)
            return
        if self._open:
            yield self._open
            self._open = None
        self._paragraph += 1
        if block.role is BlockRole.HEADING:
            yield self._heading(block, page)
        elif block.role is BlockRole.LIST_ITEM:
            yield from self._item(block, page)
        elif block.role is BlockRole.TABLE:
            yield self._make(Form.TABLE, block, page)
        elif block.role is BlockRole.CONTENTS:
            yield self._make(Form.CONTENTS, block, page)
        else:
            yield from self._sentences(block, page)

    def _heading(self, block: Block, page: Page) -> Passage:
        self._outline.enter(block)
        self._stem = block.text
        return self._make(Form.HEADING, block, page)

    def _item(self, block: Block, page: Page) -> Iterator[Passage]:
        """The first sentence of a list item carries its bullet; what follows is plain text."""
        spans = split_sentences(block.text, rules=self._rules.sentences)
        for place, (start, end) in enumerate(spans):
            form = Form.SENTENCE if place else Form.ITEM
            yield self._make(form, block, page, start=start, end=end, stem=self._stem)

    def _sentences(self, block: Block, page: Page) -> Iterator[Passage]:
        spans = split_sentences(block.text, rules=self._rules.sentences)
        for start, end in spans:
            passage = self._make(Form.SENTENCE, block, page, start=start, end=end)
            if self._open:
                passage = replace(self._open, pieces=(*self._open.pieces, *passage.pieces))
                self._open = None
            last = end == spans[-1][1]
            if last and _unfinished(passage.text):
                self._open = passage
                return
            if last:
                self._stem = passage.text
            yield passage

    def _continues(self, block: Block) -> bool:
        """Whether a paragraph goes on with the sentence that the last one left open."""
        if not self._open or block.role is not BlockRole.PARAGRAPH or block.marker:
            return False
        before = self._open.pieces[-1].block
        return abs(before.size - block.size) < _SAME_SIZE and block.text[:1].islower()

    def _make(
        self,
        form: Form,
        block: Block,
        page: Page,
        *,
        start: int = 0,
        end: int | None = None,
        stem: str = "",
    ) -> Passage:
        self._order += 1
        piece = Piece(block, start, len(block.text) if end is None else end)
        return Passage(
            form,
            (piece,),
            self._outline.section(block, page.role),
            self._order,
            self._paragraph,
            page.role,
            stem=stem,
            marker=block.marker,
        )


def _unfinished(text: str) -> bool:
    """A paragraph that stops in the middle of a sentence at the foot of a column or page."""
    return not text.rstrip().endswith(_ENDS)
