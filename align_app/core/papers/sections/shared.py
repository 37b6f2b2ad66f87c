"""What the partners share: one statement a subject, and what was found in every other strategy."""

from __future__ import annotations

from align_app.core.model import Level, Statement
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
from align_app.core.papers.standing import Answer, Partner

_STRONG = {Level.EXPLICIT, Level.SHARED}


def shared(material: Material, number: str) -> list[Part]:
    """The subjects that most partners answer, in the order of the theme list."""
    words = material.plan.shared
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    anchors = _anchors(material)
    if not anchors:
        return [*parts, plain(words.none)]
    chosen = _in_theme_order(material, anchors[: material.plan.limits.shared_subjects])
    parts.append(plain(words.intro, close=True))
    for place, (subject, statement) in enumerate(chosen, 1):
        parts.append(Heading(f"{number}.{place} {subject}", 2))
        parts += _told(material, statement, subject=subject)
    return [*parts, *material.more(words.more, len(anchors) - len(chosen))]


def _anchors(material: Material) -> list[tuple[str, Statement]]:
    """One statement a subject, that with most and strongest answers; widest subjects first."""
    standing = material.standing
    candidates = [
        (weight, statement)
        for statement in material.ranked(standing.statements.values())
        if (weight := _answer_weight(material, statement))
    ]
    candidates.sort(key=lambda each: -each[0])
    anchors: dict[str, Statement] = {}
    for _, statement in candidates:
        subject = material.subject(statement)
        if subject:
            anchors.setdefault(subject, statement)
    return list(anchors.items())


def _answer_weight(material: Material, statement: Statement) -> int:
    cells = material.standing.answers.get(statement.id, {})
    answering = material.standing.answered_by(statement)
    strong = sum(cells[each.id].coverage.level in _STRONG for each in answering)
    return len(answering) + strong


def _in_theme_order(
    material: Material, anchors: list[tuple[str, Statement]]
) -> list[tuple[str, Statement]]:
    order = [theme.name for theme in material.standing.themes]
    return sorted(anchors, key=lambda each: order.index(each[0]))


def _told(material: Material, statement: Statement, *, subject: str) -> list[Part]:
    words, standing = material.plan.shared, material.standing
    partner = standing.partner(statement.document)
    others = standing.others(partner)
    told, silent = _told_and_silent(material, statement, others)
    says = words.says.format(partner=partner.name, page=material.wording.page(statement.page))
    found = material.wording.counted(
        words.found,
        len(standing.answered_by(statement)),
        all=material.wording.number(len(others)),
    )
    *context, quotation = material.quotation(statement)
    table = Table(
        words.table.header,
        tuple(_row(material, statement, other) for other in told),
        (25, 19, 49, 7),
        words.table.caption.format(subject=subject),
        words.table.description,
    )
    return [
        Paragraph((Span(says),), close=True),
        *context,
        Paragraph((*quotation.spans, *material.mark(statement)), close=True),
        Paragraph((Span(found),), close=True),
        table,
        *_silence(material, silent),
    ]


def _told_and_silent(
    material: Material, statement: Statement, others: tuple[Partner, ...]
) -> tuple[list[Partner], list[Partner]]:
    """Documents with a row of their own, and those that are only named because there are many."""
    cells = material.standing.answers.get(statement.id, {})
    silent = [
        other
        for other in others
        if other.id in cells and cells[other.id].coverage.level is Level.NOT_FOUND
    ]
    if len(others) <= material.plan.limits.documents_in_full:
        return list(others), []
    return [other for other in others if other not in silent], silent


def _silence(material: Material, silent: list[Partner]) -> list[Part]:
    """How many documents are silent, by name where they are few enough to be read."""
    if not silent:
        return []
    words, counted = material.plan.shared, material.wording.counted
    if len(silent) > material.plan.limits.documents_in_full:
        sentence = counted(words.not_found_in_many, len(silent))
    else:
        names = material.wording.listed([other.short for other in silent])
        sentence = counted(words.not_found, len(silent), names=names)
    return [Paragraph((Span(sentence, Voice.QUIET),))]


def _row(material: Material, statement: Statement, other: Partner) -> tuple[Cell, ...]:
    answer = material.standing.answers.get(statement.id, {}).get(other.id)
    words, page = _in_their_words(material, answer, other)
    return (cell(Span(other.short)), _level_cell(material, answer), words, page)


def _level_cell(material: Material, answer: Answer | None) -> Cell:
    level = answer.coverage.level if answer else Level.NOT_ASSESSED
    word = Paragraph((Span(material.plan.words.levels[level]),))
    if answer is None or answer.confirmed:
        return Cell((word,), level)
    return Cell((Paragraph((*word.spans, material.suggested())),), level)


def _in_their_words(material: Material, answer: Answer | None, other: Partner) -> tuple[Cell, Cell]:
    """The best answering statement with its page, or in plain words why there is none."""
    if answer is None or answer.coverage.level is Level.NOT_ASSESSED:
        return cell(Span(material.plan.words.not_assessed, Voice.QUIET)), cell()
    if answer.coverage.level is Level.NOT_FOUND or not answer.coverage.evidence:
        return cell(Span(material.silence(other), Voice.QUIET)), cell()
    said = material.standing.statements[answer.coverage.evidence[0]]
    return Cell(material.quotation(said)), cell(Span(str(said.page)))
