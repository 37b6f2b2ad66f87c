"""What a statement is about: the themes whose words it uses and whose meaning it comes near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from align_app.core.finding.plain_text import plain
from align_app.core.language import Language
from align_app.core.model import ThemeScore
from align_app.core.vocabulary.finding_rules import ThemeRules
from align_app.core.vocabulary.themes import ThemeEntry, Themes


def find_themes(
    texts: Sequence[str],
    contexts: Sequence[str],
    *,
    language: Language,
    themes: Themes,
    rules: ThemeRules,
) -> list[tuple[ThemeScore, ...]]:
    """The themes of each text, best first; `contexts` are headings and stems, which count for less."""
    if not texts:
        return []
    near = _nearness(texts, language, themes)
    return [
        _chosen(text, context, near[place], themes, rules)
        for place, (text, context) in enumerate(zip(texts, contexts, strict=True))
    ]


def _nearness(texts: Sequence[str], language: Language, themes: Themes) -> NDArray[np.float32]:
    """How near each text [texts] is in meaning to each theme [themes]: cosine, float32."""
    meanings = [f"{theme.name}. {theme.definition}" for theme in themes.themes]
    vectors = language.encode([*meanings, *texts])
    count = len(meanings)
    near: NDArray[np.float32] = vectors[count:] @ vectors[:count].T
    return near


def _chosen(
    text: str, context: str, near: NDArray[np.float32], themes: Themes, rules: ThemeRules
) -> tuple[ThemeScore, ...]:
    small, around = plain(text), plain(context)
    scores = [
        ThemeScore(theme.id, _score(theme, small, around, float(near[place]), rules))
        for place, theme in enumerate(themes.themes)
    ]
    ranked = sorted(scores, key=lambda entry: -entry.score)
    best = ranked[0].score
    return tuple(
        entry
        for entry in ranked[: rules.most]
        if entry.score >= rules.least and entry.score >= best - rules.drop
    )


def _score(theme: ThemeEntry, small: str, around: str, near: float, rules: ThemeRules) -> float:
    """From 0 to 1: how sure it is that the theme fits."""
    weight = rules.low if theme.weight == "low" else 1.0
    words = _letters(theme.cues, small)
    heading = _letters(theme.cues, around)
    total = (
        rules.bias
        + weight * rules.cue * (words > 0)
        + weight * rules.letters * min(words, 30) / 10
        + weight * rules.context * (heading > 0)
        + rules.near * near
    )
    return round(float(1 / (1 + np.exp(-total))), 4)


def _letters(cues: tuple[str, ...], small: str) -> int:
    """How many letters of `small` are cue words."""
    return sum(len(match.group()) for match in _cue_pattern(cues).finditer(small))


@cache
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted((plain(cue) for cue in cues), key=lambda cue: (-len(cue), cue))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?:s|es|'s)?(?!\w)")
