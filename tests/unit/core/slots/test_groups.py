"""Who a statement is for."""

from __future__ import annotations

import pytest

from align_app.core.slots.groups import read_ages, read_people
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.comparing.made_plans import plan, say

GROUPS = load_vocabulary().comparing.words.groups


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("children aged 0 to 25", (0, 25)),
        ("young people under 18", (0, 17)),
        ("under-18s", (0, 17)),
        ("people aged 65 and over", (65, 120)),
        ("support from age 65", (65, 120)),
        ("up to the age of 25", (0, 25)),
        ("five more beds", None),
    ],
)
def test_that_an_age_rule_is_a_span_of_years(text: str, ages: tuple[int, int] | None) -> None:
    assert read_ages(text) == ages


def test_that_two_groups_clash_only_where_both_are_named() -> None:
    document = plan("North")
    carers = read_people(say(document, "A break for unpaid carers"), GROUPS)
    mothers = read_people(say(document, "A midwife for each pregnant woman"), GROUPS)
    nobody = read_people(say(document, "Warm damp houses"), GROUPS)
    assert carers.clash(mothers)
    assert not carers.clash(nobody)
    assert not carers.clash(carers)
