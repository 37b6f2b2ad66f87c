"""The list of rules: each kind of conflict is one function that looks over all the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from align_app.core.conflicts.sides import Evidence, Side
from align_app.core.model import Document
from align_app.core.vocabulary.conflict_rules import ConflictRule


@dataclass(frozen=True, slots=True)
class Clash:
    """What a rule found; `silent` is the document that says nothing, `label` a milder one."""

    one: Side
    other: Side | None
    confidence: float
    silent: Document | None = None
    label: str | None = None


Check = Callable[[Evidence, ConflictRule], Iterator[Clash]]
CHECKS: dict[str, Check] = {}


def rule(kind: str) -> Callable[[Check], Check]:
    """Enter a function as the check for one kind of conflict."""

    def enter(check: Check) -> Check:
        CHECKS[kind] = check
        return check

    return enter
