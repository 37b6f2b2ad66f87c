"""Amounts and shares of change in words: "sixty more", "£1.2 million", "by a quarter"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from align_app.core.vocabulary.comparing_rules import ComparingWords

_AMOUNT = re.compile(
    r"(?P<pound>£\s?)?(?<![\w/.])(?P<figure>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![/\d])\s?"
    r"(?P<scale>million\b|m\b|bn\b|billion\b|thousand\b|k\b)?\s?"
    r"(?P<share>%|per ?cent\b|percentage points\b)?",
    re.I,
)
_SCALE = {"million": 1e6, "m": 1e6, "bn": 1e9, "billion": 1e9, "thousand": 1e3, "k": 1e3}
_HUNDRED = 100
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit ("%", "points", "£" or ""), and where it stands in the text."""

    value: float
    unit: str
    start: int
    end: int


def read_amounts(text: str, words: ComparingWords) -> tuple[Amount, ...]:
    """All amounts of a text in their order, years left out; numbers in words count too."""
    amounts = [_figure(match) for match in _AMOUNT.finditer(text) if not _is_year(match)]
    taken = [(amount.start, amount.end) for amount in amounts]
    for match in _written(tuple(words.numbers)).finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        share = re.match(r"\s?(?:%|per ?cent)", text[match.end() :], re.I)
        value = _count(re.findall(r"[a-z]+", match[0].lower()), words.numbers)
        amounts.append(Amount(value, "%" if share else "", match.start(), match.end()))
    return tuple(sorted(amounts, key=lambda amount: amount.start))


def read_change(text: str, words: ComparingWords) -> float | None:
    """The share by which a statement says that something is to change, 0 to 1, or None."""
    for amount in read_amounts(text, words):
        if amount.unit == "%" and _says_change(text, amount, words):
            return amount.value / _HUNDRED
    if _any_of(words.halving).search(text):
        return 0.5
    match = _by_fraction(tuple(words.fractions)).search(text)
    return words.fractions[match["word"].lower()] if match else None


def _says_change(text: str, amount: Amount, words: ComparingWords) -> bool:
    before = re.findall(r"[a-z]+", text[: amount.start].lower())[-1:]
    after = re.sub(r"^\W*(?:%|per ?cent)?\W*", "", text[amount.end :].lower())
    follows = re.match(r"[a-z]+", after)
    if before and before[0] in words.change_before:
        return True
    return bool(follows and follows[0] in words.change_after)


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.I)


@lru_cache(maxsize=8)
def _by_fraction(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\bby (?:a|one)[- ](?P<word>{'|'.join(words)})\b", re.I)


def _figure(match: re.Match[str]) -> Amount:
    value = float(match["figure"].replace(",", "")) * _SCALE.get((match["scale"] or "").lower(), 1)
    share = (match["share"] or "").lower()
    unit = "£" if match["pound"] else "points" if share.endswith("points") else "%" if share else ""
    return Amount(value, unit, match.start(), match.end())


def _is_year(match: re.Match[str]) -> bool:
    figure = match["figure"]
    plain = figure.isdigit() and not match["pound"] and not match["scale"] and not match["share"]
    return plain and int(figure) in _YEARS


@lru_cache(maxsize=8)
def _written(words: tuple[str, ...]) -> re.Pattern[str]:
    one = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{one})(?:(?:[\s-]+|\s+and\s+)(?:{one}))*\b", re.I)


def _count(parts: list[str], numbers: dict[str, float]) -> float:
    total = current = 0.0
    for part in parts:
        value = numbers.get(part)
        if value is None:
            continue
        if value < _HUNDRED:
            current += value
        else:
            current = max(current, 1) * value
            if value > _HUNDRED:
                total, current = total + current, 0.0
    return total + current
