"""Gathers statements that say similar things, the same way every time, and names each gathering."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from align_app.core.comparing.corpus import Corpus, Entry
from align_app.core.comparing.labels import Tagger, label_groups
from align_app.core.comparing.likeness import Features, Vectors, centred
from align_app.core.model import Cluster
from align_app.core.vocabulary.comparing_rules import ClusterNumbers, ComparingRules

_ID_LENGTH = 12
_DECIMALS = 4
Labels = npt.NDArray[np.int64]


def find_clusters(
    corpus: Corpus,
    features: Features,
    *,
    language: Tagger,
    rules: ComparingRules,
    theme_names: Mapping[str, str],
) -> tuple[Cluster, ...]:
    """Groups of statements of like meaning, largest first, with a label and their stability."""
    numbers = rules.numbers.clusters
    chosen = _chosen(corpus.entries, numbers)
    if len(chosen) < numbers.smallest:
        return ()
    rows = [entry.index for entry in chosen]
    vectors = centred(features.text[rows] + features.headed[rows])
    groups = _groups(_gather(vectors, numbers.distance), numbers.smallest)
    stability = _stabilities(vectors, groups, numbers)
    members = [[chosen[place] for place in group] for group in groups]
    labels = label_groups(members, language=language, rules=rules, theme_names=theme_names)
    clusters = [
        Cluster(
            _id(group), label, tuple(each.statement.id for each in group), round(steady, _DECIMALS)
        )
        for group, label, steady in zip(members, labels, stability, strict=True)
    ]
    return tuple(sorted(clusters, key=lambda each: -len(each.statements)))


def _chosen(entries: Sequence[Entry], numbers: ClusterNumbers) -> list[Entry]:
    """The statements to gather: all but boilerplate; only named and measured ones of too many."""
    said = [entry for entry in entries if not entry.boilerplate and not entry.life_course]
    if len(said) <= numbers.most_statements:
        return said
    strong = [entry for entry in said if entry.statement.headline or entry.statement.measure]
    return strong[: numbers.most_statements]


def _gather(vectors: Vectors, distance: float) -> Labels:
    """Average-link tree over cosine distances, cut at `distance`: one label a row."""
    from scipy.cluster.hierarchy import fcluster, linkage

    count = len(vectors)
    upper = np.triu_indices(count, 1)
    distances = np.clip(1 - (vectors @ vectors.T)[upper], 0, 2).astype(np.float64)
    labels: Labels = fcluster(linkage(distances, "average"), distance, "distance").astype(np.int64)
    return labels


def _groups(labels: Labels, smallest: int) -> list[list[int]]:
    """Rows of each label that has enough of them, in order of their first row."""
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        groups.setdefault(int(label), []).append(row)
    return [rows for rows in groups.values() if len(rows) >= smallest]


def _stabilities(
    vectors: Vectors, groups: Sequence[Sequence[int]], numbers: ClusterNumbers
) -> list[float]:
    """For each group, the mean overlap with its nearest group over resampled runs, 0 to 1."""
    chance = np.random.default_rng(numbers.seed)
    totals = np.zeros(len(groups))
    size = max(2, int(len(vectors) * numbers.sample))
    for _ in range(numbers.runs):
        rows = np.sort(chance.choice(len(vectors), size=size, replace=False))
        kept = {int(row) for row in rows}
        labels = _gather(vectors[rows], numbers.distance)
        runs: dict[int, set[int]] = {}
        for row, label in zip(rows, labels, strict=True):
            runs.setdefault(int(label), set()).add(int(row))
        home = {row: label for label, group in runs.items() for row in group}
        for number, group in enumerate(groups):
            totals[number] += _overlap(kept.intersection(group), runs, home)
    return [float(total) / numbers.runs for total in totals]


def _overlap(seen: set[int], runs: dict[int, set[int]], home: dict[int, int]) -> float:
    """Best Jaccard overlap of the seen members with a group of the run."""
    labels = sorted({home[row] for row in seen})
    return max((len(seen & runs[label]) / len(seen | runs[label]) for label in labels), default=0.0)


def _id(group: Iterable[Entry]) -> str:
    said = "\n".join(sorted(each.statement.id for each in group))
    return hashlib.sha256(said.encode()).hexdigest()[:_ID_LENGTH]
