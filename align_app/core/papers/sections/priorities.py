"""The named top-level priorities of each partner, and how many other partners answer them."""

from __future__ import annotations

from align_app.core.model import Statement
from align_app.core.papers.material import Material
from align_app.core.papers.parts import Cell, Heading, Paragraph, Part, Span, Table, cell, plain
from align_app.core.papers.standing import Partner


def priorities(material: Material, number: str) -> list[Part]:
    """Headline priorities, partner by partner, in the order of their names."""
    words = material.plan.priorities
    parts: list[Part] = [Heading(f"{number} {words.heading}"), plain(words.intro, close=True)]
    if material.many:
        return [*parts, *_of_all(material)]
    for place, partner in enumerate(material.standing.partners, 1):
        parts.append(Heading(f"{number}.{place} {partner.name}", 2))
        parts += _of_one(material, partner)
    return parts


def _of_one(material: Material, partner: Partner) -> list[Part]:
    words, longest = material.plan.priorities, material.plan.limits.headlines_per_document
    headlines = _headlines(material, partner)
    if not headlines:
        return [plain(words.none)]
    table = Table(
        words.table.header,
        tuple(_row(material, partner, statement) for statement in headlines[:longest]),
        (65, 17, 18),
        words.table.caption.format(name=partner.name),
        words.table.description,
    )
    return [table, *material.more(words.more, len(headlines) - longest)]


def _of_all(material: Material) -> list[Part]:
    """One table for many partners: the same room for each."""
    words, limits = material.plan.priorities, material.plan.limits
    each_gets = material.room(limits.headlines_per_document, limits.headlines_in_all)
    headlines = {each.id: _headlines(material, each) for each in material.standing.partners}
    rows = [
        (cell(Span(partner.short)), *_row(material, partner, statement))
        for partner in material.standing.partners
        for statement in headlines[partner.id][:each_gets]
    ]
    if not rows:
        return [plain(words.none_at_all)]
    table = Table(
        (material.plan.words.partner, *words.table.header),
        tuple(rows),
        (24, 44, 15, 17),
        words.heading,
        words.table.description,
    )
    return [table, *material.more(words.more, sum(map(len, headlines.values())) - len(rows))]


def _headlines(material: Material, partner: Partner) -> list[Statement]:
    return [each for each in material.standing.said_by(partner) if each.headline]


def _row(material: Material, partner: Partner, statement: Statement) -> tuple[Cell, ...]:
    others = {each.organisation for each in material.standing.others(partner)}
    found = {each.organisation for each in material.standing.answered_by(statement)}
    counted = material.plan.priorities.found_elsewhere.format(found=len(found), all=len(others))
    return (
        Cell(_numbered(statement, material.quotation(statement))),
        material.page_cell(statement),
        cell(Span(counted if others else material.plan.words.not_printed)),
    )


def _numbered(statement: Statement, quotation: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The priority's own number before its words, unless the words begin with it."""
    if not statement.number or statement.text.startswith(statement.number):
        return quotation
    *before, words = quotation
    return (*before, Paragraph((Span(f"{statement.number}  "), *words.spans)))
