"""What `show` prints: the rows of a project as plain tables."""

from __future__ import annotations

from collections import Counter

from align_app.cli import console
from align_app.core.model import Document, EditionKind, Findings, Level, ReadState
from align_app.core.project import Project

_LEVEL_WORDS = {
    Level.EXPLICIT: "explicit",
    Level.SHARED: "shared",
    Level.PARTIAL: "partial",
    Level.RELATED: "related",
    Level.NOT_FOUND: "not found",
    Level.NOT_ASSESSED: "not assessed",
}


_EDITION_WORDS = {
    EditionKind.SAME_TEXT: "the same text as",
    EditionKind.DRAFT_OF: "a draft of",
    EditionKind.NEWER_EDITION: "a newer edition of",
    EditionKind.AMENDS: "an addition to",
    EditionKind.APPENDIX_OF: "an appendix of",
}


def summary(project: Project) -> str:
    """One sentence of counts."""
    analysis = project.analysis()
    shown = sum(conflict.shown for conflict in analysis.conflicts)
    return (
        f"{_count(len(analysis.documents), 'document')}, "
        f"{_count(len(analysis.statements), 'statement')}, "
        f"{_count(len(analysis.comparison.links), 'link')}, "
        f"{_count(shown, 'possible conflict')}."
    )


def show_documents(project: Project) -> None:
    """The register of documents."""
    found = project.analysis().findings
    rows = [
        (
            document.identity.organisation or "not known",
            document.identity.title,
            document.file,
            document.identity.type,
            _period(document),
            _read_words(document),
            str(len(found.get(document.id, Findings()).statements)),
        )
        for document in project.analysis().documents
    ]
    columns = ("Partner", "Document", "File", "Type", "Period", "Reading", "Statements")
    console.show_table("Documents", columns, sorted(rows))
    _show_editions(project)


def _show_editions(project: Project) -> None:
    """The documents that look like forms of one another; nothing where there are none."""
    analysis = project.analysis()
    files = {document.id: document.file for document in analysis.documents}
    rows = [
        (files[each.document], _EDITION_WORDS[each.kind], files[each.other], each.why)
        for each in analysis.comparison.editions
    ]
    if rows:
        console.show_table(
            "Look at these together", ("File", "Seems to be", "This file", "Why"), rows
        )


def show_statements(project: Project) -> None:
    """Every statement with its page."""
    analysis, decisions = project.analysis(), project.decisions().statements
    names = {document.id: document.file for document in analysis.documents}
    rows = []
    for each in analysis.statements:
        decided = decisions.get(each.id)
        verdict = decided.verdict.value if decided and decided.verdict else "suggested"
        rows.append(
            (each.id, names[each.document], str(each.page), each.kind.value, verdict, each.text)
        )
    console.show_table("Statements", ("Id", "File", "Page", "Kind", "State", "Words"), rows)


def show_left_out(project: Project) -> None:
    """What looked like a priority and was left out, with the reason."""
    analysis = project.analysis()
    rows = [
        (document.file, str(each.evidence.page), each.whose.value, each.evidence.text, each.why)
        for document in analysis.documents
        for each in analysis.findings.get(document.id, Findings()).quoted
    ]
    console.show_table("Left out", ("File", "Page", "Whose", "Words", "Why"), rows)


def show_coverage(project: Project) -> None:
    """For each headline priority, how far every other document answers it."""
    analysis, decided = project.analysis(), project.decisions().coverage
    headlines = {each.id: each for each in analysis.statements if each.headline}
    names = {document.id: document.file for document in analysis.documents}
    rows = []
    for cell in analysis.comparison.coverage:
        statement = headlines.get(cell.statement)
        if statement is None:
            continue
        decision = decided.get((cell.statement, cell.document))
        level = _LEVEL_WORDS[decision.level if decision else cell.level]
        rows.append(
            (
                statement.id,
                names[statement.document],
                str(statement.page),
                statement.text,
                names[cell.document],
                level if decision else f"{level} (suggested)",
            )
        )
    columns = ("Id", "File", "Page", "Headline", "Other document", "Level")
    console.show_table("Headline priorities in other documents", columns, rows)


def show_conflicts(project: Project) -> None:
    """Possible conflicts with both passages in one sentence, and the question."""
    analysis, decisions = project.analysis(), project.decisions().conflicts
    rows = []
    for each in analysis.conflicts:
        if each.shown:
            decided = decisions.get(each.id)
            state = decided.state.value.replace("_", " ") if decided else "open"
            rows.append((each.id, each.severity.value, state, each.explanation, each.question))
    console.show_table(
        "Possible conflicts", ("Id", "Severity", "State", "What they say", "Question"), rows
    )


def show_history(project: Project) -> None:
    """Who decided what and when."""
    rows = [(entry.at, entry.who, entry.action, entry.words) for entry in project.history()]
    console.show_table("Decisions", ("When", "Who", "What", "About"), rows)


def show_pages(document: Document) -> None:
    """One document's blocks in reading order."""
    for page in document.pages:
        label = f" (printed {page.label})" if page.label else ""
        console.output.rule(f"Page {page.number}{label}: {page.role.value}", align="left")
        for block in page.blocks:
            role = block.role.value + (f" {block.level}" if block.level else "")
            console.output.print(f"{role:12} {block.text}", markup=False, highlight=False)
    counts = Counter(block.role.value for page in document.pages for block in page.blocks)
    console.notes.print(", ".join(_count(n, role) for role, n in sorted(counts.items())))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _period(document: Document) -> str:
    period = document.identity.period
    return f"{period[0]} to {period[1]}" if period else ""


def _read_words(document: Document) -> str:
    if document.state is ReadState.NOT_READ:
        return "not read"
    unread = len(document.unreadable_pages)
    if unread:
        return f"{len(document.pages) - unread} of {len(document.pages)} pages read"
    return f"all {len(document.pages)} pages read"
