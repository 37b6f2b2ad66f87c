from __future__ import annotations

from dataclasses import replace

import pytest

from align_app.core.model import Document, Identity, Level, Measure, Money, Page
from align_app.gui.lines_up import line_up
from align_app.gui.partners import name_partners
from align_app.gui.spoken import detail_rows, figure, money, not_found_words, shortened
from tests.gui.small_project import BOARD, ICB, small_analysis


def speaking(*names):
    return [
        Document(str(place), f"{place}.pdf", Identity(f"Plan {place}", name), (Page(1, 10, 10),))
        for place, name in enumerate(names)
    ]


def shorts(*names):
    partners = name_partners(speaking(*names))
    return {partner.name: partner.short for partner in partners.values()}


def test_that_partners_stand_by_name_and_documents_of_one_partner_share_a_mark():
    partners = name_partners(speaking("Beta Council", "Alpha Trust", "Beta Council"))
    assert [(each.name, each.place) for each in partners.values()] == [
        ("Alpha Trust", 0),
        ("Beta Council", 1),
        ("Beta Council", 1),
    ]


def test_that_a_document_without_a_partner_goes_by_its_title():
    (partner,) = name_partners(speaking("")).values()
    assert partner.name == "Plan 0"


def test_that_the_only_board_of_its_kind_goes_by_its_usual_initials():
    assert shorts("NHS Northern Moors Integrated Care Board", "Alpha Trust") == {
        "NHS Northern Moors Integrated Care Board": "ICB",
        "Alpha Trust": "Alpha Trust",
    }


def test_that_two_boards_of_a_kind_keep_the_words_that_tell_them_apart():
    names = shorts(
        "Northmoor Health and Wellbeing Board", "The Lowlands Health and Wellbeing Board"
    )
    assert sorted(names.values()) == ["Lowlands HWB", "Northmoor HWB"]


def test_that_a_long_name_goes_by_the_words_at_its_end_that_fit():
    names = shorts("Lowlands and Northmoor Voluntary Alliance", "Lowlands Council")
    assert names["Lowlands and Northmoor Voluntary Alliance"] == "Voluntary Alliance"


def test_that_no_two_partners_have_the_same_short_name():
    names = [f"Integrated Care Board of the {n} Valleys and Uplands" for n in ("North", "South")]
    assert len(set(shorts(*names).values())) == 2


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (8.0, "%", "8%"),
        (14.2, "percent", "14.2%"),
        (1200.0, None, "1,200"),
        (2.0, "years", "2 years"),
    ],
)
def test_that_figures_are_written_as_people_write_them(value, unit, words):
    assert figure(value, unit) == words


def test_that_money_is_written_as_people_write_it():
    assert money(Money(3_100_000, "GBP", "beds")) == "£3.1 million"
    assert money(Money(45_000, "GBP", "a clinic")) == "£45,000"


def test_that_details_leave_out_what_is_not_printed():
    statement = replace(small_analysis().statements[0], place=None, population=None)
    labels = [label for label, _ in detail_rows(statement, theme_names={})]
    assert labels == ["Strength", "Themes"]


def test_that_a_document_that_could_not_be_read_is_never_called_silent():
    words = not_found_words(None, None, None)
    assert "could not be read" in words
    assert "No matching text" not in words


def test_that_the_nearest_passage_is_named_by_its_printed_page():
    analysis = small_analysis()
    document = next(each for each in analysis.documents if each.id == ICB)
    pages = (document.pages[0], replace(document.pages[1], label="xii"), document.pages[2])
    found = next(each for each in analysis.comparison.coverage if each.level is Level.NOT_FOUND)
    nearest = next(each for each in analysis.statements if each.id == "s5")
    words = not_found_words(replace(document, pages=pages), found, nearest)
    assert words == "No matching text found in the 3 pages we could read. Nearest: page xii."


def test_that_a_shortened_sentence_ends_at_a_word():
    assert shortened("Every neighbourhood will have a team", most=20) == "Every neighbourhood…"
    assert shortened("Short enough") == "Short enough"


def test_that_what_lines_up_tells_same_differing_and_one_sided():
    left, right = (each for each in small_analysis().statements if each.id in {"s2", "s8"})
    right = replace(
        right, measure=Measure("childhood obesity", "down", target=17.0, unit="percent")
    )
    verdicts = {slot.name: slot.verdict for slot in line_up(left, right)}
    assert verdicts["Measure"] == "same"
    assert verdicts["Figure"] == "differs"
    assert verdicts["From"] == "on one side"
    assert "Lead" not in verdicts


def test_that_documents_that_were_not_read_have_no_partner_in_the_views(looks):
    from align_app.gui.tables.statement_index import StatementIndex

    small = small_analysis()
    empty = replace(small.documents[0], pages=())
    index = StatementIndex(replace(small, documents=(empty, *small.documents[1:])))
    assert list(index.partners) == [ICB, BOARD]
