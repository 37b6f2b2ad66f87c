"""The nouns of the program: the only things that the rooms of the core hand to each other.

Nothing here reads a file, decides anything or knows of a format. Boxes are PDF points measured
from the top left corner of the page as displayed; pages are physical pages counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on a displayed page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A box on one page of a document."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of one document and where they stand: one region for each printed line."""

    document: str
    regions: tuple[Region, ...]
    text: str

    @property
    def page(self) -> int:
        """The physical page on which the words begin."""
        return self.regions[0].page


# --- what reading gives ---------------------------------------------------------------------------


class BlockRole(StrEnum):
    """What a block of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    CONTENTS = "contents"
    FOOTNOTE = "footnote"
    FRAGMENT = "fragment"
    """Loose words of a picture or chart: kept so that nothing is lost, never read as sentences."""


class PageRole(StrEnum):
    """What a page is for in its document."""

    BODY = "body"
    COVER = "cover"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    DIVIDER = "divider"
    INFOGRAPHIC = "infographic"
    REFERENCES = "references"
    APPENDIX = "appendix"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: its place in its block's text, and its left and right edge in points."""

    start: int
    end: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block: its page, its box, and the words on it in reading order."""

    page: int
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; rows and columns count from 0.

    `start` and `end` cut its words from the text of its block.
    """

    row: int
    column: int
    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table, in reading order.

    `text` is the printed text with lines joined and line-end hyphens undone; a bullet or number is
    in `marker`, not in `text`. In a table, cells of a row are joined by " | " and rows by a line
    feed.
    `level` is the depth of a heading (1 = top) or of a list item (1 = outermost), else 0.
    `size` is the type size in points and `bold` the weight of most of the block.
    """

    role: BlockRole
    text: str
    lines: tuple[Line, ...]
    level: int = 0
    marker: str | None = None
    cells: tuple[Cell, ...] = ()
    size: float = 0.0
    bold: bool = False
    boxed: bool = False
    """True where the block stands inside a drawn box or panel."""

    @property
    def page(self) -> int:
        """The page on which the block begins."""
        return self.lines[0].page

    @property
    def box(self) -> Box:
        """The smallest box round the part of the block that stands on its first page."""
        first = [line.box for line in self.lines if line.page == self.page]
        box = first[0]
        for other in first[1:]:
            box = box.union(other)
        return box


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page with its blocks in reading order; `label` is the page number as printed."""

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...] = ()
    label: str | None = None
    role: PageRole = PageRole.BODY
    readable: bool = True
    ocr: bool = False


class ReadState(StrEnum):
    """How far a document could be read."""

    READ = "read"
    PARTLY = "partly"
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is. `type` is an id of the document types; `period` first and last year."""

    title: str = ""
    organisation: str = ""
    type: str = "unknown"
    type_confidence: float = 0.0
    area: str = ""
    tier: str = ""
    period: tuple[int, int] | None = None
    status: str = "unknown"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one document or page: what happened and what a person can do next."""

    document: str | None
    page: int | None
    code: str
    message: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Document:
    """One partner's document as read; `id` is the sha256 of its bytes, so renaming keeps it."""

    id: str
    file: str
    identity: Identity
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def unreadable_pages(self) -> tuple[int, ...]:
        """Numbers of the pages whose text could not be read."""
        return tuple(page.number for page in self.pages if not page.readable)

    @property
    def ocr_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that were read by sight."""
        return tuple(page.number for page in self.pages if page.ocr)

    @property
    def state(self) -> ReadState:
        """Read, partly read or not read."""
        unreadable = len(self.unreadable_pages)
        if not self.pages or unreadable == len(self.pages):
            return ReadState.NOT_READ
        return ReadState.PARTLY if unreadable else ReadState.READ

    def page_label(self, number: int) -> str | None:
        """The printed number of a physical page, if it has one."""
        return self.pages[number - 1].label if 0 < number <= len(self.pages) else None


def block_regions(block: Block, start: int, end: int) -> tuple[Region, ...]:
    """Where `block.text[start:end]` is printed: one region for each line it touches.

    A word that is only partly inside the range counts whole, so the boxes re-read to whole words.
    """
    regions = []
    for line in block.lines:
        touched = [word for word in line.words if word.start < end and word.end > start]
        if touched:
            left = min(word.x0 for word in touched)
            right = max(word.x1 for word in touched)
            regions.append(Region(line.page, replace(line.box, x0=left, x1=right)))
    return tuple(regions)


# --- what finding gives ---------------------------------------------------------------------------


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


# --- what comparing gives -------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that comparing found."""

    themes: tuple[Theme, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    links: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    regard: tuple[Regard, ...] = ()


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


# --- what people decide ---------------------------------------------------------------------------


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
