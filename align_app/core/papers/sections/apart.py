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
    parts.append(plain(words.intro))
    in_full = pairs[: limits.conflicts_in_full]
    for place, pair in enumerate(in_full, 1):
        parts.append(Heading(f"{number}.{place} {_title(material, pair.conflict)}", 2))
        parts += _told(material, pair)
    further = pairs[limits.conflicts_in_full :]
    if further and limits.conflicts_in_table:
        parts.append(Heading(f"{number}.{len(in_full) + 1} {words.further.heading}", 2))
        parts.append(_table_of(material, further[: limits.conflicts_in_table]))
    left = len(pairs) - limits.conflicts_in_full - limits.conflicts_in_table
    return parts + [*material.more(words.more, left)]


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
        Paragraph((Span(words.differs, Voice.STRONG), Span(conflict.explanation)), close=True),
        Paragraph((Span(words.question, Voice.STRONG), Span(conflict.question)), close=True),
        Paragraph((Span(words.decision, Voice.STRONG), *_decision(material, pair))),
    ]


def _halves(material: Material, conflict: Conflict) -> Table:
    standing, words = material.standing, material.plan.apart.table
    left = standing.statements[conflict.left]
    names = (
        standing.partner(left.document).name,
        standing.partner(conflict.right_document).name,
    )
    halves = (_half(material, conflict.left), _other_half(material, conflict))
    return Table(names, (halves,), (50, 50), "", words.description)


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
        sentences.append(decision.note.strip())
    if decision.owner:
        sentences.append(words.owner.format(owner=decision.owner))
    if decision.due:
        sentences.append(words.due.format(due=decision.due))
    return (Span(" ".join(sentences)),)


def _table_of(material: Material, pairs: tuple[Pair, ...]) -> Table:
    words = material.plan.apart.further
    rows = tuple(
        (
            cell(Span(_title(material, pair.conflict))),
            cell(Span(_places(material, pair.conflict))),
            Cell(
                (
                    Paragraph((Span(pair.conflict.question),)),
                    Paragraph(_decision(material, pair)),
                )
            ),
        )
        for pair in pairs
    )
    return Table(words.header, rows, (25, 37, 38), words.caption, words.description)


def _places(material: Material, conflict: Conflict) -> str:
    standing, wording = material.standing, material.wording
    left = standing.statements[conflict.left]
    places = [f"{standing.partner(left.document).name}, {wording.page(left.page)}"]
    other = standing.partner(conflict.right_document).name
    if conflict.right is not None:
        other += f", {wording.page(standing.statements[conflict.right].page)}"
    return "; ".join([*places, other])
