"""What finding gives: statements with their measures, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from align_app.core.model.evidence import Evidence, Region


class Kind(StrEnum):
    """What sort of statement a sentence is."""

    VISION = "vision"
    PRINCIPLE = "principle"
    PRIORITY = "priority"
    OBJECTIVE = "objective"
    COMMITMENT = "commitment"
    TARGET = "target"
    ENABLER = "enabler"


class Strength(StrEnum):
    """How firmly a statement binds its author."""

    VISION = "vision"
    INTENTION = "intention"
    COMMITMENT = "commitment"
    FUNDED_AND_DATED = "funded_and_dated"


class Whose(StrEnum):
    """Why a sentence that looked like a priority was left out."""

    NATIONAL = "national"
    ANOTHER_BODY = "another body"
    PAST = "past"
    CONSULTATION = "consultation"
    EVIDENCE = "evidence"
    GOVERNANCE = "governance"
    CASE_STUDY = "case study"
    NEXT_STEP = "next step"
    BOILERPLATE = "boilerplate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TrajectoryPoint:
    """One year's value on the way to a target; `date` as printed."""

    date: str
    value: float


@dataclass(frozen=True, slots=True)
class Measure:
    """What a target measures. Dates, places and groups are as printed."""

    name: str
    direction: str
    indicator: str | None = None
    baseline: float | None = None
    baseline_date: str | None = None
    target: float | None = None
    unit: str | None = None
    relative: bool = False
    date: str | None = None
    trajectory: tuple[TrajectoryPoint, ...] = ()
    population: str | None = None
    place: str | None = None
    outcome_class: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that a statement names, and what it is for."""

    amount: float
    currency: str
    purpose: str


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """A theme of the taxonomy and how well a statement fits it, 0 to 1."""

    theme: str
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """One ask of one document: a named priority, a commitment, a target.

    `id` is made from the document, the place and the words, so the same file gives the same id
    again and a person's decision stays with it. `context` is the stem, row or heading that is
    needed to read it alone.
    """

    id: str
    evidence: Evidence
    kind: Kind
    headline: bool = False
    number: str | None = None
    parent: str | None = None
    grade: str | None = None
    context: str = ""
    heading_path: tuple[str, ...] = ()
    also_at: tuple[Region, ...] = ()
    confidence: float = 0.5
    why: str = ""
    themes: tuple[ThemeScore, ...] = ()
    population: str | None = None
    place: str | None = None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    by: str | None = None
    strength: Strength = Strength.INTENTION
    money: tuple[Money, ...] = ()
    measure: Measure | None = None

    @property
    def document(self) -> str:
        """Id of the document that says it."""
        return self.evidence.document

    @property
    def text(self) -> str:
        """The exact words."""
        return self.evidence.text

    @property
    def page(self) -> int:
        """The physical page on which it begins."""
        return self.evidence.page


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that looked like a priority and was left out, with the reason."""

    evidence: Evidence
    whose: Whose
    why: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What a body asks of government, a national body or a funder."""

    evidence: Evidence
    of: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document, in reading order."""

    statements: tuple[Statement, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    asks: tuple[Ask, ...] = ()
