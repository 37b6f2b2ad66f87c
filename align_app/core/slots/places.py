"""The areas that documents cover, and how two places stand to each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from align_app.core.model import Document, Statement

_ORDER = {"national": 0, "region": 1, "system": 2, "place": 3, "district": 4, "neighbourhood": 5}
_LONGEST_NAME = 6
_SMALL = re.compile(
    r"\b(?:the|city|county|borough|district|council|of|area|place|system|icb|ics)\b"
)


class Tie(StrEnum):
    """How the place of one statement stands to that of another."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of the documents: plain name to its rank, 2 for a system, 3 for a place."""

    ranks: dict[str, int]

    def rank(self, place: str) -> int:
        """Rank of a plain place name; a name that is no document's area lies inside one."""
        return self.ranks.get(place, max(_ORDER.values()) + 1)

    def tie(self, one: str, other: str) -> Tie:
        """How place `one` stands to place `other`; both are plain names, empty where unknown.

        A name that is no document's area is taken to lie inside one.
        """
        if not one or not other:
            return Tie.UNKNOWN
        if one == other:
            return Tie.SAME
        if set(one.split()) < set(other.split()):
            return Tie.NARROWER  # "Fens" lies in "Moors and Fens"
        if set(other.split()) < set(one.split()):
            return Tie.WIDER
        first, second = self.rank(one), self.rank(other)
        if first == second:
            return Tie.APART
        return Tie.WIDER if first < second else Tie.NARROWER


def find_areas(documents: Sequence[Document]) -> Areas:
    """The areas of the documents, each with its usual tier, of equals the narrower."""
    given: dict[str, Counter[int]] = defaultdict(Counter)
    for document in documents:
        name = plain_place(document.identity.area)
        rank = _ORDER.get(document.identity.tier)
        if name and rank is not None:
            given[name][rank] += 1
    return Areas(
        {name: max(ranks, key=lambda rank: (ranks[rank], rank)) for name, ranks in given.items()}
    )


def plain_place(name: str | None) -> str:
    """A place name without case and small words: "the Fens" and "Fens County" are both "fens".

    What is too long to be a name is none.
    """
    plain = _plain(name or "")
    return plain if len(plain.split()) <= _LONGEST_NAME else ""


def _plain(text: str) -> str:
    return " ".join(_SMALL.sub(" ", re.sub(r"[^\w\s&]", " ", text.lower())).split())


def place_of(statement: Statement, document: Document, *, areas: Areas) -> str:
    """Plain name of the place that a statement is about.

    Its own, else the places that its words name inside its document's area, else that area.
    """
    measure = statement.measure.place if statement.measure else None
    own = plain_place(measure or statement.place)
    if own:
        return own
    area = plain_place(document.identity.area)
    words = f" {_plain(statement.text)} "
    named = [
        name for name in areas.ranks if areas.rank(name) > areas.rank(area) and f" {name} " in words
    ]
    return " and ".join(sorted(named)) or area
