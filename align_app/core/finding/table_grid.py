"""A table block as rows and columns with roles: what each column holds, told from its heading.

A table that runs over a page goes on with the columns of its first part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align_app.core.finding.passages import Form, Passage, Piece
from align_app.core.finding.plain_text import any_of, plain
from align_app.core.model import Block
from align_app.core.vocabulary.finding_rules import TableLeftOut, TableRules

_HEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words of its heading and the role they give it."""

    heading: str
    role: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a body: its cells by column; a cell broken over a page has two pieces."""

    cells: dict[int, tuple[Piece, ...]]
    passage: Passage

    def words(self, column: int) -> str:
        """The words of one cell, or nothing."""
        return " ".join(piece.text for piece in self.cells.get(column, ())).replace("\n", " ")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its pieces from left to right."""
        return tuple(piece for _, pieces in sorted(self.cells.items()) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table: its columns and its rows, of all the pages it runs over."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    passage: Passage

    def of_role(self, role: str) -> list[int]:
        """The columns that have a role, from left to right."""
        return [place for place, column in enumerate(self.columns) if column.role == role]

    def left_out(self, rules: TableRules) -> TableLeftOut | None:
        """Why nothing in it counts, or None."""
        return next((rule for rule in rules.left_out if self.of_role(rule.role)), None)


def read_grids(passages: Sequence[Passage], *, rules: TableRules) -> tuple[Grid, ...]:
    """All tables of a document; parts over several pages are put together."""
    grids: list[Grid] = []
    last_order = -1
    for passage in passages:
        if passage.form is Form.TABLE and passage.block.cells:
            head, rows = _parts(passage, rules)
            near = grids and passage.order == last_order + 1
            if near and _goes_on(grids[-1], passage.block, head):
                grids[-1] = _joined(grids[-1], rows)
            else:
                grids.append(_grid(passage, head, rows, rules))
            last_order = passage.order
    return tuple(grids)


def _parts(passage: Passage, rules: TableRules) -> tuple[dict[int, str], list[Row]]:
    """The words of the heading cells by column, and the rows below."""
    block = passage.block
    by_row: dict[int, dict[int, tuple[Piece, ...]]] = {}
    marked = {cell.row for cell in block.cells if cell.heading}
    for cell in block.cells:
        if cell.end > cell.start:
            piece = Piece(block, cell.start, cell.end)
            by_row.setdefault(cell.row, {})[cell.column] = (piece,)
    first = min(by_row, default=0)
    heads = marked & {row for row in by_row if row <= max(marked, default=-1)}
    if not heads and _reads_as_head(by_row.get(first, {}), rules):
        heads = {first}
    words: dict[int, str] = {}
    for row in sorted(heads):
        for column, pieces in by_row.get(row, {}).items():
            words[column] = f"{words.get(column, '')} {pieces[0].text}".strip()
    rows = [Row(cells, passage) for row, cells in sorted(by_row.items()) if row not in heads]
    return words, rows


def _reads_as_head(cells: dict[int, tuple[Piece, ...]], rules: TableRules) -> bool:
    """Whether a first row without marked heading cells is one: most of its words name a role."""
    texts = [piece.text for pieces in cells.values() for piece in pieces]
    short = all(len(text.split()) <= _HEAD_WORDS and not text.endswith(".") for text in texts)
    named = sum(bool(column_role(text, rules)) for text in texts)
    return bool(texts) and short and named >= len(texts) / 2 and not texts[0][:1].isdigit()


def _grid(passage: Passage, head: dict[int, str], rows: list[Row], rules: TableRules) -> Grid:
    width = 1 + max([*head, *(column for row in rows for column in row.cells)], default=0)
    roles = [column_role(head.get(place, ""), rules) for place in range(width)]
    if "measure" in roles and not {"target", "year"} & set(roles):
        roles = _with_aim(roles)
    columns = tuple(Column(head.get(place, ""), role) for place, role in enumerate(roles))
    return _joined(Grid(columns, (), passage), rows)


def _with_aim(roles: list[str]) -> list[str]:
    """Beside a measure, a later column headed "Aim" or "Goal" holds the value to reach."""
    measure = roles.index("measure")
    return [
        "target" if role == "priority" and place > measure else role
        for place, role in enumerate(roles)
    ]


def column_role(heading: str, rules: TableRules) -> str:
    """The role that the words of a heading give, or nothing."""
    small = " ".join(plain(heading).split())
    return next((rule.role for rule in rules.columns if any_of(rule.headings).search(small)), "")


def _goes_on(grid: Grid, block: Block, head: dict[int, str]) -> bool:
    """Whether a table block is the next part of `grid`: as wide, and headed alike or not at all."""
    width = 1 + max((cell.column for cell in block.cells), default=0)
    if width != len(grid.columns) or block.page == grid.passage.block.page:
        return False
    same = all(grid.columns[c].heading == words for c, words in head.items() if c < width)
    return same or not head


def _joined(grid: Grid, rows: list[Row]) -> Grid:
    """The grid with more rows; a row that goes on with the last one is put onto it."""
    joined = list(grid.rows)
    for row in rows:
        if joined and _is_rest(joined[-1], row):
            cells = {
                column: (*joined[-1].cells.get(column, ()), *row.cells.get(column, ()))
                for column in sorted({*joined[-1].cells, *row.cells})
            }
            joined[-1] = Row(cells, joined[-1].passage)
        else:
            joined.append(row)
    return Grid(grid.columns, tuple(joined), grid.passage)


def _is_rest(last: Row, row: Row) -> bool:
    """The rest of a row broken over a page: a new block, and its first cell empty."""
    if row.passage is last.passage or len(last.cells) <= len(row.cells):
        return False
    first = min(last.cells)
    words = " ".join(row.words(column) for column in row.cells)
    return first not in row.cells and words[:1].islower()
