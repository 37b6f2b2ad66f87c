from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from align_app.core.model import Level
from align_app.gui.commands import COMMANDS
from align_app.gui.main_window import MainWindow
from align_app.gui.views.places import PLACES
from tests.gui.small_project import BOARD, COUNCIL, ICB

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen of tests has none


@pytest.fixture
def window(qtbot, session, looks):
    window = MainWindow(session, looks, places=PLACES)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.show_view("alignment")
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def view(window):
    view = window.view
    view.choice.choose("all")
    view.grid.setFocus()
    return view


def at(view):
    return (view.cell.statement, view.cell.document) if view.cell else None


def go_to(view, statement, document):
    view.grid.setCurrentIndex(view.table.find(statement, document))


def test_that_the_first_cell_is_chosen_and_both_quotations_stand_below(view):
    go_to(view, "s1", BOARD)
    assert view.strip.left.quotation.words == "We will insulate 400 council homes by 2026."
    assert view.strip.right.quotation.words == "A Riverton where nobody is cold at home."
    assert view.strip.why.text() == "Both are about warm homes."


def test_that_not_found_says_how_much_was_read_and_where_the_nearest_passage_is(view):
    go_to(view, "s1", ICB)
    assert view.strip.right.remark.text() == (
        "No matching text found in the 3 pages we could read. Nearest: page 2."
    )
    assert not view.strip.right.quotation.isVisible()


def test_that_pages_that_could_not_be_read_are_named_where_nothing_was_found(view):
    view.whose.setCurrentIndex(view.whose.findData(ICB))
    go_to(view, "s4", COUNCIL)
    assert view.strip.right.remark.text() == (
        "No matching text found in the 2 pages we could read. Page 3 could not be read."
    )


@pytest.mark.parametrize(("key", "level"), [(str(n), each) for n, each in enumerate(Level, 1)])
def test_that_the_figures_give_a_level_and_it_is_kept(qtbot, view, session, key, level):
    go_to(view, "s1", BOARD)
    qtbot.keyClicks(view.grid, key)
    assert session.decisions.coverage[("s1", BOARD)].level is level
    assert (view.cell.level, view.cell.suggested) == (level, False)
    assert at(view) == ("s1", BOARD)


def test_that_counts_follow_a_decision(qtbot, view):
    go_to(view, "s1", ICB)
    qtbot.keyClicks(view.grid, "2")
    assert view.header.sentence.text().startswith("1 of 4 pairs confirmed.")
    assert view.table.matrix.counts[0].found == 1


def test_that_undo_makes_it_a_suggestion_again(qtbot, view, window):
    go_to(view, "s1", BOARD)
    qtbot.keyClicks(view.grid, "1")
    window.commands["undo"].trigger()
    assert (view.cell.level, view.cell.suggested) == (Level.PARTIAL, True)


def test_that_another_document_brings_its_own_statements(view):
    view.whose.setCurrentIndex(view.whose.findData(BOARD))
    assert at(view)[0] == "s6"
    assert view.table.matrix.columns == (COUNCIL, ICB)


def test_that_x_turns_the_matrix_round(qtbot, view):
    qtbot.keyClick(view.grid, Qt.Key.Key_X)
    assert view.table.matrix.columns == (COUNCIL,)
    qtbot.keyClick(view.grid, Qt.Key.Key_X)
    assert view.table.matrix.columns == (ICB, BOARD)


def test_that_headlines_and_targets_are_the_rows_at_first(window, qtbot, session, looks):
    window.view.whose.setCurrentIndex(window.view.whose.findData(ICB))
    assert at(window.view)[0] == "s5"


def test_that_enter_opens_both_pages_with_the_words_boxed_and_esc_goes_back(qtbot, view):
    go_to(view, "s2", BOARD)
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert view.shows_pages
    left, right = view.pages.left.viewer.canvas.shown, view.pages.right.viewer.canvas.shown
    assert (left.page.number, left.chosen) == (2, "s2")
    assert (right.page.number, right.chosen) == (2, "s8")
    qtbot.keyClick(view.pages, Qt.Key.Key_Escape)
    assert not view.shows_pages
    assert view.grid.hasFocus()


def test_that_the_nearest_passage_is_shown_and_named_as_not_matching(view):
    go_to(view, "s1", ICB)
    view.open_both()
    assert view.pages.right.viewer.canvas.shown.chosen == "s5"
    assert view.pages.right.remark.text().endswith("Nearest passage, judged not to match.")


def test_that_enter_confirms_the_level_with_the_note_and_goes_to_the_next_pair(
    qtbot, view, session
):
    go_to(view, "s1", BOARD)
    view.open_both()
    view.pages.note.setPlainText("Ask them about rented homes.")
    qtbot.keyClick(view.pages, Qt.Key.Key_Return)
    saved = session.decisions.coverage[("s1", BOARD)]
    assert (saved.level, saved.note) == (Level.PARTIAL, "Ask them about rented homes.")
    assert at(view) == ("s2", BOARD)
    assert view.shows_pages
    assert view.pages.note.toPlainText() == ""


def test_that_what_lines_up_is_told_slot_by_slot(view):
    go_to(view, "s2", BOARD)
    view.open_both()
    texts = [
        view.pages.slots.itemAt(place).widget().text() for place in range(view.pages.slots.count())
    ]
    assert texts[texts.index("Place") : texts.index("Place") + 3] == ["Place", "Riverton", "same"]


def test_that_a_pair_asked_for_from_elsewhere_opens_with_both_pages(view):
    view.choose(f"s8|{COUNCIL}")
    assert at(view) == ("s8", COUNCIL)
    assert view.shows_pages


def test_that_nothing_changes_in_a_project_that_is_read_only(view, session, monkeypatch):
    monkeypatch.setattr(type(session), "read_only", property(lambda _self: True))
    go_to(view, "s1", BOARD)
    view.level_explicit()
    assert session.decisions.coverage == {}


def test_that_words_filter_the_rows(view):
    view.filter.field.setText("obesity")
    assert at(view)[0] == "s2"
    assert view.table.find("s1", BOARD).isValid() is False


def test_that_one_document_alone_says_what_is_needed(qtbot, empty_session, looks):
    window = MainWindow(empty_session, looks, places=PLACES)
    qtbot.addWidget(window)
    window.show_view("alignment")
    assert window.view.header.sentence.text() == (
        "No alignment yet. It appears when at least two documents are read."
    )


@pytest.mark.parametrize("place", [place for place in PLACES if place.id != "documents"])
def test_that_every_command_of_a_view_is_a_method_of_it(window, place):
    window.show_view(place.id)
    commands = [command for command in COMMANDS if place.id in command.views]
    absent = [command.id for command in commands if not hasattr(window.view, command.slot)]
    assert absent == []
