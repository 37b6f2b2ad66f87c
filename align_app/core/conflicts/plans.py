"""Rules over what a plan rests on: order, time, rank, money, eligibility, other documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from align_app.core.conflicts.phrases import says, spots
from align_app.core.conflicts.registry import Clash, rule
from align_app.core.conflicts.sides import Evidence, Side, in_order
from align_app.core.model import Document, EditionKind, Kind, Level
from align_app.core.slots import terms
from align_app.core.slots.dates import months_apart
from align_app.core.slots.numbers import Amount, read_amounts
from align_app.core.slots.places import Tie, plain_place
from align_app.core.vocabulary.conflict_rules import ConflictRule

_NEAR = 40
_YEARS = re.compile(r"\s*-?\s*years?\b", re.I)


@rule("rank")
def other_first(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """What one puts after another thing is first there; or what it puts first is not there."""
    for side in evidence.sides:
        for _, end in spots(side.text, check.words["before"])[:1]:
            after = frozenset(terms.stems(side.text[end:], without=evidence.words.everywhere))
            for number in range(len(evidence.documents)):
                first = _first_priority(evidence, number)
                if first is None or number == side.owner:
                    continue
                if after & first.subject and evidence.same_themes(side, first):
                    yield Clash(side, first, check.numbers["likely"])
        if says(side.text, check.words["first"]):
            yield from _first_and_silent(evidence, side, check)


@rule("horizon")
def lengths_of_time(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Linked statements of which one gives at least so many years and the other at most fewer."""
    for pair in evidence.linked:
        if evidence.bond(*pair).together < check.numbers["together"]:
            continue
        for one, other in (pair, pair[::-1]):
            least = _years(evidence, one, check.words["long"])
            most = _years(evidence, other, check.words["short"])
            if least and most and most < least and evidence.same_themes(one, other):
                yield Clash(*pair, check.numbers["likely"])


@rule("sequence")
def order_of_steps(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """What one waits for, or wants done first, comes at the wrong time in the other.

    Of several steps that a statement could wait for, the nearest in words is told.
    """
    for side in evidence.sides:
        waiting = [says(side.text, check.words[each]) for each in ("before", "after", "review")]
        if side.date is None or not any(waiting):
            continue
        found = [
            (-evidence.bond(side, other).together, other.index, other)
            for other in evidence.sides
            if _dated_apart(evidence, side, other, check)
            and _out_of_order(evidence, side, other, check)
        ]
        if found:
            yield Clash(*in_order(side, min(found)[2]), check.numbers["likely"])


def _out_of_order(evidence: Evidence, side: Side, other: Side, check: ConflictRule) -> bool:
    """Whether the other's step is late for what waits for it, or early for what comes first."""
    if side.date is None or other.date is None:
        return False
    words, bond = check.words, evidence.bond(side, other)
    later = other.date.first > side.date.last
    before = says(side.text, words["before"])
    after = not before and says(side.text, words["after"])
    if bond.together >= check.numbers["together"] and ((after and later) or (before and not later)):
        return True
    binds = says(other.text, words["bind"]) and not says(side.text, words["bind"])
    reviewed = says(side.text, words["review"]) and bond.score >= check.numbers["review"]
    return reviewed and binds and not later


@rule("unfunded")
def unsure_money(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A firm commitment here that the other plan makes depend on money."""
    for pair in evidence.linked:
        if evidence.bond(*pair).together < check.numbers["together"]:
            continue
        unsure = [says(side.text, check.words["unsure"]) for side in pair]
        firm = pair[unsure.index(False)] if unsure.count(False) == 1 else None
        if firm and firm.statement.kind in {Kind.COMMITMENT, Kind.TARGET, Kind.ENABLER}:
            yield Clash(*pair, check.numbers["likely"])


@rule("shared_pot")
def same_money(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same sum or leftover of one pot in two plans that do not agree its use."""
    using = [side for side in evidence.sides if says(side.text, check.words["pot"])]
    for one, other in combinations(using, 2):
        if one.owner == other.owner or evidence.tie(one, other) is Tie.APART:
            continue
        if any(says(side.text, check.words["agreed"]) for side in (one, other)):
            continue
        pots = _said(one, check.words["pot"]) & _said(other, check.words["pot"])
        sums = [_money(evidence, side) for side in (one, other)]
        clash = sums[0] and sums[1] and not sums[0] & sums[1]
        if not pots or clash:
            continue
        if sums[0] & sums[1]:
            yield Clash(one, other, check.numbers["certain"])
        elif len(pots) > 1 or evidence.bond(one, other).overlap >= 2 * check.numbers["overlap"]:
            yield Clash(one, other, check.numbers["likely"])


@rule("threshold")
def rules_of_entry(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """The same yardstick of entry with other figures; tightened here and widened there; any age."""
    words = check.words
    families = check.opposites[0]
    entering = [side for side in evidence.sides if _is_entry(side, check)]
    for one, other in combinations(entering, 2):
        if one.owner == other.owner or evidence.tie(one, other) is Tie.APART:
            continue
        bond = evidence.bond(one, other)
        if any(says(side.text, words["addition"]) for side in (one, other)):
            continue
        mine, theirs = (_entry_figures(evidence, side, check) for side in (one, other))
        if mine and theirs and not mine & theirs and bond.overlap >= check.numbers["overlap"]:
            yield Clash(one, other, check.numbers["certain"])
        elif bond.together >= check.numbers["together"] and evidence.same_themes(one, other):
            for left, right in ((one, other), (other, one)):
                moved = says(left.text, families.one) and says(right.text, families.other)
                eligible = all(says(side.text, words["entry"]) for side in (one, other))
                ages = says(left.text, words["any_age"]) and right.people.ages is not None
                open_to_all = ages and not left.people.ages
                near = bond.together >= check.numbers["any_age"]
                if (moved and eligible) or (open_to_all and near):
                    yield Clash(one, other, check.numbers["likely"])


def _is_entry(side: Side, check: ConflictRule) -> bool:
    """Whether a side says who may have something."""
    words = check.words
    said = (*words["measured_by"], *words["entry"], *words["any_age"])
    return says(side.text, said) or side.people.ages is not None


@rule("status")
def replaced_documents(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A statement that names an earlier version of a document that is here in a later one."""
    for side in evidence.sides:
        for document in evidence.documents:
            if document.id == side.document.id or not document.identity.period:
                continue
            years = _named_years(side, document, check.words["plan"])
            if (
                years
                and years[1] <= document.identity.period[0]
                and years != document.identity.period
            ):
                head = _head(evidence, document)
                yield Clash(side, head, check.numbers["certain"], silent=None if head else document)


@rule("regard_silent")
def no_regard(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A document that owes another regard and does not name it."""
    by_id = {document.id: document for document in evidence.documents}
    parts = {
        edition.document
        for edition in evidence.comparison.editions
        if edition.kind is EditionKind.APPENDIX_OF
    }
    heard = {
        (regard.later, by_id[regard.earlier].identity.organisation)
        for regard in evidence.comparison.regard
        if regard.considered
    }
    for regard in evidence.comparison.regard:
        earlier = by_id[regard.earlier]
        head = _head(evidence, earlier)
        told = (regard.later, earlier.identity.organisation) in heard
        part = regard.earlier in parts  # it is its strategy that others owe regard
        if head and not regard.considered and not told and not part:
            heard.add((regard.later, earlier.identity.organisation))
            yield Clash(head, None, check.numbers["certain"], silent=by_id[regard.later])


def _first_and_silent(evidence: Evidence, side: Side, check: ConflictRule) -> Iterator[Clash]:
    """Documents that owe this one regard and carry nothing of what it puts above all."""
    owing = {each.later for each in evidence.comparison.regard if each.earlier == side.document.id}
    for document in evidence.documents:
        level = evidence.coverage.get((side.statement.id, document.id))
        if document.id in owing and level is Level.NOT_FOUND:
            yield Clash(side, None, check.numbers["likely"], silent=document)


def _first_priority(evidence: Evidence, number: int) -> Side | None:
    """The first named top priority of a document."""
    return next(
        (
            side
            for side in evidence.sides
            if side.owner == number
            and side.statement.headline
            and side.statement.kind is Kind.PRIORITY
        ),
        None,
    )


def _head(evidence: Evidence, document: Document) -> Side | None:
    """The first statement of a document that speaks for the whole: its vision, else its first."""
    theirs = [side for side in evidence.sides if side.document.id == document.id]
    visions = [side for side in theirs if side.statement.kind is Kind.VISION]
    return next(iter(visions or theirs), None)


def _years(evidence: Evidence, side: Side, bounds: tuple[str, ...]) -> float | None:
    """Years that stand beside one of the bounding phrases: "at least five years"."""
    for start, end in spots(side.text, bounds):
        for amount in read_amounts(side.text, evidence.words):
            beside = abs(amount.start - end) <= 2 or 0 <= start - amount.end <= len(" years ")
            if beside and _YEARS.match(side.text[amount.end :]):
                return amount.value
    return None


def _dated_apart(evidence: Evidence, side: Side, other: Side, check: ConflictRule) -> bool:
    """Whether two steps of different documents on one subject have dates that do not meet."""
    if other.owner == side.owner or other.date is None or side.date is None:
        return False
    if any(says(each.text, check.words["interim"]) for each in (side, other)):
        return False
    apart = months_apart(side.date, other.date) >= check.numbers["months"]
    return apart and evidence.same_themes(side, other)


def _money(evidence: Evidence, side: Side) -> set[float]:
    said = {each.value for each in read_amounts(side.text, evidence.words) if each.unit == "£"}
    return said | {each.amount for each in side.statement.money}


def _said(side: Side, phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(side.text[start:end].lower() for start, end in spots(side.text, phrases))


def _entry_figures(evidence: Evidence, side: Side, check: ConflictRule) -> frozenset[float]:
    """Figures that follow the yardstick."""
    found: set[float] = set()
    for _, end in spots(side.text, check.words["measured_by"]):
        near: list[Amount] = [
            each
            for each in read_amounts(side.text, evidence.words)
            if 0 <= each.start - end <= _NEAR
        ]
        found.update(each.value for each in near[:1])
    return frozenset(found)


def _named_years(side: Side, document: Document, plan: tuple[str, ...]) -> tuple[int, int] | None:
    """First and last year of a plan for a document's area that a statement names."""
    area = plain_place(document.identity.area)
    if not area:
        return None
    for match in re.finditer(r"\b(20\d\d)\s?(?:to|-|–|/)\s?(20\d\d)\b", side.text):
        before = side.text[: match.start()].lower()[-100:]
        kind = document.identity.type
        if area in before and says(before, plan) and _names_kind(before, document) and kind:
            return int(match[1]), int(match[2])
    return None


def _names_kind(text: str, document: Document) -> bool:
    """Whether a text has two telling words of a document's title."""
    words = set(re.findall(r"[a-z]{4,}", document.identity.title.lower()))
    return len(words & set(re.findall(r"[a-z]{4,}", text))) > 1
