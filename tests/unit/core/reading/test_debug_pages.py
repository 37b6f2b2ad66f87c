"""The pictures that show a developer what was read: frames where the words are, in order."""

from __future__ import annotations

import pytest
from PIL import Image

from align_app.core.errors import DocumentError
from align_app.core.model import BlockRole
from align_app.core.progress import Silent
from align_app.core.reading.debug_pages import write_debug_pages
from align_app.core.vocabulary import load_vocabulary

RULES = load_vocabulary().debug_page_rules
BODY = "Partners meet every month to look at what was done and at what comes next."


@pytest.fixture
def drawn(save, sheet, read_file, tmp_path):
    """Draw sheets, read them, and give the document with its pictures."""

    def draw(*sheets):
        path = save(*sheets)
        document = read_file(path)
        places = write_debug_pages(
            path, document, tmp_path / "seen", rules=RULES, progress=Silent()
        )
        return document, [opened(place) for place in places]

    def opened(place):
        with Image.open(place) as picture:
            return picture.copy()

    return draw


def test_that_every_role_has_a_colour_of_its_own() -> None:
    assert set(RULES.colours) == {role.value for role in BlockRole}
    assert len(set(RULES.colours.values())) == len(RULES.colours)


def test_that_each_page_gets_a_picture_of_its_size(drawn, sheet) -> None:
    document, pictures = drawn(*(sheet().lines(60, 100, BODY, BODY) for _ in range(3)))
    assert len(pictures) == len(document.pages) == 3
    for page, picture in zip(document.pages, pictures, strict=True):
        assert picture.width == pytest.approx(page.width * RULES.scale, abs=1)


def test_that_a_block_is_framed_where_it_stands_in_the_colour_of_its_role(drawn, sheet) -> None:
    page = sheet().text(60, 80, "What we will do", size=20, font="bold")
    document, (picture,) = drawn(page.lines(60, 140, *[BODY] * 4))
    for block in document.pages[0].blocks:
        left = block.box.x0 * RULES.scale - RULES.frame
        middle = (block.box.top + block.box.bottom) / 2 * RULES.scale
        assert picture.getpixel((round(left), round(middle))) == RULES.colours[block.role.value]


def test_that_the_rest_of_a_sentence_is_framed_on_the_page_where_it_ends(drawn, sheet) -> None:
    one = sheet().lines(60, 700, BODY, "Every family that asks will be given it by the", size=10)
    two = sheet().lines(60, 80, "people who live nearest to them.", size=10)
    document, (_, second) = drawn(one, two)
    assert document.pages[1].blocks == ()
    assert RULES.colours["paragraph"] in {colour for _, colour in second.getcolors(1 << 20)}


def test_that_a_page_of_a_file_that_is_gone_is_told(save, sheet, read_file, tmp_path) -> None:
    path = save(sheet().lines(60, 100, BODY))
    document = read_file(path)
    path.unlink()
    with pytest.raises(DocumentError):
        write_debug_pages(path, document, tmp_path, rules=RULES, progress=Silent())
