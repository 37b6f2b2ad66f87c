"""The people a statement is for: named groups and ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from align_app.core.model import Statement
from align_app.core.vocabulary.comparing_rules import Group

_NO_AGE = (
    r"(?![.,]\d|\s?%|\s?per\b|[\s-](?:minute|hour|day|working|week|month|more|new|extra|further|"
    r"people|person|patient|resident|adult|child|pupil|famil|household|home|place|bed|staff|point))"
)
"""What follows a number that is none of years: a wait, a share, or people who are counted."""
_BETWEEN = re.compile(
    rf"\bage[sd]?\s+(?:between\s+)?(\d{{1,2}})\s?(?:to|and|-|–)\s?(\d{{1,2}})\b(?!\s?%)"
    rf"|\b(\d{{1,2}})\s?(?:to|and|-|–)\s?(\d{{1,2}})(?:[- ]year|\b{_NO_AGE})",
    re.I,
)
_UNDER = re.compile(
    rf"\bunder[- ](?:the age of )?(\d{{1,2}})s?\b{_NO_AGE}"
    rf"|\bup to (?:the age of )?(\d{{1,2}})\b{_NO_AGE}",
    re.I,
)
_OVER = re.compile(
    r"\b(?:aged |from (?:the )?age (?:of )?)(\d{1,2})s?(?: and over| or over|\+)?\b"
    rf"|\bover[- ](\d{{1,2}})s?\b{_NO_AGE}|\b(\d{{1,2}}) and over\b",
    re.I,
)
_OLDEST = 120
_SAYS_AGE = re.compile(r"\bage[sd]?\b|year|under|over|young|children|people|old", re.I)


@dataclass(frozen=True, slots=True)
class People:
    """Ids of the named groups, and the ages where they are given in numbers."""

    groups: frozenset[str]
    ages: tuple[int, int] | None

    def clash(self, other: People) -> bool:
        """Whether both name people and have none in common."""
        return bool(self.groups and other.groups) and not self.groups & other.groups

    def differ(self, other: People) -> bool:
        """Whether they clash, or give ages that are not the same."""
        ages = self.ages and other.ages and self.ages != other.ages
        return bool(ages) or self.clash(other)


def read_people(statement: Statement, groups: tuple[Group, ...]) -> People:
    """Who a statement is for: from its own group where finding gave one, and from its words."""
    measure = statement.measure.population if statement.measure else None
    said = " ".join(part for part in (statement.population, measure) if part)
    words = said or f"{statement.context} {statement.text}"
    return People(_groups_in(words, groups), read_ages(words) or read_ages(statement.text))


def read_ages(text: str) -> tuple[int, int] | None:
    """First and last age in years of the first age rule in a text: "under-18s" is 0 to 17."""
    if not _SAYS_AGE.search(text):
        return None
    between = _BETWEEN.search(text)
    if between:
        first, last = int(between[1] or between[3]), int(between[2] or between[4])
        if first < last:
            return first, last
    under = _UNDER.search(text)
    if under:
        return (0, int(under[1]) - 1) if under[1] else (0, int(under[2]))
    over = _OVER.search(text)
    if over:
        return int(over[1] or over[2] or over[3]), _OLDEST
    return None


def _groups_in(text: str, groups: tuple[Group, ...]) -> frozenset[str]:
    lower = text.lower()
    found = {group.id for group in groups if _pattern(group.words).search(lower)}
    wider = {name for group in groups if group.id in found for name in group.within}
    return frozenset(found | wider)


@lru_cache(maxsize=200)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")(?:s|es)?\b")
