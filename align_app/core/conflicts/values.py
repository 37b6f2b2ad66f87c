"""Brings two targets to values that can be compared, and tests innocent reasons to differ."""

from __future__ import annotations

from dataclasses import dataclass

from align_app.core.conflicts.phrases import says
from align_app.core.conflicts.sides import Side
from align_app.core.model import Measure
from align_app.core.slots.dates import months_apart, read_date
from align_app.core.vocabulary.conflict_rules import ConflictRule

_SAME = 0.005
_POINTS = "percentage points"


@dataclass(frozen=True, slots=True)
class Target:
    """A target as a level in its unit, or where no level can be told, as a share of change."""

    level: float | None
    change: float | None
    unit: str


def read_target(side: Side) -> Target | None:
    """What a side wants to reach; None where it gives no number."""
    measure = side.measure
    if measure is None:
        return None
    unit = (measure.unit or "").lower()
    if measure.relative:
        level = _changed_level(measure, side.change)
        return Target(level, side.change, unit) if level is not None or side.change else None
    if measure.target is None:
        return Target(None, side.change, unit) if side.change else None
    if unit == _POINTS and measure.baseline is not None:
        step = measure.target if measure.direction == "increase" else -measure.target
        return Target(measure.baseline + step, None, "%")
    return Target(measure.target, None, unit)


def differ(one: Target, other: Target) -> bool | None:
    """Whether two targets differ; None where they cannot be compared."""
    if one.unit == other.unit and one.level is not None and other.level is not None:
        return not _same(one.level, other.level)
    if one.level is None and other.level is None and one.change and other.change:
        return not _same(one.change, other.change)
    return None


def is_stage(one: Side, other: Side, check: ConflictRule) -> bool:
    """Whether the earlier of two targets is a stage on the way to the later one.

    It says so itself, or its date is clearly earlier and its value less far along.
    """
    if one.date is None or other.date is None:
        return False
    if months_apart(one.date, other.date) < check.numbers["months"]:
        return False
    early, late = (one, other) if one.date.last < other.date.last else (other, one)
    if says(early.text, check.words.get("stage", ())):
        return True
    first, last = read_target(early), read_target(late)
    if not first or not last or first.level is None or last.level is None:
        return False
    direction = _direction(early, late)
    return first.level < last.level if direction == "increase" else first.level > last.level


def is_stated_stage(one: Side, other: Side) -> bool:
    """Whether one plan's own path to its target passes through the other's value at its date."""
    return _on_path(one, other) or _on_path(other, one)


def meets_floor(one: Side, other: Side, check: ConflictRule) -> str:
    """How one is a floor that the other goes beyond: "declared", as it reads ("floor"), or not."""
    for low, high in ((one, other), (other, one)):
        if not says(low.text, check.words.get("floor", ())):
            continue
        if further(high, low):
            declared = says(low.text, check.words.get("declared_floor", ()))
            return "declared" if declared else "floor"
    return ""


def further(one: Side, other: Side) -> bool:
    """Whether `one` wants more of the same change than `other`."""
    first, second = read_target(one), read_target(other)
    if not first or not second or first.level is None or second.level is None:
        return False
    if _direction(one, other) == "increase":
        return first.level > second.level
    return first.level < second.level


def _direction(one: Side, other: Side) -> str:
    """Whether to "increase" or to "reduce", from whichever side says it."""
    for side in (one, other):
        if side.measure and side.measure.direction in {"increase", "reduce"}:
            return side.measure.direction
    baseline = next(
        (side.measure for side in (one, other) if side.measure and side.measure.baseline), None
    )
    if baseline and baseline.baseline and baseline.target is not None:
        return "increase" if baseline.target > baseline.baseline else "reduce"
    return "increase"


def _on_path(one: Side, other: Side) -> bool:
    measure, wanted = one.measure, read_target(other)
    if measure is None or wanted is None or wanted.level is None or other.date is None:
        return False
    for point in measure.trajectory:
        date = read_date(point.date)
        if date and months_apart(date, other.date) == 0 and _same(point.value, wanted.level):
            return True
    return False


def _changed_level(measure: Measure, change: float | None) -> float | None:
    """The level that a relative target comes to, where its start is known."""
    if measure.baseline is None or change is None:
        return None
    sign = 1 if measure.direction == "increase" else -1
    return measure.baseline * (1 + sign * change)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME * max(abs(one), abs(other), 1)
