"""A project made of hand-made nouns: the verbs of `core.project.Project` without a file or a model behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from align_app.core.model import (
    Analysis,
    Block,
    BlockRole,
    Box,
    Changes,
    Comparison,
    Conflict,
    Coverage,
    Decisions,
    Document,
    Evidence,
    Findings,
    Identity,
    Kind,
    Level,
    Line,
    Link,
    Measure,
    Page,
    Problem,
    Quoted,
    Region,
    Severity,
    Statement,
    Theme,
    ThemeScore,
    Whose,
)
from align_app.core.progress import Silent, Stage


@dataclass(frozen=True, slots=True)
class Source:
    """One added file."""

    document: str
    file: str
    path: Path
    title: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the files that were given."""

    changes: Changes
    added: tuple[Source, ...] = ()
    already: tuple[tuple[Path, Source], ...] = ()
    refused: tuple[Problem, ...] = ()


class FakeProject:
    """Three documents that were read, one of them in part, and one that waits."""

    def __init__(self) -> None:
        self.path = Path("Riverton.align")
        self.name = "Riverton and the Fells"
        self.read_only = False
        self.closed = False
        self._analysis = small_analysis()
        self._sources = tuple(
            Source(document.id, document.file, Path(document.file), document.identity.title, False)
            for document in self._analysis.documents
        ) + (Source("d" * 8, "alliance.pdf", Path("alliance.pdf"), "", True),)
        self._past: list[tuple[str, Decisions]] = []
        self._future: list[tuple[str, Decisions]] = []
        self._decisions = Decisions()

    def close(self) -> None:
        self.closed = True

    def sources(self) -> tuple[Source, ...]:
        return self._sources

    def analysis(self) -> Analysis:
        documents = tuple(
            replace(document, identity=self._decisions.identities[document.id].identity)
            if document.id in self._decisions.identities
            else document
            for document in self._analysis.documents
        )
        return replace(self._analysis, documents=documents)

    def decisions(self) -> Decisions:
        return self._decisions

    def add(self, paths, *, progress=Silent()):
        new = tuple(
            Source(f"new-{path.name}", path.name, path, "", True)
            for path in paths
            if path.name not in {source.file for source in self._sources}
        )
        known = {source.file: source for source in self._sources}
        already = tuple((path, known[path.name]) for path in paths if path.name in known)
        self._sources += new
        return Added(Changes(documents=frozenset(source.document for source in new)), new, already)

    def analyse(self, *, progress=Silent(), passwords=None, on_change=None) -> Changes:
        for page in range(1, 4):
            progress.report(Stage.READING, page, 3, "alliance.pdf")
        return Changes(everything=True)

    def remove(self, document_id) -> Changes:
        self._sources = tuple(s for s in self._sources if s.document != document_id)
        kept = tuple(d for d in self._analysis.documents if d.id != document_id)
        self._analysis = replace(self._analysis, documents=kept)
        return Changes(documents=frozenset({document_id}))

    def decide_statement(self, decision) -> Changes:
        self._decide(
            "decision", statements={**self._decisions.statements, decision.statement: decision}
        )
        return Changes(statements=frozenset({decision.statement}))

    def decide_coverage(self, decision) -> Changes:
        key = (decision.statement, decision.document)
        self._decide("level", coverage={**self._decisions.coverage, key: decision})
        return Changes(coverage=frozenset({key}))

    def decide_conflict(self, decision) -> Changes:
        self._decide(
            "decision", conflicts={**self._decisions.conflicts, decision.conflict: decision}
        )
        return Changes(conflicts=frozenset({decision.conflict}))

    def correct_identity(self, decision) -> Changes:
        self._decide(
            "correction", identities={**self._decisions.identities, decision.document: decision}
        )
        return Changes(documents=frozenset({decision.document}))

    @property
    def undo_words(self):
        return f"Undo {self._past[-1][0]}" if self._past else None

    @property
    def redo_words(self):
        return f"Redo {self._future[-1][0]}" if self._future else None

    def undo(self) -> Changes:
        words, before = self._past.pop()
        self._future.append((words, self._decisions))
        self._decisions = before
        return Changes(everything=True)

    def redo(self) -> Changes:
        words, after = self._future.pop()
        self._past.append((words, self._decisions))
        self._decisions = after
        return Changes(everything=True)

    def write_json(self, path) -> None:
        Path(path).write_text("{}", "utf-8")

    def write_paper(self, path) -> None:
        Path(path).write_bytes(b"")

    def source_path(self, document_id):
        return None

    def _decide(self, words, **changed) -> None:
        self._past.append((words, self._decisions))
        self._future.clear()
        self._decisions = replace(self._decisions, **changed)


COUNCIL, BOARD, ICB = "a" * 8, "b" * 8, "c" * 8


def small_analysis() -> Analysis:
    """Three documents, eight statements, a conflict, a tension, and cells of every level."""
    documents = (
        _document(
            COUNCIL,
            "fells-council.pdf",
            "A fairer Fells",
            "Fells Borough Council",
            "council_plan",
            "Fells",
            (2024, 2028),
            unreadable=(3,),
        ),
        _document(
            ICB,
            "forward-plan.pdf",
            "Joint Forward Plan 2024 to 2029",
            "NHS Riverton ICB",
            "joint_forward_plan",
            "System",
            (2024, 2029),
        ),
        _document(
            BOARD,
            "riverton-jlhws.pdf",
            "Riverton well and warm",
            "Riverton Health and Wellbeing Board",
            "jlhws",
            "Riverton",
            (2023, 2030),
        ),
    )
    s1 = _statement(
        "s1",
        COUNCIL,
        1,
        120,
        "We will insulate 400 council homes by 2026.",
        Kind.COMMITMENT,
        headline=True,
    )
    s2 = _statement(
        "s2",
        COUNCIL,
        2,
        150,
        "Childhood obesity will fall to 15% by 2028.",
        Kind.TARGET,
        measure=Measure(
            "Childhood obesity",
            "down",
            baseline=18.0,
            baseline_date="2023",
            target=15.0,
            unit="percent",
            date="2028",
            place="Fells",
            population="Children",
        ),
    )
    s3 = _statement(
        "s3", ICB, 1, 200, "Every neighbourhood will have a team by April 2026.", Kind.COMMITMENT
    )
    s4 = _statement(
        "s4", ICB, 2, 130, "The 12 beds at Oakfield will close from April 2027.", Kind.COMMITMENT
    )
    s5 = _statement("s5", ICB, 2, 260, "Preventing ill health", Kind.PRIORITY, headline=True)
    s6 = _statement(
        "s6",
        BOARD,
        1,
        140,
        "The beds at Oakfield will be protected and increased from 12 to 16 by 2027.",
        Kind.COMMITMENT,
    )
    s7 = _statement("s7", BOARD, 1, 300, "A Riverton where nobody is cold at home.", Kind.VISION)
    s8 = _statement(
        "s8",
        BOARD,
        2,
        180,
        "Obesity at the end of primary school will fall to 17% by 2028.",
        Kind.OBJECTIVE,
    )
    quoted = Quoted(
        _evidence(COUNCIL, 2, 400, "The NHS Long Term Plan says that diagnosis will rise."),
        Whose.NATIONAL,
        "It tells what a national plan says.",
    )
    return Analysis(
        documents=documents,
        findings={
            COUNCIL: Findings((s1, s2), (quoted,)),
            ICB: Findings((s3, s4, s5)),
            BOARD: Findings((s6, s7, s8)),
        },
        comparison=Comparison(
            themes=(
                Theme("homes", "Homes", "Wider causes", ("s1", "s7")),
                Theme("weight", "Healthy weight", "Healthy lives", ("s2", "s8")),
            ),
            links=(
                Link("s1", "s7", Level.PARTIAL, 0.6, "Both are about warm homes."),
                Link("s2", "s8", Level.SHARED, 0.8, "The same measure and date."),
            ),
            coverage=(
                Coverage("s1", BOARD, Level.PARTIAL, ("s7",), None, 0.6),
                Coverage("s1", ICB, Level.NOT_FOUND, (), "s5", 0.2),
                Coverage("s2", BOARD, Level.SHARED, ("s8",), None, 0.8),
                Coverage("s2", ICB, Level.RELATED, ("s5",), None, 0.4),
                Coverage("s3", COUNCIL, Level.NOT_ASSESSED),
                Coverage("s3", BOARD, Level.NOT_FOUND),
                Coverage("s4", COUNCIL, Level.NOT_FOUND),
                Coverage("s4", BOARD, Level.EXPLICIT, ("s6",), None, 0.9),
                Coverage("s7", COUNCIL, Level.PARTIAL, ("s1",), None, 0.6),
                Coverage("s7", ICB, Level.NOT_FOUND),
                Coverage("s8", COUNCIL, Level.SHARED, ("s2",), None, 0.8),
                Coverage("s8", ICB, Level.NOT_FOUND),
            ),
        ),
        conflicts=(
            Conflict(
                "k1",
                "close_against_expand",
                "conflict",
                Severity.HIGH,
                "s4",
                "s6",
                BOARD,
                "Beds",
                "One closes the beds at Oakfield, the other adds to them.",
                "Will Oakfield keep its beds after April 2027?",
                0.9,
            ),
            Conflict(
                "k2",
                "target_value",
                "tension",
                Severity.MEDIUM,
                "s2",
                "s8",
                BOARD,
                "Value",
                "The two figures for the same year differ.",
                "Which figure for childhood obesity in 2028 do partners work to?",
                0.6,
            ),
            Conflict(
                "k3",
                "target_date",
                "tension",
                Severity.LOW,
                "s1",
                "s7",
                BOARD,
                "Date",
                "A staged milestone.",
                "Is there one date?",
                0.2,
                shown=False,
            ),
        ),
        problems=(
            Problem(
                COUNCIL,
                3,
                "no_text",
                "Page 3 is a picture.",
                "Read page 3 by sight, or leave it out.",
            ),
        ),
    )


def _document(id_, file, title, organisation, type_, area, period, *, unreadable=()) -> Document:
    pages = tuple(
        Page(
            number,
            595.0,
            842.0,
            (_block(number, f"Heading of page {number}"),),
            str(number),
            readable=number not in unreadable,
        )
        for number in (1, 2, 3)
    )
    return Document(
        id_, file, Identity(title, organisation, type_, 0.8, area, "place", period, "final"), pages
    )


def _block(page, text) -> Block:
    return Block(
        BlockRole.HEADING, text, (Line(page, Box(60, 60, 400, 80), ()),), level=1, size=18.0
    )


def _evidence(document, page, top, text) -> Evidence:
    return Evidence(document, (Region(page, Box(60, top, 480, top + 14)),), text)


def _statement(id_, document, page, top, text, kind, **more) -> Statement:
    return Statement(
        id_,
        _evidence(document, page, top, text),
        kind,
        confidence=0.7,
        why="It says what will be done.",
        heading_path=("Priority 1", "Homes"),
        themes=(ThemeScore("homes", 0.7),),
        place="Riverton",
        **more,
    )
