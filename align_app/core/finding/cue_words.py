"""Cue words in a text: matched whole, with their plurals, longest first."""

from __future__ import annotations

import re
from functools import cache

from align_app.core.finding.plain_text import plain


def count_words(cues: tuple[str, ...], small: str) -> int:
    """How many cue words the plain text `small` holds."""
    return len(cue_pattern(cues).findall(small)) if cues else 0


def count_letters(cues: tuple[str, ...], small: str) -> int:
    """How many letters of the plain text `small` are cue words."""
    return sum(len(match.group()) for match in cue_pattern(cues).finditer(small)) if cues else 0


@cache
def cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the cues."""
    words = sorted((plain(cue) for cue in cues), key=lambda cue: (-len(cue), cue))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?:s|es|'s)?(?!\w)")
