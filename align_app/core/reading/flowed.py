"""Sets the text of a file without pages on pages, so that each word has its place.

The readers of Word files, slides, web pages and text give a `Flow` of simple blocks; what comes
out here is drawn as it stands by `flowed_picture`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from align_app.core.model import Block, BlockRole, Box, Cell, Line, Page, Word
from align_app.core.reading.printed import Edge
from align_app.core.reading.typesetting import Face, Piece, break_lines, face_of
from align_app.core.vocabulary.flowed_rules import FlowedRules

_SMALL = {BlockRole.FOOTNOTE, BlockRole.CAPTION}


@dataclass(frozen=True, slots=True)
class FlowCell:
    """One cell of a table; `columns` is how many it covers. `text` may hold line breaks."""

    row: int
    column: int
    text: str
    heading: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A block without a place. A heading of level 0 is the title of the document.

    `size` is the type size that the file gives it, 0 where it gives none; `bold` is true where
    every word is bold. A line feed in `text` is a line break inside the block.
    """

    role: BlockRole
    text: str = ""
    level: int = 0
    marker: str | None = None
    cells: tuple[FlowCell, ...] = ()
    size: float = 0.0
    bold: bool = False
    boxed: bool = False


Section = tuple[FlowBlock, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A file as sections, each of which begins a page, and the title that the file gives itself.

    `slide` is the size of a slide in points: then each section is one page of that size.
    """

    title: str
    sections: tuple[Section, ...]
    slide: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class SetWords:
    """Words to be drawn: their left edge and baseline in points, and their type."""

    text: str
    x0: float
    baseline: float
    face: Face


@dataclass(frozen=True, slots=True)
class SetPage:
    """One page as set: the page itself, and what is drawn on it."""

    page: Page
    words: tuple[SetWords, ...]
    edges: tuple[Edge, ...]


def set_pages(
    flow: Flow, *, rules: FlowedRules, on_page: Callable[[int], None] | None = None
) -> tuple[SetPage, ...]:
    """The pages of `flow`, each block in its place; at least one page.

    `on_page` hears the number of each page that is begun; what it raises stops the setting.
    """
    tell = on_page or (lambda _number: None)
    if flow.slide is not None:
        slides = []
        for number, section in enumerate(flow.sections or ((),), 1):
            tell(number)
            slides.append(_set_slide(section, number, flow.slide, rules))
        return tuple(slides)
    sheet = rules.page
    setter = _Setter((sheet.width, sheet.height), sheet.margin, rules, on_page=tell)
    for section in flow.sections or ((),):
        setter.open_page()
        for block in section:
            setter.add(block)
    return setter.pages()


def _set_slide(
    section: Section, number: int, size: tuple[float, float], rules: FlowedRules
) -> SetPage:
    """One slide, its type made smaller until it holds all its words; at worst the page grows."""
    width, height = size
    scale = rules.slides.body / rules.type.body
    least = scale * rules.slides.least
    while True:
        last = scale * rules.slides.shrink < least
        room = float("inf") if last else height
        setter = _Setter((width, room), rules.slides.margin, rules, scale=scale, number=number)
        setter.open_page()
        for block in section:
            setter.add(block)
        pages = setter.pages()
        if len(pages) == 1:
            grown = max(height, setter.foot + rules.slides.margin) if last else height
            return replace(pages[0], page=replace(pages[0].page, height=grown))
        scale *= rules.slides.shrink


class _Setter:
    """Fills pages from top to bottom."""

    def __init__(
        self,
        size: tuple[float, float],
        margin: float,
        rules: FlowedRules,
        *,
        scale: float = 1.0,
        number: int = 1,
        on_page: Callable[[int], None] | None = None,
    ) -> None:
        self._size = size
        self._margin = margin
        self._rules = rules
        self._scale = scale
        self._number = number - 1
        self._first = number
        self._tell = on_page or (lambda _number: None)
        self._fresh = True
        self.foot = margin
        self._blocks: defaultdict[int, list[Block]] = defaultdict(list)
        self._words: defaultdict[int, list[SetWords]] = defaultdict(list)
        self._edges: defaultdict[int, list[Edge]] = defaultdict(list)

    def open_page(self) -> None:
        """Begin a new page."""
        self._number += 1
        self._tell(self._number)
        self.foot = self._margin
        self._fresh = True

    def pages(self) -> tuple[SetPage, ...]:
        """All pages filled so far."""
        width, height = self._size
        return tuple(
            SetPage(
                Page(number, width, height, tuple(self._blocks[number])),
                tuple(self._words[number]),
                tuple(self._edges[number]),
            )
            for number in range(self._first, self._number + 1)
        )

    def add(self, block: FlowBlock) -> None:
        """Set one block below what stands already; one without words leaves no trace."""
        if block.role is BlockRole.TABLE:
            self._add_table(block)
        elif block.text.strip():
            self._add_text(block)

    # --- text -------------------------------------------------------------------------------------

    def _add_text(self, block: FlowBlock) -> None:
        face, space = self._face(block), self._rules.space
        heading = block.role is BlockRole.HEADING
        if heading and not self._fresh:
            self.foot += space.before_heading * face.size
        left = self._left(block, face)
        width = self._size[0] - self._margin - left
        text, rows = break_lines(block.text, 0, width=width, face=face)
        if heading:
            self._need((len(rows) + space.keep) * self._step(face))
        lines = tuple(self._put(row, left, face) for row in rows)
        if block.marker:
            self._mark(block.marker, lines[0], left, face, heading=heading)
        self._blocks[lines[0].page].append(
            Block(
                role=block.role,
                text=text,
                lines=lines,
                level=max(block.level, 1) if heading else block.level,
                marker=block.marker,
                size=face.size,
                bold=face.bold,
                boxed=block.boxed,
            )
        )
        item = block.role is BlockRole.LIST_ITEM
        after = space.after_heading if heading else space.after_item if item else space.after_block
        self.foot += after * face.size

    def _face(self, block: FlowBlock) -> Face:
        kinds = self._rules.type
        if block.role is BlockRole.HEADING:
            return face_of(kinds, kinds.heading(block.level) * self._scale, bold=True)
        size = kinds.small if block.role in _SMALL else kinds.body
        return face_of(kinds, size * self._scale, bold=block.bold)

    def _left(self, block: FlowBlock, face: Face) -> float:
        """Where the text of a block begins: behind its marker, which stands by its level."""
        if not block.marker:
            return self._margin
        gap = self._rules.space.marker_gap * face.size
        behind = face.width(block.marker) + gap
        if block.role is not BlockRole.LIST_ITEM:
            return self._margin + behind
        indent = self._rules.space.indent * self._scale
        depth = min(max(block.level, 1), self._size[0] / 2 / indent - 1)
        return self._margin + indent * (depth - 1) + max(indent, behind)

    def _mark(self, marker: str, line: Line, left: float, face: Face, *, heading: bool) -> None:
        gap = self._rules.space.marker_gap * face.size
        indent = 0.0 if heading else self._rules.space.indent * self._scale
        x0 = left - max(indent, face.width(marker) + gap)
        baseline = line.box.top + self._rules.type.rise * face.size
        self._words[line.page].append(SetWords(marker, x0, baseline, face))

    def _step(self, face: Face) -> float:
        return self._rules.type.step * face.size

    def _need(self, height: float) -> None:
        """Go to the next page where this one has not so much room left."""
        if not self._fresh and self.foot + height > self._size[1] - self._margin:
            self.open_page()

    def _put(self, row: Sequence[Piece], left: float, face: Face) -> Line:
        """Set one line at the foot of the text, on the next page if need be."""
        self._need(self._step(face))
        line = self._print(row, left, self.foot, face)
        self.foot += self._step(face)
        self._fresh = False
        return line

    def _print(self, row: Sequence[Piece], left: float, top: float, face: Face) -> Line:
        kinds = self._rules.type
        baseline = top + kinds.rise * face.size
        words = []
        for piece in row:
            x0, x1 = left + piece.x0, left + piece.x1
            words.append(Word(piece.start, piece.end, x0, x1))
            self._words[self._number].append(SetWords(piece.text, x0, baseline, face))
        bottom = baseline + kinds.fall * face.size
        return Line(self._number, Box(words[0].x0, top, words[-1].x1, bottom), tuple(words))

    # --- tables -----------------------------------------------------------------------------------

    def _add_table(self, block: FlowBlock) -> None:
        cells = sorted(
            (cell for cell in block.cells if cell.text.strip()),
            key=lambda cell: (cell.row, cell.column),
        )
        if not cells:
            return
        size = self._rules.type.table * self._scale
        edges = self._column_edges(cells)
        texts, placed = self._break_cells(cells, edges, size)
        lines: dict[int, list[Line]] = defaultdict(list)
        for row in sorted({cell.cell.row for cell in placed}):
            self._add_row([cell for cell in placed if cell.cell.row == row], edges[-1], lines)
        ordered = tuple(line for rank in range(len(placed)) for line in lines[rank])
        self._blocks[ordered[0].page].append(
            Block(
                role=BlockRole.TABLE,
                text=texts,
                lines=ordered,
                cells=tuple(
                    Cell(at.cell.row, at.cell.column, at.start, at.end, at.cell.heading)
                    for at in placed
                ),
                size=size,
                boxed=block.boxed,
            )
        )
        self.foot += self._rules.space.after_block * size

    def _column_edges(self, cells: Sequence[FlowCell]) -> list[float]:
        """Where columns begin and the last one ends: wider where more is written."""
        space = self._rules.space
        count = max(cell.column + cell.columns for cell in cells)
        wide = [float(space.column_least)] * count
        for cell in cells:
            if cell.columns == 1:
                letters = float(min(len(cell.text), space.column_most))
                wide[cell.column] = max(wide[cell.column], letters)
        share = (self._size[0] - 2 * self._margin) / sum(wide)
        edges = [self._margin]
        for letters in wide:
            edges.append(edges[-1] + letters * share)
        return edges

    def _break_cells(
        self, cells: Sequence[FlowCell], edges: Sequence[float], size: float
    ) -> tuple[str, list[_PlacedCell]]:
        """The text of a whole table, and its cells with their place in it."""
        padding = self._rules.space.cell
        parts: list[str] = []
        placed: list[_PlacedCell] = []
        at = 0
        for rank, cell in enumerate(cells):
            if placed:
                parts.append(" | " if placed[-1].cell.row == cell.row else "\n")
                at += len(parts[-1])
            face = face_of(self._rules.type, size, bold=cell.heading)
            left, right = edges[cell.column], edges[cell.column + cell.columns]
            width = max(right - left - 2 * padding, size)
            text, rows = break_lines(cell.text, at, width=width, face=face)
            parts.append(text)
            placed.append(_PlacedCell(rank, cell, at, at + len(text), left, face, rows))
            at += len(text)
        return "".join(parts), placed

    def _add_row(
        self, cells: Sequence[_PlacedCell], right: float, lines: dict[int, list[Line]]
    ) -> None:
        """Set the cells of one row side by side; a row taller than a page goes on on the next."""
        padding, step = self._rules.space.cell, self._step(cells[0].face)
        longest = max(len(cell.rows) for cell in cells)
        whole = longest * step + 2 * padding
        if whole <= self._size[1] - 2 * self._margin:
            self._need(whole)
        top = self.foot
        self.foot += padding
        for rank in range(longest):
            if not self._fresh and self.foot + step + padding > self._size[1] - self._margin:
                self._rule(cells, top, right)
                self.open_page()
                top = self.foot
                self.foot += padding
            for cell in cells:
                if rank < len(cell.rows):
                    left = cell.left + padding
                    lines[cell.rank].append(
                        self._print(cell.rows[rank], left, self.foot, cell.face)
                    )
            self.foot += step
            self._fresh = False
        self.foot += padding
        self._rule(cells, top, right)

    def _rule(self, cells: Sequence[_PlacedCell], top: float, right: float) -> None:
        """Draw the frame of a row that ends at the foot of the text."""
        left, bottom = self._margin, self.foot
        edges = self._edges[self._number]
        edges += [Edge(left, top, right, top), Edge(left, bottom, right, bottom)]
        edges += [Edge(x, top, x, bottom) for x in (*(cell.left for cell in cells), right)]


@dataclass(frozen=True, slots=True)
class _PlacedCell:
    """A cell of a table being set: its rank and place in the text, left edge and lines."""

    rank: int
    cell: FlowCell
    start: int
    end: int
    left: float
    face: Face
    rows: list[list[Piece]]
