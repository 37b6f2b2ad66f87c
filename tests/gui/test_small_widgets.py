from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget

from align_app.core.model import Level
from align_app.gui.dressing import Looks, wear
from align_app.gui.look import LOOK_NAMES, load_look
from align_app.gui.widgets.filter_bar import FilterBar, Segments
from align_app.gui.widgets.flow import FlowRow
from align_app.gui.widgets.level_mark import LevelChip, paint_level
from align_app.gui.widgets.quotation import Quotation
from align_app.gui.widgets.wrapped import break_lines


def painted(look, level, *, suggested, grey=False):
    picture = QImage(140, 34, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_level(painter, QRectF(0, 0, 140, 34), look=look, level=level, suggested=suggested)
    painter.end()
    kept = picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture
    return bytes(kept.constBits())


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_that_every_level_looks_different_even_without_colour(dressed, name):
    look = load_look(name)
    pictures = {painted(look, level, suggested=False, grey=True) for level in Level}
    assert len(pictures) == len(Level)


def test_that_a_suggestion_looks_different_from_a_confirmed_level(looks):
    look = looks.look
    assert painted(look, Level.SHARED, suggested=True) != painted(
        look, Level.SHARED, suggested=False
    )


def test_that_a_level_is_named_for_a_screen_reader(qtbot, looks):
    chip = LevelChip()
    qtbot.addWidget(chip)
    chip.show_level(Level.NOT_FOUND, looks.look, suggested=True)
    assert chip.accessibleName() == "Not found, suggested"


def test_that_a_quotation_has_quotation_marks_and_the_partners_typeface(qtbot, looks):
    quotation = Quotation()
    qtbot.addWidget(quotation)
    quotation.wear(looks.look)
    quotation.quote("Homes will be warm.", source="Fells Council, page 4")
    assert quotation.toPlainText() == "“Homes will be warm.”"
    assert quotation.font().family() == looks.look.type.documents


def test_that_copied_words_take_their_source_with_them(qtbot, looks):
    quotation = Quotation()
    qtbot.addWidget(quotation)
    quotation.quote("Homes will be warm.", source="Fells Council, page 4")
    quotation.selectAll()
    copied = quotation.createMimeDataFromSelection().text()
    assert copied == "“Homes will be warm.” (Fells Council, page 4)"
    assert quotation.textCursor().position() != quotation.textCursor().anchor()
    quotation.moveCursor(QTextCursor.MoveOperation.Start)


def test_that_a_quotation_is_as_tall_as_its_words(qtbot, looks):
    quotation = Quotation()
    qtbot.addWidget(quotation)
    quotation.wear(looks.look)
    quotation.resize(300, 30)
    quotation.quote("Short.", source="")
    short = quotation.height()
    quotation.quote("Long words. " * 30, source="")
    assert quotation.height() > 3 * short


def test_that_words_are_broken_at_spaces_and_the_last_line_is_elided(looks):
    font = looks.look.font("body")
    lines = break_lines("one two three four five six seven eight nine", font, width=90, most=2)
    assert len(lines) == 2
    assert lines[0] == lines[0].strip()
    assert lines[1].endswith("…")


def test_that_esc_clears_words_choices_and_switches(qtbot, looks):
    bar = FilterBar(looks)
    qtbot.addWidget(bar)
    choice = bar.add_choice("Kind", everything="All kinds")
    choice.offer([("target", "Target")])
    switch = bar.add_switch("To check")
    bar.field.setText("homes")
    choice.setCurrentIndex(1)
    switch.setChecked(True)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert (bar.words, choice.value, switch.isChecked()) == ("", None, False)


def test_that_clearing_a_filter_leaves_the_order_alone(qtbot, looks):
    bar = FilterBar(looks)
    qtbot.addWidget(bar)
    order = Segments("Order", [("page", "Page order"), ("doubt", "Least certain first")])
    bar.add_segments(order)
    order.choose("doubt")
    bar.clear()
    assert order.value == "doubt"


def test_that_a_choice_stays_when_the_same_rows_are_offered_with_another(qtbot, looks):
    bar = FilterBar(looks)
    qtbot.addWidget(bar)
    choice = bar.add_choice("Theme", everything="All themes")
    choice.offer([("a", "A"), ("b", "B")])
    choice.setCurrentIndex(2)
    with qtbot.assertNotEmitted(bar.changed):
        choice.offer([("b", "B"), ("c", "C")])
    assert choice.value == "b"


def test_that_controls_go_on_in_a_second_line_where_the_room_is_narrow(qtbot, looks):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowRow(holder)
    for words in ("One button", "Another button", "A third button"):
        row.addWidget(QPushButton(words))
    wide = row.heightForWidth(900)
    assert row.heightForWidth(160) > 2 * wide
    assert row.minimumSize().width() < 200


def test_that_a_new_look_is_taken_at_once(qtbot, dressed):
    looks = Looks("light")
    wear(looks.look)
    bar = FilterBar(looks)
    qtbot.addWidget(bar)
    before = bar.field.width()
    looks.choose("dark", percent=150)
    assert bar.field.width() > before
