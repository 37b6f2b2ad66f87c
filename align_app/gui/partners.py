"""What partners are called on screen, and their order: by name, because all are equal.

Which organisation speaks in a document is told by its identity, which people may correct.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from align_app.core.model import Document
from align_app.core.vocabulary import load_vocabulary

_ROOM = 18
_JOINING = {"and", "of", "the", "for", "in", "nhs", "&"}


@dataclass(frozen=True, slots=True)
class Partner:
    """Who speaks in one document: full name, a short one for narrow places, place of its mark."""

    document: str
    name: str
    short: str
    title: str
    place: int


def name_partners(documents: Iterable[Document]) -> Mapping[str, Partner]:
    """A partner for each document, by document id, in alphabetical order of partner, then title.

    Documents of one organisation share its mark. Short names are the organisation's own where they
    fit, otherwise the words that tell it from the others.
    """
    named = sorted(
        ((_name(document), _title(document), document) for document in documents),
        key=lambda each: (each[0].casefold(), each[1].casefold(), each[2].id),
    )
    names = list(dict.fromkeys(name for name, _, _ in named))
    places = {name: place for place, name in enumerate(names)}
    short = _short_names(names)
    return {
        document.id: Partner(document.id, name, short[name], title, places[name])
        for name, title, document in named
    }


def _name(document: Document) -> str:
    return document.identity.organisation or _title(document)


def _title(document: Document) -> str:
    return document.identity.title or document.file


def _short_names(names: list[str]) -> dict[str, str]:
    """Usual initials first, then the shortened name, then the first words that differ."""
    tried: dict[str, list[str]] = {name: _candidates(name) for name in names}
    taken: set[str] = set()
    chosen: dict[str, str] = {}
    for name in names:
        others = {each for other in names if other != name for each in tried[other]}
        free = [each for each in tried[name] if each not in taken and each not in others]
        chosen[name] = free[0] if free else name
        taken.add(chosen[name])
    return chosen


def _candidates(name: str) -> list[str]:
    """What a name may be called, best first."""
    if len(name) <= _ROOM:
        return [name]
    short = name
    for long, usual in _abbreviations().items():
        short = short.replace(long, usual)
    initials = [each for each in re.findall(r"\b[A-Z]{3,6}\b", short) if each != "NHS"]
    told_apart = short.removeprefix("NHS ").removeprefix("The ")
    words = [word for word in short.split() if word.casefold() not in _JOINING]
    starts = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    ends = " ".join(words[-2:])
    fitting = [each for each in (told_apart, ends, *starts) if len(each) > 3]
    fitting.sort(key=lambda each: len(each) > _ROOM)  # stable: what fits comes first
    return [*initials, *fitting, name]


@cache
def _abbreviations() -> Mapping[str, str]:
    return load_vocabulary().papers.alignment.words.shortened
