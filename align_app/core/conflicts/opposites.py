"""Rules over words that pull apart: more and less, close and keep, one place and many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from align_app.core.conflicts.phrases import says, spots, without
from align_app.core.conflicts.registry import Clash, rule
from align_app.core.conflicts.sides import Bond, Evidence, Side, in_order
from align_app.core.slots import terms
from align_app.core.slots.places import Tie
from align_app.core.vocabulary.conflict_rules import ConflictRule

_ONE_WAY = {"up", "down"}
_OBJECT_WORDS = 2
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|will|to)\s*$", re.I)
_CLAUSE = re.compile(r"[.;:!?]\s|,\s(?:and|but)\s")
_PREPOSITION = re.compile(
    r"\b(?:by|to|through|so|if|when|because|with|until|while|unless)\b|[.;:]", re.I
)


@rule("direction")
def opposite_directions(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same counted thing wanted up here and down there; contact by screen or in person."""
    seen = set()
    for indicator, sides in evidence.by_indicator.items():
        if evidence.wanted.get(indicator) in _ONE_WAY:
            continue  # nobody wants more early deaths: one of the two was misread
        for one, other in combinations(sides, 2):
            if _measured_apart(evidence, one, other):
                seen.add((one.index, other.index))
                yield Clash(one, other, check.numbers["certain"])
    for clash in _facing(evidence, check, near=_same_object(evidence, check)):
        if clash.other and (clash.one.index, clash.other.index) not in seen:
            yield clash
    yield from _channels(evidence, check)
    yield from _refusals(evidence, check)


@rule("close_expand")
def closing_and_expanding(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A named place or thing that closes here and grows there."""

    def near(one: Side, other: Side, bond: Bond) -> float:
        replaced = says(one.text, check.words["replaced"])
        if replaced or (evidence.tie(one, other) is Tie.APART and not bond.named):
            return 0.0
        if one.names and other.names and not bond.named:
            return 0.0
        if bond.named and bond.overlap >= check.numbers["overlap"]:
            return check.numbers["certain"]
        near_enough = bond.together >= check.numbers["together"]
        alike = bond.overlap >= check.numbers["overlap"] and evidence.same_themes(one, other)
        return check.numbers["likely"] if near_enough and alike else 0.0

    yield from _facing(evidence, check, near=near)


@rule("centralise_local")
def one_place_and_many(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A service brought to one place here and kept near people there."""

    def near(one: Side, other: Side, bond: Bond) -> float:
        if says(one.text, check.words["hub_and_spoke"]):
            return 0.0
        service = (one.subject & other.subject) - _name_stems(one) - _name_stems(other)
        near_enough = bond.together >= check.numbers["together"]
        if service and near_enough and evidence.same_themes(one, other):
            return check.numbers["certain"]
        return 0.0

    yield from _facing(evidence, check, near=near)


@rule("invest_save")
def adding_and_saving(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Money or posts taken out of a service here and put in there."""

    def near(one: Side, other: Side, bond: Bond) -> float:
        about_money = all(says(side.text, check.words["money"]) for side in (one, other))
        excused = any(says(side.text, check.words["same"]) for side in (one, other))
        if not about_money or excused or not evidence.same_themes(one, other):
            return 0.0
        return _graded(bond, check)

    yield from _facing(evidence, check, near=near)


@rule("cost_shift")
def paying_and_not_paying(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A payment that ends here and is counted on there."""

    def near(one: Side, other: Side, bond: Bond) -> float:
        agreed = any(says(side.text, check.words["agreed"]) for side in (one, other))
        return 0.0 if agreed else _graded(bond, check)

    yield from _facing(evidence, check, near=near)


@rule("authority")
def place_and_centre(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A decision left to places here and taken for all there."""

    def near(one: Side, other: Side, bond: Bond) -> float:
        deciding = all(says(side.text, check.words["deciding"]) for side in (one, other))
        cited = any(says(side.text, check.words["scheme"]) for side in (one, other))
        return _graded(bond, check) if deciding and not cited else 0.0

    yield from _facing(evidence, check, near=near)


def _facing(
    evidence: Evidence, check: ConflictRule, *, near: Callable[[Side, Side, Bond], float]
) -> Iterator[Clash]:
    """Pairs of different documents where one says the first family and the other the second alone.

    A side that says both families is no opposite of either.
    """
    for opposites in check.opposites:
        texts = [without(side.text, opposites.aside) for side in evidence.sides]
        ones = [side for side in evidence.sides if says(texts[side.index], opposites.one)]
        others = [side for side in evidence.sides if says(texts[side.index], opposites.other)]
        both = {side.index for side in ones} & {side.index for side in others}
        for one in ones:
            for other in others:
                if one.owner == other.owner or {one.index, other.index} & both:
                    continue
                bond = evidence.bond(one, other)
                sure = near(one, other, bond) if bond.overlap or bond.score else 0.0
                if sure:
                    yield Clash(*in_order(one, other), sure)


def _graded(bond: Bond, check: ConflictRule) -> float:
    return check.numbers["certain"] if bond.together >= check.numbers["together"] else 0.0


def _same_object(evidence: Evidence, check: ConflictRule) -> Callable[[Side, Side, Bond], float]:
    """Near where the words beside the two changes name the same counted thing."""
    families = check.opposites[0]

    def near(one: Side, other: Side, bond: Bond) -> float:
        if bond.score < check.numbers["nearness"]:
            return 0.0
        if any(says(side.text, check.words["demand"]) for side in (one, other)):
            return 0.0
        if all(says(side.text, check.words["money"]) for side in (one, other)):
            return 0.0  # more and less money is the business of another rule
        mine = _beside(evidence, one, families.one)
        theirs = _beside(evidence, other, families.other)
        harms = frozenset(terms.stem(word) for word in check.words["harms"])
        if (mine & harms) - theirs:
            return 0.0  # fewer waits for a thing and more of the thing go together
        mine, theirs = mine & one.subject, theirs & other.subject
        common = _weigh(evidence, mine & theirs)
        least = min(_weigh(evidence, mine), _weigh(evidence, theirs))
        if len(mine & theirs) < _OBJECT_WORDS or not least:
            return 0.0
        themes = evidence.same_themes(one, other)
        needed = check.numbers["object"] if themes else check.numbers["object_alone"]
        return check.numbers["likely"] if common / least >= needed else 0.0

    return near


def _beside(evidence: Evidence, side: Side, phrases: tuple[str, ...]) -> frozenset[str]:
    """Stems of what the phrases are said of: "reduce X" or "X will be reduced"."""
    found: set[str] = set()
    for start, end in spots(side.text, phrases):
        before = side.text[:start]
        if _PASSIVE.search(before):
            near = _CLAUSE.split(before)[-1]
        else:
            near = _PREPOSITION.split(side.text[end:])[0]
        found.update(terms.stems(near, without=evidence.words.everywhere))
    return frozenset(found)


def _weigh(evidence: Evidence, stems: frozenset[str]) -> float:
    return sum(evidence.weights.get(stem, 0) for stem in sorted(stems))


def _channels(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same contact by remote means here and in person there, with no other way in named."""
    remote = [side for side in evidence.sides if says(side.text, check.words["by_remote"])]
    present = [side for side in evidence.sides if says(side.text, check.words["in_person"])]
    for one in remote:
        for other in present:
            if one.owner == other.owner or says(one.text, check.words["another_way"]):
                continue
            bond = evidence.bond(one, other)
            if bond.together >= check.numbers["channel"] and evidence.same_themes(one, other):
                yield Clash(*in_order(one, other), check.numbers["likely"], label="tension")


def _refusals(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Nearly the same words, once with "will not" and once without."""
    negated = check.words["negated"]
    for one, other in evidence.linked:
        bond = evidence.bond(one, other)
        near = bond.together >= check.numbers["negated"]
        one_refuses = says(one.text, negated) != says(other.text, negated)
        if near and one_refuses and bond.overlap >= check.numbers["negated_overlap"]:
            yield Clash(one, other, check.numbers["likely"])


def _name_stems(side: Side) -> frozenset[str]:
    return frozenset(terms.stem(name) for name in side.names)


def _measured_apart(evidence: Evidence, one: Side, other: Side) -> bool:
    """Whether two documents want one measure up and down for people who may be the same."""
    if one.owner == other.owner or one.people.clash(other.people):
        return False
    wants = {side.measure.direction for side in (one, other) if side.measure}
    return wants == {"increase", "reduce"} and evidence.tie(one, other) is not Tie.APART
