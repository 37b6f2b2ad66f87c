"""Targets side by side: one row each, as the documents print them, grouped by measure."""

from __future__ import annotations

from itertools import groupby

from align_app.core.model import Measure, Statement
from align_app.core.papers.material import Material
from align_app.core.papers.parts import Cell, Heading, Part, Span, Table, Voice, cell, plain
from align_app.core.vocabulary.papers import TableWords

Row = tuple[str, Statement, Measure]
"""The measure's name, the statement and its measure."""


def targets(material: Material, number: str) -> list[Part]:
    """Targets of measures for which several partners have one, by name of the measure."""
    words, longest = material.plan.targets, material.plan.limits.target_rows
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    common, alone = _ordered(material)
    if not common:
        return [*parts, plain(words.none_shared if alone else words.none)]
    left = len(common) - longest + len(alone)
    return [
        *parts,
        plain(words.intro, close=True),
        _table(material, common[:longest], words.table),
        *material.more(words.more, max(left, len(alone))),
    ]


def further_targets(material: Material, number: str) -> list[Part]:
    """The targets that the section left out; nothing where there are none."""
    words, limits = material.plan.further_targets, material.plan.limits
    common, alone = _ordered(material)
    further = common[limits.target_rows :] + alone
    if not further:
        return []
    longest = limits.further_targets
    return [
        Heading(f"{number} {words.heading}"),
        _table(material, further[:longest], words.table),
        *material.more(words.more, len(further) - longest),
    ]


def _table(material: Material, rows: list[Row], words: TableWords) -> Table:
    return Table(
        words.header,
        tuple(_row(material, *row) for row in rows),
        (24, 20, 17, 12, 12, 9, 6),
        words.caption,
        words.description,
    )


def _ordered(material: Material) -> tuple[list[Row], list[Row]]:
    """Rows of measures for which several bodies have a target, and the others."""
    standing = material.standing
    places = {partner.id: place for place, partner in enumerate(standing.partners)}
    rows = [
        (_measure_name(material, statement, measure), statement, measure)
        for statement in standing.statements.values()
        if (measure := statement.measure) is not None and measure.target is not None
    ]
    rows.sort(key=lambda row: (row[0].casefold(), places[row[1].document], row[1].page))
    common: list[Row] = []
    alone: list[Row] = []
    for _, group in groupby(rows, key=lambda row: row[0].casefold()):
        same = list(group)
        bodies = {standing.partner(row[1].document).organisation for row in same}
        (common if len(bodies) > 1 else alone).extend(same)
    return common, alone


def _measure_name(material: Material, statement: Statement, measure: Measure) -> str:
    """The indicator's name where it is known, else the document's own words for it."""
    names = {each.id: each.name for each in material.vocabulary.indicators.indicators}
    name = names.get(measure.indicator or "", measure.name) or material.subject(statement)
    return name[:1].upper() + name[1:]


def _row(material: Material, name: str, statement: Statement, measure: Measure) -> tuple[Cell, ...]:
    nothing = material.plan.words.not_printed
    whom = ", ".join(each for each in (measure.population, measure.place) if each)
    start = _figure(material, measure.baseline, measure)
    if start and measure.baseline_date:
        start = f"{start} ({measure.baseline_date})"
    return (
        cell(Span(name), *material.mark(statement)),
        cell(Span(material.standing.partner(statement.document).short)),
        cell(Span(whom or nothing, Voice.PLAIN if whom else Voice.QUIET)),
        cell(Span(start or nothing, Voice.PLAIN if start else Voice.QUIET)),
        cell(Span(_target(material, measure), Voice.STRONG)),
        cell(Span(measure.date or statement.by or nothing)),
        cell(Span(str(statement.page))),
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
