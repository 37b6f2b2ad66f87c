"""Pages whose letters the file names wrongly or not at all."""

from __future__ import annotations

import pytest

from align_app.core.reading.glyph_mending import mend_glyphs
from align_app.core.reading.printed import PrintedPage, PrintedWord, Style
from align_app.core.reading.second_reading import read_again
from align_app.core.vocabulary import load_vocabulary

RULES = load_vocabulary().reading_rules
STYLE = Style(10.0, bold=False, italic=False, colour=(0, 0, 0))


def printed(number: int, text: str) -> PrintedPage:
    words = [
        PrintedWord(word, place * 40.0, place * 40.0 + 30, 0, 10, 8, STYLE, 0, place)
        for place, word in enumerate(text.split())
    ]
    return PrintedPage(number, 595, 842, tuple(words))


def told(page: PrintedPage) -> str:
    return " ".join(word.text for word in page.words)


GOOD = printed(1, "aligning strategies for growing young people getting a good beginning of life")


def test_that_letters_named_as_quotation_marks_are_put_right() -> None:
    bad = printed(2, "ali’nin’ strate’ies ‘or ’rowin’ youn’ people ’ettin’ a be’innin’")
    mended = mend_glyphs([GOOD, bad], rules=RULES)
    assert told(mended[1]) == ("aligning strategies ‘or growing young people getting a beginning")
    assert mended[0] == GOOD


def test_that_true_apostrophes_are_left_alone() -> None:
    page = printed(2, "people’s lives aren’t children’s don’t carers’ it’s parents’ won’t can’t")
    assert mend_glyphs([GOOD, page], rules=RULES) == [GOOD, page]


def test_that_the_second_reading_gives_the_same_words_in_the_same_places(save, sheet) -> None:
    path = save(sheet().text(60, 100, "Warm homes", size=14, font="bold").text(60, 130, "for all"))
    page = read_again(path.read_bytes(), 1, count=1, rules=RULES.words, most=1000)
    assert page is not None
    assert told(page) == "Warm homes for all"
    assert [word.style.bold for word in page.words] == [True, True, False, False]
    assert page.words[0].x0 == pytest.approx(60, abs=1)
    assert page.words[0].baseline == pytest.approx(100, abs=1.5)


@pytest.mark.parametrize("options", [{"count": 2, "most": 1000}, {"count": 1, "most": 3}])
def test_that_the_second_reading_gives_up_rather_than_guess(save, sheet, options) -> None:
    path = save(sheet().text(60, 100, "Warm homes"))
    assert read_again(path.read_bytes(), 1, rules=RULES.words, **options) is None


def test_that_a_broken_page_is_no_error_of_the_second_reading() -> None:
    assert read_again(b"%PDF-1.4 nothing", 1, count=1, rules=RULES.words, most=1000) is None
