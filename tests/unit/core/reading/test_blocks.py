"""Paragraphs, list items, headings and notes: what the lines of a page are."""

from __future__ import annotations

from align_app.core.model import BlockRole

BODY = "Partners meet every month to look at what was done and at what comes next."


def body(drawn, top: float, count: int = 6):
    return drawn.lines(60, top, *[f"{BODY} ({n})" for n in range(count)], size=10)


def test_that_white_space_parts_paragraphs(page, sheet, texts) -> None:
    drawn = sheet().lines(60, 100, "One begins here and", "goes on there.", size=10, step=12)
    drawn.lines(60, 140, "Two begins here and", "goes on too.", size=10, step=12)
    assert texts(page(drawn)) == [
        "One begins here and goes on there.",
        "Two begins here and goes on too.",
    ]


def test_that_bullets_of_every_kind_open_items_and_are_no_part_of_the_text(page, sheet) -> None:
    drawn = sheet().text(60, 80, "We will:")
    for number, bullet in enumerate("•–-*"):
        drawn.text(60, 100 + number * 16, bullet).text(74, 100 + number * 16, f"do thing {number}")
    items = [b for b in page(drawn).blocks if b.role is BlockRole.LIST_ITEM]
    assert [item.text for item in items] == [f"do thing {number}" for number in range(4)]
    assert {item.marker for item in items} == {"•"}


def test_that_a_drawn_dot_is_a_bullet(page, sheet) -> None:
    drawn = sheet()
    for number in range(3):
        top = 100 + number * 20
        drawn.rect(60, top - 6, 64, top - 2, fill="0 0 0").text(72, top, f"keep promise {number}")
    assert [(b.role, b.text) for b in page(drawn).blocks] == [
        (BlockRole.LIST_ITEM, f"keep promise {number}") for number in range(3)
    ]


def test_that_an_item_goes_on_over_its_lines(page, sheet) -> None:
    drawn = sheet()
    for number in range(2):
        top = 100 + number * 30
        drawn.text(60, top, "•").text(74, top, "help every family that asks for")
        drawn.text(74, top + 13, "it within a week")
    assert [b.text for b in page(drawn).blocks] == [
        "help every family that asks for it within a week"
    ] * 2


def test_that_deeper_items_have_a_deeper_level(page, sheet) -> None:
    drawn = sheet()
    for number, indent in enumerate((0, 20, 20, 0)):
        top = 100 + number * 16
        drawn.text(60 + indent, top, "•").text(74 + indent, top, f"thing number {number}")
    assert [b.level for b in page(drawn).blocks] == [1, 2, 2, 1]


def test_that_numbers_and_letters_are_kept_as_markers(page, sheet) -> None:
    drawn = sheet()
    for number, marker in enumerate(("1.", "2.", "(a)", "b)")):
        drawn.text(60, 100 + number * 20, marker).text(82, 100 + number * 20, "Plant some trees.")
    assert [(b.marker, b.text) for b in page(drawn).blocks] == [
        (marker, "Plant some trees.") for marker in ("1.", "2.", "(a)", "b)")
    ]


def test_that_a_numbered_paragraph_is_no_list_item(page, sheet, block_with) -> None:
    drawn = sheet().text(60, 100, "2.1", size=10).text(90, 100, BODY, size=10)
    drawn.text(60, 130, "2.2", size=10).text(90, 130, "They publish minutes.", size=10)
    block = block_with(page(drawn), "publish")
    assert (block.role, block.marker) == (BlockRole.PARAGRAPH, "2.2")


def test_that_a_figure_at_the_start_of_a_line_is_not_a_marker(page, sheet, texts) -> None:
    drawn = sheet().lines(
        60,
        100,
        "The number of homes that were cold in the winter fell by",
        "12. That is good.",
        size=10,
    )
    assert len(texts(page(drawn))) == 1


def test_that_a_hyphen_at_a_line_end_goes_and_a_real_one_stays(page, sheet, texts) -> None:
    drawn = sheet().lines(
        60,
        100,
        "Every neighbour-",
        "hood will have a long-",
        "term plan and a long-term budget.",
        size=10,
    )
    assert texts(page(drawn)) == [
        "Every neighbourhood will have a long-term plan and a long-term budget."
    ]


def test_that_words_keep_their_place_in_the_text_of_a_block(page, sheet) -> None:
    drawn = sheet().lines(60, 100, "Every neighbour-", "hood counts.", size=10)
    (block,) = page(drawn).blocks
    told = [block.text[word.start : word.end] for line in block.lines for word in line.words]
    assert told == ["Every", "neighbour", "hood", "counts."]


def test_that_a_raised_mark_is_no_part_of_the_sentence(page, sheet, texts) -> None:
    drawn = sheet().text(60, 100, "Smoking fell", size=12).text(124, 95, "3", size=7)
    drawn.text(133, 100, "in every town.", size=12)
    assert texts(page(drawn)) == ["Smoking fell in every town."]


def test_that_headings_are_known_and_levelled_by_their_type(page, sheet) -> None:
    drawn = sheet().text(60, 60, "The whole plan", size=22, font="bold")
    for top, name in ((100, "Warm homes"), (320, "Safe roads")):
        drawn.text(60, top, name, size=16, font="bold")
        drawn.text(60, top + 30, f"Why {name.lower()} matter", size=12, font="bold")
        body(drawn, top + 50)
    found = [(b.level, b.text) for b in page(drawn).blocks if b.role is BlockRole.HEADING]
    assert found == [
        (1, "The whole plan"),
        (2, "Warm homes"),
        (3, "Why warm homes matter"),
        (2, "Safe roads"),
        (3, "Why safe roads matter"),
    ]


def test_that_a_coloured_heading_of_plain_type_is_known(page, sheet) -> None:
    drawn = sheet()
    drawn.commands.append("0 0 0.8 rg")
    drawn.text(60, 80, "What comes next", size=13)
    drawn.commands.append("0 0 0 rg")
    body(drawn, 110)
    assert page(drawn).blocks[0].role is BlockRole.HEADING


def test_that_the_number_of_a_heading_is_its_marker(page, sheet) -> None:
    drawn = body(sheet().text(60, 80, "4.2 Work with schools", size=16, font="bold"), 110)
    heading = page(drawn).blocks[0]
    assert (heading.role, heading.marker, heading.text) == (
        BlockRole.HEADING,
        "4.2",
        "Work with schools",
    )


def test_that_a_large_figure_beside_a_title_is_its_number(page, sheet) -> None:
    drawn = sheet().text(60, 110, "3", size=56, font="bold")
    drawn.text(110, 100, "Warm homes for every family", size=22, font="bold")
    heading = page(body(drawn, 150)).blocks[0]
    assert (heading.marker, heading.text) == ("3", "Warm homes for every family")


def test_that_a_heading_over_two_lines_is_one(page, sheet) -> None:
    drawn = sheet().lines(
        60,
        80,
        "Health and care for everybody in the valley from now",
        "until 2030",
        size=20,
        step=32,
    )
    assert page(body(drawn, 160)).blocks[0].text.endswith("valley from now until 2030")


def test_that_a_bold_word_inside_a_paragraph_does_not_cut_it(page, sheet, texts) -> None:
    drawn = sheet().text(60, 100, "Warm homes:", size=10, font="bold")
    drawn.text(124, 100, "we will insulate two thousand homes before the", size=10)
    drawn.text(60, 113, "end of the plan.", size=10)
    assert len(texts(page(drawn))) == 1


def test_that_captions_and_footnotes_are_known(page, sheet, block_with) -> None:
    drawn = body(sheet(), 100, 12)
    drawn.text(60, 300, "Figure 2: homes by the year in which they were built", size=9)
    drawn.text(60, 760, "1 Office of Examples, yearly tables.", size=7.5)
    read = page(drawn)
    assert block_with(read, "Figure 2").role is BlockRole.CAPTION
    assert block_with(read, "yearly tables").role is BlockRole.FOOTNOTE


def test_that_words_that_run_up_the_side_are_loose(page, sheet, block_with) -> None:
    drawn = body(sheet(), 100)
    drawn.commands.append("BT /plain 9 Tf 0 1 -1 0 30 400 Tm (Chapter three) Tj ET")
    assert block_with(page(drawn), "Chapter").role is BlockRole.FRAGMENT


def test_that_figures_alone_are_no_sentence(page, sheet, block_with) -> None:
    drawn = body(sheet().text(60, 80, "14.2%", size=30, font="bold"), 140)
    assert block_with(page(drawn), "14.2%").role is BlockRole.FRAGMENT


def test_that_short_texts_set_far_apart_are_not_one_paragraph(page, sheet, texts) -> None:
    drawn = body(sheet(), 100)
    drawn.lines(
        60, 300, "58% of adults were active", "62% ate well", "13% smoked", size=10, step=26
    )
    assert texts(page(drawn))[1:] == ["58% of adults were active", "62% ate well", "13% smoked"]


def test_that_a_footnote_with_a_raised_figure_is_known_and_stands_last(page, sheet) -> None:
    drawn = sheet().text(60, 752, "4", size=5).text(63.5, 756, "Office of Examples.", size=8)
    read = page(body(drawn, 100, 12))
    assert [(b.role, b.text) for b in read.blocks][-1] == (
        BlockRole.FOOTNOTE,
        "Office of Examples.",
    )


def test_that_roman_figures_are_markers(page, sheet) -> None:
    drawn = sheet()
    for number, marker in enumerate(("I.", "II.", "III.", "IV.")):
        drawn.text(60, 100 + number * 20, marker).text(90, 100 + number * 20, "Plant some trees.")
    assert [b.marker for b in page(drawn).blocks] == ["I.", "II.", "III.", "IV."]
