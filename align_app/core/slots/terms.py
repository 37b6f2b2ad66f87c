"""The words of a statement that say what it is about: stems, and the names of things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z'’&]*(?:-[A-Za-z]+)*")
_ENDINGS = (
    ("isations", ""), ("isation", ""), ("ations", ""), ("ation", ""), ("ings", ""), ("ing", ""),
    ("ments", ""), ("ment", ""), ("ised", ""), ("ises", ""), ("ise", ""), ("ies", "y"),
    ("ied", "y"),
    ("ions", ""), ("ion", ""), ("ives", ""),
    ("ive", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_SHORTEST_STEM = 4


def stems(text: str, *, without: Set[str]) -> tuple[str, ...]:
    """Stems of the words of a text in order, but for the lower-case words in `without`."""
    words = (word.lower().replace("’", "'") for word in _WORD.findall(text))
    return tuple(
        stem(word) for word in words if word not in without and word.rstrip("s") not in without
    )


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending, so that "closes", "closing" and "closure" nearly meet."""
    word = word.removesuffix("'s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


def find_names(texts: Iterable[str], *, without: Set[str]) -> frozenset[str]:
    """Names of places and things: words with a capital inside sentences and never without.

    `without` holds lower-case words that are no use as names (areas, bodies).
    """
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0]
            if word[0].islower():
                small.add(word.lower())
            elif not _opens(text, match.start()) and not word.isupper():
                capital.add(word.lower())
    return frozenset(
        word
        for word in (name.removesuffix("'s").removesuffix("’s") for name in capital - small)
        if word not in without and word not in small and len(word) > _SHORTEST_STEM - 1
    )


def names_in(text: str, names: Set[str]) -> frozenset[str]:
    """The names of `names` that stand in a text with a capital."""
    found = (word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return frozenset(word.lower() for word in found if word[0].isupper() and word.lower() in names)


def _opens(text: str, start: int) -> bool:
    """Whether the word at `start` opens a sentence or a cell, where a capital says nothing."""
    before = text[:start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?|:;\n•–—"
