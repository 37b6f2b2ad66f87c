from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from align_app.core.model import Block, BlockRole, Box, Document, Identity, Kind, Line, Page, Region
from align_app.gui.marks import PageMark
from align_app.gui.page_pictures import PagePictures
from align_app.gui.widgets.page_viewer import PageViewer
from tests.gui import drawing_jobs

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen of tests has none

WORDS = "Fewer people will smoke."


def document():
    box = Box(60, 700, 300, 712)
    block = Block(BlockRole.PARAGRAPH, f"So we say: {WORDS}", (Line(1, box, ()),))
    pages = (Page(1, 600, 800, (block,), "i"), *(Page(n, 600, 800) for n in range(2, 6)))
    return Document("d", "plan.pdf", Identity(), pages)


MARKS = {
    1: (
        PageMark("low", WORDS, Kind.TARGET, (Region(1, Box(60, 700, 300, 712)),)),
        PageMark("high", "Other words.", Kind.COMMITMENT, (Region(1, Box(60, 100, 300, 112)),)),
    )
}


@pytest.fixture
def viewer(qtbot, looks):
    pictures = PagePictures(drawing_jobs.draw_grey)
    viewer = PageViewer(pictures, looks)
    qtbot.addWidget(viewer)
    viewer.resize(500, 400)
    viewer.show()
    yield viewer
    pictures.close()


def show(viewer, *, page=1, chosen=None, path=Path("plan.pdf")):
    viewer.show_page(document(), page=page, path=path, marks=MARKS, chosen=chosen)


def test_that_the_printed_page_number_stands_beside_the_place_in_the_file(viewer):
    show(viewer)
    assert (viewer.number.text(), viewer.of.text(), viewer.printed.text()) == (
        "1",
        "of 5",
        "(printed i)",
    )


def colour_of_chosen_words(viewer):
    canvas = viewer.canvas
    place = canvas.mapFromScene(canvas.chosen_rect().center())
    return canvas.grab().toImage().pixelColor(place.x() + 20, place.y())


def test_that_a_page_is_blank_paper_until_its_picture_comes_and_the_box_with_it(qtbot, viewer):
    show(viewer, chosen="low")
    assert not viewer.canvas.picture_is_drawn
    assert colour_of_chosen_words(viewer) == QColor("white")
    qtbot.waitUntil(lambda: viewer.canvas.picture_is_drawn, timeout=30_000)
    marked = colour_of_chosen_words(viewer)
    assert marked.blue() < marked.red()  # the yellow of the marker


def test_that_chosen_words_are_brought_into_the_middle_third(viewer):
    show(viewer, chosen="low")
    canvas = viewer.canvas
    middle = canvas.mapFromScene(canvas.chosen_rect().center()).y()
    port = canvas.viewport().height()
    at_the_end = canvas.verticalScrollBar().value() == canvas.verticalScrollBar().maximum()
    assert port / 3 <= middle <= 2 * port / 3 or at_the_end
    assert 0 < middle < port


def test_that_a_click_on_a_tint_chooses_its_statement(qtbot, viewer):
    show(viewer)
    place = viewer.canvas.mapFromScene(150, 106)
    with qtbot.waitSignal(viewer.mark_chosen) as chosen:
        qtbot.mouseClick(viewer.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["high"]


def test_that_a_click_on_a_margin_sign_chooses_its_statement(qtbot, viewer):
    show(viewer)
    canvas = viewer.canvas
    place = canvas.mapFromScene(60 - 10 / canvas.zoom, 106)
    with qtbot.waitSignal(viewer.mark_chosen) as chosen:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["high"]


def test_that_a_click_beside_every_statement_chooses_nothing(qtbot, viewer):
    show(viewer)
    place = viewer.canvas.mapFromScene(450, 300)
    with qtbot.assertNotEmitted(viewer.mark_chosen):
        qtbot.mouseClick(viewer.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_pages_turn_and_stop_at_both_ends(qtbot, viewer):
    show(viewer, page=5)
    assert not viewer.next.isEnabled()
    qtbot.mouseClick(viewer.last, Qt.MouseButton.LeftButton)
    assert viewer.page == 4
    viewer.go_to(99)
    assert viewer.page == 4
    viewer.go_to(1)
    assert not viewer.last.isEnabled()


def test_that_typing_a_page_number_goes_there(qtbot, viewer):
    show(viewer)
    viewer.ask_for_page()
    viewer.number.clear()
    qtbot.keyClicks(viewer.number, "3")
    with qtbot.waitSignal(viewer.page_turned) as turned:
        qtbot.keyClick(viewer.number, Qt.Key.Key_Return)
    assert turned.args == [3]


def test_that_zoom_goes_up_and_down_and_back_to_the_width_of_the_pane(viewer):
    show(viewer)
    fitting = viewer.canvas.zoom
    viewer.canvas.zoom_in()
    assert viewer.canvas.zoom > fitting
    viewer.canvas.zoom_out()
    viewer.canvas.zoom_out()
    assert viewer.canvas.zoom < fitting
    viewer.canvas.zoom_to_fit()
    assert viewer.canvas.zoom == pytest.approx(fitting)
    assert viewer.percent.text() == f"{round(fitting * 100)}%"


def test_that_the_page_can_be_read_as_text_with_the_chosen_words_selected(viewer):
    show(viewer, chosen="low")
    viewer.swap_text_and_picture()
    assert viewer.shows_text
    assert viewer.text.textCursor().selectedText() == WORDS
    assert viewer.text.isReadOnly()


def test_that_the_page_tells_a_screen_reader_what_lies_on_it(viewer):
    show(viewer, chosen="low")
    assert viewer.canvas.accessibleName() == "Page 1 of 5, 2 statements found on it"
    assert viewer.canvas.accessibleDescription() == f"Boxed: {WORDS}"


def test_that_the_places_of_words_are_shown_though_the_file_is_gone(viewer):
    show(viewer, path=None)
    before = viewer.canvas.grab().toImage()
    show(viewer, path=None, chosen="high")
    assert viewer.canvas.grab().toImage() != before
