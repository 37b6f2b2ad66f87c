"""Finds families of phrases in a text; their grammar is told in `vocabulary.conflict_rules`."""

from __future__ import annotations

import re
from functools import lru_cache


def says(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether any of the phrases stands in a text."""
    return bool(phrases) and bool(_pattern(phrases).search(text))


def spots(text: str, phrases: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the phrases stand in a text: start and end of each."""
    return [match.span() for match in _pattern(phrases).finditer(text)] if phrases else []


def without(text: str, phrases: tuple[str, ...]) -> str:
    """A text with the phrases taken out."""
    return _pattern(phrases).sub(" ", text) if phrases else text


@lru_cache(maxsize=500)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(_one(each) for each in phrases) + r")(?!\w)", re.I)


def _one(phrase: str) -> str:
    parts = []
    for word in phrase.split():
        if word == "...":
            parts.append(r"(?:\S+\s+){0,6}?")
        else:
            parts.append(re.escape(word).replace(r"\*", r"\w*") + r"\s+")
    joined = "".join(parts)
    return joined.removesuffix(r"\s+")
