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
        ("adults aged 40 to 74", (40, 74)),
        ("young people of 11-25", (11, 25)),
        ("adults over 65", (65, 120)),
        ("five more beds", None),
        ("people who wait over 52 weeks", None),
        ("treat people in under 18 weeks", None),
        ("see people within 5 to 10 days", None),
        ("support for up to 40 people", None),
        ("between 10 and 20 more people", None),
        ("from 12 to 9.5 per 100,000 people", None),
        ("cut smoking by 10 to 15 per cent among young people", None),
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
