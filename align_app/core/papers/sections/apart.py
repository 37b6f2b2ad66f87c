"""Where plans may pull apart: both passages, what differs, one question, and what was decided."""

from __future__ import annotations

from align_app.core.model import Conflict
from align_app.core.papers.material import Material
from align_app.core.papers.parts import (
    Cell,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Voice,
    cell,
    plain,
)
from align_app.core.papers.standing import Pair


def apart(material: Material, number: str) -> list[Part]:
    """The heaviest pairs in full, further ones in one row each, and how many are left."""
    words, limits = material.plan.apart, material.plan.limits
    pairs = material.standing.pairs
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    if not pairs:
        return [*parts, plain(words.none)]
    parts.append(plain(words.intro, close=True))
    in_full = pairs[: limits.conflicts_in_full]
    for place, pair in enumerate(in_full, 1):
        parts.append(Heading(f"{number}.{place} {_title(material, pair.conflict)}", 2))
        parts += _told(material, pair)
    return [*parts, *material.more(words.more, len(pairs) - len(in_full))]


def further_questions(material: Material, number: str) -> list[Part]:
    """The pairs that the section had no room for, in one row each; nothing where there are none."""
    words, limits = material.plan.further_questions, material.plan.limits
    further = material.standing.pairs[limits.conflicts_in_full :]
    if not further:
        return []
    longest = limits.further_questions
    return [
        Heading(f"{number} {words.heading}"),
        Table(
            words.table.header,
            tuple(_short_row(material, pair) for pair in further[:longest]),
            (27, 33, 40),
            words.table.caption,
            words.table.description,
        ),
        *material.more(words.more, len(further) - longest),
    ]


def _title(material: Material, conflict: Conflict) -> str:
    words = material.plan.apart
    subject = material.subject(material.standing.statements[conflict.left])
    form = words.title if subject else words.title_alone
    title = form.format(subject=subject, differs=conflict.differs_in)
    return title[:1].upper() + title[1:]


def _told(material: Material, pair: Pair) -> list[Part]:
    words, conflict = material.plan.apart, pair.conflict
    kind = words.kind.format(
        label=words.labels.get(conflict.label, conflict.label),
        severity=words.severities[conflict.severity],
    )
    return [
        Paragraph((Span(kind, Voice.QUIET),), close=True),
        _halves(material, conflict),
        Paragraph(
            (Span(words.differs, Voice.STRONG), Span(_what_differs(material, conflict))), close=True
        ),
        Paragraph((Span(words.question, Voice.STRONG), Span(conflict.question)), close=True),
        Paragraph((Span(words.decision, Voice.STRONG), *_decision(material, pair))),
    ]


def _labelled(label: str, words: str) -> Paragraph:
    return Paragraph((Span(label, Voice.STRONG), Span(words)), close=True)


def _halves(material: Material, conflict: Conflict) -> Table:
    """Two equal halves, in the order of the partners' names."""
    standing, words = material.standing, material.plan.apart.table
    left = standing.partner(standing.statements[conflict.left].document)
    right = standing.partner(conflict.right_document)
    sides = [
        (left, _half(material, conflict.left)),
        (right, _other_half(material, conflict)),
    ]
    sides.sort(key=lambda side: (side[0].name.casefold(), side[0].id))
    names = tuple(partner.short for partner, _ in sides)
    halves = tuple(half for _, half in sides)
    return Table(names, (halves,), (50, 50), " – ".join(names), words.description, close=True)


def _half(material: Material, statement_id: str) -> Cell:
    statement = material.standing.statements[statement_id]
    document = material.standing.partner(statement.document).document
    title = document.identity.title or document.file
    source = Span(f"{title}, {material.wording.page(statement.page)}", Voice.QUIET)
    return Cell((*material.quotation(statement), Paragraph((source,))))


def _other_half(material: Material, conflict: Conflict) -> Cell:
    if conflict.right is not None:
        return _half(material, conflict.right)
    words = material.plan.apart.table
    pages = material.standing.partner(conflict.right_document).pages_read
    silent = words.silent_one if pages == 1 else words.silent
    return cell(Span(silent.format(n=material.wording.number(pages)), Voice.QUIET))


def _decision(material: Material, pair: Pair) -> tuple[Span, ...]:
    words, decision = material.plan.apart, pair.decision
    state = words.states[decision.state]
    if pair.open:
        return (Span(state, Voice.SUGGESTED),)
    sentences = [state]
    if decision.note:
        sentences.append(_sentence(decision.note))
    if decision.owner:
        sentences.append(words.owner.format(owner=decision.owner))
    if decision.due:
        sentences.append(words.due.format(due=decision.due))
    return (Span(" ".join(sentences)),)


def _sentence(note: str) -> str:
    """A person's note, closed with a full stop where they left it out."""
    words = " ".join(note.split())
    return words if words.endswith((".", "!", "?", "…", "”")) else f"{words}."


def _short_row(material: Material, pair: Pair) -> tuple[Cell, ...]:
    question = Paragraph((Span(pair.conflict.question),))
    return (
        cell(Span(_title(material, pair.conflict))),
        cell(Span(_places(material, pair.conflict))),
        Cell((question, Paragraph(_decision(material, pair)))),
    )


def _places(material: Material, conflict: Conflict) -> str:
    standing, wording = material.standing, material.wording
    sides = [(standing.statements[conflict.left].document, conflict.left)]
    sides.append((conflict.right_document, conflict.right or ""))
    places = []
    for partner in standing.partners:
        for document, statement in sides:
            if partner.id == document:
                page = standing.statements[statement].page if statement else 0
                places.append(f"{partner.short}, {wording.page(page)}" if page else partner.short)
    return "; ".join(places)


def _what_differs(material: Material, conflict: Conflict) -> str:
    """The explanation from behind its last quotation on: both quotations stand above it already."""
    text = conflict.explanation
    statements = material.standing.statements
    quoted = [statements[side].text for side in (conflict.left, conflict.right) if side]
    start = max(text.rfind(words) + len(words) if words in text else 0 for words in quoted)
    rest = text[start:].lstrip("”\"’'.;:, ") or text
    return rest[:1].upper() + rest[1:]
