"""The order in which a person reads a page, whatever the order in which it was drawn."""

from __future__ import annotations

LEFT = (
    "The first column tells why the work matters to",
    "the people who live in the valley and how long",
    "they have waited for it to begin.",
    "It ends with a promise.",
)
RIGHT = (
    "The second column tells what will be done about",
    "it by the partners, one after the other, until",
    "the last year of the plan.",
    "It ends with a date.",
)


def rows_of(blocks):
    """What an extractor gives that reads straight across the page."""
    lines = [line for block in blocks for line in block.lines]
    return sorted(lines, key=lambda line: (round(line.box.top), line.box.x0))


def two_columns(sheet):
    return (
        sheet()
        .text(60, 80, "Our plan for the valley", size=20, font="bold")
        .lines(60, 120, *LEFT, size=10)
        .lines(320, 120, *RIGHT, size=10)
    )


def test_that_columns_are_read_one_after_the_other(page, sheet) -> None:
    told = " ".join(block.text for block in page(two_columns(sheet)).blocks)
    assert told == " ".join(["Our plan for the valley", *LEFT, *RIGHT])


def test_that_reading_across_the_page_would_fail_the_test_above(page, sheet) -> None:
    blocks = page(two_columns(sheet)).blocks
    read = [line for block in blocks for line in block.lines]
    assert rows_of(blocks) != read


def test_that_the_order_of_drawing_does_not_matter(page, sheet) -> None:
    drawn = two_columns(sheet)
    shuffled = sheet()
    shuffled.commands = drawn.commands[5:] + drawn.commands[1:5] + drawn.commands[:1]
    assert [b.text for b in page(shuffled).blocks] == [b.text for b in page(drawn).blocks]


def test_that_close_columns_are_told_apart_by_their_common_edge(page, sheet) -> None:
    words = "Homes that are warm keep the people in them well all winter"
    drawn = sheet()
    for number in range(6):
        drawn.text(60, 100 + number * 14, words, size=10)
    for number in range(6):
        drawn.text(337, 100 + number * 14, words.replace("Homes", "Roads"), size=10)
    told = [block.text for block in page(drawn).blocks]
    assert "Roads" not in told[0]
    assert told[0].startswith("Homes")


def test_that_stacked_sections_of_two_columns_are_read_section_by_section(page, sheet) -> None:
    drawn = sheet()
    for top, section in ((100, "Roads"), (300, "Homes")):
        drawn.text(60, top - 24, f"{section} for the valley and all who travel in it", size=16)
        drawn.lines(60, top, *(f"{section} left line {n} goes on here" for n in range(6)), size=10)
        drawn.lines(320, top, *(f"{section} right line {n} goes on" for n in range(6)), size=10)
    told = " ".join(block.text for block in page(drawn).blocks)
    assert told.index("Roads right") < told.index("Homes for")
    assert told.index("Homes left line 5") < told.index("Homes right line 0")


def test_that_a_panel_beside_the_text_is_read_whole_and_after_it(page, sheet, texts) -> None:
    drawn = sheet()
    drawn.rect(400, 80, 550, 220)
    drawn.lines(412, 100, "Who leads", "The housing lead", "of the council", size=10)
    drawn.lines(
        60, 100, *(f"Running text line {n} of the page goes on" for n in range(20)), size=10
    )
    read = page(drawn)
    assert [block.boxed for block in read.blocks] == [False, True]
    assert texts(read)[1] == "Who leads The housing lead of the council"


def test_that_cards_side_by_side_are_read_across_row_by_row(page, sheet) -> None:
    drawn = sheet()
    for column in range(3):
        for row in (1, 0):
            x, top = 60 + column * 165, 100 + row * 130
            drawn.rect(x, top, x + 155, top + 120)
            drawn.text(x + 10, top + 30, f"Card {row * 3 + column + 1}", size=14, font="bold")
            drawn.text(x + 10, top + 60, "What the partners will do")
    told = [block.text for block in page(drawn).blocks if block.text.startswith("Card")]
    assert told == [f"Card {number}" for number in range(1, 7)]


def test_that_tiles_of_a_figure_and_its_caption_stay_together(page, sheet, texts) -> None:
    drawn = sheet()
    drawn.text(60, 80, "In figures", size=16, font="bold")
    tiles = ("14%", "of homes"), ("2,000", "people helped"), ("61", "wardens"), ("9", "towns")
    for number, (figure, caption) in reversed(list(enumerate(tiles))):
        x, top = 60 + number % 2 * 200, 120 + number // 2 * 70
        drawn.text(x, top + 18, caption, size=10).text(x, top, figure, size=20, font="bold")
    assert texts(page(drawn))[1:] == [word for tile in tiles for word in tile]


def test_that_a_turned_page_reads_like_an_upright_one(page, sheet, texts) -> None:
    upright = page(two_columns(sheet))
    drawn = two_columns(sheet)
    turned = sheet(size=(842.0, 595.0), extra="/Rotate 90")
    turned.commands = [
        "q 0 1 -1 0 842 0 cm",
        *drawn.commands,
        "Q",
    ]
    read = page(turned)
    assert (read.width, read.height) == (upright.width, upright.height)
    assert texts(read) == texts(upright)
    first, second = read.blocks[1].box, upright.blocks[1].box
    assert abs(first.x0 - second.x0) < 1
    assert abs(first.top - second.top) < 1


def test_that_a_cropped_page_is_measured_from_what_is_shown(page, sheet) -> None:
    whole = page(sheet().text(200, 300, "Hello to all of the valley"))
    cropped = page(
        sheet(extra="/CropBox [100 100 500 742]").text(200, 300, "Hello to all of the valley")
    )
    assert (cropped.width, cropped.height) == (400, 642)
    assert round(whole.blocks[0].box.x0 - cropped.blocks[0].box.x0) == 100
    assert round(whole.blocks[0].box.top - cropped.blocks[0].box.top) == 100
