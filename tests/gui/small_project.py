"""A small project made of hand-made nouns: no PDF is read and no model is loaded for it."""

from __future__ import annotations

from pathlib import Path

from align_app.core.model import (
    Analysis,
    Block,
    BlockRole,
    Box,
    Comparison,
    Conflict,
    Coverage,
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
from align_app.core.project import Project
from align_app.core.store import ProjectFile, SourceRow

COUNCIL, BOARD, ICB, WAITING = "a" * 64, "b" * 64, "c" * 64, "d" * 64


def make_small_project(path: Path) -> Project:
    """A project with three documents that were read, one of them in part, and one that waits."""
    analysis = small_analysis()
    fill_project(path, analysis, waiting=((WAITING, "alliance.pdf"),))
    return Project.open(path)


def fill_project(path: Path, analysis: Analysis, *, waiting=(), folder=Path("papers")) -> None:
    """Write `analysis` into a new project file at `path`."""
    file = ProjectFile.create(path)
    for document in analysis.documents:
        file.add_source(SourceRow(document.id, document.file, folder / document.file))
        file.save_document(document, "as read")
    for document, findings in analysis.findings.items():
        file.save_findings(document, findings, fingerprint="as found")
    for document, name in waiting:
        file.add_source(SourceRow(document, name, folder / name))
    file.save_results(analysis.comparison, analysis.conflicts, problems=(), models=())
    file.close()


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
            problems=(Problem(COUNCIL, 3, "no_text", "Page 3 is a picture.", "Read it by sight."),),
        ),
        _document(
            ICB,
            "forward-plan.pdf",
            "Joint Forward Plan 2024 to 2029",
            "NHS Riverton ICB",
            "jfp",
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
    )


def _document(
    id_, file, title, organisation, type_, area, period, *, unreadable=(), problems=()
) -> Document:
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
    identity = Identity(title, organisation, type_, 0.8, area, "place", period, "final")
    return Document(id_, file, identity, pages, problems)


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
