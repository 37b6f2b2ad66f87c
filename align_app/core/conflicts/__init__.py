"""Finds where two documents pull apart: one rule a kind, each tested for its innocent reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from align_app.core.conflicts import opposites, owners, plans, targets
from align_app.core.conflicts.registry import CHECKS, Clash
from align_app.core.conflicts.sides import Evidence, Side
from align_app.core.conflicts.wording import tell
from align_app.core.model import Comparison, Conflict, Document, Findings
from align_app.core.vocabulary import Vocabulary

__all__ = ["find_conflicts"]

_RULES = (opposites, owners, plans, targets)
"""Loading these modules enters their checks in the registry."""


def find_conflicts(
    documents: Sequence[Document],
    findings: Mapping[str, Findings],
    comparison: Comparison,
    *,
    vocabulary: Vocabulary,
) -> tuple[Conflict, ...]:
    """Possible conflicts and tensions, surest first; `shown` is false under a kind's threshold.

    A pair of statements is told once, under the kind that is surest.
    """
    evidence = Evidence(documents, findings, comparison, vocabulary)
    found = [
        (clash, check)
        for kind, check in evidence.rules.kinds.items()
        for clash in _nearest(CHECKS[kind](evidence, check), evidence)
    ]
    found.sort(key=lambda each: (-each[0].confidence, each[1].id, *_places(each[0])))
    kept: dict[tuple[str, ...], Conflict] = {}
    told: list[Clash] = []
    for clash, check in found:
        if _say_the_same(clash, evidence) or _twin_told(clash, told, evidence):
            continue
        conflict = tell(clash, check, evidence=evidence)
        pair = tuple(sorted((conflict.left, conflict.right or conflict.right_document)))
        if pair not in kept:
            kept[pair] = conflict
            told.append(clash)
    return tuple(kept.values())


def _nearest(clashes: Iterable[Clash], evidence: Evidence) -> list[Clash]:
    """Of one kind and two documents, each statement's surest clash, of equals the nearest."""

    def order(clash: Clash) -> tuple[float, float, int, int]:
        near = evidence.bond(clash.one, clash.other).together if clash.other else 0.0
        return (-clash.confidence, -near, *_places(clash))

    kept = []
    used: set[tuple[int, int]] = set()
    for clash in sorted(clashes, key=order):
        if clash.other is None:
            kept.append(clash)
            continue
        ends = {(clash.one.index, clash.other.owner), (clash.other.index, clash.one.owner)}
        if not ends & used:
            used |= ends
            kept.append(clash)
    return kept


def _say_the_same(clash: Clash, evidence: Evidence) -> bool:
    """Whether the two are one sentence copied: then nothing in its words can differ."""
    if clash.other is None:
        return False
    words = evidence.plain_words(clash.one), evidence.plain_words(clash.other)
    return words[0] == words[1]


def _places(clash: Clash) -> tuple[int, int]:
    return clash.one.index, clash.other.index if clash.other else -1


def _twin_told(clash: Clash, told: Iterable[Clash], evidence: Evidence) -> bool:
    """Whether the same clash was told already from another document of the same body.

    A delivery appendix repeats its strategy: its rows would say every conflict twice.
    """
    return any(
        (_same(clash.other, other.other) and _twins(clash.one, other.one, evidence))
        or (_same(clash.one, other.one) and _twins(clash.other, other.other, evidence))
        or (_same(clash.other, other.one) and _twins(clash.one, other.other, evidence))
        or (_same(clash.one, other.other) and _twins(clash.other, other.one, evidence))
        for other in told
    )


def _same(one: Side | None, other: Side | None) -> bool:
    return one is not None and other is not None and one.index == other.index


def _twins(one: Side | None, other: Side | None, evidence: Evidence) -> bool:
    """Whether two sides of different documents of one body say the same."""
    if one is None or other is None or one.owner == other.owner:
        return False
    level = evidence.bond(one, other).level
    return evidence.same_body(one.document, other.document) and level is not None and level.answers
