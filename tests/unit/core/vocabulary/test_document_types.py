"""Document types fit their forms, point only to what exists, and keep law apart from practice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from align_app.core import locations
from align_app.core.errors import ResourceError
from align_app.core.vocabulary import load_vocabulary
from align_app.core.vocabulary.document_types import read_document_types

TYPES = load_vocabulary().document_types


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped types that a test may spoil."""
    shutil.copytree(locations.resources() / "document_types", tmp_path / "document_types")
    return tmp_path


def test_that_each_file_is_named_for_the_type_in_it() -> None:
    names = {path.stem for path in (locations.resources() / "document_types").glob("*.yaml")}
    assert {kind.id for kind in TYPES.types} == names


def test_that_types_stand_from_the_nation_to_the_single_organisation() -> None:
    tiers = [tier.id for tier in TYPES.tiers]
    places = [tiers.index(kind.tier) for kind in TYPES.types]
    assert places == sorted(places)


def test_that_a_joint_forward_plan_owes_steps_and_regard_to_a_place_strategy() -> None:
    kinds = {duty.kind for duty in TYPES.duties("jfp", "jlhws")}
    assert kinds == {"must_implement_steps", "must_have_regard"}


def test_that_what_guidance_asks_is_a_relation_and_not_a_duty() -> None:
    assert [owed.kind for owed in TYPES.relations("ics", "jlhws")] == ["should_reflect"]
    assert TYPES.duties("ics", "jlhws") == ()


def test_that_a_district_plan_has_no_duty_of_regard() -> None:
    assert TYPES.duties("district_plan", "ics") == ()
    assert TYPES.duties("council_plan", "ics")


def test_that_an_unknown_type_owes_nothing() -> None:
    assert TYPES.get("unknown") is None
    assert TYPES.duties("unknown", "jlhws") == ()


def test_that_the_law_carries_the_date_on_which_it_was_checked() -> None:
    assert TYPES.law.checked_on >= "2026-11"
    assert "integrated care partnerships" in TYPES.law.warning


def test_that_a_body_and_a_kind_of_relation_are_found_by_id() -> None:
    body, kind = TYPES.body("hwb"), TYPES.kind("must_have_regard")
    assert body is not None
    assert body.name == "Health and wellbeing board"
    assert kind is not None
    assert kind.label == "must have regard to"


def test_that_every_usual_type_of_a_body_is_a_type() -> None:
    assert all(TYPES.get(body.usual_type) for body in TYPES.bodies if body.usual_type)


def test_that_no_two_types_share_a_cue_that_names_them() -> None:
    cues = [cue.casefold() for kind in TYPES.types for cue in kind.title_cues]
    assert sorted(cues) == sorted(set(cues))


def test_that_a_relation_to_something_unknown_is_refused_by_file_and_place(copied: Path) -> None:
    path = copied / "document_types" / "jfp.yaml"
    path.write_text(path.read_text("utf-8").replace("to: jlhws", "to: jlhsw"), "utf-8")
    with pytest.raises(ResourceError, match=r"jfp\.yaml.*jlhsw"):
        read_document_types(copied)


def test_that_an_unknown_key_is_refused(copied: Path) -> None:
    path = copied / "document_types" / "ics.yaml"
    path.write_text(path.read_text("utf-8") + "colour: blue\n", "utf-8")
    with pytest.raises(ResourceError, match="colour"):
        read_document_types(copied)


def test_that_a_file_added_by_a_person_becomes_a_type(copied: Path) -> None:
    own = (copied / "document_types" / "green_plan.yaml").read_text("utf-8")
    own = own.replace("id: green_plan", "id: our_plan").replace("green plan", "our own plan")
    (copied / "document_types" / "our_plan.yaml").write_text(own, "utf-8")
    assert read_document_types(copied).get("our_plan") is not None
