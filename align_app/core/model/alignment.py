"""What comparing and checking give: links, coverage, clusters, conflicts, the whole analysis."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from align_app.core.model.evidence import Evidence
from align_app.core.model.pages import Document, Problem
from align_app.core.model.statements import Findings, Statement


class Level(StrEnum):
    """How far one document answers a statement of another."""

    EXPLICIT = "explicit"
    SHARED = "shared"
    PARTIAL = "partial"
    RELATED = "related"
    NOT_FOUND = "not_found"
    NOT_ASSESSED = "not_assessed"

    @property
    def answers(self) -> bool:
        """True where the document says the same thing, at least in part."""
        return self in {Level.EXPLICIT, Level.SHARED, Level.PARTIAL}


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject of the taxonomy with the statements that carry it."""

    id: str
    name: str
    group: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Statements that say similar things; `stability` is 0 to 1 over resampled runs."""

    id: str
    label: str
    statements: tuple[str, ...]
    stability: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements, by id, of different documents that answer each other."""

    left: str
    right: str
    level: Level
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether `document` answers `statement`: how far, by which statements, the nearest miss."""

    statement: str
    document: str
    level: Level
    evidence: tuple[str, ...] = ()
    near_miss: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Regard:
    """Where a later document considers an earlier one, as a duty says it must; both by id."""

    later: str
    earlier: str
    duty: str
    considered: tuple[Evidence, ...] = ()


class EditionKind(StrEnum):
    """How one document is a form of another."""

    SAME_TEXT = "same_text"
    DRAFT_OF = "draft_of"
    NEWER_EDITION = "newer_edition"
    AMENDS = "amends"
    APPENDIX_OF = "appendix_of"


@dataclass(frozen=True, slots=True)
class Edition:
    """`document` is a form of `other`: a draft of it, the next one, the same text, an addition.

    `score` is from 0 to 1; `why` is one sentence.
    """

    document: str
    other: str
    kind: EditionKind
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that comparing found."""

    themes: tuple[Theme, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    links: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    regard: tuple[Regard, ...] = ()
    editions: tuple[Edition, ...] = ()


class Severity(StrEnum):
    """How much a conflict matters, worst first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that may not both hold, with what differs and one neutral question.

    `label` is "conflict" or "tension". `right` is None where `right_document` is silent.
    """

    id: str
    type: str
    label: str
    severity: Severity
    left: str
    right: str | None
    right_document: str
    differs_in: str
    explanation: str
    question: str
    confidence: float
    shown: bool = True


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A language model that took part in an analysis."""

    name: str
    version: str
    sha256: str
    used_for: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the machine found. People's decisions are laid over it and never stored in it."""

    documents: tuple[Document, ...] = ()
    findings: dict[str, Findings] = field(default_factory=dict)
    comparison: Comparison = field(default_factory=Comparison)
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    models: tuple[ModelUsed, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements: documents in their order, statements in reading order."""
        return tuple(
            statement
            for document in self.documents
            for statement in self.findings.get(document.id, Findings()).statements
        )
