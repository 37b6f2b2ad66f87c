"""What one partner says and was not found elsewhere, with the nearest passage."""

from __future__ import annotations

from align_app.core.model import Coverage, Statement
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
from align_app.core.papers.standing import Partner


def only_here(material: Material, number: str) -> list[Part]:
    """Statements without an answer, partner by partner, the weightiest of each."""
    words = material.plan.only_here
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    alone = material.ranked(material.alone)
    if not alone:
        return [*parts, plain(words.none)]
    parts.append(plain(words.intro, close=True))
    if unread := material.unread():
        parts.append(plain(words.unread.format(list=unread)))
    if material.many:
        return [*parts, *_of_all(material, alone)]
    speaking = {statement.document for statement in alone}
    partners = [each for each in material.standing.partners if each.id in speaking]
    for place, partner in enumerate(partners, 1):
        parts.append(Heading(f"{number}.{place} {partner.name}", 2))
        parts += _of_one(material, partner, [each for each in alone if each.document == partner.id])
    return parts


def _of_one(material: Material, partner: Partner, alone: list[Statement]) -> list[Part]:
    words, longest = material.plan.only_here, material.plan.limits.only_here_per_document
    table = Table(
        words.table.header,
        tuple(_row(material, statement) for statement in alone[:longest]),
        (44, 16, 40),
        words.table.caption.format(name=partner.name),
        words.table.description,
    )
    return [table, *material.more(words.more, len(alone) - longest)]


def _of_all(material: Material, alone: list[Statement]) -> list[Part]:
    """One table for many partners: the same room for each, in the order of their names."""
    words, limits = material.plan.only_here, material.plan.limits
    each_gets = material.room(limits.only_here_per_document, limits.only_here_in_all)
    rows = [
        (cell(Span(partner.short)), *_row(material, statement))
        for partner in material.standing.partners
        for statement in [each for each in alone if each.document == partner.id][:each_gets]
    ]
    table = Table(
        (material.plan.words.partner, *words.table.header),
        tuple(rows),
        (20, 34, 14, 32),
        words.heading,
        words.table.description,
    )
    return [table, *material.more(words.more, len(alone) - len(rows))]


def _row(material: Material, statement: Statement) -> tuple[Cell, ...]:
    return (
        Cell(material.quotation(statement)),
        material.page_cell(statement),
        _nearest(material, statement),
    )


def _nearest(material: Material, statement: Statement) -> Cell:
    standing = material.standing
    cells = standing.answers[statement.id]
    others = standing.others(standing.partner(statement.document))
    near = [
        (cells[other.id].coverage.score, standing.statements[passage])
        for other in others
        if other.id in cells and (passage := _passage(cells[other.id].coverage))
    ]
    if not near:
        return cell(Span(material.plan.only_here.no_nearest, Voice.QUIET))
    _, nearest = max(near, key=lambda each: each[0])
    said_by = standing.partner(nearest.document).short
    place = f"{said_by}, {material.wording.page(nearest.page)}:"
    return Cell(
        (
            Paragraph((Span(place, Voice.QUIET),), close=True),
            Paragraph((Span(material.wording.quoted_shortly(nearest.text), Voice.QUOTED),)),
        )
    )


def _passage(coverage: Coverage) -> str | None:
    """The nearest miss, or a passage that is related and says something else."""
    return coverage.near_miss or next(iter(coverage.evidence), None)
