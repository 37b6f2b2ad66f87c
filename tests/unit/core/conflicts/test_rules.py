"""The kinds of conflict as data and as checks belong together."""

from __future__ import annotations

import re

import pytest

from align_app.core import conflicts
from align_app.core.conflicts.phrases import says, spots, without
from align_app.core.conflicts.registry import CHECKS
from align_app.core.vocabulary import load_vocabulary

KINDS = load_vocabulary().conflicts.kinds


def test_that_every_kind_has_a_check_and_every_check_its_words() -> None:
    assert conflicts.find_conflicts
    assert sorted(CHECKS) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_that_a_kind_asks_one_neutral_question_and_says_what_differs(kind: object) -> None:
    check = KINDS[kind.id]  # type: ignore[attr-defined]
    assert check.question.count("?") == 1
    assert check.question.endswith("?")
    assert check.differs_in
    blame = re.compile(r"breach|fail|wrong|comply|complies|missing", re.I)
    assert not blame.search(" ".join((check.name, check.question, check.differs_in)))


def test_that_a_phrase_matches_whole_words_endings_and_gaps() -> None:
    assert says("beds will be consolidated here", ("consolidat*",))
    assert not says("an enclosed garden", ("close*",))
    assert says("keep the old ward open", ("keep ... open",))
    assert not says("keep " + "very " * 9 + "open", ("keep ... open",))
    assert not says("anything", ())
    assert spots("cut and cut", ("cut",)) == [(0, 3), (8, 11)]


def test_that_what_is_said_aside_is_taken_out() -> None:
    assert not says(without("close the gap soon", ("close the gap*",)), ("close",))
