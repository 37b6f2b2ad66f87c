"""How blocks are set on pages, and that what is drawn lies where the words are."""

from __future__ import annotations

import pytest
from PIL import Image

from align_app.core.errors import DocumentError
from align_app.core.model import BlockRole, block_regions
from align_app.core.reading.flowed import Flow, FlowBlock, FlowCell, set_pages
from align_app.core.reading.page_picture import draw_page
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.reading.made_files import WRITERS

RULES = load_vocabulary().flowed_rules
TEXT = "Partners meet every month to look at what was done and at what comes next. "


def paragraph(text: str, **more) -> FlowBlock:
    return FlowBlock(BlockRole.PARAGRAPH, text, **more)


def set_blocks(*blocks: FlowBlock):
    return [each.page for each in set_pages(Flow("", (blocks,)), rules=RULES)]


def rows(*texts: str) -> tuple[FlowCell, ...]:
    return tuple(
        FlowCell(row, column, text)
        for row, line in enumerate(texts)
        for column, text in enumerate(line.split("|"))
    )


def every_word(pages):
    for page in pages:
        for block in page.blocks:
            for line in block.lines:
                for word in line.words:
                    yield block, line, word


@pytest.mark.parametrize(
    "block",
    [
        paragraph(TEXT * 5),
        paragraph("First line\nsecond   line\tends"),
        paragraph("https://" + "very-long-address/" * 40 + " and on"),
        FlowBlock(BlockRole.TABLE, cells=rows(f"A|{TEXT * 3}", f"{TEXT}|x")),
    ],
)
def test_that_the_words_of_the_lines_make_up_the_text(block) -> None:
    (page,) = set_blocks(block)
    (made,) = page.blocks
    letters = "".join(made.text[word.start : word.end] for _, _, word in every_word([page]))
    assert letters == made.text.replace(" | ", "").replace("\n", "").replace(" ", "")
    starts = [word.start for _, _, word in every_word([page])]
    assert starts == sorted(starts)


def test_that_every_word_lies_inside_the_margins() -> None:
    page = set_blocks(
        paragraph(TEXT * 9),
        FlowBlock(BlockRole.LIST_ITEM, TEXT * 3, level=40, marker="•"),
        FlowBlock(BlockRole.TABLE, cells=rows("|".join(["word"] * 14), TEXT)),
    )[0]
    for _, line, word in every_word([page]):
        assert RULES.page.margin - 1 <= word.x0 < word.x1
        assert word.x1 <= page.width - RULES.page.margin + 1
        assert line.box.bottom <= page.height - RULES.page.margin + 1


def test_that_no_two_lines_of_a_page_lie_on_each_other() -> None:
    pages = set_blocks(
        *[paragraph(TEXT * 3) for _ in range(20)],
        FlowBlock(BlockRole.TABLE, cells=rows(*[f"{n}|{TEXT * 4}" for n in range(20)])),
        FlowBlock(BlockRole.HEADING, "Aims", level=1),
        FlowBlock(BlockRole.LIST_ITEM, TEXT * 2, level=2, marker="1."),
    )
    boxes = {}
    for _, line, word in every_word(pages):
        boxes.setdefault(line.page, set()).add((line.box.top, line.box.bottom, word.x0, word.x1))
    for placed in boxes.values():
        ordered = sorted(placed)
        for number, (top, bottom, left, right) in enumerate(ordered):
            for other_top, _, other_left, other_right in ordered[number + 1 :]:
                apart = other_top >= bottom - 1e-6 or other_left >= right or left >= other_right
                assert apart or (top, left) == (other_top, other_left)


def test_that_a_long_paragraph_and_a_long_table_go_on_over_pages() -> None:
    pages = set_blocks(
        paragraph(TEXT * 90), FlowBlock(BlockRole.TABLE, cells=rows(f"A|{TEXT * 90}", "b|c"))
    )
    assert len(pages) > 2
    blocks = [block for page in pages for block in page.blocks]
    assert [block.role.value for block in blocks] == ["paragraph", "table"]
    assert len({line.page for line in blocks[1].lines}) > 1
    last = blocks[1].cells[-1]
    assert block_regions(blocks[1], last.start, last.end)[0].page == len(pages)


def test_that_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    for count in range(45, 60):
        pages = set_blocks(
            *[paragraph("Line.") for _ in range(count)],
            FlowBlock(BlockRole.HEADING, "Aims", level=1),
            paragraph("Text."),
        )
        place = {block.text: page.number for page in pages for block in page.blocks}
        assert place["Aims"] == place["Text."]


def test_that_larger_headings_stand_over_smaller_ones_and_all_over_text() -> None:
    (page,) = set_blocks(
        *[FlowBlock(BlockRole.HEADING, "Aims", level=level) for level in range(9)],
        paragraph("Text."),
    )
    sizes = [block.size for block in page.blocks]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[-2]


def test_that_nothing_to_set_gives_one_empty_page() -> None:
    (page,) = set_blocks(
        paragraph(" \n "), FlowBlock(BlockRole.TABLE), FlowBlock(BlockRole.TABLE, cells=rows(""))
    )
    assert page.blocks == ()


def inked(picture: Image.Image, box, scale: float) -> bool:
    place = (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)
    return picture.crop(tuple(round(edge) for edge in place)).getextrema()[0] < 140


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {"pdf"}))
def test_that_the_picture_shows_each_word_in_its_box_and_nothing_beside_it(
    tmp_path, read_file, ending
) -> None:
    path = tmp_path / f"plan.{ending}"
    WRITERS[ending](path)
    scale = 2.0
    for page in read_file(path).pages:
        drawn = draw_page(path, page.number, scale=scale)
        assert (drawn.width, drawn.height) == (round(page.width * 2), round(page.height * 2))
        picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
        for _, line, word in every_word([page]):
            box = (word.x0, line.box.top, word.x1, line.box.bottom)
            assert inked(picture, box, scale)
            x0, top, x1, bottom = (round(edge * scale) for edge in box)
            picture.paste(255, (x0 - 1, top - 1, x1 + 1, bottom + 1))
        left = picture.point(lambda shade: 255 * (shade < 100)).getbbox()
        marked = any(block.marker for block in page.blocks)
        assert left is None or marked


def test_that_pictures_are_the_same_each_time_and_small_ones_are_drawn(tmp_path) -> None:
    path = tmp_path / "plan.docx"
    WRITERS["docx"](path)
    assert draw_page(path, 1, scale=1.3) == draw_page(path, 1, scale=1.3)
    assert draw_page(path, 1, scale=0.1).width == 60


def test_that_a_page_that_is_not_there_is_told(tmp_path) -> None:
    path = tmp_path / "plan.docx"
    WRITERS["docx"](path)
    with pytest.raises(DocumentError) as caught:
        draw_page(path, 2, scale=1.0)
    assert caught.value.code == "no_page"
    path.write_bytes(b"PK\x03\x04 now broken")
    with pytest.raises(DocumentError) as caught:
        draw_page(path, 1, scale=1.0)
    assert caught.value.code == "not_drawn"
