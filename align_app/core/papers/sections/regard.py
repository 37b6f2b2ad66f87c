"""Which document names which, and on what pages: a count of mentions, never a judgement."""

from __future__ import annotations

from align_app.core.papers.material import Material
from align_app.core.papers.parts import Cell, Heading, Part, Span, Table, Voice, cell, plain


def regard(material: Material, number: str) -> list[Part]:
    """One row for each pair of documents of which one should take account of the other."""
    words = material.plan.regard
    table = Table(
        words.table.header,
        _rows(material),
        (38, 38, 24),
        words.table.caption,
        words.table.description,
    )
    if not table.rows:
        return []
    return [Heading(f"{number} {words.heading}"), plain(words.intro), table]


def _rows(material: Material) -> tuple[tuple[Cell, ...], ...]:
    standing = material.standing
    places = {partner.id: place for place, partner in enumerate(standing.partners)}
    pages: dict[tuple[str, str], list[int]] = {}
    for each in standing.analysis.comparison.regard:
        if each.later in places and each.earlier in places:
            found = pages.setdefault((each.later, each.earlier), [])
            found += [evidence.page for evidence in each.considered]
    ordered = sorted(pages, key=lambda pair: (places[pair[0]], places[pair[1]]))
    return tuple(
        (
            cell(Span(standing.partner(later).short)),
            cell(Span(standing.partner(earlier).short)),
            _where(material, pages[later, earlier]),
        )
        for later, earlier in ordered
    )


def _where(material: Material, pages: list[int]) -> Cell:
    if not pages:
        return cell(Span(material.plan.regard.not_found, Voice.QUIET))
    return cell(Span(material.wording.pages(pages)))
