"""Scores how alike statements are: by meaning, by weighted words, by theme, by indicator, by names.

Works on blocks of rows so that memory stays small; which score means what is decided in `levels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from align_app.core.comparing.corpus import Corpus, Entry
from align_app.core.vocabulary.comparing_rules import ComparingRules, Limits

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """What turns texts into vectors; see `align_app.core.language`."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors [texts, dimension], each of length 1."""


@dataclass(frozen=True, slots=True)
class Features:
    """One row a statement: vectors of its words alone and under its heading, words, themes."""

    text: Vectors
    headed: Vectors
    words: Vectors
    themes: Vectors
    indicators: npt.NDArray[np.int64]
    dropped: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Block:
    """Scores of some rows against all statements: the blend, and the parts that levels look at."""

    score: Vectors
    meaning: Vectors
    words: Vectors


def read_features(corpus: Corpus, *, language: Encoder, rules: ComparingRules) -> Features:
    """Encode and weigh every statement once."""
    limits = rules.numbers.limits
    texts = [entry.text for entry in corpus.entries]
    headed = [_headed(entry) for entry in corpus.entries]
    vectors = language.encode(texts + headed) if texts else np.zeros((0, 1), np.float32)
    return Features(
        text=_with_children(vectors[: len(texts)], corpus, limits),
        headed=_with_children(vectors[len(texts) :], corpus, limits),
        words=_with_children(_word_weights(corpus), corpus, limits),
        themes=_theme_scores(corpus),
        indicators=_indicator_numbers(corpus),
        dropped=np.array([entry.boilerplate for entry in corpus.entries], bool),
    )


def score_block(features: Features, rows: range, *, rules: ComparingRules) -> Block:
    """Scores of the statements `rows` against all: arrays [rows, statements], 0 to 1."""
    weights = rules.numbers.weights
    here = slice(rows.start, rows.stop)
    meaning = (
        features.text[here] @ features.text.T + features.headed[here] @ features.headed.T
    ) / 2
    words = features.words[here] @ features.words.T
    codes = features.indicators
    indicator = (codes[here, None] == codes[None, :]) & (codes[here, None] > 0)
    themed = np.asarray(features.themes.any(axis=1))
    known = np.logical_and.outer(themed[here], themed)
    score = (
        weights.meaning * meaning
        + weights.words * words
        + weights.themes * _theme_overlap(features.themes[here], features.themes)
        + weights.indicator * indicator
    ) / (weights.meaning + weights.words + weights.themes * known)
    score = np.clip(score, 0, 1)
    score[features.dropped[here], :] = 0
    score[:, features.dropped] = 0
    return Block(score.astype(np.float32), meaning.astype(np.float32), words.astype(np.float32))


def centred(vectors: Vectors) -> Vectors:
    """Vectors less their mean, brought back to length 1: themes part better, paraphrases worse."""
    moved = vectors - vectors.mean(axis=0, keepdims=True)
    return _unit(moved)


def _headed(entry: Entry) -> str:
    """The statement under its nearest heading, or after the stem it continues."""
    statement = entry.statement
    heading = statement.heading_path[-1] if statement.heading_path else ""
    before = statement.context or heading
    return f"{before}: {entry.text}" if before else entry.text


def _with_children(vectors: Vectors, corpus: Corpus, limits: Limits) -> Vectors:
    """Labels take on the mean of what stands under them; a stage of life is that mean alone."""
    mixed = vectors.copy()
    for entry in corpus.entries:
        if entry.under:
            share = 0.0 if entry.life_course else limits.label_share
            mean = vectors[list(entry.under)].mean(axis=0)
            mean /= max(float(np.linalg.norm(mean)), 1e-6)
            mixed[entry.index] = share * vectors[entry.index] + (1 - share) * mean
    return _unit(mixed)


def _word_weights(corpus: Corpus) -> Vectors:
    """Weighted words [statements, words]: what few statements say weighs most."""
    places: dict[str, int] = {}
    for entry in corpus.entries:
        for stem in entry.stems:
            places.setdefault(stem, len(places))
    counts = np.zeros((len(corpus), max(len(places), 1)), np.float32)
    for entry in corpus.entries:
        for stem in entry.stems:
            counts[entry.index, places[stem]] += 1
    spread = np.maximum((counts > 0).sum(axis=0), 1)
    return _unit(np.sqrt(counts) * np.log(1 + len(corpus) / spread, dtype=np.float32))


def _theme_scores(corpus: Corpus) -> Vectors:
    themes = sorted({each.theme for entry in corpus.entries for each in entry.statement.themes})
    column = {theme: number for number, theme in enumerate(themes)}
    scores = np.zeros((len(corpus), max(len(themes), 1)), np.float32)
    for entry in corpus.entries:
        for each in entry.statement.themes:
            scores[entry.index, column[each.theme]] = each.score
    return scores


def _theme_overlap(some: Vectors, others: Vectors) -> Vectors:
    """Themes in common over all themes of the pair, each theme with its lesser score."""
    common = np.zeros((len(some), len(others)), np.float32)
    for theme in range(some.shape[1]):
        mine = np.flatnonzero(some[:, theme])
        theirs = np.flatnonzero(others[:, theme])
        if len(mine) and len(theirs):
            common[np.ix_(mine, theirs)] += np.minimum.outer(
                some[mine, theme], others[theirs, theme]
            )
    total = some.sum(axis=1)[:, None] + others.sum(axis=1)[None, :] - common
    overlap: Vectors = np.divide(common, total, out=np.zeros_like(common), where=total > 0)
    return overlap


def _indicator_numbers(corpus: Corpus) -> npt.NDArray[np.int64]:
    """A number for each indicator, 0 where a statement measures none."""
    measures = [entry.statement.measure for entry in corpus.entries]
    names = sorted({each.indicator for each in measures if each and each.indicator})
    number = {name: count for count, name in enumerate(names, 1)}
    return np.array(
        [number[each.indicator] if each and each.indicator else 0 for each in measures], np.int64
    )


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-6)).astype(np.float32)
    return unit
