"""Reads each statement once for all rules: its subject, place, people, date and value."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from align_app.core.model import Comparison, Document, Findings, Level, Link, Measure, Statement
from align_app.core.slots import terms
from align_app.core.slots.dates import Span, read_date
from align_app.core.slots.groups import People, read_people
from align_app.core.slots.numbers import read_change
from align_app.core.slots.places import Areas, Tie, find_areas, place_of
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.conflict_rules import ConflictRules

_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One statement with all that rules ask about it; phrases are looked for in `text`."""

    index: int
    owner: int
    statement: Statement
    document: Document
    text: str
    subject: frozenset[str]
    names: frozenset[str]
    themes: frozenset[str]
    place: str
    people: People
    date: Span | None
    change: float | None

    @property
    def measure(self) -> Measure | None:
        """What it measures, if anything."""
        return self.statement.measure


@dataclass(frozen=True, slots=True)
class Bond:
    """How near two statements are: their link's score, words in common by weight, names."""

    score: float
    level: Level | None
    overlap: float
    named: frozenset[str]

    @property
    def together(self) -> float:
        """One number for nearness: the link, and the words and names in common on top of it."""
        return self.score + self.overlap / 2 + (0.2 if self.named else 0.0)


class Evidence:
    """All sides of one check with the links between them."""

    def __init__(
        self,
        documents: Sequence[Document],
        findings: Mapping[str, Findings],
        comparison: Comparison,
        vocabulary: Vocabulary,
    ) -> None:
        self.documents = tuple(documents)
        self.comparison = comparison
        self.rules: ConflictRules = vocabulary.conflicts
        self.words = vocabulary.comparing.words
        self.wanted = {each.id: each.want for each in vocabulary.indicators.indicators}
        self.areas: Areas = find_areas(documents)
        self.sides = tuple(_read_sides(documents, findings, self, vocabulary))
        self.by_id = {side.statement.id: side for side in self.sides}

    @cached_property
    def links(self) -> dict[tuple[int, int], Link]:
        """Links by the indices of their sides, lower first."""
        found = {}
        for link in self.comparison.links:
            left, right = self.by_id.get(link.left), self.by_id.get(link.right)
            if left and right:
                found[min(left.index, right.index), max(left.index, right.index)] = link
        return found

    @cached_property
    def coverage(self) -> dict[tuple[str, str], Level]:
        """How far each document answers each statement."""
        return {(each.statement, each.document): each.level for each in self.comparison.coverage}

    @cached_property
    def linked(self) -> tuple[tuple[Side, Side], ...]:
        """The pairs of linked sides, in order."""
        return tuple((self.sides[left], self.sides[right]) for left, right in sorted(self.links))

    @cached_property
    def by_indicator(self) -> dict[str, list[Side]]:
        """Sides that measure each indicator."""
        found: dict[str, list[Side]] = defaultdict(list)
        for side in self.sides:
            if side.measure and side.measure.indicator:
                found[side.measure.indicator].append(side)
        return dict(sorted(found.items()))

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight of each subject word: what few statements say weighs most."""
        spread = Counter(stem for side in self.sides for stem in side.subject)
        return {stem: math.log(1 + len(self.sides) / count) for stem, count in spread.items()}

    def of(self, document: Document) -> list[Side]:
        """The sides of one document."""
        return self._by_document.get(document.id, [])

    @cached_property
    def _by_document(self) -> dict[str, list[Side]]:
        found: dict[str, list[Side]] = defaultdict(list)
        for side in self.sides:
            found[side.document.id].append(side)
        return found

    @cached_property
    def _subject_weights(self) -> list[float]:
        return [self._weight(side.subject) for side in self.sides]

    def bond(self, one: Side, other: Side) -> Bond:
        """How near two sides are."""
        link = self.links.get((min(one.index, other.index), max(one.index, other.index)))
        common = self._weight(one.subject & other.subject)
        least = min(self._subject_weights[one.index], self._subject_weights[other.index])
        return Bond(
            link.score if link else 0.0,
            link.level if link else None,
            common / least if least else 0.0,
            one.names & other.names,
        )

    def tie(self, one: Side, other: Side) -> Tie:
        """How the place of `one` stands to that of `other`."""
        return self.areas.tie(one.place, other.place)

    def plain_words(self, side: Side) -> str:
        """The words of a side without case and signs."""
        return " ".join(re.findall(r"\w+", side.statement.text.lower()))

    def same_themes(self, one: Side, other: Side) -> bool:
        """Whether two sides share a theme, or one of them carries none."""
        return bool(one.themes & other.themes) or not (one.themes and other.themes)

    def same_body(self, one: Document, other: Document) -> bool:
        """Whether two documents are of one body, such as a plan and its appendix.

        Where a body could not be read, two documents of one type may be of one body.
        """
        pair = {one.id, other.id}
        if any(pair == {each.document, each.other} for each in self.comparison.editions):
            return True
        names = _body_name(one), _body_name(other)
        if all(names):
            return names[0] == names[1]
        return one.identity.type == other.identity.type

    def _weight(self, stems: frozenset[str]) -> float:
        return sum(self.weights[stem] for stem in sorted(stems))


def _body_name(document: Document) -> str:
    """The name of its body without its article: "The Fold Board" and "Fold Board" are one."""
    return document.identity.organisation.casefold().removeprefix("the ")


def in_order(one: Side, other: Side) -> tuple[Side, Side]:
    """Two sides in the order of reading."""
    return (one, other) if one.index < other.index else (other, one)


def _read_sides(
    documents: Sequence[Document],
    findings: Mapping[str, Findings],
    evidence: Evidence,
    vocabulary: Vocabulary,
) -> list[Side]:
    without = evidence.words.everywhere | evidence.rules.shared.no_subject
    known = _words_of_bodies(documents)
    texts = {
        statement.id: f"{statement.context} {statement.text}".strip()
        for document in documents
        for statement in findings.get(document.id, Findings()).statements
    }
    names = terms.find_names(texts.values(), without=known | without | evidence.words.no_name)
    sides: list[Side] = []
    for owner, document in enumerate(documents):
        for statement in findings.get(document.id, Findings()).statements:
            text = texts[statement.id]
            sides.append(
                Side(
                    index=len(sides),
                    owner=owner,
                    statement=statement,
                    document=document,
                    text=_said(statement),
                    subject=frozenset(terms.stems(text, without=without | known)),
                    names=terms.names_in(text, names),
                    themes=frozenset(each.theme for each in statement.themes),
                    place=place_of(statement, document, areas=evidence.areas),
                    people=read_people(statement, evidence.words.groups),
                    date=_date(statement),
                    change=read_change(text, evidence.words),
                )
            )
    return sides


def _said(statement: Statement) -> str:
    """The words in which to look for phrases: its own, and before a few words what they continue.

    A heading over a whole sentence is no part of what it says.
    """
    own = statement.text
    if len(own.split()) < _FEW_WORDS:
        own = f"{statement.context} {own}".strip()
    return own.replace(" | ", "; ").replace("’", "'")


def _words_of_bodies(documents: Sequence[Document]) -> frozenset[str]:
    return frozenset(
        word.lower()
        for document in documents
        for word in f"{document.identity.area} {document.identity.organisation}".split()
    )


def _date(statement: Statement) -> Span | None:
    measure = statement.measure
    return read_date(measure.date if measure else None) or read_date(statement.by)
