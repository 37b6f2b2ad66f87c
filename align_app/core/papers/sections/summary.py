"""The first page: what was compared, what was found, what the board is asked to do."""

from __future__ import annotations

from align_app.core.papers.material import Material, period
from align_app.core.papers.parts import (
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Voice,
    cell,
    plain,
    point,
)


def summary(material: Material, number: str) -> list[Part]:
    """The summary of the whole paper."""
    words, wording = material.plan.summary, material.wording
    bodies = len(material.standing.organisations)
    partners = wording.counted(words.partners, bodies)
    partners = partners[:1].lower() + partners[1:]
    compared = len(material.standing.partners)
    return [
        Heading(f"{number} {words.heading}"),
        plain(wording.counted(words.compared, compared, partners=partners)),
        Heading(words.found_heading, 2),
        *(point(sentence) for sentence in _found(material)),
        Heading(words.asked_heading, 2),
        *(point(sentence) for sentence in words.asked),
        Heading(words.checked_heading, 2),
        _checked(material),
        plain(words.listed) if material.many else _compared(material),
    ]


def _compared(material: Material) -> Table:
    words = material.plan.summary.table
    rows = tuple(
        (
            cell(Span(partner.organisation)),
            cell(Span(partner.short)),
            cell(Span(partner.document.identity.title or partner.document.file)),
            cell(Span(period(material, partner))),
            cell(
                Span(words.pages.format(read=partner.pages_read, all=len(partner.document.pages)))
            ),
        )
        for partner in material.standing.partners
    )
    return Table(
        words.header, rows, (29, 19, 30, 11, 11), words.caption, words.description, words.caption
    )


def _found(material: Material) -> list[str]:
    words, wording, standing = material.plan.summary, material.wording, material.standing
    statements = standing.statements.values()
    headlines = sum(statement.headline for statement in statements)
    alone = len(material.alone)
    sentences = [wording.counted(words.statements, len(statements))]
    if headlines:
        sentences[0] += f" {wording.counted(words.headlines, headlines)}"
    sentences.append(_shared(material))
    if alone:
        sentences.append(wording.counted(words.only_here, alone))
    sentences.append(_apart(material))
    unread = sum(len(partner.document.unreadable_pages) for partner in standing.partners)
    if unread:
        sentences.append(wording.counted(words.unread, unread, list=material.unread()))
    return sentences


def _shared(material: Material) -> str:
    words, wording = material.plan.summary, material.wording
    spoken, bodies = material.speakers, material.standing.organisations
    names = {theme.id: theme.name for theme in material.standing.themes}
    several = [theme for theme, said in spoken.items() if len(said) > 1]
    by_all = [names[theme] for theme in several if len(spoken[theme]) == len(bodies)]
    sentence = wording.counted(words.shared, len(several))
    if by_all and len(bodies) > 2:
        listed = words.between_names.join(_inside(name) for name in by_all)
        sentence += f" {wording.counted(words.shared_by_all, len(by_all), names=listed)}"
    return sentence


def _inside(name: str) -> str:
    """A theme's name inside a sentence: no capital, unless it is an abbreviation."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _apart(material: Material) -> str:
    words, wording, pairs = material.plan.summary, material.wording, material.standing.pairs
    sentence = wording.counted(words.conflicts, len(pairs))
    if pairs:
        settled = sum(pair.settled for pair in pairs)
        sentence += f" {wording.counted(words.decided, settled)}"
    return sentence


def _checked(material: Material) -> Paragraph:
    words, standing = material.plan.summary, material.standing
    total, confirmed = len(standing.statements), len(standing.confirmed)
    if total and confirmed == total:
        sentence = words.checked_all.format(all=f"{total:,}")
    else:
        sentence = material.wording.counted(words.checked, confirmed, all=f"{total:,}")
    notes = [words.legend, words.rejected] if standing.waiting else [words.rejected]
    return Paragraph((Span(f"{sentence} "), Span(" ".join(notes), Voice.QUIET)))
