"""Words that pull apart when they are said of one thing, and the same words said of two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align_app.core.conflicts import find_conflicts
from align_app.core.model import Edition, EditionKind, Kind
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.comparing.made_plans import checked, compared, found, page, plan, say

NORTH, SOUTH = plan("North"), plan("South")
TOPICS = [
    "ward",
    "dialysis",
    "knee",
    "budget",
    "visit",
    "panel",
    "library",
    "lunch",
    "carer",
    "choir",
]

CLASHES = {
    "close_expand": (
        "The twelve beds at Millbrook ward will close by May.",
        "The ward at Millbrook must stay open with all beds protected.",
    ),
    "centralise_local": (
        "Renal dialysis will be consolidated on a single site at Ashby.",
        "Renal dialysis must remain at Eastmarsh clinic.",
    ),
    "invest_save": (
        "The lunch club budget will be cut by a third next year.",
        "Invest more in the lunch club budget, which will rise.",
    ),
    "authority": (
        "Prevention budgets will be decided at place by each board.",
        "All prevention budgets will be held by the ICB.",
    ),
    "cost_shift": (
        "The NHS contribution to joint carer packages will end in May.",
        "We hold spending on carer packages, with joint funding maintained.",
    ),
    "double_lead": (
        "The choir network is led by Harnbridge Arts.",
        "The choir network will be run by Eastmarsh Voices.",
    ),
    "workforce_pool": (
        "Recruit 40 community nurses for home visits.",
        "We will recruit 25 community nurses for clinic visits.",
    ),
    "duplication": (
        "Set up a falls panel board chaired by the mayor.",
        "Establish a falls panel board chaired by a vicar.",
    ),
    "ownership_gap": (
        "Partners will work together on library lighting.",
        "Library lighting is a shared responsibility.",
    ),
    "horizon": (
        "Choir grants last at least five years.",
        "Choir grants last up to three years.",
    ),
}


@pytest.mark.parametrize(("kind", "pair"), CLASHES.items(), ids=CLASHES)
def test_that_opposed_words_about_one_thing_are_told(kind: str, pair: tuple[str, str]) -> None:
    one, other = say(NORTH, pair[0]), say(SOUTH, pair[1])
    shown = checked([NORTH, SOUTH], one, other, *_others(), topics=TOPICS)
    assert [(each.type, each.left, each.right) for each in shown] == [(kind, one.id, other.id)]


@pytest.mark.parametrize("pair", CLASHES.values(), ids=CLASHES)
def test_that_one_document_may_say_both(pair: tuple[str, str]) -> None:
    one, other = (say(NORTH, text) for text in pair)
    assert checked([NORTH, SOUTH], one, other, topics=TOPICS) == ()


INNOCENT = {
    "a replacement is named": (
        "Millbrook ward will close, replaced by a new ward next door.",
        "The ward at Millbrook must stay open.",
    ),
    "a gap closes": (
        "Close the gap in knee pain between our villages.",
        "Expand knee pain clinics in our villages.",
    ),
    "two wards": (
        "The ward at Ashby will close.",
        "The ward at Millbrook is protected.",
    ),
    "less demand and more uptake": (
        "Increase uptake of knee classes.",
        "Reduce knee operations.",
    ),
    "a hub with local clinics": (
        "Dialysis moves to a single site, with clinics in every town.",
        "Dialysis must remain in every town.",
    ),
    "money spent to save": (
        "Invest to save: the lunch budget will be cut by a third.",
        "Invest more in the lunch budget.",
    ),
    "a joint recruitment": (
        "Jointly recruit 40 community nurses for visits.",
        "Recruit 40 community nurses for visits through one campaign.",
    ),
    "a group that reports to the other": (
        "Set up a falls panel board.",
        "Establish a falls panel board that reports to the other.",
    ),
    "a joint lead": (
        "The choir network is led jointly by Harnbridge Arts and others.",
        "The choir network is led by Eastmarsh Voices.",
    ),
    "one sentence copied": (
        "Partners will work together on library lighting.",
        "Partners will work together on library lighting.",
    ),
}


@pytest.mark.parametrize("pair", INNOCENT.values(), ids=INNOCENT)
def test_that_an_innocent_pair_is_left_alone(pair: tuple[str, str]) -> None:
    one, other = say(NORTH, pair[0]), say(SOUTH, pair[1])
    assert checked([NORTH, SOUTH], one, other, *_others(), topics=TOPICS) == ()


def test_that_contact_by_screen_against_face_to_face_is_a_tension() -> None:
    one = say(NORTH, "Each yearly visit will be by video or telephone.")
    other = say(SOUTH, "Each yearly visit stays face to face.")
    (shown,) = checked([NORTH, SOUTH], one, other, topics=TOPICS)
    assert (shown.type, shown.label) == ("direction", "tension")


def test_that_a_delivery_appendix_does_not_tell_its_strategys_conflict_again() -> None:
    appendix = plan("Appendix", organisation=SOUTH.identity.organisation)
    closes = say(NORTH, CLASHES["close_expand"][0])
    keeps = say(SOUTH, CLASHES["close_expand"][1])
    again = say(appendix, "Keep the ward at Millbrook open, with beds protected")
    shown = checked([NORTH, SOUTH, appendix], closes, keeps, again, topics=TOPICS)
    assert len(shown) == 1


def test_that_a_promise_for_a_partner_that_does_not_carry_it_is_told() -> None:
    alliance = plan("Alliance", organisation="Harnbridge Voluntary Alliance")
    promise = say(NORTH, "The Alliance will run a lunch club in each town by 2027.", by="2027")
    theirs = say(alliance, "Mend the roof of our office")
    (shown,) = checked([NORTH, alliance], promise, theirs, topics=TOPICS)
    assert (shown.type, shown.left, shown.right, shown.right_document) == (
        "unreciprocated",
        promise.id,
        None,
        alliance.id,
    )
    assert "we did not find it" in shown.explanation


def test_that_a_promise_that_the_partner_carries_is_no_tension() -> None:
    alliance = plan("Alliance", organisation="Harnbridge Voluntary Alliance")
    promise = say(NORTH, "The Alliance will run a lunch club in each town by 2027.", by="2027")
    theirs = say(alliance, "Run a lunch club in each town by 2027.", by="2027")
    assert checked([NORTH, alliance], promise, theirs, topics=TOPICS) == ()


def test_that_a_promise_due_before_the_partners_plan_begins_is_no_tension() -> None:
    alliance = plan("Alliance", organisation="Harnbridge Voluntary Alliance", period=(2026, 2028))
    promise = say(NORTH, "The Alliance will run a lunch club by June 2023.", by="June 2023")
    theirs = say(alliance, "Mend the roof of our office")
    assert checked([NORTH, alliance], promise, theirs, topics=TOPICS) == ()


def test_that_a_contract_let_before_its_review_is_out_of_order() -> None:
    one = say(NORTH, "Knee clinics are reviewed in 2028 before any new contract.", by="2028")
    other = say(SOUTH, "Knee clinics will be procured again in 2026.", by="2026")
    shown = checked([NORTH, SOUTH], one, other, topics=TOPICS)
    assert [each.type for each in shown] == ["sequence"]


def test_that_what_is_put_before_another_plans_first_priority_is_told() -> None:
    one = say(NORTH, "Fairness comes before balancing the budget.")
    first = say(SOUTH, "A balanced budget", kind=Kind.PRIORITY, headline=True)
    shown = checked([NORTH, SOUTH], one, first, topics=TOPICS)
    assert [each.type for each in shown] == ["rank"]


def test_that_a_duty_of_regard_without_a_mention_is_told_once() -> None:
    strategy = plan("Strategy", type="jlhws", period=(2023, 2030))
    jfp = plan(
        "NHS", area="Harnbridge and Eastmarsh", tier="system", type="jfp", period=(2025, 2030)
    )
    statement = say(strategy, "A kinder Harnbridge", kind=Kind.VISION)
    shown = checked([strategy, jfp], statement, say(jfp, "Shorter waits"))
    assert [(each.type, each.right_document) for each in shown] == [("regard_silent", jfp.id)]
    assert "we did not find this document named" in shown[0].explanation


def test_that_no_regard_is_owed_to_an_appendix_beside_its_strategy() -> None:
    strategy = plan("Strategy", type="jlhws", period=(2023, 2030))
    part = plan("Appendix", organisation="Another Board", type="jlhws", period=(2023, 2030))
    jfp = plan(
        "NHS", area="Harnbridge and Eastmarsh", tier="system", type="jfp", period=(2025, 2030)
    )
    documents = [strategy, part, jfp]
    said = (
        say(strategy, "A kinder Harnbridge", kind=Kind.VISION),
        say(part, "A stronger Harnbridge", kind=Kind.VISION),
        say(jfp, "Shorter waits"),
    )
    apart = compared(documents, *said)
    joined = replace(
        apart,
        editions=(Edition(part.id, strategy.id, EditionKind.APPENDIX_OF, 0.9, "It says so."),),
    )
    assert silent_towards(documents, said, apart) == {strategy.id, part.id}
    assert silent_towards(documents, said, joined) == {strategy.id}


def silent_towards(documents, said, comparison) -> set[str]:
    """The documents that another one owes regard and does not name."""
    told = find_conflicts(documents, found(*said), comparison, vocabulary=load_vocabulary())
    owner = {each.id: each.document for each in said}
    return {owner[each.left] for each in told if each.type == "regard_silent"}


def test_that_a_replaced_plan_that_is_still_cited_is_told() -> None:
    strategy = plan("Strategy", title="Harnbridge wellbeing strategy 2024 to 2034",
                    period=(2024, 2034))  # fmt: skip
    cites = say(NORTH, "We follow the Harnbridge Wellbeing Plan 2019 to 2024.")
    head = say(strategy, "A kinder Harnbridge", kind=Kind.VISION)
    shown = checked([NORTH, strategy], cites, head)
    assert [each.type for each in shown] == ["status"]


def test_that_documents_without_statements_or_identity_do_no_harm() -> None:
    bare = plan("Bare", area="", tier="", title="", organisation="", period=None, pages=())
    assert checked([bare, NORTH]) == ()
    assert compared([bare], say(bare, "x")).links == ()
    assert found() == {}
    assert page("x").blocks


def _others() -> tuple[object, ...]:
    """Some other statements, so that words are weighed as in a real plan."""
    texts = (
        "Plant an orchard beside every school",
        "Quieter roads round playgrounds",
        "Free swimming for cadets",
        "Count hedgehogs each spring",
        "Repair the bandstand roof",
        "Offer chess evenings to newcomers",
    )
    return tuple(say(NORTH if n % 2 else SOUTH, text) for n, text in enumerate(texts))
