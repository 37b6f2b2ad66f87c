"""What a statement is about: the themes whose words it uses and whose meaning it comes near."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from align_app.core.finding.cue_words import count_letters
from align_app.core.finding.plain_text import plain
from align_app.core.language import Language
from align_app.core.model import ThemeScore
from align_app.core.vocabulary.finding_rules import ThemeRules
from align_app.core.vocabulary.themes import ThemeEntry, Themes

_MOST_LETTERS = 30


def find_themes(
    texts: Sequence[str],
    contexts: Sequence[str],
    *,
    language: Language,
    themes: Themes,
    rules: ThemeRules,
) -> list[tuple[ThemeScore, ...]]:
    """The themes of each text, best first; `contexts`, headings and stems, count for less."""
    if not texts:
        return []
    near = _nearness(texts, language, themes, rules)
    return [
        _chosen(plain(text), plain(context), near[place], themes, rules)
        for place, (text, context) in enumerate(zip(texts, contexts, strict=True))
    ]


def _nearness(
    texts: Sequence[str], language: Language, themes: Themes, rules: ThemeRules
) -> NDArray[np.float32]:
    """How near each text [texts] is in meaning to each theme [themes]: cosine, float32."""
    meanings = tuple(
        f"{theme.name}. {theme.definition} {', '.join(theme.cues[: rules.cues_told])}"
        for theme in themes.themes
    )
    near: NDArray[np.float32] = language.encode(texts) @ _vectors(language, meanings).T
    return near


@cache
def _vectors(language: Language, meanings: tuple[str, ...]) -> NDArray[np.float32]:
    """The vectors of the themes' meanings, made once for all documents."""
    return language.encode(meanings)


def _chosen(
    small: str, around: str, near: NDArray[np.float32], themes: Themes, rules: ThemeRules
) -> tuple[ThemeScore, ...]:
    scores = [
        ThemeScore(theme.id, _score(theme, small, around, float(near[place]), rules))
        for place, theme in enumerate(themes.themes)
    ]
    ranked = sorted(scores, key=lambda entry: -entry.score)
    best = ranked[0].score
    if best < rules.first:
        return ()
    others = (e for e in ranked[1 : rules.most] if e.score >= max(rules.least, best - rules.drop))
    return (ranked[0], *others)


def _score(theme: ThemeEntry, small: str, around: str, near: float, rules: ThemeRules) -> float:
    """From 0 to 1: how sure it is that the theme fits."""
    words = count_letters(theme.words, small)
    total = (
        rules.bias
        + rules.cue * (count_letters(theme.cues, small) > 0)
        + rules.word * (words > 0)
        + rules.word_letters * min(words, _MOST_LETTERS) / 10
        + rules.context * (count_letters(theme.cues, around) > 0)
        + rules.context_word * (count_letters(theme.words, around) > 0)
        + rules.near * near
    )
    return round(float(1 / (1 + np.exp(-total))), 4)
