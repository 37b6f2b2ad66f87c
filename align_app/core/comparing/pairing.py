"""Finds each statement's nearest in other documents, links them, and tells who answers whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from align_app.core.comparing.corpus import Corpus
from align_app.core.comparing.levels import Judge, Pair
from align_app.core.comparing.likeness import Block, Features, score_block
from align_app.core.model import Coverage, Level, Link, ReadState
from align_app.core.vocabulary.comparing_rules import ComparingRules

_RANK = {Level.EXPLICIT: 3, Level.SHARED: 2, Level.PARTIAL: 1, Level.RELATED: 0}
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Near:
    """A statement of another document near to a given one; `first` if it is nearest there."""

    index: int
    score: float
    meaning: float
    words: float
    first: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its level and why; indices of the statements, the lower first."""

    left: int
    right: int
    score: float
    level: Level
    why: str


def find_near(
    corpus: Corpus,
    features: Features,
    *,
    rules: ComparingRules,
    named: Mapping[int, frozenset[int]],
) -> dict[tuple[int, int], tuple[Near, ...]]:
    """For each statement and other document: its nearest statements there, nearest first.

    Statements that the given one names are among them whatever their score.
    """
    near: dict[tuple[int, int], tuple[Near, ...]] = {}
    most = rules.numbers.limits.links_per_document
    both = _both_ways(named)
    for owner, rows in enumerate(corpus.spans):
        if not rows:
            continue
        block = score_block(features, rows, rules=rules)
        for other, columns in enumerate(corpus.spans):
            if other == owner or not columns:
                continue
            for row, nearest in zip(rows, _nearest(block, columns, most), strict=True):
                chosen = {each.index for each in nearest}
                extra = [
                    _near(block, row - rows.start, each)
                    for each in both.get(row, ())
                    if each in columns and each not in chosen
                ]
                near[row, other] = (*nearest, *extra)
    return near


def judge_pairs(
    corpus: Corpus, near: Mapping[tuple[int, int], tuple[Near, ...]], *, judge: Judge
) -> dict[tuple[int, int], Judged]:
    """The level of every near pair that has one, by the indices of its statements, lower first."""
    least = judge.rules.numbers.levels.related
    found: dict[tuple[int, int], Near] = {}
    for (row, _), others in near.items():
        for each in others:
            key = (min(row, each.index), max(row, each.index))
            if key not in found or each.first:
                found[key] = each
    judged = {}
    for (left, right), each in sorted(found.items()):
        named = judge.citations.names(corpus.entries[left], corpus.entries[right])
        if each.score < least and not named:
            continue
        pair = Pair(
            corpus.entries[left],
            corpus.entries[right],
            each.score,
            each.meaning,
            each.words,
            each.first,
        )
        level, why = judge.level(pair)
        if level in _RANK:
            judged[left, right] = Judged(left, right, each.score, level, why)
    return judged


def make_links(
    corpus: Corpus, judged: Mapping[tuple[int, int], Judged], *, rules: ComparingRules
) -> tuple[Link, ...]:
    """The links, strongest first; each is among the strongest of one of its two statements."""
    most = rules.numbers.limits.links_per_statement
    used: dict[int, int] = defaultdict(int)
    kept = []
    for each in sorted(judged.values(), key=_strength):
        if used[each.left] < most or used[each.right] < most:
            used[each.left] += 1
            used[each.right] += 1
            kept.append(each)
    return tuple(
        Link(
            corpus.entries[each.left].statement.id,
            corpus.entries[each.right].statement.id,
            each.level,
            round(each.score, _DECIMALS),
            each.why,
        )
        for each in kept
    )


def tell_coverage(
    corpus: Corpus,
    near: Mapping[tuple[int, int], tuple[Near, ...]],
    judged: Mapping[tuple[int, int], Judged],
    *,
    rules: ComparingRules,
) -> tuple[Coverage, ...]:
    """Every statement against every other document, in order of statement, then document."""
    answers: dict[tuple[int, int], list[tuple[int, Judged]]] = defaultdict(list)
    for each in judged.values():
        for mine, theirs in ((each.left, each.right), (each.right, each.left)):
            answers[mine, corpus.entries[theirs].owner].append((theirs, each))
    return tuple(_coverage(corpus, near, answers, rules.numbers.limits.evidence))


def _coverage(
    corpus: Corpus,
    near: Mapping[tuple[int, int], tuple[Near, ...]],
    answers: Mapping[tuple[int, int], Sequence[tuple[int, Judged]]],
    most: int,
) -> Iterator[Coverage]:
    for entry in corpus.entries:
        for number, document in enumerate(corpus.documents):
            if number == entry.owner:
                continue
            if document.state is ReadState.NOT_READ:
                yield Coverage(entry.statement.id, document.id, Level.NOT_ASSESSED)
                continue
            found = sorted(
                answers.get((entry.index, number), ()), key=lambda each: _strength(each[1])
            )
            nearest = near.get((entry.index, number), ())
            if found:
                best = found[0][1]
                evidence = [
                    theirs for theirs, each in found if each.level.answers == best.level.answers
                ]
                yield Coverage(
                    entry.statement.id,
                    document.id,
                    best.level,
                    tuple(corpus.entries[each].statement.id for each in evidence[:most]),
                    score=round(best.score, _DECIMALS),
                )
            else:
                miss = corpus.entries[nearest[0].index].statement.id if nearest else None
                score = round(nearest[0].score, _DECIMALS) if nearest else 0.0
                yield Coverage(
                    entry.statement.id, document.id, Level.NOT_FOUND, near_miss=miss, score=score
                )


def _strength(each: Judged) -> tuple[int, float, int, int]:
    return (-_RANK[each.level], -each.score, each.left, each.right)


def _both_ways(named: Mapping[int, frozenset[int]]) -> dict[int, list[int]]:
    both: dict[int, set[int]] = defaultdict(set)
    for one, others in named.items():
        for other in others:
            both[one].add(other)
            both[other].add(one)
    return {one: sorted(others) for one, others in both.items()}


def _nearest(block: Block, columns: range, most: int) -> list[tuple[Near, ...]]:
    """For each row its nearest statements among the columns, nearest first, ties by position."""
    part = slice(columns.start, columns.stop)
    order = np.argsort(-block.score[:, part], axis=1, kind="stable")[:, :most]
    found = [
        np.take_along_axis(each[:, part], order, axis=1).tolist()
        for each in (block.score, block.meaning, block.words)
    ]
    return [
        tuple(
            Near(columns.start + column, score, meaning, words, first=place == 0)
            for place, (column, score, meaning, words) in enumerate(zip(*row, strict=True))
        )
        for row in zip(order.tolist(), *found, strict=True)
    ]


def _near(block: Block, row: int, index: int) -> Near:
    score, meaning, words = (
        block.score[row, index],
        block.meaning[row, index],
        block.words[row, index],
    )
    return Near(index, float(score), float(meaning), float(words), first=False)
