"""A document is known by its cover, its file name and its first pages, whoever wrote it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align_app.core.model import Identity, Page
from align_app.core.reading.identity import identify_document
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.reading.made_pages import block, cover, page


def identify(
    *rows: tuple[str, float],
    text: str = "",
    file: str = "document.pdf",
    metadata: str | None = None,
    running: tuple[str, ...] = (),
) -> Identity:
    pages: tuple[Page, ...] = (cover(*rows), page(2, block(text, page=2))) if rows else ()
    pages = tuple(replace(each, running=running) for each in pages)
    return identify_document(file, pages, metadata_title=metadata, vocabulary=load_vocabulary())


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([("Joint Local Health and Wellbeing Strategy", 30)], "jlhws"),
        ([("Joint health & well-being strategy", 30)], "jlhws"),
        ([("Integrated care strategy", 30)], "ics"),
        ([("Joint Forward Plan", 30)], "jfp"),
        ([("Shared Delivery Plan", 30)], "jfp"),
        ([("Corporate Plan", 30), ("Aldermere Borough Council", 12)], "council_plan"),
        ([("Five-year strategic commissioning plan", 30)], "strategic_commissioning_plan"),
        ([("Neighbourhood health plan", 30)], "neighbourhood_health_plan"),
        ([("Neighbourhood plan", 30), ("Aldermere Parish Council", 12)],
         "neighbourhood_development_plan"),
        ([("Suicide prevention strategy", 30)], "topic_strategy"),
        ([("Annual report of the Director of Public Health", 30)], "dph_report"),
        ([("Pharmaceutical needs assessment", 30)], "pna"),
        ([("Better Care Fund narrative plan", 30)], "bcf_plan"),
        ([("Terms of reference", 30)], "governance_document"),
        ([("Lunch menu", 30)], "unknown"),
    ],
)  # fmt: skip
def test_that_the_title_tells_the_type(rows: list[tuple[str, float]], kind: str) -> None:
    assert identify(*rows).type == kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Aldermere Voluntary Action", "vcse_statement"),
        ("Aldermere Community Hospitals NHS Trust", "trust_strategy"),
        ("Aldermere Combined Authority", "combined_authority_plan"),
        ("Healthwatch Aldermere", "healthwatch_report"),
    ],
)
def test_that_a_slogan_of_a_title_leaves_the_type_to_the_body(body: str, kind: str) -> None:
    found = identify(("Onwards", 40), ("Our strategy", 16), (body, 12))
    assert found.type == kind
    assert found.organisation == body
    assert found.area == "Aldermere"


def test_that_a_strategy_named_only_in_the_text_does_not_win_over_the_title() -> None:
    text = "It has regard to the integrated care strategy and to each joint forward plan."
    found = identify(("Council plan", 30), ("Aldermere City Council", 12), text=text)
    assert found.type == "council_plan"


def test_that_a_guess_from_a_clear_title_is_surer_than_one_from_the_body() -> None:
    clear = identify(("Joint Forward Plan", 30), ("NHS Aldermere Integrated Care Board", 12))
    vague = identify(("Aldermere Borough Council", 12), ("A strategy for all", 30))
    assert clear.type_confidence > 0.7 > vague.type_confidence > 0


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Aldermere Health and Wellbeing Board", "Aldermere"),
        ("Aldermere & Thornhithe Health & Wellbeing Board", "Aldermere & Thornhithe"),
        ("NHS Aldermere and Thornhithe Integrated Care Board", "Aldermere and Thornhithe"),
        ("Aldermere, Hithe and Pellow Integrated Care Board", "Aldermere, Hithe and Pellow"),
        ("London Borough of Aldermere", "Aldermere"),
        ("City of Aldermere Council", "Aldermere"),
        ("Aldermere Teaching Hospitals NHS Foundation Trust", "Aldermere"),
    ],
)  # fmt: skip
def test_that_the_body_and_its_area_are_read_off_the_cover(name: str, area: str) -> None:
    found = identify(("Better together", 40), (name, 14))
    assert (found.organisation, found.area) == (name, area)


def test_that_words_all_in_capitals_are_read_as_names() -> None:
    found = identify(("ALDERMERE COUNTY COUNCIL", 14), ("COUNCIL PLAN 2026 TO 2030", 30))
    assert found.organisation == "Aldermere County Council"
    assert found.title == "Council Plan 2026 to 2030"


def test_that_nhs_and_a_place_on_a_line_of_their_own_is_the_board() -> None:
    found = identify(("NHS Aldermere and Thornhithe", 20), ("Joint Forward Plan", 30))
    assert found.organisation == "NHS Aldermere and Thornhithe"
    assert found.area == "Aldermere and Thornhithe"


def test_that_a_body_split_over_a_cover_is_known_by_its_full_name() -> None:
    found = identify(
        ("NHS Aldermere", 20),
        ("Joint Forward Plan", 30),
        text="This is the plan of NHS Aldermere Integrated Care Board and its trusts.",
    )
    assert found.organisation == "NHS Aldermere Integrated Care Board"


def test_that_partners_on_the_cover_do_not_take_the_place_of_the_author() -> None:
    found = identify(
        ("Joint Forward Plan", 30),
        ("with Aldermere Hospitals NHS Trust and Thornhithe Mental Health NHS Trust", 12),
        text="NHS Aldermere Integrated Care Board must publish this plan.",
    )
    assert found.organisation == "NHS Aldermere Integrated Care Board"


def test_that_the_office_of_a_person_is_no_part_of_a_name() -> None:
    text = "Councillor Ann Birch, Leader of Aldermere County Council"
    found = identify(("Corporate plan", 30), text=text)
    assert found.organisation == "Aldermere County Council"


def test_that_a_board_named_without_its_place_is_given_the_place() -> None:
    text = (
        "The Health and Wellbeing Board agreed this. The Health and Wellbeing Board meets monthly."
    )
    found = identify(("Aldermere Health and Wellbeing Strategy", 30), text=text)
    assert found.organisation == "Aldermere Health and Wellbeing Board"


def test_that_initials_give_way_to_the_full_name() -> None:
    found = identify(
        ("Room to grow", 30),
        text="Aldermere Health and Wellbeing Board wrote this.",
        file="Aldermere HWB strategy.pdf",
    )
    assert found.organisation == "Aldermere Health and Wellbeing Board"
    assert found.type == "jlhws"


def test_that_a_place_with_an_article_keeps_it() -> None:
    text = "Life in the Fold is good. The Fold is green, and people in the Fold live long."
    found = identify(("Fold Health and Wellbeing Board", 14), ("Our strategy", 30), text=text)
    assert found.area == "The Fold"
    assert found.organisation == "The Fold Health and Wellbeing Board"


def test_that_a_running_head_names_the_body() -> None:
    found = identify(
        ("Corporate plan", 30), running=("Aldermere Borough Council | Corporate plan",)
    )
    assert found.organisation == "Aldermere Borough Council"


def test_that_a_stretch_of_running_text_is_no_place() -> None:
    found = identify(
        ("Appendix: delivery plan", 30),
        ("It sets out the first actions of the joint local health and wellbeing strategy", 11),
    )
    assert found.area == ""


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2023 to 2030", (2023, 2030)),
        ("2023–30", (2023, 2030)),
        ("2024/25 to 2028/29", (2024, 2029)),
        ("2023/24-2027/28", (2023, 2028)),
        ("April 2025 to March 2027", (2025, 2027)),
        ("1 April 2024 – 31 March 2029", (2024, 2029)),
        ("2026/27", (2026, 2027)),
        ("until 2040", None),
        ("2024-03-28", None),
        ("2030 to 2020", None),
    ],
)
def test_that_first_and_last_year_are_read(printed: str, period: tuple[int, int] | None) -> None:
    assert identify((f"Council plan {printed}", 30)).period == period


def test_that_the_cover_comes_before_the_file_name_for_the_period() -> None:
    assert identify(("Council plan 2024 to 2028", 30), file="plan-2019-2022.pdf").period == (
        2024,
        2028,
    )
    assert identify(("Council plan", 30), file="council_plan_2019-22.pdf").period == (2019, 2022)


@pytest.mark.parametrize(
    "stamp",
    ["Draft", "DRAFT FOR CONSULTATION", "Consultation draft", "Version 0.4", "Draft v0.6"],
)
def test_that_a_stamp_on_the_cover_makes_a_draft(stamp: str) -> None:
    found = identify(("Room to grow", 30), (stamp, 12))
    assert found.status == "draft"
    assert found.title == "Room to grow"


def test_that_a_draft_is_known_from_its_name_or_its_own_words() -> None:
    assert identify(("Room to grow", 30), file="plan-DRAFT.pdf").status == "draft"
    assert identify(("Room to grow", 30), text="This is a draft.").status == "draft"


def test_that_a_draft_spoken_of_in_the_text_does_not_make_one() -> None:
    text = "The draft was sent to partners, and drafting took a year."
    assert identify(("Room to grow", 30), text=text).status == "final"


def test_that_the_title_is_the_largest_words_and_the_line_that_says_what_it_is() -> None:
    found = identify(
        ("Aldermere Health and Wellbeing Board", 12),
        ("Room to grow", 40),
        ("Joint local health and wellbeing strategy 2025 to 2030", 18),
        ("Approved on 3 May 2025", 10),
    )
    assert found.title == "Room to grow: Joint local health and wellbeing strategy 2025 to 2030"


def test_that_a_title_broken_over_blocks_is_made_whole() -> None:
    assert identify(("Joint Forward Plan 2024 to", 32), ("2029", 32)).title == (
        "Joint Forward Plan 2024 to 2029"
    )


def test_that_a_sentence_under_the_title_is_no_part_of_it() -> None:
    text = (
        "This plan sets out the first actions under each priority of the health and wellbeing "
        "strategy, and progress is reported to the board each quarter of the year."
    )
    assert identify(("Delivery plan 2022 to 2024", 18), (text, 12)).title == (
        "Delivery plan 2022 to 2024"
    )


def test_that_years_are_set_behind_a_title_that_says_what_it_is() -> None:
    assert identify(("Joint Forward Plan", 40), ("2026 to 2031", 20)).title == (
        "Joint Forward Plan 2026 to 2031"
    )


def test_that_a_file_without_words_is_named_by_metadata_or_file() -> None:
    scanned = identify(file="07-aldermere_care-plan_web.pdf", metadata="Microsoft Word - x.docx")
    assert scanned.title == "Aldermere Care Plan"
    assert scanned.status == "unknown"
    assert identify(metadata="Care plan for Aldermere").title == "Care plan for Aldermere"


def test_that_nothing_is_made_up_where_nothing_is_said() -> None:
    found = identify(file="scan001.pdf")
    assert found == Identity(title="Scan001", status="unknown")


@pytest.mark.parametrize(
    ("rows", "tier"),
    [
        ([("Housing strategy", 30), ("Aldermere District Council", 12)], "district"),
        ([("Green plan", 30), ("Aldermere Hospitals NHS Trust", 12)], "organisation"),
        ([("Green plan", 30), ("NHS Aldermere Integrated Care Board", 12)], "system"),
        ([("Suicide prevention strategy", 30)], "place"),
    ],
)
def test_that_the_tier_is_that_of_the_body_that_writes(
    rows: list[tuple[str, float]], tier: str
) -> None:
    assert identify(*rows).tier == tier


def test_that_a_page_full_of_capitals_is_read_in_a_moment() -> None:
    found = identify(("Corporate plan", 30), text="Aldermere " * 5000)
    assert found.organisation == ""
