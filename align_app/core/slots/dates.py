"""Reads dates as printed ("March 2026", "2027/28", "2030") to spans of months."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_MONTHS = {name.lower(): index for index, name in enumerate(calendar.month_name) if name} | {
    name.lower(): index for index, name in enumerate(calendar.month_abbr) if name
}
_YEAR_START = 4  # English public bodies' years run from April to March
_FINANCIAL = re.compile(
    r"(?P<end>end of\s+)?\b(?P<year>(?:19|20)\d\d)\s?[/–-]\s?(?:20)?(?P<next>\d\d)\b"
)
_MONTH = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>(?:19|20)\d\d)\b"
)
_YEAR = re.compile(r"(?P<end>end of\s+)?\b(?P<year>(?:19|20)\d\d)\b(?!\s?[/–-]\s?\d\d)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last month that a printed date can mean, counted in months since year 0."""

    first: int
    last: int

    @property
    def year(self) -> int:
        """Calendar year of the last month."""
        return (self.last - 1) // 12


def read_date(printed: str | None) -> Span | None:
    """The last date in a printed text, or None where there is none."""
    dates = read_dates(printed or "")
    return dates[-1] if dates else None


def read_dates(text: str) -> list[Span]:
    """All dates of a text in their order."""
    found: list[tuple[int, Span]] = []
    for match in _FINANCIAL.finditer(text):
        span = _financial(int(match["year"]), int(match["next"]))
        if span:
            found.append(
                (match.start("year"), Span(span.last, span.last) if match["end"] else span)
            )
    for match in _MONTH.finditer(text):
        month = _MONTHS.get(match["month"].lower())
        if month:
            at = int(match["year"]) * 12 + month
            found.append((match.start("year"), Span(at, at)))
    taken = {start for start, _ in found}
    for match in _YEAR.finditer(text):
        if match.start("year") not in taken:
            year = int(match["year"]) * 12
            found.append((match.start("year"), Span(year + (12 if match["end"] else 1), year + 12)))
    return [span for _, span in sorted(found)]


def months_apart(one: Span, other: Span) -> int:
    """0 where the two can mean the same month, else the months between their last months."""
    meet = one.first <= other.last and other.first <= one.last
    return 0 if meet else abs(one.last - other.last)


def _financial(year: int, second: int) -> Span | None:
    if second != (year + 1) % 100:
        return None
    return Span(year * 12 + _YEAR_START, (year + 1) * 12 + _YEAR_START - 1)
