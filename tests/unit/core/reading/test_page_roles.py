"""Pages are known for what they are for, and what stands beside a contents list is not lost."""

from __future__ import annotations

import pytest

from align_app.core.model import BlockRole, Page, PageRole
from align_app.core.reading.page_roles import assign_page_roles
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.reading.made_pages import block, cover, page

PROSE = "We will open a hub in every town and keep it open on winter evenings for all. " * 4
COVER = cover(("Room to grow", 40), ("Council plan 2026 to 2030", 18))


def roles(*pages: Page) -> list[PageRole]:
    return [each.role for each in assign_page_roles(pages, vocabulary=load_vocabulary())]


def prose(number: int, heading: str = "", size: float = 24, *, level: int = 1) -> Page:
    first = (block(heading, size, level=level, page=number),) if heading else ()
    return page(number, *first, block(PROSE, page=number, lines=6))


def test_that_a_first_page_of_few_large_words_is_the_cover() -> None:
    assert roles(COVER, prose(2, "Why")) == [PageRole.COVER, PageRole.BODY]


def test_that_a_first_page_of_prose_is_no_cover() -> None:
    assert roles(prose(1, "Council plan")) == [PageRole.BODY]


def test_that_the_same_few_words_later_open_a_part() -> None:
    part = page(3, block("Part two", 40, page=3))
    assert roles(COVER, prose(2), part) == [PageRole.COVER, PageRole.BODY, PageRole.DIVIDER]


def contents(number: int, *more: tuple[str, int], heading: str = "Contents") -> Page:
    rows = [f"Chapter {row} ........ {row + 2}" for row in range(1, 9)]
    extra = [block(text, page=number, lines=lines) for text, lines in more]
    return page(
        number,
        block(heading, 24, page=number),
        *(block(row, page=number) for row in rows),
        *extra,
    )


@pytest.mark.parametrize("heading", ["Contents", "CONTENTS", "Table of contents", "What is inside"])
def test_that_a_list_of_pages_under_its_heading_is_the_contents(heading: str) -> None:
    assert roles(COVER, contents(2, heading=heading))[1] is PageRole.CONTENTS


def test_that_a_small_panel_beside_the_contents_changes_nothing() -> None:
    assert roles(COVER, contents(2, (PROSE, 5)))[1] is PageRole.CONTENTS


def test_that_a_page_with_more_text_than_contents_is_read_as_text() -> None:
    assert roles(COVER, contents(2, (PROSE, 14)))[1] is PageRole.BODY


def test_that_lines_ending_in_figures_are_no_contents_without_a_heading() -> None:
    assert roles(COVER, contents(2, heading="Numbers by year"))[1] is not PageRole.CONTENTS


def test_that_blocks_marked_as_contents_need_no_heading() -> None:
    rows = [block(f"Chapter {n} {n}", role=BlockRole.CONTENTS, page=2) for n in range(1, 6)]
    assert roles(COVER, page(2, *rows))[1] is PageRole.CONTENTS


@pytest.mark.parametrize(
    "heading",
    [
        "Foreword",
        "FOREWARD",
        "A word from the chair",
        "Chairman's introduction",
        "Welcome",
        "From the leader of the council",
        "Introduction by the Director of Public Health",
        "1. Foreword",
    ],
)
def test_that_a_person_speaking_makes_a_foreword(heading: str) -> None:
    assert roles(COVER, prose(2, heading))[1] is PageRole.FOREWORD


def test_that_a_foreword_runs_on_to_the_next_page_and_no_further() -> None:
    found = roles(COVER, prose(2, "Foreword"), prose(3), prose(4))
    assert found[1:] == [PageRole.FOREWORD, PageRole.FOREWORD, PageRole.BODY]


def test_that_a_heading_at_the_top_of_a_page_ends_a_foreword() -> None:
    found = roles(COVER, prose(2, "Foreword"), prose(3, "Our vision", 14, level=3))
    assert found[2] is PageRole.BODY


def test_that_a_page_where_the_foreword_is_the_smaller_part_is_body() -> None:
    mixed = page(
        2,
        block("Foreword", 18, page=2),
        block("Thank you all.", page=2),
        block("Our priorities", 18, page=2),
        block(PROSE, page=2, lines=6),
    )
    assert roles(COVER, mixed)[1] is PageRole.BODY


def test_that_an_introduction_alone_is_no_foreword() -> None:
    assert roles(COVER, prose(2, "Introduction"))[1] is PageRole.BODY


def test_that_a_foreword_late_in_a_document_is_not_believed() -> None:
    pages = [COVER, *(prose(number) for number in range(2, 12)), prose(12, "Welcome")]
    assert roles(*pages)[-1] is PageRole.BODY


def test_that_an_appendix_lasts_until_a_heading_of_its_rank() -> None:
    found = roles(
        COVER,
        prose(2, "Appendix A: survey results"),
        prose(3),
        prose(4, "What people said", 14, level=2),
        prose(5, "Our promise"),
    )
    appendix = PageRole.APPENDIX
    assert found[1:] == [appendix, appendix, appendix, PageRole.BODY]


def test_that_an_appendix_that_holds_the_delivery_plan_is_body() -> None:
    assert roles(COVER, prose(2, "Appendix 1: delivery plan 2026 to 2028"))[1] is PageRole.BODY


@pytest.mark.parametrize("heading", ["References", "Bibliography", "Sources"])
def test_that_references_are_known(heading: str) -> None:
    assert roles(COVER, prose(2), prose(3, heading))[2] is PageRole.REFERENCES


def test_that_a_sentence_about_references_is_no_section_of_them() -> None:
    assert roles(COVER, prose(2, "References to place in this plan"))[1] is PageRole.BODY


def test_that_a_page_of_large_figures_is_an_infographic() -> None:
    rows = []
    for figure in ("231,000", "14%", "1 in 26", "£3.10", "8.1%"):
        rows += [block(figure, 26, page=2), block("of our people feel it", page=2)]
    assert roles(COVER, page(2, *rows))[1] is PageRole.INFOGRAPHIC


def test_that_loose_words_and_figures_are_an_infographic() -> None:
    rows = [
        block(text, role=BlockRole.FRAGMENT, page=2)
        for number in range(10)
        for text in (f"Ward {number}", f"{number + 10}%")
    ]
    assert roles(COVER, page(2, *rows))[1] is PageRole.INFOGRAPHIC


def test_that_four_figures_over_a_page_of_prose_leave_it_body() -> None:
    figures = [block(text, 26, page=2) for text in ("14%", "9.4", "61%", "7.2%")]
    assert roles(COVER, page(2, *figures, block(PROSE, page=2, lines=6)))[1] is PageRole.BODY


def test_that_an_unreadable_page_keeps_its_role() -> None:
    blank = Page(2, 595, 842, role=PageRole.UNREADABLE, readable=False)
    assert roles(COVER, blank, prose(3))[1] is PageRole.UNREADABLE


def test_that_a_document_without_pages_has_no_roles() -> None:
    assert roles() == []
