"""What the alignment matrix shows: rows, cells and counts of an analysis with its decisions.

Pure: nouns in, rows out. Painting and speaking are left to the table and its delegate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from align_app.core.model import (
    Analysis,
    Conflict,
    Coverage,
    CoverageDecision,
    Decisions,
    Kind,
    Level,
    Statement,
    Verdict,
)
from align_app.gui.tables.headings import group_headings


class Direction(StrEnum):
    """Which way round the matrix is read."""

    ANSWERED_BY = "answered_by"
    """Rows are the statements of the chosen document, columns the other documents."""
    ANSWERS = "answers"
    """Rows are the statements of the other documents, the one column the chosen document."""


class RowChoice(StrEnum):
    """Which statements become rows."""

    HEADLINES = "headlines"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class MatrixView:
    """How a person wants the matrix."""

    document: str
    direction: Direction = Direction.ANSWERED_BY
    choice: RowChoice = RowChoice.ALL
    folded: frozenset[str] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: the level that counts, and whether a person gave it or it is a suggestion."""

    statement: str
    document: str
    level: Level
    suggested: bool = True
    evidence: tuple[str, ...] = ()
    near_miss: str | None = None
    conflict: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One statement with its cells, in the order of the columns."""

    statement: Statement
    kind: Kind
    page_label: str | None
    cells: tuple[MatrixCell, ...]

    @property
    def found_in(self) -> int:
        """In how many columns a matching text was found."""
        return sum(1 for cell in self.cells if cell.level.answers)

    @property
    def page(self) -> str:
        """The printed page number, or the physical one where none is printed."""
        return self.page_label or str(self.statement.page)


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The head of a group of rows."""

    key: str
    title: str
    shown: int
    total: int
    folded: bool = False

    @property
    def counts(self) -> str:
        """The counts in words."""
        return f"{self.shown} of {self.total} shown"


@dataclass(frozen=True, slots=True)
class ColumnCounts:
    """How the statements of all rows fared in one column, hidden rows included."""

    found: int = 0
    not_found: int = 0
    not_assessed: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """A whole matrix: columns are document ids."""

    view: MatrixView
    columns: tuple[str, ...] = ()
    rows: tuple[MatrixGroup | MatrixRow, ...] = ()
    everything: tuple[MatrixRow, ...] = ()
    """All rows, those that are folded or filtered away as well."""
    counts: tuple[ColumnCounts, ...] = ()
    confirmed: int = 0

    @property
    def statements(self) -> int:
        """How many statements there are, hidden ones included."""
        return len(self.everything)

    @property
    def pairs(self) -> int:
        """How many cells there are, hidden ones included."""
        return len(self.everything) * len(self.columns)


@dataclass(frozen=True, slots=True)
class Names:
    """What documents are called, and their order: every partner is equal, so by name."""

    order: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


def lay_out_matrix(
    analysis: Analysis, decisions: Decisions, *, view: MatrixView, names: Names
) -> Matrix:
    """The matrix of `view`, without rejected statements; decided levels win over suggested ones."""
    others = tuple(document for document in names.order if document != view.document)
    forwards = view.direction is Direction.ANSWERED_BY
    row_documents = (view.document,) if forwards else others
    columns = others if forwards else (view.document,)
    making = _Making(analysis, decisions, columns)
    rows = [
        making.row(statement)
        for document in row_documents
        for statement in _kept(analysis, decisions, document)
    ]
    return _counted(
        Matrix(
            view=view,
            columns=columns,
            rows=tuple(_grouped(rows, view=view, names=names)),
            everything=tuple(rows),
        )
    )


def change_cells(matrix: Matrix, decisions: Decisions, changed: Set[tuple[str, str]]) -> Matrix:
    """The same matrix after people gave levels to the pairs in `changed`.

    A level that was taken back needs the whole matrix laid out again: the suggestion is not kept.

    Raises:
        KeyError: a pair in `changed` has no decision any more.
    """
    statements = {statement for statement, _ in changed}
    everything = tuple(
        _changed_row(row, decisions, changed) if row.statement.id in statements else row
        for row in matrix.everything
    )
    fresh = {row.statement.id: row for row in everything if row.statement.id in statements}
    rows = tuple(
        fresh.get(row.statement.id, row) if isinstance(row, MatrixRow) else row
        for row in matrix.rows
    )
    return _counted(replace(matrix, rows=rows, everything=everything))


def _changed_row(row: MatrixRow, decisions: Decisions, changed: Set[tuple[str, str]]) -> MatrixRow:
    return replace(
        row,
        cells=tuple(
            _with_decision(cell, decisions.coverage[(cell.statement, cell.document)])
            if (cell.statement, cell.document) in changed
            else cell
            for cell in row.cells
        ),
    )


def _with_decision(cell: MatrixCell, decision: CoverageDecision) -> MatrixCell:
    return replace(cell, level=decision.level, note=decision.note, suggested=False)


# --- rows and cells -------------------------------------------------------------------------------


def _kept(analysis: Analysis, decisions: Decisions, document: str) -> Iterable[Statement]:
    findings = analysis.findings.get(document)
    for statement in findings.statements if findings else ():
        decision = decisions.statements.get(statement.id)
        if decision is None or decision.verdict is not Verdict.REJECTED:
            yield statement


class _Making:
    """The look-ups that every cell needs, made once."""

    def __init__(self, analysis: Analysis, decisions: Decisions, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._decisions = decisions
        self._coverage = {
            (each.statement, each.document): each for each in analysis.comparison.coverage
        }
        self._labels = {
            (document.id, page.number): page.label
            for document in analysis.documents
            for page in document.pages
        }
        self._conflicts = _conflicts_by_cell(analysis)

    def row(self, statement: Statement) -> MatrixRow:
        decision = self._decisions.statements.get(statement.id)
        return MatrixRow(
            statement,
            decision.kind if decision and decision.kind else statement.kind,
            self._labels.get((statement.document, statement.page)),
            tuple(self._cell(statement.id, document) for document in self._columns),
        )

    def _cell(self, statement: str, document: str) -> MatrixCell:
        key = (statement, document)
        found = self._coverage.get(key) or Coverage(statement, document, Level.NOT_ASSESSED)
        decided = self._decisions.coverage.get(key)
        return MatrixCell(
            statement,
            document,
            decided.level if decided else found.level,
            suggested=decided is None,
            evidence=found.evidence,
            near_miss=found.near_miss,
            conflict=self._conflicts.get(key),
            note=decided.note if decided else "",
        )


def _conflicts_by_cell(analysis: Analysis) -> dict[tuple[str, str], str]:
    documents = {statement.id: statement.document for statement in analysis.statements}
    cells: dict[tuple[str, str], str] = {}
    for conflict in analysis.conflicts:
        if conflict.shown:
            for key in _touched_cells(conflict, documents):
                cells.setdefault(key, conflict.id)
    return cells


def _touched_cells(conflict: Conflict, documents: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    yield (conflict.left, conflict.right_document)
    if conflict.right is not None and conflict.left in documents:
        yield (conflict.right, documents[conflict.left])


# --- groups and counts ----------------------------------------------------------------------------


def _grouped(
    rows: list[MatrixRow], *, view: MatrixView, names: Names
) -> Iterable[MatrixGroup | MatrixRow]:
    groups: dict[str, tuple[str, list[MatrixRow]]] = {}
    headings = group_headings(row.statement for row in rows)
    for row in rows:
        document = row.statement.document
        if view.direction is Direction.ANSWERS:
            key, title = document, names.titles.get(document, document)
        else:
            title = headings[row.statement.id]
            key = f"{document} > {title}"
        groups.setdefault(key, (title, []))[1].append(row)
    for key, (title, members) in groups.items():
        shown = [row for row in members if _lets_through(view, row)]
        if not shown:
            continue
        folded = key in view.folded
        yield MatrixGroup(key, title, len(shown), len(members), folded)
        if not folded:
            yield from shown


def _lets_through(view: MatrixView, row: MatrixRow) -> bool:
    if view.choice is RowChoice.HEADLINES and not is_headline(row):
        return False
    text = row.statement.text.casefold()
    return all(word in text for word in view.words.casefold().split())


def is_headline(row: MatrixRow) -> bool:
    """True for a named priority of the document and for a target."""
    return row.statement.headline or row.kind is Kind.TARGET


def _counted(matrix: Matrix) -> Matrix:
    counts = []
    confirmed = 0
    for column in range(len(matrix.columns)):
        cells = [row.cells[column] for row in matrix.everything]
        confirmed += sum(1 for cell in cells if not cell.suggested)
        not_assessed = sum(1 for cell in cells if cell.level is Level.NOT_ASSESSED)
        found = sum(1 for cell in cells if cell.level.answers)
        counts.append(ColumnCounts(found, len(cells) - found - not_assessed, not_assessed))
    return replace(matrix, counts=tuple(counts), confirmed=confirmed)
