"""One statement where a document says the same thing in several places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from align_app.core.finding.plain_text import key
from align_app.core.model import Statement

_SAME = 93
_SHORT = 12


def merge_repeats(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements without repeats: the first (or the headline) carries all places."""
    kept: list[Statement] = []
    keys: list[str] = []
    for statement in statements:
        own = key(statement.text)
        place = next((i for i, other in enumerate(keys) if _same(own, other)), None)
        if place is None or _differ(kept[place], statement):
            kept.append(statement)
            keys.append(own)
        else:
            kept[place] = _joined(kept[place], statement)
    return tuple(kept)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORT:
        return False
    return fuzz.ratio(one, other) >= _SAME


def _differ(one: Statement, other: Statement) -> bool:
    """Alike in words but not in what counts: another value, another date, another row."""
    if one.measure and other.measure:
        same_values = (one.measure.target, one.measure.place) == (
            other.measure.target,
            other.measure.place,
        )
        return not same_values
    return bool(one.by and other.by and one.by != other.by) or " | " in one.text


def _joined(one: Statement, other: Statement) -> Statement:
    first, second = (other, one) if other.headline and not one.headline else (one, other)
    places = (*first.also_at, *second.evidence.regions, *second.also_at)
    unique = tuple(dict.fromkeys(p for p in places if p not in first.evidence.regions))
    return replace(first, also_at=unique)
