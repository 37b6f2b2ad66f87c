"""Cuts the text of one block into sentences. Layout is undone already, so only signs decide."""

from __future__ import annotations

import re
from functools import cache

from align_app.core.vocabulary.finding_rules import SentenceRules

_END = re.compile(r"[.?!]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9£])|[.?!]+[\"'”’)\]]*\s*$|\n+")
_LAST_WORD = re.compile(r"(\S+)$")


def split_sentences(text: str, *, rules: SentenceRules) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end) without the blanks around them."""
    cuts = [
        match.end()
        for match in _END.finditer(text)
        if "\n" in match.group() or not _abbreviated(text, match.start(), rules.abbreviations)
    ]
    spans, start = [], 0
    for cut in [*cuts, len(text)]:
        trimmed = _trim(text, start, cut)
        if trimmed:
            spans.append(trimmed)
        start = cut
    return tuple(spans)


def _abbreviated(text: str, stop: int, abbreviations: tuple[str, ...]) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    found = _LAST_WORD.search(text[:stop])
    if not found or text[stop] != ".":
        return False
    word = found.group().lstrip("(\"'“‘[").lower()
    if len(word) == 1 and word.isalpha() and found.group().isupper():
        return True
    return word in _set(abbreviations)


@cache
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
