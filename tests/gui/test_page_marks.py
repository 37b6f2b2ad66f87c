from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from align_app.core.model import Block, BlockRole, Box, Kind, Line, Page, Region
from align_app.gui.marks import PageMark, marks_by_page
from align_app.gui.widgets.page_marks import column_boxes, margin_line, place_signs


def line(x0, top, x1, height=12):
    return Box(x0, top, x1, top + height)


def test_that_lines_of_one_column_have_one_box():
    assert column_boxes([line(50, 100, 250), line(50, 114, 180)]) == (Box(50, 100, 250, 126),)


def test_that_words_that_go_over_into_the_next_column_have_two_boxes():
    boxes = column_boxes([line(50, 700, 250), line(300, 90, 500), line(300, 104, 420)])
    assert boxes == (Box(50, 700, 250, 712), Box(300, 90, 500, 116))


def test_that_a_sentence_that_starts_at_the_end_of_a_line_has_a_box_for_each_part():
    assert len(column_boxes([line(400, 100, 500), line(50, 114, 120)])) == 2


def test_that_cells_of_one_table_row_are_boxed_together():
    assert column_boxes([line(50, 100, 90), line(120, 100, 300)]) == (Box(50, 100, 300, 112),)


def test_that_signs_beside_one_another_s_lines_do_not_cover_each_other():
    marks = [("a", line(60, 100, 200)), ("b", line(60, 104, 200)), ("c", line(60, 108, 200))]
    places = place_signs(marks, side=16, gap=3)
    signs = [QRectF(corner.x(), corner.y(), 16, 16) for corner in places.values()]
    assert not any(a.intersects(b) for a in signs for b in signs if a is not b)


def test_that_a_sign_stands_left_of_its_line():
    (corner,) = place_signs([("a", line(60, 100, 200))], side=16, gap=3).values()
    assert corner == QPointF(41, 98)


def page_of(*blocks):
    return Page(1, 595, 842, blocks)


def block(role, *boxes):
    return Block(role, "words", tuple(Line(1, box, ()) for box in boxes))


def test_that_a_sign_stands_left_of_the_paragraph_when_its_words_begin_in_mid_line():
    paragraph = block(BlockRole.PARAGRAPH, line(50, 100, 500), line(50, 114, 500))
    assert margin_line(page_of(paragraph), line(300, 100, 500)).x0 == 50


def test_that_a_sign_stays_in_its_column():
    words = block(BlockRole.PARAGRAPH, line(50, 700, 250), line(300, 90, 500))
    assert margin_line(page_of(words), line(350, 90, 500)).x0 == 300


def test_that_a_sign_stands_left_of_the_whole_table():
    table = block(BlockRole.TABLE, line(50, 100, 90), line(120, 100, 300))
    assert margin_line(page_of(table), line(120, 100, 300)).x0 == 50


def test_that_a_statement_printed_twice_is_marked_on_both_pages():
    regions = (Region(1, line(50, 100, 200)), Region(4, line(50, 300, 200)))
    mark = PageMark("s", "words", Kind.TARGET, regions)
    assert marks_by_page([mark]) == {1: (mark,), 4: (mark,)}
