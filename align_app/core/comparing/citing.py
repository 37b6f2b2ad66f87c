"""Finds where a statement cites another document or one of its numbered aims by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from align_app.core.comparing.corpus import Corpus, Entry, labels_of, plain
from align_app.core.slots.places import plain_place
from align_app.core.vocabulary.comparing_rules import ComparingWords

_LIST = r"((?:\d{1,2}|[a-f])(?:(?:,| and| to| &|, and) (?:\d{1,2}|[a-f]))*)\b"
_LEAST_TITLE_WORDS = 3


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
    phrases = [tuple(_phrases(number, corpus, words)) for number in range(len(corpus.documents))]
    aims = [
        tuple(entry for entry in corpus.of(number) if entry.statement.headline)
        for number in range(len(corpus.documents))
    ]
    numbers = {entry.index: _number_of(entry, corpus) for each in aims for entry in each}
    documents: dict[int, frozenset[int]] = {}
    named: dict[int, frozenset[int]] = {}
    for entry in corpus.entries:
        text = _cited_text(entry, words)
        cited = frozenset(
            number
            for number, said in enumerate(phrases)
            if number != entry.owner and any(phrase in text for phrase in said)
        )
        if cited:
            documents[entry.index] = cited
        found = frozenset(_named_aims(entry, text, cited, aims, numbers, words))
        if found:
            named[entry.index] = found
    return Citations(documents, named)


def _cited_text(entry: Entry, words: ComparingWords) -> str:
    """The plain words of a statement, with the writer's own plan taken out."""
    text = f" {plain(entry.statement.text)} "
    for own in words.own:
        text = re.sub(rf" {own} (?:\w+ )?(?=strategy |plan )", " ", text)
    return text


def _phrases(number: int, corpus: Corpus, words: ComparingWords) -> Iterator[str]:
    """Plain phrases that cite this document: its title, its area or type where that tells it apart."""
    document = corpus.documents[number]
    title = plain(document.identity.title.split(":")[0])
    if len(title.split()) >= _LEAST_TITLE_WORDS and not _others_say(title, number, corpus):
        yield f" {title} "
    said = [each for each in words.cited_as if document.identity.type in each.types]
    area = plain_place(document.identity.area)
    alone = sum(each.identity.type == document.identity.type for each in corpus.documents) == 1
    for each in said:
        for phrase in each.words:
            if area:
                yield f" {area} {phrase} "
            if alone and document.identity.type in words.cited_alone:
                yield f" {phrase} "
                yield f" {phrase}'s "


def _others_say(title: str, number: int, corpus: Corpus) -> bool:
    return any(
        title in plain(other.identity.title)
        for count, other in enumerate(corpus.documents)
        if count != number
    )


def _named_aims(
    entry: Entry,
    text: str,
    cited: frozenset[int],
    aims: list[tuple[Entry, ...]],
    numbers: dict[int, str],
    words: ComparingWords,
) -> Iterator[int]:
    """Aims of other documents whose number, and whose name or document, the text gives."""
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
