"""Feeds marked statements, as if found perfectly, to comparing and checking, and prints the table.

Run it as `python -m tests.benchmark.gold_statements`. It shows what these two rooms can do on their
own; `quality` measures the whole line. The sets are found as there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align_app.core.analysis_file import analysis_json
from align_app.core.comparing import compare
from align_app.core.conflicts import find_conflicts
from align_app.core.language import load_language
from align_app.core.model import (
    Analysis,
    Block,
    BlockRole,
    Box,
    Document,
    Evidence,
    Findings,
    Identity,
    Kind,
    Line,
    Measure,
    Page,
    Region,
    Statement,
    ThemeScore,
    Word,
)
from align_app.core.vocabulary import Vocabulary, load_vocabulary
from tests.benchmark.quality import shared_folder

SET = "wenmoor"
LINES = ("coverage", "links", "conflict", "hard", "innocent")
MEASURED = ("indicator", "direction", "baseline", "baseline_date", "target", "unit", "relative",
            "date", "population", "place")  # fmt: skip
BOX = Box(50, 50, 500, 64)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked set as the rooms would get it."""

    documents: tuple[Document, ...]
    findings: dict[str, Findings]


def main() -> None:
    """Print the figures of comparing and checking."""
    shared = shared_folder()
    if shared is None:
        print("The marked test sets were not found; set ALIGN_SHARED to their folder.")
        return
    print("\n".join(measure(shared)))


def measure(shared: Path) -> list[str]:
    """The scorer's lines on links, coverage and conflicts."""
    folder, vocabulary = shared / "gold" / SET, load_vocabulary()
    marked = read_marked(folder, vocabulary)
    comparison = compare(
        marked.documents, marked.findings, language=load_language(), vocabulary=vocabulary
    )
    conflicts = find_conflicts(marked.documents, marked.findings, comparison, vocabulary=vocabulary)
    analysis = Analysis(marked.documents, marked.findings, comparison, conflicts)
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "analysis.json"
        out.write_text(analysis_json(analysis), "utf-8")
        command = [sys.executable, str(shared / "evaluate" / "score.py"), str(folder), str(out)]
        table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line for line in table.splitlines() if line.startswith(LINES)]


def read_marked(folder: Path, vocabulary: Vocabulary) -> Marked:
    """The marked statements of a set as findings; pages hold the words that the documents print."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    classes = {each.id: each.outcome_class for each in vocabulary.indicators.indicators}
    documents, findings = [], {}
    for number, record in enumerate(gold["documents"], 1):
        document = _document(record, f"{number:064x}", folder)
        documents.append(document)
        findings[document.id] = Findings(
            tuple(
                _statement(each, document, classes)
                for each in gold["statements"]
                if each["file"] == document.file
            )
        )
    return Marked(tuple(documents), findings)


def _document(record: dict[str, Any], number: str, folder: Path) -> Document:
    identity = Identity(
        record["title"],
        record["organisation"],
        record["doc_type"],
        1.0,
        record["area"] or "",
        record["tier"],
        tuple(record["period"]) if record["period"] else None,
        record["status"],
    )
    pages = _pages(folder / "documents" / record["file"])
    return Document(number, record["file"], identity, pages)


def _pages(path: Path) -> tuple[Page, ...]:
    """The pages of a PDF, the words of each as one block."""
    import pypdfium2

    pages = []
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            text = " ".join(page.get_textpage().get_text_bounded().split())
            line = Line(number, BOX, (Word(0, len(text), BOX.x0, BOX.x1),))
            blocks = (Block(BlockRole.PARAGRAPH, text, (line,)),) if text else ()
            pages.append(Page(number, 595, 842, blocks))
    return tuple(pages)


def _statement(record: dict[str, Any], document: Document, classes: dict[str, str]) -> Statement:
    measure = record.get("measure")
    made = {key: measure.get(key) for key in MEASURED} if measure else {}
    made["relative"] = bool(made.get("relative"))
    return Statement(
        record["id"],
        Evidence(document.id, (Region(record["page"], BOX),), record.get("row") or record["text"]),
        Kind(record["kind"]),
        headline=bool(record.get("headline")),
        context=record.get("stem") or "",
        heading_path=tuple(record["heading_path"]),
        themes=tuple(ThemeScore(theme, 1.0) for theme in record["themes"]),
        population=record.get("population"),
        place=record.get("place"),
        lead=record.get("lead"),
        partners=tuple(record.get("partners") or ()),
        by=record.get("by"),
        measure=Measure(name="", outcome_class=classes.get(made.get("indicator", "")), **made)
        if measure
        else None,
    )


if __name__ == "__main__":
    main()
