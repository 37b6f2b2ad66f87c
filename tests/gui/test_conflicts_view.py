from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from align_app.core.model import ConflictState
from align_app.gui.main_window import MainWindow
from align_app.gui.views.places import PLACES
from tests.gui.small_project import COUNCIL

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen of tests has none


@pytest.fixture
def window(qtbot, session, looks):
    window = MainWindow(session, looks, places=PLACES)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.show_view("conflicts")
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def view(window):
    window.view.list.setFocus()
    return window.view


def state(session, conflict):
    decision = session.decisions.conflicts.get(conflict)
    return decision.state if decision else None


def test_that_the_worst_conflict_lies_on_the_bench_with_its_question_and_both_halves(view):
    assert view.chosen.conflict.id == "k1"
    bench = view.bench
    assert bench.question.text() == "Will Oakfield keep its beds after April 2027?"
    assert bench.chip.accessibleName() == "Conflict"
    assert bench.severity.text().startswith("High")
    assert bench.left.quotation.words == "The 12 beds at Oakfield will close from April 2027."
    assert bench.right.quotation.words.startswith("The beds at Oakfield will be protected")
    assert bench.left.source.text() == "Joint Forward Plan 2024 to 2029 · page 2"


def test_that_both_halves_have_the_same_width(view):
    assert abs(view.bench.left.width() - view.bench.right.width()) <= 1


def test_that_the_sentence_above_tells_the_counts_and_blames_nobody(view):
    assert view.header.sentence.text() == (
        "2 found: 1 conflict, 1 tension; 0 settled. "
        "Each is a question for the partners, not a finding against one."
    )


def test_that_j_goes_to_the_next_conflict(qtbot, view):
    qtbot.keyClick(view.list, Qt.Key.Key_J)
    assert view.chosen.conflict.id == "k2"


@pytest.mark.parametrize("wanted", list(ConflictState))
def test_that_every_decision_is_saved_and_shown(qtbot, view, session, wanted):
    view.decision.states.choose(wanted.value)
    if wanted is not ConflictState.OPEN:
        assert state(session, "k1") is wanted
    assert view.decision.states.value == wanted.value


def test_that_p_puts_it_before_the_meeting(qtbot, view, session):
    qtbot.keyClick(view.list, Qt.Key.Key_P)
    assert state(session, "k1") is ConflictState.NEEDS_DECISION


def test_that_an_action_keeps_who_acts_and_by_when(qtbot, view, session):
    view.agree_action()
    qtbot.keyClicks(view.decision.owner, "Chief Nurse")
    qtbot.keyClick(view.decision.owner, Qt.Key.Key_Return)
    qtbot.keyClicks(view.decision.due, "March 2027")
    qtbot.keyClick(view.decision.due, Qt.Key.Key_Return)
    saved = session.decisions.conflicts["k1"]
    assert (saved.state, saved.owner, saved.due) == (
        ConflictState.ACTION,
        "Chief Nurse",
        "March 2027",
    )


def test_that_leaving_a_field_unchanged_saves_nothing(qtbot, view, session):
    view.decision.owner.setFocus()
    view.list.setFocus()
    assert session.decisions.conflicts == {}


def test_that_pairs_that_looked_like_conflicts_are_one_press_away(qtbot, view):
    assert view.not_conflicts.text() == "1 pair looked like conflicts: see why not"
    qtbot.mouseClick(view.not_conflicts, Qt.MouseButton.LeftButton)
    assert view.chosen.conflict.id == "k3"
    assert view.bench.explanation.text() == "A staged milestone."
    qtbot.mouseClick(view.not_conflicts, Qt.MouseButton.LeftButton)
    assert view.chosen.conflict.id == "k1"


def test_that_a_partner_s_conflicts_can_be_listed_alone(view):
    view.partner.setCurrentIndex(view.partner.findData(COUNCIL))
    assert view.chosen.conflict.id == "k2"


def test_that_a_filter_without_matches_says_so(view):
    view.filter.field.setText("submarine")
    assert view._none_match.words.text().startswith("None of 3 match.")
    assert view.bench.question.isVisible() is False


def test_that_open_page_asks_for_the_statement_among_the_priorities(qtbot, view):
    with qtbot.waitSignal(view.wanted) as asked:
        qtbot.mouseClick(view.bench.right.open, Qt.MouseButton.LeftButton)
    assert asked.args == ["priorities", "s6"]


def test_that_a_conflict_asked_for_from_elsewhere_is_shown_though_hidden(view):
    view.choose("k3")
    assert view.chosen.conflict.id == "k3"


def test_that_nothing_changes_in_a_project_that_is_read_only(view, session, monkeypatch):
    monkeypatch.setattr(type(session), "read_only", property(lambda _self: True))
    view.put_to_meeting()
    assert session.decisions.conflicts == {}


def test_that_an_empty_project_says_what_is_needed(qtbot, empty_session, looks):
    window = MainWindow(empty_session, looks, places=PLACES)
    qtbot.addWidget(window)
    window.show_view("conflicts")
    assert window.view.header.sentence.text() == (
        "No conflicts yet. They appear when at least two documents are read."
    )
