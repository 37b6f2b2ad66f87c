"""Which known indicator a text speaks of, by the words that name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from align_app.core.finding.plain_text import plain
from align_app.core.vocabulary.indicators import IndicatorEntry, Indicators


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator and how many letters of the text name it."""

    indicator: IndicatorEntry
    letters: int


def match_indicator(text: str, indicators: Indicators) -> Match | None:
    """The indicator that the most letters of `text` name, or None; the first of equals."""
    small = plain(text)
    best: Match | None = None
    for indicator in indicators.indicators:
        letters = max((_letters(small, wording) for wording in indicator.wording), default=0)
        if letters > (best.letters if best else 0):
            best = Match(indicator, letters)
    return best


def _letters(small: str, wording: str) -> int:
    """How many letters one wording finds: every part must be there, and none that must not."""
    total = 0
    for part, forbidden in _parts(wording):
        found = part.search(small)
        if bool(found) == forbidden:
            return 0
        total += len(found.group()) if found else 0
    return total


@cache
def _parts(wording: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    parts = []
    for part in wording.split(" + "):
        forbidden = part.startswith("!")
        choices = sorted(part.lstrip("!").split("|"), key=lambda choice: (-len(choice), choice))
        pattern = "|".join(re.escape(choice.strip()) for choice in choices)
        parts.append(
            (
                re.compile(
                    rf"(?<![\w]){pattern}" if len(choices) == 1 else rf"(?<!\w)(?:{pattern})"
                ),
                forbidden,
            )
        )
    return tuple(parts)
