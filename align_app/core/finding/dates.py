"""Dates as they are printed in a sentence, and which of them is a deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from align_app.core.finding.plain_text import any_of, plain
from align_app.core.vocabulary.finding_rules import NumberRules

_PERIOD = re.compile(r"\b(?:19|20)\d\d\s?(?:-|to|/)\s?20\d\d\b")
_STOOD_AFTER = re.compile(r"^\s+(?:level|levels|baseline|figure|average|position|rate)\b")
_SURE = 6  # the first six of the deadline words are surely deadlines


@dataclass(frozen=True, slots=True)
class Date:
    """One date: where it stands, its printed words, and the word that leads to it.

    `rank` orders deadlines, the surest lowest; None where the date says when things stood.
    """

    start: int
    end: int
    words: str
    rank: int | None


def find_dates(text: str, *, rules: NumberRules) -> tuple[Date, ...]:
    """All dates of `text` in their order."""
    small = plain(text)
    periods = [match.span() for match in _PERIOD.finditer(small) if not _one_year(match.group())]
    found = []
    for match in _date_pattern(rules.months, rules.seasons).finditer(small):
        if any(start <= match.start() < end for start, end in periods):
            continue
        start = match.start("when")
        words = text[start : match.end("when")]
        rank = _rank(small, start, match.end("when"), rules)
        found.append(Date(start, match.end("when"), words, rank))
    return tuple(found)


def deadline(text: str, dates: Sequence[Date], *, rules: NumberRules) -> str | None:
    """The date by which `text` is to be so, as printed without "by", or None."""
    ranked = sorted(
        (date for date in dates if date.rank is not None), key=lambda d: (d.rank, -d.start)
    )
    if ranked:
        best = ranked[0].rank
        sure = [date for date in ranked if (date.rank or 0) < _SURE]
        same = sure if sure else [date for date in ranked if date.rank == best]
        return max(same, key=lambda date: date.start).words
    match = any_of(rules.open_dates).search(plain(text))
    if not match:
        return None
    return re.sub(r"^(?:by|before)\s+", "", match.group().strip())


@cache
def _date_pattern(months: tuple[str, ...], seasons: tuple[str, ...]) -> re.Pattern[str]:
    month = "|".join([*months, *(m[:3] for m in months), "sept"])
    season = "|".join(seasons)
    return re.compile(
        rf"(?P<when>(?:(?:the\s+)?(?:end|start|close)\s+of\s+)?"
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{month})\.?,?\s+|(?:{season})\s+(?:of\s+)?"
        rf"|q[1-4],?\s+|(?:early|mid|late)[ -])?"
        rf"\b20\d\d(?:\s?[/-]\s?(?:20)?\d\d)?)(?![\d])"
    )


def _one_year(words: str) -> bool:
    """A financial year in full ("2027-2028"), which is one date and not a period."""
    years = [int(year) for year in re.findall(r"\d{4}", words)]
    return len(years) == 2 and years[1] == years[0] + 1


def _rank(small: str, start: int, end: int, rules: NumberRules) -> int | None:
    before = small[:start].rstrip()
    if any(_ends_in(before, words) for words in rules.stood) or _STOOD_AFTER.match(small[end:]):
        return None
    for rank, words in enumerate(rules.deadlines):
        if _ends_in(before, words):
            return rank
    return None


def _ends_in(before: str, pattern: str) -> bool:
    return bool(re.search(rf"(?:^|\W)(?:{pattern})$", before))
