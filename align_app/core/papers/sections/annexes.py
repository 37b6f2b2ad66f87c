"""The annexes: subjects and partners, the register of documents, and how the paper was made."""

from __future__ import annotations

from collections.abc import Sequence

from align_app import __version__
from align_app.core.model import Document, Theme
from align_app.core.papers.material import Material, period
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

_CHECKSUM_SHOWN = 12


def subjects(material: Material, number: str) -> list[Part]:
    """Subjects that at least two partners speak of, with their names."""
    words, longest = material.plan.subjects, material.plan.limits.subjects
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    spoken = material.speakers
    common = [theme for theme in material.standing.themes if len(spoken[theme.id]) > 1]
    if not common:
        return [*parts, plain(words.none)]
    table = Table(
        words.table.header,
        tuple(_subject_row(material, theme, spoken[theme.id]) for theme in common[:longest]),
        (38, 52, 10),
        words.table.caption,
        words.table.description,
    )
    return [
        *parts,
        plain(words.intro),
        table,
        *material.more(words.more, len(common) - longest),
        *material.more(words.alone, len(spoken) - len(common)),
    ]


def register(material: Material, number: str) -> list[Part]:
    """Every document that was added, also those that could not be read."""
    words = material.plan.register_
    known = {partner.id: partner for partner in material.standing.partners}
    read = [_row(material, partner) for partner in material.standing.partners]
    unread = [
        _unread_row(document)
        for document in material.standing.analysis.documents
        if document.id not in known
    ]
    table = Table(
        words.table.header,
        (*read, *unread),
        (39, 18, 10, 8, 10, 15),
        words.table.caption,
        words.table.description,
    )
    return [Heading(f"{number} {words.heading}"), table, plain(words.checksum_note)]


def method(material: Material, number: str) -> list[Part]:
    """How the paper was made, and what its words mean."""
    words, models = material.plan.method, material.standing.analysis.models
    parts: list[Part] = [Heading(f"{number} {words.heading}")]
    parts += [plain(paragraph) for paragraph in words.paragraphs]
    if models:
        rows = tuple(
            (
                cell(Span(model.name)),
                cell(Span(model.version)),
                cell(Span(model.used_for)),
                cell(Span(model.sha256[:_CHECKSUM_SHOWN])),
            )
            for model in models
        )
        widths = (30, 14, 38, 18)
        parts.append(plain(words.models_intro, close=True))
        parts.append(
            Table(words.models.header, rows, widths, words.models.caption, words.models.description)
        )
    return [*parts, plain(words.version.format(version=__version__))]


def _subject_row(material: Material, theme: Theme, said: tuple[str, ...]) -> tuple[Cell, ...]:
    bodies = material.standing.organisations
    found_in = material.plan.subjects.found_in.format(found=len(said), all=len(bodies))
    return (cell(Span(theme.name)), cell(Span(_names(material, said))), cell(Span(found_in)))


def _names(material: Material, said: tuple[str, ...]) -> str:
    """All, all but a few, or the few: whichever is shorter and still names names."""
    words, bodies = material.plan.subjects, material.standing.organisations
    silent = [body for body in bodies if body not in said]
    if not silent:
        return words.everyone
    few = len(silent) <= material.plan.limits.documents_in_full
    if few and len(silent) < len(said) - 1:
        return words.all_but.format(names=_list_of(material, silent))
    if len(said) > material.plan.limits.documents_in_full:
        return material.wording.counted(words.counted, len(said))
    return _list_of(material, said)


def _list_of(material: Material, bodies: Sequence[str]) -> str:
    return material.wording.listed([material.wording.shortened(body) for body in bodies])


def _row(material: Material, partner: Partner) -> tuple[Cell, ...]:
    document, wording = partner.document, material.wording
    return (
        _named(document, document.identity.title, document.identity.organisation),
        cell(Span(_what(material, document))),
        cell(Span(period(material, partner))),
        cell(Span(str(partner.pages_read))),
        cell(Span(wording.numbers(document.unreadable_pages) or material.plan.register_.all_read)),
        _checksum(document),
    )


def _unread_row(document: Document) -> tuple[Cell, ...]:
    why = " ".join(problem.message for problem in document.problems)
    return (_named(document), cell(Span(why)), cell(), cell(Span("0")), cell(), _checksum(document))


def _named(document: Document, *names: str) -> Cell:
    """What a document is called, loudest first, and its file."""
    loud, *others = [*(name for name in names if name), document.file]
    return Cell(
        (
            Paragraph((Span(loud, Voice.STRONG),)),
            *(Paragraph((Span(name, Voice.QUIET),)) for name in others),
        )
    )


def _checksum(document: Document) -> Cell:
    return cell(Span(document.id[:_CHECKSUM_SHOWN], Voice.QUIET))


def _what(material: Material, document: Document) -> str:
    """The type of a document and its state, where they are known."""
    about = document.identity
    kind = material.vocabulary.document_types.get(about.type)
    name = kind.name if kind else ""
    status = material.plan.register_.statuses.get(about.status, about.status)
    return ", ".join(each for each in (name, status) if each)
