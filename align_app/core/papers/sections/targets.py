"""Targets side by side: one row each, as the documents print them, grouped by measure."""

from __future__ import annotations

from itertools import groupby

from align_app.core.model import Measure, Statement
from align_app.core.papers.material import Material
from align_app.core.papers.parts import Cell, Heading, Part, Span, Table, Voice, cell, plain


def targets(material: Material, number: str) -> list[Part]:
    """Measures that several partners name come first; within that, by name."""
    words, longest = material.plan.targets, material.plan.limits.target_rows
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    rows = _ordered(material)
    if not rows:
        return [*parts, plain(words.none)]
    table = Table(
        words.table.header,
        tuple(_row(material, *each) for each in rows[:longest]),
        (20, 22, 18, 11, 11, 9, 9),
        words.table.caption,
        words.table.description,
    )
    return [*parts, plain(words.intro), table, *material.more(words.more, len(rows) - longest)]


def _ordered(material: Material) -> list[tuple[str, Statement, Measure]]:
    """Name of the measure, statement and measure; a measure's rows stay together."""
    standing = material.standing
    places = {partner.id: place for place, partner in enumerate(standing.partners)}
    names = {each.id: each.name for each in material.vocabulary.indicators.indicators}
    rows = [
        (names.get(measure.indicator or "", measure.name), statement, measure)
        for statement in standing.statements.values()
        if (measure := statement.measure) is not None and measure.target is not None
    ]
    rows.sort(key=lambda row: (row[0].casefold(), places[row[1].document], row[1].page))
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row[0].casefold())]
    groups.sort(key=lambda group: len({row[1].document for row in group}) < 2)
    return [row for group in groups for row in group]


def _row(material: Material, name: str, statement: Statement, measure: Measure) -> tuple[Cell, ...]:
    nothing = material.plan.words.not_printed
    whom = ", ".join(each for each in (measure.population, measure.place) if each)
    start = _figure(material, measure.baseline, measure)
    if start and measure.baseline_date:
        start = f"{start} ({measure.baseline_date})"
    return (
        cell(Span(name[:1].upper() + name[1:])),
        cell(Span(material.standing.partner(statement.document).name)),
        cell(Span(whom or nothing, Voice.PLAIN if whom else Voice.QUIET)),
        cell(Span(start or nothing, Voice.PLAIN if start else Voice.QUIET)),
        cell(Span(_target(material, measure), Voice.STRONG)),
        cell(Span(measure.date or statement.by or nothing)),
        material.page_cell(statement),
    )


def _target(material: Material, measure: Measure) -> str:
    value = _figure(material, measure.target, measure)
    form = material.plan.targets.relative.get(measure.direction) if measure.relative else None
    return form.format(value=value) if form else value


def _figure(material: Material, value: float | None, measure: Measure) -> str:
    if value is None:
        return ""
    figure = f"{value:,.10g}" if value == int(value) else f"{value:,}"
    form = material.plan.targets.units.get(measure.unit or "")
    if form is None:
        return f"{figure} {measure.unit}" if measure.unit else figure
    return form.format(value=figure)
