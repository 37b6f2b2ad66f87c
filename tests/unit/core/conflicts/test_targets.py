"""Targets that part, and targets that only look as if they did."""

from __future__ import annotations

import pytest

from align_app.core.model import Conflict, Measure, Statement
from tests.unit.core.comparing.made_plans import aim, checked, plan, say

NORTH, SOUTH = plan("North"), plan("South")
SYSTEM = plan("System", area="Harnbridge and Eastmarsh", tier="system", type="topic_strategy")
SMOKING = {"indicator": "smoking_adult", "themes": ["tobacco"]}


def smoke(document: object, text: str, **facts: object) -> Statement:
    return aim(document, text, **{**SMOKING, **facts})  # type: ignore[arg-type]


def clash(*statements: Statement, documents: tuple[object, ...] = (NORTH, SOUTH)) -> list[Conflict]:
    return list(checked(documents, *statements, topics=["smok", "placement", "young"]))  # type: ignore[arg-type]


def kinds(*statements: Statement, documents: tuple[object, ...] = (NORTH, SOUTH)) -> list[str]:
    return [each.type for each in clash(*statements, documents=documents)]


def test_that_one_measure_with_two_values_for_one_date_is_a_conflict() -> None:
    one = smoke(NORTH, "Adult smoking falls to 6% by 2030.", target=6.0, by="2030")
    other = smoke(SOUTH, "Smoking among adults is 9% in 2030.", target=9.0, by="2030")
    (found,) = clash(one, other)
    assert (found.type, found.label, found.left, found.right) == (
        "target_value",
        "conflict",
        one.id,
        other.id,
    )
    assert "North Board (p. 1) says “Adult smoking falls to 6% by 2030.”" in found.explanation
    assert "South Board (p. 1) says “Smoking among adults is 9% in 2030.”" in found.explanation
    assert "the target value" in found.explanation
    assert found.question.endswith("?")


def test_that_an_id_is_made_from_the_kind_and_the_statements() -> None:
    one = smoke(NORTH, "Adult smoking falls to 6% by 2030.", target=6.0, by="2030")
    other = smoke(SOUTH, "Smoking among adults is 9% in 2030.", target=9.0, by="2030")
    first, again = clash(one, other)[0], clash(one, other)[0]
    assert first.id == again.id
    assert len(first.id) == 12


INNOCENT = {
    "a stage on the way": (
        {"text": "Smoking falls to 11% by 2027.", "target": 11.0, "by": "2027"},
        {"text": "Smoking falls to 8% by 2030.", "target": 8.0, "by": "2030"},
    ),
    "a stage that says so": (
        {"text": "Smoking is 7% in 2026, a milestone.", "target": 7.0, "by": "2026"},
        {"text": "Smoking falls to 8% by 2030.", "target": 8.0, "by": "2030"},
    ),
    "a declared floor": (
        {
            "text": "At least 70% are seen, a floor that places may go further than.",
            "target": 70.0,
            "direction": "increase",
        },
        {"text": "85% are seen.", "target": 85.0, "direction": "increase"},
    ),
    "a change against a level": (
        {
            "text": "Halve smoking from 12% by 2030.",
            "relative": True,
            "baseline": 12.0,
            "by": "2030",
        },
        {"text": "Smoking is 6% in 2030.", "target": 6.0, "by": "2030"},
    ),
    "points against a level": (
        {
            "text": "Smoking falls by 2 percentage points from 12% by 2030.",
            "target": 2.0,
            "unit": "percentage points",
            "baseline": 12.0,
            "by": "2030",
        },
        {"text": "Smoking is 10% in 2030.", "target": 10.0, "by": "2030"},
    ),
    "a financial year against its March": (
        {"text": "Smoking is 6% by the end of 2027/28.", "target": 6.0, "by": "2027/28"},
        {"text": "Smoking is 6% in March 2028.", "target": 6.0, "by": "March 2028"},
    ),
    "other people": (
        {"text": "Smoking is 6% in 2030.", "target": 6.0, "population": "pregnant women"},
        {"text": "Smoking is 9% in 2030.", "target": 9.0, "population": "older people"},
    ),
    "another place": (
        {"text": "Smoking is 6% in 2030.", "target": 6.0, "place": "Eastmarsh", "by": "2030"},
        {"text": "Smoking is 9% in 2030.", "target": 9.0, "place": "Harnbridge", "by": "2030"},
    ),
    "no value at all": (
        {"text": "Smoking will fall by 2030.", "by": "2030"},
        {"text": "Smoking is 9% in 2030.", "target": 9.0, "by": "2030"},
    ),
}


@pytest.mark.parametrize(("one", "other"), INNOCENT.values(), ids=INNOCENT)
def test_that_an_innocent_difference_is_no_conflict(
    one: dict[str, object], other: dict[str, object]
) -> None:
    assert kinds(smoke(NORTH, **one), smoke(SOUTH, **other)) == []  # type: ignore[arg-type]


def test_that_a_floor_nobody_declared_is_a_tension() -> None:
    one = smoke(
        NORTH, "At least 60% are seen by 2028.", target=60.0, direction="increase", by="2028"
    )
    other = smoke(SOUTH, "75% are seen by 2028.", target=75.0, direction="increase", by="2028")
    (found,) = clash(one, other)
    assert (found.type, found.label) == ("target_value", "tension")


def test_that_one_value_at_two_dates_is_a_conflict() -> None:
    one = smoke(NORTH, "Smoking falls to 6% by 2028.", target=6.0, by="2028")
    other = smoke(SOUTH, "Smoking falls to 6% by 2031.", target=6.0, by="2031")
    assert kinds(one, other) == ["target_date"]


def test_that_an_end_for_the_whole_system_before_an_end_in_one_place_is_a_conflict() -> None:
    facts = {"indicator": "oap", "unit": "count", "themes": ["smi"]}
    wide = aim(SYSTEM, "Distant placements will be eliminated by March 2026.", by="March 2026",
               **facts)  # fmt: skip
    place = aim(NORTH, "Distant placements end by March 2029.", by="March 2029", **facts)
    assert kinds(wide, place, documents=(SYSTEM, NORTH)) == ["target_date"]


def test_that_a_place_that_ends_something_sooner_than_its_system_is_innocent() -> None:
    facts = {"indicator": "oap", "unit": "count", "themes": ["smi"]}
    wide = aim(SYSTEM, "Distant placements will be eliminated by March 2029.", by="March 2029",
               **facts)  # fmt: skip
    place = aim(NORTH, "Distant placements end by March 2026.", by="March 2026", **facts)
    assert kinds(wide, place, documents=(SYSTEM, NORTH)) == []


def test_that_one_change_from_two_years_is_a_difference_of_baseline() -> None:
    one = smoke(NORTH, "Smoking is 10% lower than in 2019/20.", relative=True,
                baseline_date="2019/20")  # fmt: skip
    other = smoke(SOUTH, "Cut smoking by 10% from 2022/23.", relative=True,
                  baseline_date="2022/23")  # fmt: skip
    assert kinds(one, other) == ["baseline"]


def test_that_healthy_life_and_life_are_two_measures() -> None:
    one = aim(SYSTEM, "The gap in healthy life narrows.", indicator="hle_birth", target=9.0)
    other = aim(
        plan("Other", area="Harnbridge and Eastmarsh", tier="system", type="unknown"),
        "The gap in length of life narrows.",
        indicator="le_gap",
        target=4.0,
    )
    documents = (
        SYSTEM,
        plan("Other", area="Harnbridge and Eastmarsh", tier="system", type="unknown"),
    )
    assert kinds(one, other, documents=documents) == ["measure_definition"]


def test_that_a_plan_that_gives_both_measures_confuses_nobody() -> None:
    one = aim(NORTH, "Healthy life lasts longer.", indicator="hle_birth", direction="increase")
    both = aim(NORTH, "Life lasts longer.", indicator="le_birth", direction="increase")
    other = aim(SOUTH, "People live longer.", indicator="le_birth", direction="increase")
    assert "measure_definition" not in kinds(one, both, other)


def test_that_a_range_that_stops_at_grown_up_services_is_told() -> None:
    one = say(NORTH, "Counselling for the young aged 0 to 25", themes=["cyp_mh"])
    other = say(SOUTH, "Counselling for the young under 18", themes=["cyp_mh"])
    assert kinds(one, other) == ["population_scope"]


def test_that_measures_without_any_detail_are_passed_over() -> None:
    bare = Measure(name="", direction="reach")
    one = say(NORTH, "Smoking", measure=bare)
    other = say(SOUTH, "Smoking less", measure=bare)
    assert kinds(one, other) == []


def test_that_a_measure_that_is_no_known_indicator_is_told_by_its_words() -> None:
    one = aim(NORTH, "Young singers in choirs rise to 40% by 2030.", target=40.0, by="2030")
    other = aim(SOUTH, "Young singers in choirs rise to 25% by 2030.", target=25.0, by="2030")
    assert kinds(one, other) == ["target_value"]


def test_that_other_words_are_another_measure() -> None:
    one = aim(NORTH, "Young singers in choirs rise to 40% by 2030.", target=40.0, by="2030")
    other = aim(SOUTH, "Young drivers with licences rise to 25% by 2030.", target=25.0, by="2030")
    assert kinds(one, other) == []
