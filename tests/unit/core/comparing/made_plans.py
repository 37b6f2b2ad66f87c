"""Makes small plans and statements by hand, and a language whose vectors a test decides."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from align_app.core.comparing import compare
from align_app.core.conflicts import find_conflicts
from align_app.core.model import (
    Block,
    BlockRole,
    Box,
    Comparison,
    Conflict,
    Document,
    Evidence,
    Findings,
    Identity,
    Kind,
    Line,
    Measure,
    Page,
    Region,
    Statement,
    ThemeScore,
    Word,
)
from align_app.core.vocabulary import load_vocabulary

AXES = 64
BOX = Box(50, 50, 500, 64)


@dataclass(frozen=True)
class Said:
    """A word with the part it plays."""

    text: str
    pos: str


class MadeLanguage:
    """Texts with a topic's word point along the topic's axis, others along one of their own."""

    def __init__(self, *topics: str) -> None:
        self.topics = topics
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded.extend(texts)
        return np.stack([self._vector(text) for text in texts])

    def tag(self, texts: Sequence[str]) -> list[tuple[Said, ...]]:
        return [
            tuple(Said(word, "NOUN" if len(word) > 3 else "ADP") for word in text.split())
            for text in texts
        ]

    def _vector(self, text: str) -> np.ndarray:
        vector = np.zeros(AXES, np.float32)
        for axis, topic in enumerate(self.topics):
            vector[axis] = topic in text.lower()
        if not vector.any():
            spread = hashlib.sha256(text.encode()).digest()
            vector[len(self.topics) + spread[0] % (AXES - len(self.topics))] = 1
        return vector / np.linalg.norm(vector)


def page(*texts: str, number: int = 1) -> Page:
    blocks = tuple(
        Block(BlockRole.PARAGRAPH, text, (Line(number, BOX, (Word(0, len(text), 50, 500),)),))
        for text in texts
    )
    return Page(number, 595, 842, blocks)


def plan(
    name: str, *, area: str = "Harnbridge", tier: str = "place", pages: Any = None, **facts: Any
) -> Document:
    """A document of a body of its own."""
    told = {
        "title": f"{name} plan for a better future",
        "organisation": f"{name} Board",
        "type": "jlhws",
        "period": (2024, 2030),
        "status": "final",
        **facts,
    }
    identity = Identity(area=area, tier=tier, **told)
    made = (page("Some words."),) if pages is None else pages
    return Document(hashlib.sha256(name.encode()).hexdigest(), f"{name}.pdf", identity, made)


def say(document: Document, text: str, *, themes: Sequence[str] = (), **facts: Any) -> Statement:
    """A statement of a document, by default a commitment on page 1."""
    number = hashlib.sha256(f"{document.id}{text}".encode()).hexdigest()[:12]
    evidence = Evidence(document.id, (Region(facts.pop("page", 1), BOX),), text)
    scores = tuple(ThemeScore(theme, 1.0) for theme in themes)
    made = Statement(number, evidence, facts.pop("kind", Kind.COMMITMENT), themes=scores)
    return replace(made, **facts)


def aim(document: Document, text: str, **facts: Any) -> Statement:
    """A target: what is not a fact of a statement is a fact of its measure."""
    own = {key: facts.pop(key) for key in ("themes", "place", "population", "by") if key in facts}
    measure = Measure(
        name=text, **{"direction": "reduce", "unit": "%", "date": own.get("by"), **facts}
    )
    return say(document, text, kind=Kind.TARGET, measure=measure, **own)


def found(*statements: Statement) -> dict[str, Findings]:
    """Findings by document, statements in the order given."""
    made: dict[str, Findings] = {}
    for each in statements:
        before = made.get(each.document, Findings()).statements
        made[each.document] = Findings((*before, each))
    return made


def compared(
    documents: Sequence[Document], *statements: Statement, topics: Sequence[str] = ()
) -> Comparison:
    return compare(
        documents,
        found(*statements),
        language=MadeLanguage(*topics),
        vocabulary=load_vocabulary(),
    )


def checked(
    documents: Sequence[Document], *statements: Statement, topics: Sequence[str] = ()
) -> tuple[Conflict, ...]:
    """The conflicts that are shown."""
    comparison = compared(documents, *statements, topics=topics)
    conflicts = find_conflicts(
        documents, found(*statements), comparison, vocabulary=load_vocabulary()
    )
    return tuple(each for each in conflicts if each.shown)
