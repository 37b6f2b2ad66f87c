"""Three made-up partners: what they share, where they differ, and a page that could not be read."""

from __future__ import annotations

from dataclasses import replace

from align_app.core.model import (
    Analysis,
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
    Measure,
    ModelUsed,
    Page,
    Problem,
    Regard,
    Region,
    Severity,
    Statement,
    Theme,
    ThemeScore,
)

ICB, COUNTY, CITY = "1" * 64, "2" * 64, "3" * 64
BOX = Box(72.0, 90.0, 300.0, 104.0)


def make_document(key: str, organisation: str, *, title: str, unread: int = 0) -> Document:
    pages = tuple(Page(n, 595.0, 842.0, readable=n != unread) for n in range(1, 13))
    about = Identity(title, organisation, "jlhws", 0.9, "Here", "place", (2024, 2029), "final")
    return Document(key, f"{title}.pdf", about, pages)


def make_statement(key: str, document: str, text: str, *, page: int = 4, **more) -> Statement:
    themes = (ThemeScore("smoking", 0.9),)
    made = Statement(key, Evidence(document, (Region(page, BOX),), text), Kind.COMMITMENT)
    return replace(made, themes=themes, **more)


STATEMENTS = (
    make_statement("h1", CITY, "A city that breathes", headline=True, number="1"),
    make_statement(
        "t1",
        CITY,
        "Fewer than 6.5% of adults will smoke by 2030.",
        page=9,
        kind=Kind.TARGET,
        measure=Measure(
            "adult smoking", "reduce", baseline=14.0, target=6.5, unit="%", date="2030"
        ),
    ),
    make_statement("o1", CITY, "A ferry for every island", page=11, context="We will run:"),
    make_statement("h2", COUNTY, "Smoke-free lives", headline=True),
    make_statement(
        "t2",
        COUNTY,
        "By 2030 we will bring adult smoking down to 8%.",
        page=6,
        kind=Kind.TARGET,
        measure=Measure(
            "Adult smoking", "reduce", target=8.0, unit="%", date="2030", place="the county"
        ),
    ),
    make_statement("t3", ICB, "Smoking in pregnancy will end in every hospital.", page=3),
    make_statement(
        "g1",
        ICB,
        "Waiting lists will halve.",
        page=5,
        kind=Kind.TARGET,
        measure=Measure("waiting", "reduce", target=50.0, unit="%", relative=True),
    ),
)


def make_analysis() -> Analysis:
    documents = (
        make_document(CITY, "Zeal City Council", title="City plan"),
        make_document(COUNTY, "Ashby Health and Wellbeing Board", title="Living well"),
        make_document(ICB, "NHS Mid Integrated Care Board", title="Forward plan", unread=7),
    )
    return Analysis(
        documents=documents,
        findings={
            document.id: Findings(tuple(s for s in STATEMENTS if s.document == document.id))
            for document in documents
        },
        comparison=Comparison(
            themes=(Theme("smoking", "Tobacco and smoking", "b", tuple(s.id for s in STATEMENTS)),),
            coverage=(
                Coverage("t1", COUNTY, Level.SHARED, ("t2",), score=0.9),
                Coverage("t1", ICB, Level.NOT_FOUND, near_miss="t3"),
                Coverage("t2", CITY, Level.SHARED, ("t1",)),
                Coverage("t2", ICB, Level.PARTIAL, ("t3",)),
                Coverage("o1", COUNTY, Level.NOT_FOUND, near_miss="t2", score=0.2),
                Coverage("o1", ICB, Level.NOT_ASSESSED),
                Coverage("h1", COUNTY, Level.PARTIAL, ("h2",)),
            ),
            regard=(
                Regard(ICB, COUNTY, "must_have_regard", (STATEMENTS[5].evidence,)),
                Regard(ICB, CITY, "should_reflect"),
            ),
        ),
        conflicts=(
            Conflict(
                "k1",
                "target_value",
                "conflict",
                Severity.HIGH,
                "t1",
                "t2",
                COUNTY,
                "target value",
                "6.5% in one, 8% in the other.",
                "Which figure will the partners work to in 2030?",
                0.9,
            ),
            Conflict(
                "k2",
                "unreciprocated",
                "tension",
                Severity.LOW,
                "o1",
                None,
                ICB,
                "who does it",
                "One expects what the other does not name.",
                "Who will run the ferry?",
                0.6,
            ),
        ),
        models=(ModelUsed("small encoder", "1.0", "abcdef0123456789", "meaning of sentences"),),
    )


def with_unread_document(analysis: Analysis) -> Analysis:
    problem = Problem("9" * 64, None, "password", "This PDF has a password.", "Enter it.")
    locked = Document("9" * 64, "locked.pdf", Identity(), (), (problem,))
    return replace(analysis, documents=(*analysis.documents, locked))
