"""The title of a document as a person would write it down, and the years that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from align_app.core.reading.clues import Clue, Place
from align_app.core.reading.document_type import find_cues
from align_app.core.reading.organisations import Mention, is_only, mentions
from align_app.core.vocabulary.document_types import DocumentTypes
from align_app.core.vocabulary.identity_rules import IdentityRules, PeriodRules

_CENTURY = 100
_PERIOD_PLACES = (
    Place.TITLE,
    Place.COVER,
    Place.FILE_NAME,
    Place.METADATA,
    Place.RUNNING,
)


def make_title(clues: Sequence[Clue], *, types: DocumentTypes, rules: IdentityRules) -> str:
    """The largest words of the cover and the line that says what it is, or what else names it."""
    cover = [
        clue
        for clue in clues
        if clue.place in {Place.TITLE, Place.COVER}
        and not rules.title.aside(clue.text)
        and not any(is_only(clue.text, found.name) for found in _named(clue, types, rules))
    ]
    titles = [clue for clue in cover if clue.place is Place.TITLE]
    if not titles:
        return _title_elsewhere(clues, rules)
    largest = max(clue.size for clue in titles)
    main = [clue for clue in titles if clue.size >= rules.cover.main_size * largest]
    title = _joined(main)
    for clue in cover:
        if clue not in main and len(clue.text.split()) <= rules.cover.title_words:
            title = _with_second(title, clue.text, types=types, rules=rules)
    return re.sub(rules.title.draft_tail, "", title, flags=re.IGNORECASE).rstrip(" ,:;–-") or title


def find_period(
    clues: Sequence[Clue], *, types: DocumentTypes, rules: IdentityRules
) -> tuple[int, int] | None:
    """First and last year, from the surest place that names both."""
    for place in _PERIOD_PLACES:
        found = _first_period((clue.text for clue in clues if clue.place is place), rules.period)
        if found is not None:
            return found
    spoken = (
        clue.text[cue.start :]
        for clue in clues
        if clue.place is Place.TEXT
        for cue in find_cues(clue.text, types)
        if not cue.weak and _first_period([clue.text[cue.end : cue.end + 25]], rules.period)
    )
    return _first_period(spoken, rules.period)


def _first_period(texts: Iterable[str], rules: PeriodRules) -> tuple[int, int] | None:
    lines = list(texts)
    for pattern in rules.compiled:
        for text in lines:
            for match in pattern.finditer(text):
                years = _years(match.groupdict(), rules)
                if years is not None:
                    return years
    return None


def _years(parts: dict[str, str | None], rules: PeriodRules) -> tuple[int, int] | None:
    first = int(parts["a"] or 0)
    last = _full_year(parts["b"] or "", first)
    if parts.get("c"):
        last = _full_year(parts["c"] or "", last)
    fits = rules.earliest <= first < last <= rules.latest and last - first <= rules.longest
    return (first, last) if fits else None


def _full_year(text: str, near: int) -> int:
    """A year from its four digits, or from its last two and a year before it."""
    return int(text) if len(text) > 2 else near - near % _CENTURY + int(text or 0)


def _joined(clues: Sequence[Clue]) -> str:
    """Lines of one size run on; a line of another size follows a colon."""
    title, size = "", clues[0].size
    for clue in clues:
        runs_on = clue.size == size or title.endswith(":")
        title = f"{title}{' ' if runs_on else ': '}{clue.text}" if title else clue.text
        size = clue.size
    return title


def _with_second(title: str, text: str, *, types: DocumentTypes, rules: IdentityRules) -> str:
    """The title with a second line of the cover, where that says what the document is or when."""
    cues = [cue for cue in find_cues(text, types) if not cue.weak]
    dated = _first_period([text], rules.period) is not None
    has_cue = any(not cue.weak for cue in find_cues(title, types))
    has_period = _first_period([title], rules.period) is not None
    if text in title or not ((cues and not has_cue) or (dated and not has_period)):
        return title
    if not cues and has_cue and text[0].isdigit():
        return f"{title} {text}"
    return f"{title.rstrip(' :')}: {text}"


def _title_elsewhere(clues: Sequence[Clue], rules: IdentityRules) -> str:
    for place in (Place.METADATA, Place.FILE_NAME):
        for clue in clues:
            if clue.place is place:
                words = re.sub(rules.title.file_tail, " ", clue.text)
                return " ".join(words.split()) or clue.text
    return ""


def _named(clue: Clue, types: DocumentTypes, rules: IdentityRules) -> list[Mention]:
    return mentions(clue.text, types, rules.organisation)
