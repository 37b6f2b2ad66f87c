"""Names a group of statements in the words that its own statements use most and others least."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from align_app.core.comparing.corpus import Entry
from align_app.core.slots.terms import stem
from align_app.core.vocabulary.comparing_rules import ComparingRules

_LONGEST = 3
_PHRASES = 2
_LONGER = 0.8
"""How much more a further word makes a phrase tell."""


class Word(Protocol):
    """A word with the part it plays; see `align_app.core.language`."""

    @property
    def text(self) -> str:
        """As printed."""

    @property
    def pos(self) -> str:
        """Universal part of speech."""


class Tagger(Protocol):
    """What tells the parts that words play."""

    def tag(self, texts: Sequence[str]) -> Sequence[Sequence[Word]]:
        """The words of each text."""


def label_groups(
    groups: Sequence[Sequence[Entry]],
    *,
    language: Tagger,
    rules: ComparingRules,
    theme_names: Mapping[str, str],
) -> list[str]:
    """A short label for each group: its theme where most carry one, else its own noun phrases.

    A theme names the first group that carries it; later ones are told apart by their words.
    """
    most = rules.numbers.clusters.most_read
    texts = [_telling(entry) for group in groups for entry in group[:most]]
    tagged = iter(language.tag(texts))
    phrases = [
        [_noun_phrases(next(tagged), rules.words.everywhere) for _ in group[:most]]
        for group in groups
    ]
    spread = Counter(key for group in phrases for key in {key for said in group for key in said})
    labels: list[str] = []
    for group, said in zip(groups, phrases, strict=True):
        theme = theme_names.get(_theme(group, rules.numbers.clusters.theme_share), "")
        own = _label(said, spread, len(groups))
        labels.append(theme if theme and theme not in labels else own or theme)
    return labels


def _theme(group: Sequence[Entry], share: float) -> str:
    """The theme that most of a group carry, if enough do."""
    counts = Counter(each.theme for entry in group for each in entry.statement.themes)
    theme, count = max(counts.items(), key=lambda each: (each[1], each[0]), default=("", 0))
    return theme if count >= share * len(group) else ""


def _telling(entry: Entry) -> str:
    """The words of a statement, of a row its longest cell: roles and dates name no subject."""
    return max(entry.statement.text.split(" | "), key=len)


def _noun_phrases(words: Sequence[Word], everywhere: frozenset[str]) -> dict[tuple[str, ...], str]:
    """Phrases of up to three words that end in a noun: stems to the phrase as printed."""
    found: dict[tuple[str, ...], str] = {}
    for run in _runs(words):
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                part = run[start:end]
                if part[-1].pos in {"NOUN", "PROPN"} and any(
                    word.text.lower() not in everywhere for word in part
                ):
                    key = tuple(stem(word.text.lower()) for word in part)
                    found.setdefault(key, " ".join(word.text for word in part))
    return found


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Unbroken runs of adjectives and nouns."""
    run: list[Word] = []
    for word in words:
        if word.pos in {"ADJ", "NOUN", "PROPN"} and word.text[0].isalpha():
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _label(
    group: Sequence[dict[tuple[str, ...], str]], spread: Counter[tuple[str, ...]], groups: int
) -> str:
    """The one or two phrases that tell most: often said here, seldom elsewhere."""
    counts = Counter(key for said in group for key in said)
    printed = {key: text for said in reversed(group) for key, text in said.items()}
    order = sorted(
        counts,
        key=lambda key: (
            -counts[key] * math.log(1 + groups / spread[key]) * (1 + _LONGER * (len(key) - 1)),
            printed[key].lower(),
        ),
    )
    chosen: list[tuple[str, ...]] = []
    for key in order:
        if counts[key] < 2 and chosen:
            break
        if not any(set(key) & set(other) for other in chosen):
            chosen.append(key)
        if len(chosen) == _PHRASES:
            break
    label = " and ".join(_plain_case(printed[key]) for key in chosen)
    return label[:1].upper() + label[1:]


def _plain_case(phrase: str) -> str:
    """First letter small, unless the word is an abbreviation."""
    first = phrase.split(" ", 1)[0]
    return phrase if first[1:] != first[1:].lower() else phrase[:1].lower() + phrase[1:]
