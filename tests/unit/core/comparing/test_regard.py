"""Where a later document names those that it must have regard to."""

from __future__ import annotations

from align_app.core.model import Document
from tests.unit.core.comparing.made_plans import compared, page, plan, say

SYSTEM = plan(
    "System",
    area="Harnbridge and Eastmarsh",
    tier="system",
    type="ics",
    title="Kinder together: a strategy",
    period=(2023, 2030),
)


def place(*texts: str, **facts: object) -> Document:
    return plan("Place", pages=(page(*texts),), **facts)


def considered(later: Document, earlier: Document = SYSTEM) -> list[str] | None:
    regards = compared([later, earlier], say(later, "Warm damp houses")).regard
    told = [each for each in regards if each.later == later.id and each.earlier == earlier.id]
    return [each.text for each in told[0].considered] if told else None


def test_that_the_sentence_that_names_the_other_is_quoted() -> None:
    later = place("We met. We built on the integrated care strategy agreed in 2023. It rained.")
    assert considered(later) == ["We built on the integrated care strategy agreed in 2023."]


def test_that_silence_is_told_as_no_passage() -> None:
    assert considered(place("We thought hard about houses.")) == []


def test_that_a_strategy_that_says_the_strategy_means_itself() -> None:
    assert considered(place("The Strategy runs for ten years.")) == []


def test_that_nobody_can_regard_what_came_later_or_is_a_draft() -> None:
    assert considered(place("Nothing.", period=(2021, 2026))) is None
    draft = plan("Draft", area="Harnbridge and Eastmarsh", tier="system", type="ics",
                 status="draft")  # fmt: skip
    assert considered(place("Nothing."), draft) is None


def test_that_a_place_owes_no_regard_to_the_strategy_of_another_place() -> None:
    council = plan("Council", area="Eastmarsh", type="council_plan", period=(2025, 2029))
    assert considered(council, place("Words.")) is None


def test_that_a_council_plan_names_its_own_board_without_its_area() -> None:
    strategy = plan("Strategy", period=(2023, 2030))
    council = plan(
        "Council",
        type="council_plan",
        period=(2025, 2029),
        pages=(page("This supports the Health and Wellbeing Strategy."),),
    )
    assert considered(council, strategy) == ["This supports the Health and Wellbeing Strategy."]
