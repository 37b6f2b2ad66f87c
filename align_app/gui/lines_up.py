"""What two statements have in common and what differs, slot by slot, as words for a small table.

It only lays printed words beside each other; whether a difference matters is for people and rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from align_app.core.model import Statement
from align_app.gui.spoken import figure

SAME, DIFFERS, ONE_SIDE = "same", "differs", "on one side"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot on both sides; `verdict` is same, differs, or on one side only."""

    name: str
    left: str
    right: str
    verdict: str


def line_up(left: Statement, right: Statement) -> tuple[Slot, ...]:
    """The slots that at least one of the two fills."""
    slots = []
    theirs = _filled(right)
    for name, ours in _filled(left).items():
        other = theirs[name]
        if not ours and not other:
            continue
        slots.append(Slot(name, ours or "not given", other or "not given", _verdict(ours, other)))
    return tuple(slots)


def _filled(statement: Statement) -> dict[str, str]:
    measure = statement.measure
    target = measure.target if measure else None
    start = measure.baseline if measure else None
    unit = measure.unit if measure else None
    return {
        "Measure": measure.name if measure else "",
        "Figure": figure(target, unit) if target is not None else "",
        "From": figure(start, unit) if start is not None else "",
        "Date": (measure.date if measure else None) or statement.by or "",
        "Place": statement.place or (measure.place if measure else None) or "",
        "People": statement.population or (measure.population if measure else None) or "",
        "Lead": statement.lead or "",
    }


def _verdict(ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return ONE_SIDE
    return SAME if ours.casefold() == theirs.casefold() else DIFFERS
