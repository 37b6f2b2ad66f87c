"""Which rows the list of conflicts shows: worst first, then by partner, a head a severity.

Pure: nouns in, rows out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from align_app.core.model import (
    Analysis,
    Conflict,
    ConflictDecision,
    ConflictState,
    Decisions,
    Severity,
    Statement,
)


@dataclass(frozen=True, slots=True)
class ConflictFilter:
    """What a person asked to see. Empty fields let everything through."""

    words: str = ""
    state: ConflictState | None = None
    document: str | None = None
    type: str | None = None
    shown: bool = True
    """False: the pairs that looked like conflicts and were judged not to be."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One possible conflict with both statements and what people decided."""

    conflict: Conflict
    left: Statement
    right: Statement | None
    decision: ConflictDecision

    @property
    def documents(self) -> tuple[str, str]:
        """The two documents, left first."""
        return self.left.document, self.conflict.right_document

    @property
    def state(self) -> ConflictState:
        """What people decided, open at first."""
        return self.decision.state


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """The head of the conflicts of one severity."""

    severity: Severity
    count: int


@dataclass(frozen=True, slots=True)
class ConflictCounts:
    """The counts in the sentence above the list."""

    conflicts: int = 0
    tensions: int = 0
    settled: int = 0
    not_shown: int = 0

    @property
    def found(self) -> int:
        """Conflicts and tensions together."""
        return self.conflicts + self.tensions


@dataclass(frozen=True, slots=True)
class ConflictList:
    """All conflicts of an analysis that have both ends, in the order in which they are listed."""

    rows: tuple[ConflictRow, ...] = ()
    counts: ConflictCounts = field(default_factory=ConflictCounts)


_ORDER = {severity: place for place, severity in enumerate(Severity)}


def list_conflicts(
    analysis: Analysis, decisions: Decisions, *, order: Sequence[str]
) -> ConflictList:
    """Every conflict, worst first, then by partner. `order` holds document ids."""
    statements = {statement.id: statement for statement in analysis.statements}
    places = {document: place for place, document in enumerate(order)}
    rows = [
        ConflictRow(
            conflict,
            statements[conflict.left],
            statements.get(conflict.right) if conflict.right else None,
            decisions.conflicts.get(conflict.id)
            or ConflictDecision(conflict.id, ConflictState.OPEN),
        )
        for conflict in analysis.conflicts
        if conflict.left in statements
    ]
    rows.sort(key=lambda row: _sort_key(row, places))
    return ConflictList(tuple(rows), _count(rows))


def arrange_conflicts(
    rows: Iterable[ConflictRow], wanted: ConflictFilter
) -> tuple[SeverityRow | ConflictRow, ...]:
    """The rows that `wanted` lets through, each severity under its head."""
    kept = [row for row in rows if _lets_through(wanted, row)]
    shown: list[SeverityRow | ConflictRow] = []
    for severity in Severity:
        below = [row for row in kept if row.conflict.severity is severity]
        if below:
            shown.append(SeverityRow(severity, len(below)))
            shown.extend(below)
    return tuple(shown)


def _sort_key(row: ConflictRow, places: Mapping[str, int]) -> tuple[int, int, int]:
    last = len(places)
    left, right = row.documents
    return _ORDER[row.conflict.severity], places.get(left, last), places.get(right, last)


def _count(rows: Sequence[ConflictRow]) -> ConflictCounts:
    shown = [row for row in rows if row.conflict.shown]
    tensions = sum(1 for row in shown if row.conflict.label == "tension")
    return ConflictCounts(
        conflicts=len(shown) - tensions,
        tensions=tensions,
        settled=sum(1 for row in shown if is_settled(row.state)),
        not_shown=len(rows) - len(shown),
    )


def is_settled(state: ConflictState) -> bool:
    """True where nobody needs to talk about it any more."""
    return state not in {ConflictState.OPEN, ConflictState.NEEDS_DECISION}


def _lets_through(wanted: ConflictFilter, row: ConflictRow) -> bool:
    if row.conflict.shown is not wanted.shown:
        return False
    if wanted.state is not None and row.state is not wanted.state:
        return False
    if wanted.document is not None and wanted.document not in row.documents:
        return False
    if wanted.type is not None and row.conflict.type != wanted.type:
        return False
    return all(word in _searched(row) for word in wanted.words.casefold().split())


def _searched(row: ConflictRow) -> str:
    parts = [row.conflict.differs_in, row.conflict.question, row.left.text]
    if row.right is not None:
        parts.append(row.right.text)
    return " ".join(parts).casefold()
