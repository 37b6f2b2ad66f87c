"""Numbers, lists and pages in words."""

import datetime as dt

import pytest

from align_app.core.papers.wording import Wording
from align_app.core.vocabulary import load_vocabulary
from align_app.core.vocabulary.papers import Counted


@pytest.fixture
def wording() -> Wording:
    return Wording(load_vocabulary().papers.alignment.words, 100, 90)


@pytest.mark.parametrize(
    ("value", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1510, "1,510")]
)
def test_that_small_numbers_are_words_and_large_ones_figures(wording, value, words):
    assert wording.number(value) == words


def test_that_a_counted_sentence_has_its_form_for_none_one_and_many(wording):
    form = Counted(one="one page", many="{n} pages")
    assert [wording.counted(form, n) for n in (0, 1, 2)] == ["No pages", "One page", "Two pages"]
    assert wording.counted(Counted(one="", many="", none="nothing"), 0) == "Nothing"


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([8], "p. 8"),
        ([8, 8], "p. 8"),
        ([3, 8], "pp. 3 and 8"),
        ([5, 6], "pp. 5 and 6"),
        ([9, 3, 5, 6, 7], "pp. 3, 5 to 7 and 9"),
    ],
)
def test_that_runs_of_pages_are_drawn_together(wording, pages, words):
    assert wording.pages(pages) == words


def test_that_a_quotation_stands_whole_inside_its_marks(wording):
    assert wording.quoted("It’s {ours} to “keep”") == "“It’s {ours} to “keep””"
    cut = wording.quoted("word " * 30)
    assert cut.endswith("word […]”")
    assert len(cut) <= 108


def test_that_a_day_is_written_in_full(wording):
    assert wording.date(dt.date(2026, 3, 1)) == "1 March 2026"


def test_that_names_are_shortened_to_their_usual_letters(wording):
    assert wording.shortened("Ashby Health and Wellbeing Board") == "Ashby HWB"
    assert wording.title_alone("Plan for all: a longer story") == "Plan for all"
    assert wording.title_alone("Plan: a longer story") == "Plan: a longer story"
