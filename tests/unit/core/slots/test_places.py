"""How two places of statements stand to each other."""

from __future__ import annotations

from align_app.core.slots.places import Tie, find_areas, place_of, plain_place
from tests.unit.core.comparing.made_plans import plan, say

NORTH = plan("North", area="The Vale of Ashes")
SOUTH = plan("South", area="Coalbrook")
SYSTEM = plan("System", area="Wider Shire", tier="system")
AREAS = find_areas([NORTH, SOUTH, SYSTEM])


def test_that_small_words_do_not_part_two_names() -> None:
    assert plain_place("the Vale County") == plain_place("Vale")


def test_that_places_stand_side_by_side_and_inside_their_system() -> None:
    assert AREAS.tie("vale ashes", "vale ashes") is Tie.SAME
    assert AREAS.tie("vale ashes", "coalbrook") is Tie.APART
    assert AREAS.tie("wider shire", "coalbrook") is Tie.WIDER
    assert AREAS.tie("coalbrook", "wider shire") is Tie.NARROWER


def test_that_a_name_inside_another_lies_inside_it_whatever_the_tiers_say() -> None:
    wrong = find_areas([plan("A", area="Ashes", tier="system"), plan("B", area="Ashes and Coal",
                        tier="system")])  # fmt: skip
    assert wrong.tie("ashes", "ashes and coal") is Tie.NARROWER


def test_that_an_unknown_place_is_unknown() -> None:
    assert AREAS.tie("", "coalbrook") is Tie.UNKNOWN


def test_that_a_statement_speaks_for_the_place_it_names_else_for_its_document() -> None:
    own = say(SYSTEM, "Open a hub in Coalbrook by May")
    assert place_of(own, SYSTEM, areas=AREAS) == "coalbrook"
    assert place_of(say(SYSTEM, "Open a hub"), SYSTEM, areas=AREAS) == "wider shire"
    assert place_of(say(SYSTEM, "Open", place="the Dale"), SYSTEM, areas=AREAS) == "dale"
