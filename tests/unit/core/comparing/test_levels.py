"""How far two statements answer each other."""

from __future__ import annotations

from align_app.core.model import Kind, Level, Link
from tests.unit.core.comparing.made_plans import aim, compared, plan, say

NORTH, SOUTH = plan("North"), plan("South")
SYSTEM = plan("System", area="Harnbridge and Eastmarsh", tier="system", type="ics")


def only_link(links: tuple[Link, ...]) -> Link:
    assert len(links) == 1
    return links[0]


def test_that_the_same_measure_and_value_is_explicit() -> None:
    one = aim(
        NORTH, "Adult smoking down to 9% by 2030", indicator="smoking_adult", target=9.0, by="2030"
    )
    other = aim(
        SOUTH, "Smoking in adults reaches 9% in 2030", indicator="smoking_adult", target=9.0,
        by="2030",
    )  # fmt: skip
    link = only_link(compared([NORTH, SOUTH], one, other, topics=["smoking"]).links)
    assert link.level is Level.EXPLICIT
    assert "9%, 2030" in link.why


def test_that_a_large_value_is_told_in_full() -> None:
    words = "Fill 1,250,000 more appointments by 2030"
    one, other = (
        aim(each, words, indicator="appointments", target=1_250_000.0, unit="appointments")
        for each in (NORTH, SOUTH)
    )
    link = only_link(compared([NORTH, SOUTH], one, other, topics=["appointments"]).links)
    assert "1,250,000 appointments" in link.why


def test_that_the_same_measure_with_another_value_is_not_explicit() -> None:
    one = aim(
        NORTH, "Adult smoking down to 9% by 2030", indicator="smoking_adult", target=9.0, by="2030"
    )
    other = aim(
        SOUTH, "Smoking in adults reaches 6% in 2030", indicator="smoking_adult", target=6.0,
        by="2030",
    )  # fmt: skip
    link = only_link(compared([NORTH, SOUTH], one, other, topics=["smoking"]).links)
    assert link.level is not Level.EXPLICIT


def test_that_the_same_aim_for_one_place_is_shared_and_within_a_system_partial() -> None:
    mine = say(NORTH, "Warm every damp house before winter", themes=["housing"])
    theirs = say(SOUTH, "No cold homes when frost comes, damp gone", themes=["housing"])
    wider = say(SYSTEM, "Homes free of damp and cold for all who live here", themes=["housing"])
    link = only_link(compared([NORTH, SOUTH], mine, theirs, topics=["damp"]).links)
    assert link.level is Level.SHARED
    link = only_link(compared([NORTH, SYSTEM], mine, wider, topics=["damp"]).links)
    assert link.level is Level.PARTIAL
    assert "smaller area" in link.why


def test_that_an_action_only_contributes_to_an_outcome() -> None:
    action = say(NORTH, "Train pharmacists to offer quit smoking advice", themes=["tobacco"])
    outcome = aim(
        SOUTH,
        "Bring adult smoking down to 9% by 2030",
        themes=["tobacco"],
        indicator="smoking_adult",
        target=9.0,
        outcome_class="intermediate_outcome",
    )
    link = only_link(compared([NORTH, SOUTH], action, outcome, topics=["smoking"]).links)
    assert link.level is Level.RELATED


def test_that_two_statements_of_one_document_are_never_linked() -> None:
    one = say(NORTH, "Warm every damp house", themes=["housing"])
    other = say(NORTH, "Make each damp house warm", themes=["housing"])
    assert compared([NORTH, SOUTH], one, other, topics=["damp"]).links == ()


def test_that_two_documents_of_one_body_are_linked() -> None:
    appendix = plan("Appendix", organisation=NORTH.identity.organisation)
    one = say(NORTH, "Warm every damp house", themes=["housing"])
    other = say(appendix, "Insulate damp houses first", themes=["housing"])
    assert compared([NORTH, appendix], one, other, topics=["damp"]).links


def test_that_what_every_system_says_carries_no_weight() -> None:
    purpose = "improve outcomes in population health and healthcare"
    one, other = say(NORTH, purpose, kind=Kind.PRINCIPLE), say(SOUTH, purpose, kind=Kind.PRINCIPLE)
    comparison = compared([NORTH, SOUTH], one, other)
    assert comparison.links == ()
    assert {each.level for each in comparison.coverage} == {Level.NOT_FOUND}


def test_that_a_numbered_aim_named_with_its_label_is_explicit() -> None:
    label = say(SYSTEM, "Brighter mornings", kind=Kind.PRIORITY, headline=True, number="4")
    cites = say(NORTH, "Our breakfast clubs deliver ambition 4 (Brighter mornings)")
    link = only_link(compared([NORTH, SYSTEM], label, cites).links)
    assert link.level is Level.EXPLICIT


def test_that_the_number_alone_of_another_aim_cites_nothing() -> None:
    label = say(SYSTEM, "Brighter mornings", kind=Kind.PRIORITY, headline=True, number="4")
    cites = say(NORTH, "Our breakfast clubs deliver ambition 3 (Brighter mornings)")
    links = compared([NORTH, SYSTEM], label, cites).links
    assert not [each for each in links if each.level is Level.EXPLICIT]


def test_that_a_short_label_is_compared_with_what_stands_under_it() -> None:
    label = say(NORTH, "Breathing space", kind=Kind.PRIORITY, headline=True)
    under = say(NORTH, "Stop smoking help in every clinic", heading_path=("1 Breathing space",))
    theirs = say(SOUTH, "Smoking ends with this generation", kind=Kind.PRIORITY, headline=True)
    links = compared([NORTH, SOUTH], label, under, theirs, topics=["smoking"]).links
    assert label.id in {each.left for each in links} | {each.right for each in links}
