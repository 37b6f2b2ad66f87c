from __future__ import annotations

import pytest

from align_app.core.finding.bodies import partners_of
from align_app.core.finding.dates import deadline, find_dates
from align_app.core.finding.indicators import match_indicator
from align_app.core.finding.measures import find_measure
from align_app.core.finding.money import money_of
from align_app.core.finding.numbers import find_quantities
from align_app.core.finding.sections import rule_of
from align_app.core.finding.sentences import split_sentences
from align_app.core.vocabulary import Vocabulary


def _cut(text: str, vocabulary: Vocabulary) -> list[str]:
    rules = vocabulary.finding_rules.sentences
    return [text[start:end] for start, end in split_sentences(text, rules=rules)]


def test_that_an_abbreviation_or_a_decimal_does_not_end_a_sentence(vocabulary: Vocabulary) -> None:
    text = "Dr. Amos Pell spoke. Rates fell to 4.5 in St. Bees, e.g. by the quay. We will go on."
    assert _cut(text, vocabulary) == [
        "Dr. Amos Pell spoke.",
        "Rates fell to 4.5 in St. Bees, e.g. by the quay.",
        "We will go on.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open two hubs by March 2027", "March 2027"),
        ("halve waits by the end of 2026/27", "the end of 2026/27"),
        ("cut waits from 12% in 2021 to 8% by 2029", "2029"),
        ("will be sold in 2026", "2026"),
        ("10% below the 2019/20 level", None),
        ("as the Housing Strategy 2021 to 2026 says", None),
        ("fewer falls by the end of the decade", "the end of the decade"),
    ],
)
def test_that_the_deadline_is_told_from_other_dates(
    text: str, expected: str | None, vocabulary: Vocabulary
) -> None:
    rules = vocabulary.finding_rules.numbers
    assert deadline(text, find_dates(text, rules=rules), rules=rules) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three in four tenants", [(75.0, "%")]),
        ("two thirds of us", [(67.0, "%")]),
        ("one adult in five", [(20.0, "%")]),
        ("eighty-five per cent", [(85.0, "%")]),
        ("£2.4 million", [(2.4, "GBP million")]),
        ("1,960 per 100,000 people", [(1960.0, "per 100,000")]),
        ("612 in 2022", [(612.0, None), (2022.0, None)]),
        ("people aged 65 and over", []),
        ("children in year 6 with type 2 diabetes", []),
        ("a check within two weeks", []),
    ],
)
def test_that_quantities_are_read_and_names_are_not(
    text: str, expected: list[tuple[float, str | None]], vocabulary: Vocabulary
) -> None:
    found = find_quantities(text, rules=vocabulary.finding_rules.numbers)
    assert [(q.value, q.unit) for q in found] == expected


@pytest.mark.parametrize(
    ("text", "indicator", "direction", "baseline", "target", "unit", "relative", "date"),
    [
        (
            "Bring adult smoking down from 16.5% in 2021 to 6% by 2031.",
            "smoking_adult",
            "reduce",
            16.5,
            6.0,
            "%",
            False,
            "2031",
        ),
        (
            "Halve smoking in pregnancy from 9% in 2023 by March 2029.",
            "smoking_delivery",
            "reduce",
            9.0,
            4.5,
            "%",
            True,
            "March 2029",
        ),
        (
            "Suicide rates will fall by a tenth by 2028.",
            "suicide",
            "reduce",
            None,
            None,
            "per 100,000",
            True,
            "2028",
        ),
        (
            "By 2030 seven in ten people with dementia will have a diagnosis, up from 61% in 2024.",
            "dementia_dx",
            "increase",
            61.0,
            70.0,
            "%",
            False,
            "2030",
        ),
        (
            "Find 62% of cancers at an early stage by 2027, as a step towards 75% in 2030.",
            "cancer_stage",
            "increase",
            None,
            62.0,
            "%",
            False,
            "2027",
        ),
        (
            "Fuel poverty down to 9% of households (14% in 2022) by 2029",
            "fuel_poverty",
            "reduce",
            14.0,
            9.0,
            "%",
            False,
            "2029",
        ),
        (
            "Out of area placements will end by April 2027.",
            "oap",
            "reduce",
            None,
            0.0,
            "count",
            False,
            "April 2027",
        ),
    ],
)
def test_that_each_way_of_setting_a_target_is_read(
    text: str,
    indicator: str,
    direction: str,
    baseline: float | None,
    target: float | None,
    unit: str,
    relative: bool,
    date: str,
    vocabulary: Vocabulary,
) -> None:
    measure = find_measure(
        text,
        context="",
        rules=vocabulary.finding_rules.numbers,
        indicators=vocabulary.indicators,
    )
    assert measure is not None
    assert (measure.indicator, measure.direction) == (indicator, direction)
    assert (measure.baseline, measure.target, measure.unit) == (baseline, target, unit)
    assert (measure.relative, measure.date) == (relative, date)


def test_that_steps_on_the_way_are_a_trajectory(vocabulary: Vocabulary) -> None:
    measure = find_measure(
        "Reduce adult smoking to 10% by 2027 and 5% by 2032",
        context="",
        rules=vocabulary.finding_rules.numbers,
        indicators=vocabulary.indicators,
    )
    assert measure is not None
    assert (measure.target, measure.date) == (5.0, "2032")
    assert [(point.date, point.value) for point in measure.trajectory] == [("2027", 10.0)]


def test_that_a_count_without_an_indicator_is_no_measure(vocabulary: Vocabulary) -> None:
    measure = find_measure(
        "Plant 4,000 trees by 2030.",
        context="",
        rules=vocabulary.finding_rules.numbers,
        indicators=vocabulary.indicators,
    )
    assert measure is None


def test_that_a_longer_name_of_an_indicator_wins(vocabulary: Vocabulary) -> None:
    found = match_indicator("the gap in healthy life expectancy", vocabulary.indicators)
    assert found is not None
    assert found.indicator.id == "hle_birth"


def test_that_money_is_in_whole_pounds(vocabulary: Vocabulary) -> None:
    found = money_of(
        "We will put £1.5 million into warm homes.", rules=vocabulary.finding_rules.numbers
    )
    assert [(m.amount, m.currency, m.purpose) for m in found] == [
        (1_500_000.0, "GBP", "warm homes")
    ]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Foreword by the Leader", "foreword"),
        ("3. What residents told us", "consultation"),
        ("Why this matters", "evidence"),
        ("Appendix B National objectives", "national"),
        ("Our guiding principles", "principles"),
        ("What we will do", "actions"),
        ("Our five priorities", "on_a_page"),
        ("Case study: the quayside kitchen", "case_study"),
        ("Warm homes", None),
    ],
)
def test_that_a_heading_tells_its_section(
    heading: str, section: str | None, vocabulary: Vocabulary
) -> None:
    rule = rule_of(heading, vocabulary.finding_rules.sections)
    assert (rule.id if rule else None) == section


def test_that_only_bodies_are_partners_and_not_what_a_thing_is_done_with(
    vocabulary: Vocabulary,
) -> None:
    phrases = vocabulary.phrases
    assert partners_of("Everyone lives well, with care they can trust.", phrases=phrases) == ()
    assert partners_of("We will open it with Harnbridge Borough Council.", phrases=phrases) == (
        "Harnbridge Borough Council",
    )
