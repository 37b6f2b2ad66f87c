"""What a statement is about, by its words."""

from __future__ import annotations

from align_app.core.slots.terms import find_names, names_in, stems


def test_that_forms_of_one_word_meet() -> None:
    assert len(set(stems("consolidate consolidating consolidated", without=frozenset()))) == 1


def test_that_words_without_weight_are_left_out() -> None:
    assert stems("the services for carers", without={"the", "service", "for"}) == ("carer",)


def test_that_names_are_told_from_words_that_only_open_a_sentence() -> None:
    texts = ["Beds at Millbrook stay open.", "Open more. Close none at Millbrook", "We open doors"]
    names = find_names(texts, without=frozenset())
    assert names == {"millbrook"}
    assert names_in("Millbrook's beds, Open", names) == {"millbrook"}
