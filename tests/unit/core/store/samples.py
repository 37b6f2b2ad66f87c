"""A small analysis that uses every noun, for the tests of the store."""

from pathlib import Path

from align_app.core.model import (
    Analysis,
    Ask,
    Block,
    BlockRole,
    Box,
    Cell,
    Cluster,
    Comparison,
    Conflict,
    Coverage,
    Document,
    Edition,
    EditionKind,
    Evidence,
    Findings,
    Identity,
    Kind,
    Level,
    Line,
    Link,
    Measure,
    ModelUsed,
    Money,
    Page,
    PageRole,
    Problem,
    Quoted,
    Regard,
    Region,
    Severity,
    Statement,
    Strength,
    Theme,
    ThemeScore,
    TrajectoryPoint,
    Whose,
    Word,
)
from align_app.core.store import ProjectFile, SourceRow

BOX = Box(72.0, 90.5, 300.25, 104.0)


def make_document(name: str, *, file: str = "") -> Document:
    words = (Word(0, 2, 72.0, 80.5), Word(3, 7, 82.0, 99.75))
    block = Block(
        BlockRole.TABLE,
        'We "will" halve\nit – ½',
        (Line(1, BOX, words),),
        marker="•",
        cells=(Cell(0, 0, 0, 2, heading=True),),
        size=11.5,
        boxed=True,
    )
    return Document(
        id=name,
        file=file or f"{name}.pdf",
        identity=Identity("A plan", "A body", "jlhws", 0.75, "Here", "place", (2023, 2028)),
        pages=(
            Page(1, 595.0, 842.0, (block,), label="i", role=PageRole.COVER),
            Page(2, 595.0, 842.0, readable=False, ocr=True),
        ),
        problems=(Problem(name, 2, "scan", "This page is a picture.", "Read it by sight."),),
    )


def make_statement(name: str, document: str) -> Statement:
    return Statement(
        id=name,
        evidence=Evidence(document, (Region(1, BOX), Region(2, BOX)), "We will halve it’s ‘toll’"),
        kind=Kind.TARGET,
        headline=True,
        heading_path=("Priority 1", "What we will do"),
        also_at=(Region(2, BOX),),
        themes=(ThemeScore("smoking", 0.5),),
        partners=("A trust",),
        strength=Strength.FUNDED_AND_DATED,
        money=(Money(2_300_000.0, "GBP", "grants"),),
        measure=Measure(
            "smoking", "reduce", target=5.0, trajectory=(TrajectoryPoint("2027", 7.5),)
        ),
    )


def make_findings(document: str) -> Findings:
    statement = make_statement(f"s-{document}", document)
    return Findings(
        (statement,),
        (Quoted(statement.evidence, Whose.PAST, "It is over."),),
        (Ask(statement.evidence, "government"),),
    )


def make_analysis() -> Analysis:
    documents = (make_document("a"), make_document("b"))
    evidence = make_statement("s-a", "a").evidence
    return Analysis(
        documents=documents,
        findings={document.id: make_findings(document.id) for document in documents},
        comparison=Comparison(
            themes=(Theme("smoking", "Smoking", "behaviours", ("s-a", "s-b")),),
            clusters=(Cluster("c1", "halve", ("s-a", "s-b"), 0.9),),
            links=(Link("s-a", "s-b", Level.SHARED, 0.8, "same measure"),),
            coverage=(
                Coverage("s-a", "b", Level.SHARED, ("s-b",)),
                Coverage("s-b", "a", Level.NOT_FOUND, near_miss="s-a"),
            ),
            regard=(Regard("a", "b", "must_have_regard", (evidence,)),),
            editions=(Edition("b", "a", EditionKind.NEWER_EDITION, 0.8, "Its years follow."),),
        ),
        conflicts=(
            Conflict(
                "k1", "target_value", "conflict", Severity.HIGH, "s-a", "s-b", "b",
                "value", "They differ.", "Which?", 0.9,
            ),
        ),
        problems=(Problem("a", None, "old", "It is old.", "Ask."),),
        models=(ModelUsed("m", "1", "f" * 64, "meaning"),),
    )  # fmt: skip


def save(project: ProjectFile, analysis: Analysis, folder: Path) -> None:
    """Save a whole analysis as the pipeline does."""
    for document in analysis.documents:
        project.add_source(SourceRow(document.id, document.file, folder / document.file))
        assert project.save_document(document, f"read {document.id}")
        found = analysis.findings[document.id]
        assert project.save_findings(document.id, found, fingerprint=f"found {document.id}")
    project.save_results(
        analysis.comparison,
        analysis.conflicts,
        problems=analysis.problems,
        models=analysis.models,
        fingerprint="all",
    )
