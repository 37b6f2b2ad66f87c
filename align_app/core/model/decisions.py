"""What people decide, and what a verb changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from align_app.core.model.alignment import Level
from align_app.core.model.pages import Identity
from align_app.core.model.statements import Kind


class Verdict(StrEnum):
    """What a person said of a suggested statement."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ConflictState(StrEnum):
    """What people decided about a possible conflict."""

    OPEN = "open"
    NOT_A_CONFLICT = "not_a_conflict"
    ACCEPTED_DIFFERENCE = "accepted_difference"
    NEEDS_DECISION = "needs_decision"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class StatementDecision:
    """A person's word on one statement; empty fields leave the machine's finding as it is."""

    statement: str
    verdict: Verdict | None = None
    kind: Kind | None = None
    headline: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CoverageDecision:
    """The level that a person gave to one cell of the matrix."""

    statement: str
    document: str
    level: Level
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConflictDecision:
    """What was decided about one conflict, and who does what by when."""

    conflict: str
    state: ConflictState
    note: str = ""
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class IdentityDecision:
    """A person's correction of what a document is."""

    document: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a project, each by the id of what it is about."""

    statements: dict[str, StatementDecision] = field(default_factory=dict)
    coverage: dict[tuple[str, str], CoverageDecision] = field(default_factory=dict)
    conflicts: dict[str, ConflictDecision] = field(default_factory=dict)
    identities: dict[str, IdentityDecision] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a verb changed, so that a view can tell whether it is touched. Sets hold ids."""

    documents: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    coverage: frozenset[tuple[str, str]] = frozenset()
    conflicts: frozenset[str] = frozenset()
    everything: bool = False
