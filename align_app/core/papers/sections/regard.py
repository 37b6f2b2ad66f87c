"""Which document names which, and on what pages: a count of mentions, never a judgement."""

from __future__ import annotations

from dataclasses import dataclass, field

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

Pair = tuple[str, str]
"""The document that speaks, and the document it should speak of."""


@dataclass(slots=True)
class Tie:
    """What ties a pair, and the pages of the mentions."""

    duties: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


def regard(material: Material, number: str) -> list[Part]:
    """One row for each pair of documents of which one should take account of the other."""
    words = material.plan.regard
    ties = _ties(material)
    if not ties:
        return []
    table = Table(
        words.table.header,
        tuple(_row(material, pair, tie) for pair, tie in ties),
        (28, 22, 28, 22),
        words.table.caption,
        words.table.description,
    )
    duties = [duty for _, tie in ties for duty in tie.duties]
    return [
        Heading(f"{number} {words.heading}"),
        plain(words.intro, close=True),
        table,
        *_state_of_law(material, duties),
    ]


def _ties(material: Material) -> list[tuple[Pair, Tie]]:
    """Every pair once, in the order of the partners' names."""
    standing = material.standing
    places = {partner.id: place for place, partner in enumerate(standing.partners)}
    ties: dict[Pair, Tie] = {}
    for each in standing.analysis.comparison.regard:
        if each.later in places and each.earlier in places:
            tie = ties.setdefault((each.later, each.earlier), Tie())
            tie.duties += [each.duty] if each.duty not in tie.duties else []
            tie.pages += [evidence.page for evidence in each.considered]
    return sorted(ties.items(), key=lambda item: (places[item[0][0]], places[item[0][1]]))


def _row(material: Material, pair: Pair, tie: Tie) -> tuple[Cell, ...]:
    kinds = [material.vocabulary.document_types.kind(duty) for duty in tie.duties]
    labels = "; ".join(kind.label for kind in kinds if kind)
    return (
        cell(Span(material.standing.partner(pair[0]).short)),
        cell(Span(labels or material.plan.words.not_printed)),
        cell(Span(material.standing.partner(pair[1]).short)),
        _where(material, tie.pages),
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
