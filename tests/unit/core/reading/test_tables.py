"""Tables: their rows, cells and headings, ruled or not, whole over page breaks."""

from __future__ import annotations

import pytest

from align_app.core.model import BlockRole, block_regions

COLUMNS = [60, 110, 380, 520]
ROWS = (
    ("Ref", "Deliverable", "By"),
    ("1a", "Open a clinic in the north", "2026"),
    ("1b", "Train forty wardens", "March 2027"),
    ("1c", "Mend the bus shelter", "2028"),
)


def write_rows(drawn, rows, top: float, *, heading: bool = True):
    for number, row in enumerate(rows):
        for x, words in zip(COLUMNS, row, strict=False):
            font = "bold" if heading and number == 0 else "plain"
            drawn.text(x + 5, top + number * 24 + 16, words, size=10, font=font)
    return drawn


def ruled(sheet, rows=ROWS, top: float = 200, *, heading: bool = True):
    drawn = write_rows(sheet(), rows, top, heading=heading)
    return drawn.grid(COLUMNS, [top + number * 24 for number in range(len(rows) + 1)])


def table_of(page):
    (table,) = [block for block in page.blocks if block.role is BlockRole.TABLE]
    return table


def cells_of(table):
    return [(c.row, c.column, table.text[c.start : c.end], c.heading) for c in table.cells]


EXPECTED = [
    (row, column, words, row == 0)
    for row, cells in enumerate(ROWS)
    for column, words in enumerate(cells)
]


def test_that_a_ruled_table_gives_its_cells(page, sheet) -> None:
    assert cells_of(table_of(page(ruled(sheet)))) == EXPECTED


def test_that_cells_are_joined_by_bars_and_rows_by_line_feeds(page, sheet) -> None:
    assert table_of(page(ruled(sheet))).text == "\n".join(" | ".join(row) for row in ROWS)


def test_that_a_table_with_rules_between_its_rows_only_is_found(page, sheet) -> None:
    drawn = write_rows(sheet(), ROWS, 200)
    for number in range(len(ROWS) + 1):
        drawn.rule(60, 200 + number * 24, 520, 200 + number * 24)
    assert cells_of(table_of(page(drawn))) == EXPECTED


def test_that_a_table_of_banded_rows_is_found(page, sheet) -> None:
    drawn = sheet()
    for number in range(0, len(ROWS), 2):
        drawn.rect(60, 200 + number * 24, 520, 224 + number * 24)
    read = table_of(page(write_rows(drawn, ROWS, 200)))
    assert [cell[2] for cell in cells_of(read)][:9] == [cell[2] for cell in EXPECTED][:9]


def test_that_words_of_a_cell_over_two_lines_stay_together(page, sheet) -> None:
    drawn = sheet().grid([60, 200, 400, 520], [100, 140, 180])
    drawn.lines(65, 114, "A long name", "of a thing", size=10, step=12).text(205, 114, "Owner")
    drawn.text(405, 114, "2027").text(65, 156, "Short").text(205, 156, "Nobody").text(
        405, 156, "2028"
    )
    assert table_of(page(drawn)).text.startswith("A long name of a thing | Owner | 2027")


def test_that_text_round_a_table_keeps_its_place(page, sheet) -> None:
    drawn = ruled(sheet).text(60, 180, "The table shows what is due.", size=10)
    drawn.text(60, 330, "It is looked at every month.", size=10)
    roles = [block.role for block in page(drawn).blocks]
    assert roles == [BlockRole.PARAGRAPH, BlockRole.TABLE, BlockRole.PARAGRAPH]


def test_that_a_grid_of_paragraphs_is_a_layout_and_no_table(page, sheet) -> None:
    drawn = sheet().grid([60, 300, 540], [80, 300, 520])
    for x in (66, 306):
        for top in (100, 320):
            drawn.lines(
                x, top, *["The partners will meet every month to do good"] * 14, size=9, step=13
            )
    assert all(block.role is not BlockRole.TABLE for block in page(drawn).blocks)


def test_that_boxes_with_several_goals_each_are_no_table(page, sheet, texts) -> None:
    drawn = sheet()
    for number in range(3):
        top = 100 + number * 110
        drawn.rect(60, top, 540, top + 100)
        for x in (80, 320):
            for shift in (25, 70):
                drawn.text(x, top + shift, f"Goal at {x} and {top + shift}", size=10)
    read = page(drawn)
    assert all(block.role is not BlockRole.TABLE for block in read.blocks)
    assert len(texts(read)) == 12


def test_that_a_table_goes_on_over_a_page_break_without_its_heading_twice(read, sheet) -> None:
    one = ruled(sheet, ROWS[:3], 700)
    two = ruled(sheet, (ROWS[0], ROWS[3]), 80)
    document = read(one, two)
    table = table_of(document.pages[0])
    assert table.text == "\n".join(" | ".join(row) for row in ROWS)
    assert {line.page for line in table.lines} == {1, 2}


def test_that_a_row_cut_by_a_page_break_is_mended(read, sheet) -> None:
    one = ruled(sheet, (*ROWS[:2], ("1b", "Train forty wardens with", "March")), 700)
    two = sheet().text(115, 96, "the colleges", size=10).text(385, 96, "2027", size=10)
    document = read(one, two.grid(COLUMNS, [80, 104]))
    assert table_of(document.pages[0]).text.endswith(
        "1b | Train forty wardens with the colleges | March 2027"
    )


def test_that_a_heading_row_left_alone_finds_its_table_on_the_next_page(read, sheet) -> None:
    one = ruled(sheet, ROWS[:1], 780)
    two = ruled(sheet, ROWS[1:], 80, heading=False)
    table = table_of(read(one, two).pages[0])
    assert cells_of(table) == EXPECTED


@pytest.mark.parametrize("words", ["Train forty wardens", "1c | Mend the bus shelter | 2028"])
def test_that_words_of_a_table_are_found_where_they_stand(page, sheet, words) -> None:
    table = table_of(page(ruled(sheet)))
    start = table.text.index(words)
    regions = block_regions(table, start, start + len(words))
    assert [region.box.top < region.box.bottom for region in regions] == [True] * len(regions)
    assert len(regions) == words.count("|") + 1


def test_that_a_chart_of_thousands_of_boxes_makes_no_table_and_loses_no_text(page, sheet) -> None:
    drawn = sheet().text(60, 60, "A map of all the homes in the valley", size=10)
    for number in range(3000):
        x, top = 40 + number % 60 * 8, 100 + number // 60 * 12
        drawn.rect(x, top, x + 31, top + 11)
    (block,) = page(drawn).blocks
    assert block.text == "A map of all the homes in the valley"
