"""Rules over who does it: two leads, none, a promise for a partner, the same staff or structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from align_app.core.conflicts.phrases import says, spots
from align_app.core.conflicts.registry import Clash, rule
from align_app.core.conflicts.sides import Evidence, Side
from align_app.core.model import Document, Kind
from align_app.core.slots import terms
from align_app.core.slots.places import Tie
from align_app.core.vocabulary.conflict_rules import ConflictRule

_MONTHS = 12
_NAME = re.compile(r"\s*(?:the )?([A-Z][\w'&]*(?: (?:and|of|for|the|[A-Z][\w'&]*))*)")
_PROMISER = re.compile(r"(?:The )?([A-Z][\w' ]{2,60}?) (?:will|is to|has agreed to)\b")


@rule("double_lead")
def two_leads(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Linked statements whose words each say who leads, and name different bodies."""
    for one, other in evidence.linked:
        if evidence.bond(one, other).together < check.numbers["together"]:
            continue
        if any(says(side.text, check.words["jointly"]) for side in (one, other)):
            continue
        mine, theirs = (_leader(side, check) for side in (one, other))
        apart = evidence.tie(one, other) is Tie.APART or not evidence.same_themes(one, other)
        if mine and theirs and not apart and not _one_body(mine, theirs):
            yield Clash(one, other, check.numbers["likely"])


@rule("ownership_gap")
def no_lead(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Linked statements that leave a task to partners at large and name no lead."""
    for one, other in evidence.linked:
        if evidence.bond(one, other).together < check.numbers["together"]:
            continue
        if all(_is_vague(side, check) for side in (one, other)) and evidence.same_themes(
            one, other
        ):
            yield Clash(one, other, check.numbers["likely"])


@rule("unreciprocated")
def promises_for_a_partner(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """A statement whose lead is the body of another document, which carries nothing like it."""
    bodies = {
        document.id: _plain(document.identity.organisation) for document in evidence.documents
    }
    for side in evidence.sides:
        names = _promisers(side)
        holders = _holders(names, sorted(set(bodies.values()) - {""})) if names else ""
        for document in evidence.documents:
            if not holders or bodies[document.id] != holders or side.document.id == document.id:
                continue
            if evidence.same_body(side.document, document) or _ended(side, document):
                continue
            answers = [
                each for each in evidence.of(document) if each.statement.kind is not Kind.PRIORITY
            ]
            if answers and not any(_carries(evidence, side, each, check) for each in answers):
                yield Clash(side, None, check.numbers["likely"], silent=document)


@rule("workforce_pool")
def same_staff(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Two bodies that each recruit the same kind of staff in the same area."""
    recruiting = [
        (side, roles)
        for side in evidence.sides
        if says(side.text, check.words["recruit"]) and (roles := _roles(side, check))
    ]
    for (one, mine), (other, theirs) in combinations(recruiting, 2):
        if one.owner == other.owner or evidence.same_body(one.document, other.document):
            continue
        together = any(says(side.text, check.words["together"]) for side in (one, other))
        apart = evidence.tie(one, other) is Tie.APART
        alike = _share(mine, theirs) or (
            evidence.bond(one, other).together >= check.numbers["together"]
        )
        if alike and not together and not apart:
            yield Clash(one, other, check.numbers["likely"])


@rule("duplication")
def same_structure(evidence: Evidence, check: ConflictRule) -> Iterator[Clash]:
    """Two bodies that each set up the same kind of structure for the same purpose."""
    founding = [
        (side, kinds)
        for side in evidence.sides
        if says(side.text, check.words["set_up"])
        and not says(side.text, check.words["joined"])
        and (kinds := _found(side, check.words["structures"]))
    ]
    for (one, mine), (other, theirs) in combinations(founding, 2):
        if one.owner == other.owner or evidence.same_body(one.document, other.document):
            continue
        near = evidence.bond(one, other).together >= check.numbers["together"]
        if near and mine & theirs and evidence.tie(one, other) is not Tie.APART:
            yield Clash(one, other, check.numbers["likely"])


def _leader(side: Side, check: ConflictRule) -> str:
    """The body that a statement's own words name as leading, or an empty text."""
    text = side.text
    for _, end in spots(text, check.words["led_by"]):
        name = _NAME.match(text[end:])
        if name:
            return _plain(name[1])
    for start, _ in spots(text, check.words["will_lead"]):
        before = text[:start].strip().split(". ")[-1]
        own = _plain(side.document.identity.organisation)
        said = re.sub(r"^the ", "", _plain(before))
        if said in check.words["itself"] or (said and f" {said} " in f" {own} "):
            return own
        name = _NAME.fullmatch(before)
        if name:
            return _plain(name[1])
    return ""


def _one_body(one: str, other: str) -> bool:
    """Whether two names can mean one body: all words of the shorter stand in the longer."""
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    return short <= long


def _is_vague(side: Side, check: ConflictRule) -> bool:
    """Whether a side leaves the task to everybody in general and names no lead."""
    if side.statement.lead:
        return False
    opens = any(
        start <= check.numbers["opening"] for start, _ in spots(side.text, check.words["opening"])
    )
    return opens or says(side.text, check.words["anywhere"])


def _promisers(side: Side) -> list[str]:
    """Plain names of those who lead a statement: as found, and as its words open."""
    opening = _PROMISER.match(side.statement.text)
    said = (side.statement.lead, opening[1] if opening else None)
    return [name for each in said if (name := re.sub(r"^the ", "", _plain(each)))]


def _holders(names: Sequence[str], bodies: Sequence[str]) -> str:
    """The one body that a name means: by its whole name, or a part that no other body has."""
    for name in names:
        holders = [body for body in bodies if f" {name} " in f" {body} "]
        if name in bodies:
            return name
        if len(holders) == 1:
            return holders[0]
    return ""


def _ended(side: Side, document: Document) -> bool:
    """Whether the promise was due before the partner's document begins."""
    period = document.identity.period
    return bool(period and side.date and side.date.last <= period[0] * _MONTHS)


def _carries(evidence: Evidence, side: Side, other: Side, check: ConflictRule) -> bool:
    """Whether a statement of the partner answers the promise, in meaning and in words."""
    bond = evidence.bond(side, other)
    return bond.score >= check.numbers["answered"] and bond.overlap >= check.numbers["words"]


def _roles(side: Side, check: ConflictRule) -> frozenset[str]:
    """The kinds of staff named, the longest name of each: "community nurse", not also "nurse"."""
    return _found(side, check.words["roles"])


def _share(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a role of one is a role of the other, or a wider name for it."""
    return any(f" {a}".endswith(f" {b}") or f" {b}".endswith(f" {a}") for a in mine for b in theirs)


def _found(side: Side, phrases: tuple[str, ...]) -> frozenset[str]:
    words = (side.text[start:end] for start, end in spots(side.text, phrases))
    return frozenset(" ".join(terms.stem(word) for word in each.lower().split()) for each in words)


def _plain(name: str | None) -> str:
    return " ".join(re.findall(r"[a-z0-9&]+", (name or "").lower()))
