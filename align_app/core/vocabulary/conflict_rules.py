"""The kinds of conflict and tension: the words, numbers and sentences of each, one file a kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import Field

from align_app.core.model import Severity
from align_app.core.vocabulary.forms import Form, read_yaml

_SHARED = "_shared.yaml"


class Opposites(Form):
    """Two families of phrases that pull apart when they are said of the same thing.

    `*` ends a phrase's word freely; `...` stands for up to six words. What is said `aside` counts
    for neither family.
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    aside: tuple[str, ...] = ()


class ConflictRule(Form):
    """One kind of conflict: how it is told, what is read for it, and how sure it must be."""

    id: str
    name: str
    label: Literal["conflict", "tension"]
    severity: Severity
    differs_in: str
    question: str
    shown_from: float
    silent: str | None = None
    opposites: tuple[Opposites, ...] = ()
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    numbers: dict[str, float] = Field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    innocent: dict[str, str] = Field(default_factory=dict)


class SharedWords(Form):
    """What all kinds share: the sentences of an explanation and words that name no subject."""

    says: str
    silent: str
    differ: str
    checked: str
    longest_quotation: int
    no_subject: frozenset[str]


@dataclass(frozen=True, slots=True)
class ConflictRules:
    """All kinds by their id, in order of id, and what they share."""

    shared: SharedWords
    kinds: dict[str, ConflictRule] = field(default_factory=dict)


def read_conflict_rules(folder: Path) -> ConflictRules:
    """The rules in `folder` (the resources folder).

    Raises:
        ResourceError: a file is absent or does not fit.
    """
    home = folder / "conflict_rules"
    rules = [
        read_yaml(path, ConflictRule)
        for path in sorted(home.glob("*.yaml"))
        if path.name != _SHARED
    ]
    return ConflictRules(read_yaml(home / _SHARED, SharedWords), {rule.id: rule for rule in rules})
