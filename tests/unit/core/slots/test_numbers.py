"""Amounts and shares of change are read from words and figures."""

from __future__ import annotations

import pytest

from align_app.core.slots.numbers import read_amounts, read_change
from align_app.core.vocabulary import load_vocabulary

WORDS = load_vocabulary().comparing.words


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Sixty more nurses by 2027", [(60, "")]),
        ("one hundred and twenty five beds", [(125, "")]),
        ("£1.2 million for homes", [(1_200_000, "£")]),
        ("ninety per cent of people", [(90, "%")]),
        ("18,000 more visits, 4.5% fewer falls", [(18000, ""), (4.5, "%")]),
        ("in March 2028, and 2029/30", []),
    ],
)
def test_that_amounts_are_read_and_years_are_not(
    text: str, amounts: list[tuple[float, str]]
) -> None:
    assert [(each.value, each.unit) for each in read_amounts(text, WORDS)] == amounts


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("cut falls by 10%", 0.1),
        ("10% lower than last year", 0.1),
        ("halve the gap", 0.5),
        ("reduce deaths by a quarter", 0.25),
        ("a 25% fall in deaths", 0.25),
        ("reach 10% by 2030", None),
        ("a third of people smoke", None),
        ("by 10 percentage points", None),
    ],
)
def test_that_a_share_of_change_is_told_from_a_level(text: str, share: float | None) -> None:
    assert read_change(text, WORDS) == share
