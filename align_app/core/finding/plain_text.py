"""Small letters and straight signs for matching, letter for letter as long as the printed text."""

from __future__ import annotations

import re
from functools import cache

_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-", "—": "-", "\u2011": "-"}
)
_NUMBERED = re.compile(
    r"^(?:(?:section|chapter|part|appendix|annex)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[a-z]\d?[.:)]|(?:appendix|annex)\s+[a-z\d][.:]?)\s+(?=\S)"
)
_LEADERS = re.compile(r"[.\u2026\s]{4,}\d*\s*$")


def plain(text: str) -> str:
    """`text` in small letters with straight signs; every letter keeps its place."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_SIGNS)


def bare_heading(text: str) -> str:
    """A heading in small letters without its number and without the dots of a contents line."""
    small = _LEADERS.sub("", plain(text)).strip()
    return _NUMBERED.sub("", small).strip(" :.-")


def key(text: str) -> str:
    """Only letters and figures, single spaces: two texts with one key are the same words."""
    return re.sub(r"[^a-z0-9%£]+", " ", plain(text)).strip()


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that fits where any of `patterns` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


@cache
def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that fits any of `words` as whole words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
