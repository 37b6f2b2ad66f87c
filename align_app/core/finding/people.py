"""For whom and where: the group of people and the place that a statement names."""

from __future__ import annotations

import re
from functools import cache

from align_app.core.finding.plain_text import plain
from align_app.core.vocabulary.phrases import Phrases

_PLACE = re.compile(
    r"\b(?:in|at|across|throughout|within|around) (?P<the>the )?"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:(?:and|of|upon|on|in) )?(?:the )?[A-Z][\w'’-]+)*)"
)
_BUILDINGS = (
    "Hospital",
    "Cottage",
    "General",
    "Clinic",
    "Centre",
    "Infirmary",
    "Community",
    "University",
)


def population_of(text: str, *, phrases: Phrases) -> str | None:
    """The most particular group of people that a text names, or None."""
    small = plain(text)
    for entry in phrases.populations:
        if _words(entry.words).search(small):
            return entry.name
    return None


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{word})" for word in words))


def place_of(text: str, *, phrases: Phrases) -> str | None:
    """The first place that a text names after "in", "at" or "across", or None."""
    for match in _PLACE.finditer(text):
        words = match["name"].split()
        if words[0].rstrip("'’s") in phrases.not_places or words[-1] in phrases.body_words[:6]:
            continue
        while len(words) > 1 and words[-1] in _BUILDINGS:
            words.pop()
        name = " ".join(words)
        return f"the {name}" if match["the"] and name == match["name"] else name
    return None
