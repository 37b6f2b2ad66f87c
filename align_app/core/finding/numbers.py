"""Quantities in a sentence: their value, unit and place. What they mean is left to measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from align_app.core.finding.plain_text import any_of, plain
from align_app.core.vocabulary.finding_rules import NumberRules

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BASE = re.compile(r"\b(?:per|for each|for every)\s*$")
_WHO = (
    "person|adult|child|resident|woman|man|pupil|patient|baby|mother|household|home|family|smoker"
)
_SHARE_GAP = rf"\s+(?:(?:{_WHO})\s+)?(?:in|out of)\s+(?:every\s+)?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: `unit` is a unit of the contract, or None for a bare number."""

    start: int
    end: int
    value: float
    unit: str | None

    @property
    def share(self) -> bool:
        """True for a share of a whole."""
        return self.unit == "%"


def find_quantities(
    text: str, *, rules: NumberRules, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Quantity, ...]:
    """The quantities of `text` in their order; stretches in `taken` (dates) are passed over."""
    small = plain(text)
    blocked = [*taken, *(m.span() for m in any_of(rules.not_quantities).finditer(small))]
    found: list[Quantity] = []
    for match in _pattern(_Words.of(rules)).finditer(small):
        span = match.span("all")
        if any(start < span[1] and span[0] < end for start, end in blocked):
            continue
        if _BASE.search(small[: span[0]]):
            continue  # "per 100,000" without a number before it names a rate
        quantity = _quantity(match, small, rules)
        if quantity:
            found.append(quantity)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Words:
    small: tuple[str, ...]
    fractions: tuple[str, ...]
    units: tuple[str, ...]
    rates: tuple[str, ...]
    scales: tuple[str, ...]

    @classmethod
    def of(cls, rules: NumberRules) -> _Words:
        units = tuple(word for unit in rules.units for word in unit.words)
        return cls(
            tuple(rules.small), tuple(rules.fractions), units, rules.rates, tuple(rules.scales)
        )


@cache
def _pattern(words: _Words) -> re.Pattern[str]:
    def either(parts: Sequence[str]) -> str:
        return "|".join(sorted(parts, key=lambda part: (-len(part), part)))

    number = f"(?:{either(words.small)})(?:[- ](?:{either(words.small)}))?"
    rate = either([re.escape(rate) for rate in words.rates])
    return re.compile(
        rf"(?<![\w.£])(?P<all>"
        rf"(?:(?P<a>\d{{1,2}}|{either(words.small)}){_SHARE_GAP}(?P<b>\d{{1,3}}|{either(words.small)}))(?![\w%])"
        rf"|(?P<fraction>{either(words.fractions)})(?!\w)"
        rf"|(?P<money>£)?\s?(?:(?P<figure>{_FIGURE})|(?P<word>{number})\b)"
        rf"(?:[\s-]?(?P<scale>{either(words.scales)})\b)?"
        rf"(?:\s?(?P<unit>{either(words.units)})(?!\w))?"
        rf"(?:\s+(?:[\w-]+\s+){{0,2}}?(?:per|for each|for every|in every)\s+"
        rf"(?P<rate>{rate})(?!,?\d))?"
        rf")"
    )


def _quantity(match: re.Match[str], small: str, rules: NumberRules) -> Quantity | None:
    start, end = match.span("all")
    if match["a"]:
        whole = _number(match["b"], rules)
        share = 100 * _number(match["a"], rules) / whole if whole else 0.0
        return Quantity(start, end, round(share, 1), "%") if 0 < share <= 100 else None
    if match["fraction"]:
        fraction = " ".join(match["fraction"].split())
        return Quantity(start, end, rules.fractions[fraction], "%")
    value = _number(match["figure"] or match["word"], rules)
    return _scaled(match, value, rules)


def _scaled(match: re.Match[str], value: float, rules: NumberRules) -> Quantity:
    start, end = match.span("all")
    scale = rules.scales.get(match["scale"] or "", 1)
    if match["money"]:
        millions = scale >= 1_000_000
        amount = value * scale / 1_000_000 if millions else value * scale
        return Quantity(start, end, round(amount, 6), "GBP million" if millions else "GBP")
    value = value * scale
    if match["rate"]:
        return Quantity(start, end, value, f"per {match['rate']}")
    unit = next(
        (
            u.unit
            for u in rules.units
            if match["unit"] and any(re.fullmatch(w, match["unit"]) for w in u.words)
        ),
        None,
    )
    return Quantity(start, end, value, unit)


def _number(words: str, rules: NumberRules) -> float:
    """The value of a figure or a number word ("1,960", "eighty", "sixty-five")."""
    figure = words.replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", figure):
        return float(figure)
    return float(sum(rules.small.get(part, 0) for part in re.split(r"[- ]", words)))


def rate_in(text: str, *, rules: NumberRules) -> str | None:
    """The unit of a rate that a text names ("suicides per 100,000"), or None."""
    small = plain(text)
    for rate in rules.rates:
        if re.search(rf"\b(?:per|for each|for every) {re.escape(rate)}(?!,?\d)", small):
            return f"per {rate}"
    return None


def cell_number(text: str, *, rules: NumberRules) -> Quantity | None:
    """The quantity of a table cell such as "10.0 or fewer" or "75% (2028)", or None."""
    found = find_quantities(text, rules=rules)
    return found[0] if found else None
