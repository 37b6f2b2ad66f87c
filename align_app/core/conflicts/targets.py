"""Rules over measured targets: value, date, starting point, area, definition, ages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from align_app.core.conflicts.phrases import says, without
from align_app.core.conflicts.registry import Clash, rule
from align_app.core.conflicts.sides import Evidence, Side, in_order
from align_app.core.conflicts.values import (
    differ,
    further,
    is_stage,
    is_stated_stage,
    meets_floor,
    read_target,
)
from align_app.core.model import Level
from align_app.core.slots.dates import months_apart, read_date
from align_app.core.slots.places import Tie
from align_app.core.vocabulary.conflict_rules import ConflictRule

_SAME = 1e-6
_CELLS = " | "


@rule("target_value")
def differing_values(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same measure, place, people and date with other values."""
    unnamed = list(_alike_pairs(evidence, check))
    for one, other in (*_measured_pairs(evidence), *unnamed):
        first, second = read_target(one), read_target(other)
        if not first or not second or not differ(first, second):
            continue
        if is_stage(one, other, check) or is_stated_stage(one, other):
            continue
        tie = evidence.tie(one, other)
        floor = meets_floor(one, other, check)
        meet = one.date is None or other.date is None or months_apart(one.date, other.date) == 0
        if floor == "floor" and meet and tie is not Tie.APART:
            yield Clash(one, other, check.numbers["floor"], label="tension")
        elif not floor and tie in {Tie.SAME, Tie.UNKNOWN}:
            named = meet and (one, other) not in unnamed
            yield Clash(one, other, check.numbers["certain" if named else "likely"])


@rule("target_date")
def differing_dates(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same value, or the same end, at dates that do not meet."""
    measured = set()
    for one, other in (*_measured_pairs(evidence), *_alike_pairs(evidence, check)):
        measured.add((one.index, other.index))
        if _dates_clash(evidence, one, other, check) and _same_end(one, other, check):
            yield Clash(one, other, check.numbers["certain"])
    for one, other in evidence.linked:
        if (one.index, other.index) in measured or _part_first(one, other, check):
            continue
        if _dates_clash(evidence, one, other, check):
            sure = _promise_confidence(evidence, one, other, check)
            if sure:
                yield Clash(one, other, sure)


def _dates_clash(evidence: Evidence, one: Side, other: Side, check: ConflictRule) -> bool:
    """Whether the dates do not meet, for one place or for a place behind its system."""
    if one.date is None or other.date is None:
        return False
    if months_apart(one.date, other.date) < check.numbers["months"]:
        return False
    same_place = evidence.tie(one, other) in {Tie.SAME, Tie.UNKNOWN}
    return same_place or _place_too_late(evidence, one, other, check)


def _promise_confidence(evidence: Evidence, one: Side, other: Side, check: ConflictRule) -> float:
    """How surely two statements without one measure promise the same thing, 0 if not."""
    bond = evidence.bond(one, other)
    if all(_wants_an_end(side, check) for side in (one, other)):
        return check.numbers["certain"] if bond.together >= check.numbers["ending"] else 0.0
    staged = any(says(side.text, check.words["stage"]) for side in (one, other))
    promise = bond.level in {Level.EXPLICIT, Level.SHARED} and not (one.measure or other.measure)
    words = bond.overlap >= check.numbers["overlap"]
    near = words and bond.together >= check.numbers["together"]
    return check.numbers["likely"] if promise and near and not staged else 0.0


def _place_too_late(evidence: Evidence, one: Side, other: Side, check: ConflictRule) -> bool:
    """Whether a place ends something later than its system says it has ended."""
    tie = evidence.tie(one, other)
    if tie not in {Tie.WIDER, Tie.NARROWER} or one.date is None or other.date is None:
        return False
    wide, place = (one.date, other.date) if tie is Tie.WIDER else (other.date, one.date)
    return place.last > wide.last and all(_wants_an_end(side, check) for side in (one, other))


def _part_first(one: Side, other: Side, check: ConflictRule) -> bool:
    """Whether the earlier of the two is a part of what the later one is the whole of."""
    if one.date is None or other.date is None:
        return False
    early, late = (one, other) if one.date.last < other.date.last else (other, one)
    return says(early.text, check.words["part"]) and says(late.text, check.words["whole"])


@rule("baseline")
def differing_baselines(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same change from another year, or another starting figure for the same place and year."""
    for one, other in _measured_pairs(evidence):
        first, second = one.measure, other.measure
        if not first or not second or first.direction != second.direction:
            continue
        start, other_start = read_date(first.baseline_date), read_date(second.baseline_date)
        if start is None or other_start is None:
            continue
        apart = months_apart(start, other_start)
        if one.change and other.change:
            clash = abs(one.change - other.change) < _SAME and apart > check.numbers["months"]
        else:
            figures = first.unit == second.unit and first.baseline and second.baseline
            same_place = evidence.tie(one, other) is Tie.SAME
            clash = bool(figures) and same_place and not apart and first.baseline != second.baseline
        if clash:
            yield Clash(one, other, check.numbers["certain"])


@rule("geography")
def differing_areas(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A place's target that falls short of its system's for the same date."""
    for one, other in _measured_pairs(evidence):
        tie = evidence.tie(one, other)
        if tie not in {Tie.WIDER, Tie.NARROWER}:
            continue
        wide, place = (one, other) if tie is Tie.WIDER else (other, one)
        dated = one.date and other.date and months_apart(one.date, other.date) == 0
        first, second = read_target(wide), read_target(place)
        if not dated or not first or not second or not differ(first, second):
            continue
        share = _share_stated(evidence, wide, place) or _fair_share(wide, place, check)
        if further(wide, place) and not share:
            yield Clash(*in_order(wide, place), check.numbers["certain"])


@rule("measure_definition")
def differing_measures(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Measures that are taken for one another, in the same role, where no plan gives both."""
    for first, second in check.pairs:
        these = evidence.by_indicator.get(first, [])
        those = evidence.by_indicator.get(second, [])
        both = {side.owner for side in these} & {side.owner for side in those}
        for one in these:
            for other in those:
                if one.owner == other.owner or {one.owner, other.owner} & both:
                    continue
                gap = [says(side.text, check.words["gap"]) for side in (one, other)]
                alike = gap[0] == gap[1] and evidence.tie(one, other) is Tie.SAME
                if alike and _same_direction(one, other):
                    yield Clash(*in_order(one, other), check.numbers["certain"])


@rule("population_scope")
def differing_ages(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Linked statements for the young whose age ranges begin alike and end apart."""
    for one, other in evidence.linked:
        mine, theirs = one.people.ages, other.people.ages
        if not mine or not theirs:
            continue
        near = evidence.bond(one, other).together >= check.numbers["together"]
        added = says(one.text, check.words["addition"]) or says(other.text, check.words["addition"])
        if near and _ends_apart(mine, theirs, check) and one.themes & other.themes and not added:
            yield Clash(one, other, check.numbers["likely"])


def _ends_apart(mine: tuple[int, int], theirs: tuple[int, int], check: ConflictRule) -> bool:
    """Whether both begin alike, and one ends where adult services begin, the other later."""
    short, long = sorted((mine, theirs), key=lambda ages: ages[1])
    begin = abs(mine[0] - theirs[0]) <= check.numbers["years"]
    ends = short[1] in {check.numbers["boundary"] - 1, check.numbers["boundary"]}
    return begin and ends and short[1] + 1 < long[1] <= check.numbers["oldest"]


def _measured_pairs(evidence: Evidence) -> Iterator[tuple[Side, Side]]:
    """Sides of different documents that measure the same indicator for the same people."""
    for sides in evidence.by_indicator.values():
        for one, other in combinations(sides, 2):
            if one.owner != other.owner and _same_people(one, other):
                yield one, other


def _alike_pairs(evidence: Evidence, check: ConflictRule) -> Iterator[tuple[Side, Side]]:
    """Linked sides that measure one thing in nearly the same words, not both a known indicator.

    Sentences alone: the few words of two rows of tables are soon alike.
    """
    for one, other in evidence.linked:
        first, second = one.measure, other.measure
        if not first or not second or (first.indicator and second.indicator):
            continue
        if any(_CELLS in side.statement.text for side in (one, other)):
            continue
        bond = evidence.bond(one, other)
        near = bond.together >= check.numbers["same_measure"]
        words = bond.overlap >= check.numbers["same_words"]
        if near and words and first.unit == second.unit and one.people == other.people:
            yield one, other


def _same_people(one: Side, other: Side) -> bool:
    """Whether two measures are of the same people, as far as they say: a part is not the whole."""
    if one.people.differ(other.people):
        return False
    said = [side.measure.population if side.measure else None for side in (one, other)]
    if not all(said):
        return True
    groups = [side.people.groups for side in (one, other)]
    return groups[0] == groups[1] or not all(groups)


def _same_end(one: Side, other: Side, check: ConflictRule) -> bool:
    """Whether both want the same value, or both want an end."""
    first, second = read_target(one), read_target(other)
    if first and second:
        return differ(first, second) is False
    return not first and not second and all(_wants_an_end(side, check) for side in (one, other))


def _wants_an_end(side: Side, check: ConflictRule) -> bool:
    return says(without(side.text, check.words["aside"]), check.words["ending"])


def _share_stated(evidence: Evidence, wide: Side, place: Side) -> bool:
    """Whether the wider document itself gives the place a value for this measure."""
    indicator = wide.measure.indicator if wide.measure else None
    return any(
        side.owner == wide.owner and evidence.tie(side, place) is Tie.SAME
        for side in evidence.by_indicator.get(indicator or "", [])
    )


def _fair_share(wide: Side, place: Side, check: ConflictRule) -> bool:
    """Whether the place, from where it starts, goes about as far as its system, or may do."""
    steps = []
    for side in (wide, place):
        target, measure = read_target(side), side.measure
        if not target or target.level is None or not measure or not measure.baseline:
            return True
        steps.append(abs(target.level - measure.baseline) / abs(measure.baseline))
    return steps[1] >= steps[0] * check.numbers["fair"]


def _same_direction(one: Side, other: Side) -> bool:
    first, second = one.measure, other.measure
    return bool(first and second and first.direction == second.direction)
