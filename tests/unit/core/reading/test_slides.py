"""What is read of slides, each on a page of its own."""

from __future__ import annotations

import pptx
import pytest
from pptx.util import Inches, Pt


@pytest.fixture
def show():
    """An empty presentation."""
    return pptx.Presentation()


@pytest.fixture
def read_show(tmp_path, read_file):
    """Save a presentation and read it."""

    def read(show):
        path = tmp_path / "plan.pptx"
        show.save(str(path))
        return read_file(path)

    return read


def add(show, title: str, *lines: str):
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = "\n".join(lines)
    return slide


def test_that_each_slide_is_a_page_of_its_own_size(show, read_show) -> None:
    show.slide_width, show.slide_height = Inches(13.333), Inches(7.5)
    add(show, "Aims", "We will act")
    add(show, "Money", "We will pay")
    pages = read_show(show).pages
    assert [(round(page.width), round(page.height)) for page in pages] == [(960, 540)] * 2
    assert [[(b.role.value, b.level, b.text) for b in page.blocks] for page in pages] == [
        [("heading", 1, "Aims"), ("list_item", 1, "We will act")],
        [("heading", 1, "Money"), ("list_item", 1, "We will pay")],
    ]


def test_that_a_full_slide_stays_on_its_page(show, read_show) -> None:
    add(show, "Aims", *[f"We will do thing number {n} in each of our towns" for n in range(60)])
    document = read_show(show)
    (page,) = document.pages
    assert len(page.blocks) == 61
    assert max(line.box.bottom for b in page.blocks for line in b.lines) <= page.height


def test_that_a_slide_with_too_many_words_grows_and_loses_none(show, read_show) -> None:
    add(show, "Aims", *[f"We will do thing number {n} in each of our towns" for n in range(400)])
    (page,) = read_show(show).pages
    assert len(page.blocks) == 401
    assert max(line.box.bottom for b in page.blocks for line in b.lines) <= page.height


def test_that_a_hidden_slide_keeps_its_place_and_gives_no_words(show, read_show) -> None:
    add(show, "Aims", "We will act")
    add(show, "Secret", "We will not tell")._element.set("show", "0")
    add(show, "Money", "We will pay")
    document = read_show(show)
    assert [[b.text for b in page.blocks] for page in document.pages] == [
        ["Aims", "We will act"], [], ["Money", "We will pay"],
    ]  # fmt: skip
    assert document.problems == ()


def test_that_notes_and_slide_numbers_are_left_out(show, read_show) -> None:
    slide = add(show, "Aims", "We will act")
    slide.notes_slide.notes_text_frame.text = "Say this slowly"
    box = slide.shapes.add_textbox(0, 0, Inches(2), Inches(1))
    box.text_frame.text = "A box of its own."
    assert [b.text for b in read_show(show).pages[0].blocks] == [
        "Aims", "We will act", "A box of its own.",
    ]  # fmt: skip


def test_that_shapes_in_groups_and_merged_cells_are_read(show, read_show) -> None:
    slide = add(show, "Aims")
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Pt(99), Pt(99)).text_frame.text = "In a group."
    table = slide.shapes.add_table(2, 3, 0, 0, Inches(6), Inches(2)).table
    for place, text in {(0, 0): "Who", (0, 1): "What", (1, 0): "Board", (1, 2): "act"}.items():
        table.cell(*place).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    blocks = read_show(show).pages[0].blocks
    assert blocks[1].text == "In a group."
    cells = [(c.row, c.column, blocks[2].text[c.start : c.end]) for c in blocks[2].cells]
    assert cells == [(0, 0, "Who"), (0, 1, "What"), (1, 0, "Board"), (1, 2, "act")]
