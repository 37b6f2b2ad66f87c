"""How text without marks, and Markdown, are cut into blocks."""

from __future__ import annotations

import pytest


@pytest.fixture
def blocks(tmp_path, read_file):
    """The blocks of a text file."""

    def of(text: str, ending: str = "txt"):
        path = tmp_path / f"plan.{ending}"
        path.write_text(text, "utf-8", newline="")
        return [block for page in read_file(path).pages for block in page.blocks]

    return of


def shape(found) -> list[tuple[str, int, str]]:
    return [(block.role.value, block.level, block.text) for block in found]


def test_that_wrapped_lines_are_one_paragraph_and_blank_lines_part(blocks) -> None:
    found = blocks("We will act\r\nin every town.\r\n\r\nWe will learn.\r\n")
    assert shape(found) == [
        ("paragraph", 0, "We will act in every town."),
        ("paragraph", 0, "We will learn."),
    ]


def test_that_long_lines_are_paragraphs_of_their_own(blocks) -> None:
    one, two = "We will act in every town. " * 6, "We will learn from each other. " * 6
    assert [b.text for b in blocks(f"{one}\n{two}")] == [one.strip(), two.strip()]


def test_that_underlined_capital_and_numbered_lines_are_headings(blocks) -> None:
    found = blocks(
        "The plan\n========\n\nWHY NOW\n\nText that ends.\n\n2.1 Our aims\n\nText that ends.\n\n"
        "Who we are\n\nText that ends."
    )
    headings = [(b.level, b.marker, b.text) for b in found if b.role.value == "heading"]
    assert headings == [
        (1, None, "The plan"),
        (1, None, "WHY NOW"),
        (3, "2.1", "Our aims"),
        (2, None, "Who we are"),
    ]


def test_that_numbered_lines_set_wide_apart_are_a_list_and_no_headings(blocks) -> None:
    found = blocks("We will:\n\n1. Act in towns\n\n2. Learn from each other\n\nText that ends.")
    assert [(b.role.value, b.marker) for b in found] == [
        ("paragraph", None), ("list_item", "1."), ("list_item", "2."), ("paragraph", None),
    ]  # fmt: skip


def test_that_items_keep_their_depth_and_their_wrapped_lines(blocks) -> None:
    found = blocks("We will:\n- act\n  in towns\n    * learn\n    * rest\n- share\n1) count")
    assert [(b.level, b.marker, b.text) for b in found[1:]] == [
        (1, "•", "act in towns"), (2, "•", "learn"), (2, "•", "rest"), (1, "•", "share"),
        (1, "1)", "count"),
    ]  # fmt: skip


def test_that_a_form_feed_begins_a_page(tmp_path, read_file) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("First page here.\n\fSecond page here.\n")
    assert [p.blocks[0].text for p in read_file(path).pages] == [
        "First page here.",
        "Second page here.",
    ]


def test_that_the_marks_of_markdown_are_no_words(blocks) -> None:
    found = blocks(
        "---\ntitle: The plan\n---\n# The **plan**\n\nSub\n---\n\n> We *will* [act](http://a.b) "
        "on snake_case_names.\n\n<!-- no -->\n\n* `one`\n\n| A | B |\n|:--|--:|\n| x | y |\n",
        "md",
    )
    assert shape(found) == [
        ("heading", 1, "The plan"), ("heading", 2, "Sub"),
        ("paragraph", 0, "We will act on snake_case_names."), ("list_item", 1, "one"),
        ("table", 0, "A | B\nx | y"),
    ]  # fmt: skip
    assert [cell.heading for cell in found[-1].cells] == [True, True, False, False]
