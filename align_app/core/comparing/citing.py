"""Finds where a statement cites another document or one of its numbered aims by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from align_app.core.comparing.corpus import Corpus, Entry, labels_of, plain
from align_app.core.model import Document
from align_app.core.slots.places import plain_place
from align_app.core.vocabulary.comparing_rules import ComparingWords

_LIST = r"((?:\d{1,2}|[a-f])(?:(?:,| and| to| &|, and) (?:\d{1,2}|[a-f]))*)\b"
_LEAST_TITLE_WORDS = 3
_BARE_WORDS = 2
"""As few words as in "the Strategy", by which a document may mean itself."""


@dataclass(frozen=True, slots=True)
class Citations:
    """For each citing statement: the documents it names, and the aims of theirs that it names."""

    documents: dict[int, frozenset[int]]
    aims: dict[int, frozenset[int]]

    def names(self, one: Entry, other: Entry) -> bool:
        """Whether one of the two names the other itself."""
        return other.index in self.aims.get(one.index, ()) or one.index in self.aims.get(
            other.index, ()
        )

    def names_document(self, one: Entry, other: Entry) -> bool:
        """Whether one of the two names the document of the other."""
        return other.owner in self.documents.get(one.index, ()) or one.owner in self.documents.get(
            other.index, ()
        )


def find_citations(corpus: Corpus, *, words: ComparingWords) -> Citations:
    """All citations of one document's statements in another's."""
    patterns = [
        cites(number, corpus.documents, words=words) for number in range(len(corpus.documents))
    ]
    aims = [
        tuple(entry for entry in corpus.of(number) if entry.statement.headline)
        for number in range(len(corpus.documents))
    ]
    numbers = {entry.index: _number_of(entry, corpus) for each in aims for entry in each}
    documents: dict[int, frozenset[int]] = {}
    named: dict[int, frozenset[int]] = {}
    for entry in corpus.entries:
        by = corpus.documents[entry.owner]
        cited = frozenset(
            number
            for number, pattern in enumerate(patterns)
            if number != entry.owner and pattern.names(entry.statement.text, by, words=words)
        )
        if cited:
            documents[entry.index] = cited
        found = frozenset(_named_aims(entry, cited, aims, numbers, words))
        if found:
            named[entry.index] = found
    return Citations(documents, named)


@dataclass(frozen=True, slots=True)
class Citing:
    """How a document is cited.

    By phrases of its `own`; by what its type is called, from plans for the same `area`; and where
    it is the only one of its type here, `alone`, by a word that others use of themselves.
    """

    own: re.Pattern[str] | None
    near: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    area: str
    type: str

    def names(self, text: str, by: Document, *, words: ComparingWords) -> bool:
        """Whether a text of the document `by` cites the document."""
        return next(self.find(text, by, words=words), None) is not None

    def find(self, text: str, by: Document, *, words: ComparingWords) -> Iterator[tuple[int, int]]:
        """Where a text of the document `by` cites the document: start and end of each."""
        if self.own:
            yield from (match.span() for match in self.own.finditer(text))
        other_type = by.identity.type != self.type
        if self.near and other_type and plain_place(by.identity.area) == self.area:
            yield from (match.span() for match in self.near.finditer(text))
        if self.alone:
            for match in self.alone.finditer(text):
                said = match[0].lower().split()
                if len(said) > _BARE_WORDS or not _calls_itself(by, said[-1], words):
                    yield match.span()


def cites(number: int, documents: Sequence[Document], *, words: ComparingWords) -> Citing:
    """How the document with this number is cited by the others."""
    identity = documents[number].identity
    own = "|".join(_own_phrases(number, documents, words))
    only = sum(each.identity.type == identity.type for each in documents) == 1
    said = _phrases_of(identity.type, words)
    alone = "|".join(map(_loose, said)) if only and identity.type in words.cited_alone else ""
    before = "".join(rf"(?<!\b{each} )" for each in words.own)
    area = plain_place(identity.area)
    near = "|".join(_loose(phrase) for phrase in said if not phrase.startswith("the "))
    return Citing(
        re.compile(rf"\b(?:{own})\b", re.I) if own else None,
        re.compile(rf"\b(?:{near})\b", re.I) if near and area else None,
        re.compile(rf"{before}\b(?i:{alone})\b") if alone else None,
        area,
        identity.type,
    )


def _own_phrases(
    number: int, documents: Sequence[Document], words: ComparingWords
) -> Iterator[str]:
    """Patterns of the document's title, and of its area with what its type is called."""
    identity = documents[number].identity
    title = plain(identity.title.split(":")[0])
    if len(title.split()) >= _LEAST_TITLE_WORDS and not _others_say(title, number, documents):
        yield _loose(title)
    area = plain_place(identity.area)
    if area:
        for phrase in _phrases_of(identity.type, words):
            if not phrase.startswith("the "):
                yield rf"{_loose(area)}(?:\W+\w+){{0,3}}?\W+{_loose(phrase)}"


def _phrases_of(kind: str, words: ComparingWords) -> list[str]:
    said = [phrase for each in words.cited_as if kind in each.types for phrase in each.words]
    return sorted(said, key=lambda phrase: (-len(phrase), phrase))


def _loose(phrase: str) -> str:
    """A pattern for a phrase with any signs between its words; "the strategy" needs its capital."""
    if phrase.startswith("the "):
        return r"(?-i:[Tt]he " + phrase[4:].capitalize() + ")"
    return r"\W+".join(map(re.escape, phrase.split()))


def _calls_itself(document: Document, word: str, words: ComparingWords) -> bool:
    """Whether a document's own type is called by this word, so that it may mean itself."""
    return any(word in phrase.split() for phrase in _phrases_of(document.identity.type, words))


def _others_say(title: str, number: int, documents: Sequence[Document]) -> bool:
    return any(
        title in plain(other.identity.title)
        for count, other in enumerate(documents)
        if count != number
    )


def _named_aims(
    entry: Entry,
    cited: frozenset[int],
    aims: list[tuple[Entry, ...]],
    numbers: dict[int, str],
    words: ComparingWords,
) -> Iterator[int]:
    """Aims of other documents whose number, and whose name or document, the text gives."""
    text = f" {plain(entry.statement.text)} "
    given = _given_numbers(text, words.numbered)
    if not given:
        return
    for owner, theirs in enumerate(aims):
        if owner == entry.owner:
            continue
        for aim in theirs:
            label = labels_of(aim.statement)
            named = bool(label) and f" {label} " in text
            if numbers[aim.index] in given and (named or owner in cited):
                yield aim.index


def _given_numbers(text: str, numbered: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for match in _numbered_pattern(numbered).finditer(text):
        found.update(re.findall(r"\b(?:\d{1,2}|[a-f])\b", match[1]))
    return frozenset(found)


@lru_cache(maxsize=8)
def _numbered_pattern(numbered: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(numbered)}) {_LIST}")


def _number_of(aim: Entry, corpus: Corpus) -> str:
    """The number of an aim: its own, or that of the heading under which its sentences stand."""
    if aim.statement.number:
        return plain(aim.statement.number)
    label = labels_of(aim.statement)
    for child in aim.under:
        for heading in corpus.entries[child].statement.heading_path:
            match = re.search(rf"\b(\d{{1,2}}|[a-f]) {re.escape(label)}\b", plain(heading))
            if match:
                return match[1]
    return ""
