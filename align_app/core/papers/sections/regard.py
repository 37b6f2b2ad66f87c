"""Which document names which, and on what pages: a count of mentions, never a judgement."""

from __future__ import annotations

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

Tie = tuple[str, str, str]
"""The document that speaks, the kind of tie, and the document it should speak of."""


def regard(material: Material, number: str) -> list[Part]:
    """One row for each pair of documents of which one should take account of the other."""
    words = material.plan.regard
    ties = _ties(material)
    if not ties:
        return []
    table = Table(
        words.table.header,
        tuple(_row(material, tie, pages) for tie, pages in ties),
        (28, 22, 28, 22),
        words.table.caption,
        words.table.description,
    )
    return [
        Heading(f"{number} {words.heading}"),
        plain(words.intro),
        table,
        *_state_of_law(material, [duty for (_, duty, _), _ in ties]),
    ]


def _ties(material: Material) -> list[tuple[Tie, list[int]]]:
    """Every tie with the pages of its mentions, in the order of the partners' names."""
    standing = material.standing
    places = {partner.id: place for place, partner in enumerate(standing.partners)}
    pages: dict[Tie, list[int]] = {}
    for each in standing.analysis.comparison.regard:
        if each.later in places and each.earlier in places:
            found = pages.setdefault((each.later, each.duty, each.earlier), [])
            found += [evidence.page for evidence in each.considered]
    return sorted(
        pages.items(), key=lambda item: (places[item[0][0]], places[item[0][2]], item[0][1])
    )


def _row(material: Material, tie: Tie, pages: list[int]) -> tuple[Cell, ...]:
    later, duty, earlier = tie
    kind = material.vocabulary.document_types.kind(duty)
    return (
        cell(Span(material.standing.partner(later).short)),
        cell(Span(kind.label if kind else material.plan.words.not_printed)),
        cell(Span(material.standing.partner(earlier).short)),
        _where(material, pages),
    )


def _where(material: Material, pages: list[int]) -> Cell:
    if not pages:
        return cell(Span(material.plan.regard.not_found, Voice.QUIET))
    return cell(Span(material.wording.pages(pages)))


def _state_of_law(material: Material, duties: list[str]) -> list[Part]:
    """When the law was last checked, where any of the ties stands in law."""
    types = material.vocabulary.document_types
    kinds = [types.kind(duty) for duty in duties]
    if not any(kind is not None and kind.strength == "legal" for kind in kinds):
        return []
    sentence = material.plan.regard.law.format(state=types.law.as_of_words)
    return [Paragraph((Span(sentence, Voice.QUIET),))]
