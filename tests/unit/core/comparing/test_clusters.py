"""Statements that say similar things gather, and the gathering has a name."""

from __future__ import annotations

from tests.unit.core.comparing.made_plans import compared, plan, say

PLANS = [plan(name) for name in ("North", "South", "West")]


def test_that_statements_of_one_meaning_gather_and_are_named_by_their_theme() -> None:
    damp = [say(each, f"Warm damp houses in {each.file}", themes=["housing"]) for each in PLANS]
    buses = [say(each, f"More rural buses in {each.file}", themes=["transport"]) for each in PLANS]
    clusters = compared(PLANS, *damp, *buses, topics=["damp", "buses"]).clusters
    assert [len(each.statements) for each in clusters] == [3, 3]
    assert {frozenset(each.statements) for each in clusters} == {
        frozenset(each.id for each in group) for group in (damp, buses)
    }
    assert all(each.label and each.stability == 1.0 for each in clusters)
    assert any("ousing" in each.label for each in clusters)


def test_that_two_statements_are_too_few_for_a_group() -> None:
    statements = [say(each, "Warm damp houses") for each in PLANS[:2]]
    assert compared(PLANS, *statements, topics=["damp"]).clusters == ()


def test_that_a_group_without_a_theme_is_named_in_its_own_words() -> None:
    allotments = [say(each, f"Allotments for {each.file}") for each in PLANS]
    buses = [say(each, f"Buses to {each.file}") for each in PLANS]
    clusters = compared(PLANS, *allotments, *buses, topics=["allotments", "buses"]).clusters
    assert sorted(each.label[:4] for each in clusters) == ["Allo", "Buse"]
