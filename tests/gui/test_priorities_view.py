from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from align_app.core.model import Changes, CoverageDecision, Level, Verdict
from align_app.gui.main_window import MainWindow
from align_app.gui.tables.statement_rows import GroupRow
from align_app.gui.views.places import PLACES
from align_app.gui.widgets.level_mark import LevelChip
from tests.gui.small_project import BOARD, ICB

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen of tests has none


@pytest.fixture
def window(qtbot, session, looks):
    window = MainWindow(session, looks, places=PLACES)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.show_view("priorities")
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def view(window):
    window.view.list.setFocus()
    return window.view


def chosen(view):
    return view.chosen.statement.id if view.chosen else None


def answers(view):
    rows = [view.details.answers.itemAt(n).widget() for n in range(view.details.answers.count())]
    return [row.findChild(LevelChip).accessibleName() for row in rows]


def verdict(session, statement):
    decision = session.decisions.statements.get(statement)
    return decision.verdict if decision else None


def test_that_the_first_statement_is_chosen_and_its_page_and_details_are_shown(view):
    assert chosen(view) == "s1"
    assert view.viewer.page == 1
    assert view.details.quotation.toPlainText() == "“We will insulate 400 council homes by 2026.”"


def test_that_j_and_k_go_to_the_next_and_last_statement_over_the_heads_of_groups(qtbot, view):
    for expected in ("s2", "s3"):
        qtbot.keyClick(view.list, Qt.Key.Key_J)
        assert chosen(view) == expected
    qtbot.keyClick(view.list, Qt.Key.Key_K)
    assert chosen(view) == "s2"


def test_that_choosing_in_the_list_turns_the_page(view):
    view.choose("s4")
    shown = view.viewer.canvas.shown
    assert (shown.page.number, shown.chosen) == (2, "s4")
    assert {mark.id for mark in shown.marks} == {"s4", "s5"}


def test_that_a_click_on_a_tint_chooses_the_row(qtbot, view):
    view.choose("s4")
    canvas = view.viewer.canvas
    place = canvas.mapFromScene(200, 267)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen(view) == "s5"


def test_that_a_accepts_saves_and_goes_to_the_next(qtbot, view, session):
    qtbot.keyClick(view.list, Qt.Key.Key_A)
    assert verdict(session, "s1") is Verdict.ACCEPTED
    assert chosen(view) == "s2"


def test_that_r_rejects_and_b_brings_back(qtbot, view, session):
    qtbot.keyClick(view.list, Qt.Key.Key_R)
    assert verdict(session, "s1") is Verdict.REJECTED
    qtbot.keyClick(view.list, Qt.Key.Key_K)
    qtbot.keyClick(view.list, Qt.Key.Key_B)
    assert verdict(session, "s1") is None


def test_that_the_last_statement_stays_chosen_when_it_is_accepted(qtbot, view, session):
    view.choose("s8")
    qtbot.keyClick(view.list, Qt.Key.Key_A)
    assert (verdict(session, "s8"), chosen(view)) == (Verdict.ACCEPTED, "s8")


def test_that_with_to_check_on_a_checked_statement_leaves_the_list(qtbot, view):
    view.to_check.setChecked(True)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_A)
    assert view.table.place_of("s1") is None
    assert chosen(view) == "s2"


def test_that_the_sentence_above_counts_what_is_checked(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_A)
    words = view.header.sentence.text()
    assert words == "1 of 8 checked · 1 left to check in this document"


def test_that_undo_takes_a_decision_back_in_the_list(qtbot, view, window, session):
    qtbot.keyClick(view.list, Qt.Key.Key_A)
    window.commands["undo"].trigger()
    assert verdict(session, "s1") is None
    row = view.table.row_at(view.table.place_of("s1"))
    assert row.verdict is None


def test_that_letters_typed_into_the_filter_decide_nothing(qtbot, view, session):
    view.start_filter()
    qtbot.keyClicks(view.filter.field, "areas")
    assert session.decisions.statements == {}
    assert view.filter.words == "areas"


def test_that_typing_filters_and_esc_clears(qtbot, view):
    view.start_filter()
    qtbot.keyClicks(view.filter.field, "oakfield")
    assert [view.table.place_of(each) is not None for each in ("s1", "s4", "s6")] == [
        False,
        True,
        True,
    ]
    qtbot.keyClick(view.filter.field, Qt.Key.Key_Escape)
    assert view.table.place_of("s1") is not None


def test_that_a_filter_without_matches_says_so_and_offers_to_clear(qtbot, view):
    view.filter.field.setText("submarine")
    assert view._none_match.isVisible()
    assert view._none_match.words.text() == "None of 8 match."


def test_that_a_statement_asked_for_from_elsewhere_is_shown_though_a_filter_hides_it(view):
    view.filter.field.setText("oakfield")
    view.choose("s2")
    assert chosen(view) == "s2"


def test_that_enter_on_the_head_of_a_group_folds_it(qtbot, view):
    view.list.go_to(0)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert isinstance(view.table.row_at(1), GroupRow)
    assert view.table.row_at(0).folded
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert not view.table.row_at(0).folded


def test_that_grouping_by_kind_keeps_the_chosen_statement(view):
    view.choose("s6")
    view.grouping.setCurrentIndex(view.grouping.findData("kind"))
    assert chosen(view) == "s6"


def test_that_details_tell_measure_reason_and_every_other_partner(view):
    view.choose("s2")
    rows = {
        view.details.rows.itemAtPosition(place, 0)
        .widget()
        .text(): view.details.rows.itemAtPosition(place, 1).widget().text()
        for place in range(view.details.rows.rowCount())
        if view.details.rows.itemAtPosition(place, 0)
    }
    assert rows["Measure"] == "Childhood obesity"
    assert (rows["From"], rows["To"]) == ("18% in 2023", "15% by 2028")
    assert view.details.why.text() == "It says what will be done."
    assert answers(view) == ["Related, suggested", "Shared, suggested"]


def test_that_a_level_decided_elsewhere_shows_as_decided(view, session):
    view.choose("s2")
    session.decide_coverage(CoverageDecision("s2", ICB, Level.NOT_FOUND))
    assert answers(view) == ["Not found", "Shared, suggested"]


def test_that_an_answer_elsewhere_asks_for_its_cell_in_the_matrix(qtbot, view):
    view.choose("s2")
    with qtbot.waitSignal(view.wanted) as asked:
        view.details.answer_wanted.emit(BOARD)
    assert asked.args == ["alignment", f"s2|{BOARD}"]


def test_that_left_out_sentences_open_from_the_foot_with_the_reason(qtbot, view):
    assert "1 left out" in view._left_out_words.text()
    view.show_left_out()
    assert view.details.why.text() == "It tells what a national plan says."
    assert view.viewer.page == 2
    assert view.viewer.canvas.chosen_rect() is not None
    view.show_left_out()
    assert chosen(view) == "s1"


def test_that_nothing_is_decided_about_a_left_out_sentence(view, session):
    view.show_left_out()
    view.accept()
    assert session.decisions.statements == {}


def test_that_nothing_changes_in_a_project_that_is_read_only(view, session, monkeypatch):
    monkeypatch.setattr(type(session), "read_only", property(lambda _self: True))
    view.accept()
    assert session.decisions.statements == {}


def test_that_the_keyboard_goes_from_pane_to_pane(view):
    for pane in view.panes():
        pane.setFocus()
        assert QApplication.focusWidget() is pane


def test_that_everything_a_person_can_reach_has_a_name(view):
    reachable = [
        widget
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
    ]
    unnamed = [each for each in reachable if not each.accessibleName() and not words_on(each)]
    assert len(reachable) > 15
    assert [(each.objectName(), type(each.parent()).__name__) for each in unnamed] == []


def words_on(widget):
    return widget.text() if isinstance(widget, QPushButton | QLabel) else ""


def test_that_details_wait_where_the_window_is_narrow(qtbot, window, view):
    window.resize(900, 700)
    qtbot.waitUntil(view.details.isHidden)
    view.toggle_details()
    assert view.details.isVisible()
    assert view.viewer.isVisible()


def test_that_an_empty_project_says_why_there_is_nothing(qtbot, empty_session, looks):
    window = MainWindow(empty_session, looks, places=PLACES)
    qtbot.addWidget(window)
    window.show_view("priorities")
    window.view.refresh(Changes(everything=True))
    assert window.view.header.sentence.text() == (
        "No priorities yet. They appear as soon as a document is read."
    )
