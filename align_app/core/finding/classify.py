"""Sorts any text into the themes of any taxonomy, by meaning and by cue words; nothing is trained.

Statements of a plan get theirs in `themes`, which knows their headings; this is for scripts and for
a person's own taxonomy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from align_app.core.finding.cue_words import count_words
from align_app.core.finding.plain_text import plain
from align_app.core.language import Language
from align_app.core.vocabulary.classify_rules import ClassifyRules
from align_app.core.vocabulary.themes import ThemeEntry, Themes


@dataclass(frozen=True, slots=True)
class ThemeVerdict:
    """How sure it is that a text carries a theme, 0 to 1, and whether it is taken to."""

    theme: str
    score: float
    yes: bool


def classify_texts(
    texts: Sequence[str], *, taxonomy: Themes, language: Language, rules: ClassifyRules
) -> list[tuple[ThemeVerdict, ...]]:
    """A verdict on every theme of `taxonomy`, in its order, for each text."""
    meanings = [_meaning(theme, rules.cues_told) for theme in taxonomy.themes]
    vectors = language.encode([*meanings, *texts])
    near = vectors[len(meanings) :] @ vectors[: len(meanings)].T
    return [
        tuple(
            _verdict(theme, plain(text), float(near[row, column]), rules)
            for column, theme in enumerate(taxonomy.themes)
        )
        for row, text in enumerate(texts)
    ]


def _meaning(theme: ThemeEntry, cues_told: int) -> str:
    return f"{theme.name}. {theme.definition} {', '.join(theme.cues[:cues_told])}".strip()


def _verdict(theme: ThemeEntry, small: str, near: float, rules: ClassifyRules) -> ThemeVerdict:
    cues, words = count_words(theme.cues, small), count_words(theme.words, small)
    total = near + rules.cue * math.log1p(cues) + rules.word * math.log1p(words)
    score = 1 / (1 + math.exp(-rules.steepness * (total - rules.even)))
    return ThemeVerdict(theme.id, round(score, 4), total >= rules.even)
