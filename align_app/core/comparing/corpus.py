"""Lays the statements of all documents side by side with what is read in each, once for all pairs.

Which statements are alike is decided in `likeness` and `levels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from align_app.core.model import Document, Findings, Statement
from align_app.core.slots import terms
from align_app.core.slots.dates import Span, read_date
from align_app.core.slots.groups import People, read_people
from align_app.core.slots.numbers import read_amounts, read_change
from align_app.core.slots.places import Areas, find_areas, place_of
from align_app.core.vocabulary.comparing_rules import ComparingRules

_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement with its place in the corpus, its document's number and its slots."""

    index: int
    owner: int
    statement: Statement
    stems: tuple[str, ...]
    names: frozenset[str]
    people: People
    place: str
    boilerplate: bool
    life_course: bool
    under: tuple[int, ...]
    figures: frozenset[tuple[float, str]]
    change: float | None
    date: Span | None

    @property
    def text(self) -> str:
        """The statement's words as a reader takes them: cells of a row as a list."""
        return self.statement.text.replace(" | ", ", ")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents and statements of one comparison, in order."""

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    spans: tuple[range, ...]
    areas: Areas

    def __len__(self) -> int:
        return len(self.entries)

    def of(self, document: int) -> Sequence[Entry]:
        """Statements of the document with this number."""
        span = self.spans[document]
        return self.entries[span.start : span.stop]


def lay_out(
    documents: Sequence[Document], findings: Mapping[str, Findings], *, rules: ComparingRules
) -> Corpus:
    """The corpus of these documents; a document without findings has no statements."""
    areas = find_areas(documents)
    names = _names(documents, findings, rules.words.everywhere | rules.words.no_name)
    entries: list[Entry] = []
    spans = []
    for owner, document in enumerate(documents):
        statements = findings.get(document.id, Findings()).statements
        start = len(entries)
        under = _children(statements, start, most_words=rules.numbers.limits.label_words)
        for number, statement in enumerate(statements):
            text = f"{statement.context} {statement.text}".strip()
            entries.append(
                Entry(
                    index=start + number,
                    owner=owner,
                    statement=statement,
                    stems=terms.stems(text, without=rules.words.everywhere),
                    names=terms.names_in(text, names),
                    people=read_people(statement, rules.words.groups),
                    place=place_of(statement, document, areas=areas),
                    boilerplate=_is_boilerplate(statement.text, rules),
                    life_course=plain(statement.text) in rules.words.life_course,
                    under=under[number],
                    figures=_figures(statement.text, rules),
                    change=read_change(statement.text, rules.words),
                    date=_date(statement),
                )
            )
        spans.append(range(start, len(entries)))
    return Corpus(tuple(documents), tuple(entries), tuple(spans), areas)


def plain(text: str) -> str:
    """Lower case, letters and figures only, single spaces."""
    return " ".join(re.findall(r"[a-z0-9&']+", text.lower().replace("’", "'")))


def labels_of(statement: Statement) -> str:
    """The plain words of a label, without a number before it."""
    return re.sub(r"^(?:[a-z]+ )?(?:\d{1,2}|[a-z]) (?=\w{3})", "", plain(statement.text))


def _names(
    documents: Sequence[Document], findings: Mapping[str, Findings], no_names: frozenset[str]
) -> frozenset[str]:
    """Names of places and things in the statements; words of areas and bodies are of no use."""
    known = {
        word
        for document in documents
        for word in plain(f"{document.identity.area} {document.identity.organisation}").split()
    }
    texts = (
        f"{statement.context} {statement.text}"
        for document in documents
        for statement in findings.get(document.id, Findings()).statements
    )
    return terms.find_names(texts, without=known | no_names)


def _figures(text: str, rules: ComparingRules) -> frozenset[tuple[float, str]]:
    """Figures that tell a promise apart: money, shares, and counts above a handful."""
    least = rules.numbers.limits.telling_figure
    return frozenset(
        (round(each.value, _DECIMALS), each.unit)
        for each in read_amounts(text, rules.words)
        if each.unit or each.value >= least
    )


def _date(statement: Statement) -> Span | None:
    return read_date((statement.measure.date if statement.measure else None) or statement.by)


def _is_boilerplate(text: str, rules: ComparingRules) -> bool:
    """Whether nearly all words of a statement stand in one phrase that every system says."""
    words = set(plain(text).split())
    least = rules.numbers.limits.boilerplate_words
    for phrase in rules.words.boilerplate:
        known = set(plain(phrase).split())
        if words and len(words & known) >= least * max(len(words), len(known)):
            return True
    return False


def _children(
    statements: Sequence[Statement], start: int, *, most_words: int
) -> list[tuple[int, ...]]:
    """For each statement, the numbers of those that stand under it, where it is a short label."""
    headings = [{plain(heading) for heading in each.heading_path} for each in statements]
    return [
        tuple(start + number for number in _under(statements, headings, at))
        if len(label.text.split()) <= most_words and label.headline
        else ()
        for at, label in enumerate(statements)
    ]


def _under(statements: Sequence[Statement], headings: Sequence[set[str]], at: int) -> Iterator[int]:
    label = statements[at]
    words = labels_of(label)
    for number, other in enumerate(statements):
        if number == at or other.headline:
            continue
        named = any(re.search(rf"\b{re.escape(words)}\b", heading) for heading in headings[number])
        if other.parent == label.id or (words and named):
            yield number
