"""The frame: rail, menus from the command table, toast, notices, finder, drops, sizes, keys."""

from __future__ import annotations

import threading
from operator import attrgetter

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPushButton, QTextBrowser

from align_app.core.errors import ProjectError
from align_app.core.model import StatementDecision, Verdict
from align_app.core.settings import load_settings
from align_app.gui.commands import COMMANDS
from align_app.gui.main_window import MainWindow
from align_app.gui.views.places import PLACES
from align_app.gui.widgets.command_box import Choice, search_choices
from align_app.gui.widgets.status import PROMISE


@pytest.fixture
def window(qtbot, session, looks):
    """The window over the small project, with the documents in front."""
    window = MainWindow(session, looks)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    return window


# --- commands -------------------------------------------------------------------------------------


def test_that_a_view_is_built_at_its_first_visit(window):
    assert list(window.views) == ["documents"]


def test_that_every_command_without_a_view_has_a_method_of_the_window(window):
    assert all(callable(attrgetter(c.slot)(window)) for c in COMMANDS if not c.views)


def test_that_every_command_of_the_documents_has_a_method_of_their_view(window):
    view = window.views["documents"]
    assert all(callable(getattr(view, c.slot)) for c in COMMANDS if "documents" in c.views)


def test_that_ids_are_unique_and_no_two_commands_of_one_place_share_keys():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for place in (place.id for place in PLACES):
        here = [c for c in COMMANDS if not c.views or place in c.views]
        keys = [key for command in here for key in command.keys]
        assert len(keys) == len(set(keys)), place


def test_that_single_letters_belong_to_views_only():
    assert all(command.views for command in COMMANDS if command.single_key)


def test_that_every_command_is_in_a_menu_with_words(window):
    shown = {
        action.objectName()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.objectName()
    }
    assert {command.id for command in COMMANDS} <= shown


def test_that_decisions_of_other_views_are_off_here(window):
    assert not window.commands["accept"].isEnabled()
    assert window.commands["remove"].isEnabled()


def test_that_undo_tells_what_it_undoes_in_the_menu(window, session):
    assert not window.commands["undo"].isEnabled()
    session.decide_statement(StatementDecision("s1", Verdict.REJECTED))
    assert window.commands["undo"].text().startswith("Undo reject")
    window.commands["undo"].trigger()
    assert not window.commands["undo"].isEnabled()
    assert window.commands["redo"].text().startswith("Redo reject")


# --- frame ----------------------------------------------------------------------------------------


def test_that_the_rail_counts_what_is_left_to_do(qtbot, session, looks):
    counts = {place.id: place.count(session) for place in PLACES}
    assert counts == {"documents": 4, "priorities": 8, "alignment": None, "conflicts": 2}
    session.decide_statement(StatementDecision("s1", Verdict.REJECTED))
    assert {place.id: place.count(session) for place in PLACES}["priorities"] == 7


def test_that_the_rail_is_a_sound_item_model_and_speaks(qtmodeltester, window):
    qtmodeltester.check(window.rail.rows)
    first = window.rail.rows.index(0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Documents, 4 in this project"


@pytest.mark.parametrize(("width", "narrow"), [(1279, True), (1280, False)])
def test_that_a_narrow_window_shows_icons_only(window, width, narrow):
    window.resize(width, 800)
    assert window.rail.narrow is narrow


def test_that_large_text_counts_as_a_narrow_window(window):
    window.looks.choose("light", percent=150)
    assert window.rail.narrow


def test_that_a_small_window_with_large_text_scrolls_a_view_instead_of_cutting_it_off(window):
    window.show_view("priorities")
    assert window.room.verticalScrollBar().maximum() == 0
    window.looks.choose("light", percent=200)
    window.resize(960, 540)
    assert window.view.height() >= window.looks.look.pixels(380)
    assert window.room.verticalScrollBar().maximum() > 0
    assert window.finder.width() < 100  # so that all menus have room


def test_that_a_folder_without_documents_is_told_of_where_there_is_no_list_yet(
    qtbot, empty_session, looks, tmp_path
):
    folder = tmp_path / "plans"
    folder.mkdir()
    window = MainWindow(empty_session, looks)
    qtbot.addWidget(window)
    empty_session.create(tmp_path / "Review.align", then=lambda: empty_session.add_files([folder]))
    words = window.notice.findChild(type(window.status.saved), "noticeWords")
    qtbot.waitUntil(lambda: words.text().startswith("We found no document in plans."))
    empty_session.create(tmp_path / "Other.align")
    qtbot.waitUntil(lambda: empty_session.name == "Other")
    assert window.notice.isHidden()


def test_that_the_status_bar_always_ends_with_the_promise(window):
    assert window.status.findChild(type(window.status.saved), "statusPromise").text() == PROMISE
    assert window.status.read.text() == "2 of 4 documents read in full; 1 page could not be read"


def test_that_the_title_names_the_project(window):
    assert window.windowTitle() == "Riverton – Align"


def test_that_every_button_has_a_name_for_a_screen_reader(window):
    silent = [
        button.objectName()
        for button in window.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text())
        and not button.objectName().startswith("qt_")
        and type(button).__module__ != "PySide6.QtWidgets"
    ]
    assert silent == []


def test_that_f6_goes_through_the_panes_and_back(qtbot, window):
    window.rail.setFocus()
    view = window.views["documents"]
    window.commands["next_pane"].trigger()
    assert window.focusWidget() is view.table
    window.commands["last_pane"].trigger()
    assert window.focusWidget() is window.rail


def test_that_the_focus_ring_stands_outside_the_control_that_has_the_keyboard(qtbot, window):
    button = window.findChild(QPushButton, "add_filesButton")
    button.setFocus()
    qtbot.waitUntil(window.focus_ring.isVisible)
    assert window.focus_ring.widget() is button
    assert window.focus_ring.width() > button.width()
    window.rail.setFocus()
    assert not window.focus_ring.isVisible()


# --- toast and notices ----------------------------------------------------------------------------


def test_that_a_decision_is_told_with_undo_and_does_not_take_the_focus(qtbot, window, session):
    window.rail.setFocus()
    session.decide_statement(
        StatementDecision("s1", Verdict.REJECTED), words="Rejected 1 statement"
    )
    assert window.toast.isVisible()
    assert window.focusWidget() is window.rail
    qtbot.mouseClick(window.toast.findChild(QPushButton, "toastUndo"), Qt.MouseButton.LeftButton)
    assert session.decisions.statements == {}
    assert not window.toast.isVisible()


def test_that_what_a_person_can_put_right_is_told_with_the_next_step(window, session):
    session.refused.emit(ProjectError("The disk is full.", "Make room."))
    words = window.notice.findChild(type(window.status.saved), "noticeWords").text()
    assert words == "The disk is full. Make room."


def test_that_a_bug_is_told_and_its_report_can_be_copied(qtbot, window):
    window.report_bug("what happened")
    button = window.notice.findChild(QPushButton, "noticeCopyreport")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "what happened"
    qtbot.mouseClick(window.notice.findChild(QPushButton, "noticeClose"), Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def test_that_a_project_that_cannot_be_changed_says_so_and_turns_decisions_off(
    qtbot, session, looks, project, monkeypatch
):
    monkeypatch.setattr(type(project), "read_only", property(lambda _project: True))
    why = "Someone else has this project open."
    monkeypatch.setattr(type(project), "why_read_only", property(lambda _project: why))
    window = MainWindow(session, looks)
    qtbot.addWidget(window)
    words = window.notice.findChild(type(window.status.saved), "noticeWords").text()
    assert words == f"{why} You can look but not change."
    assert not window.commands["remove"].isEnabled()
    assert "look but not change" in window.commands["remove"].toolTip()


# --- find or do anything --------------------------------------------------------------------------


def test_that_ctrl_k_finds_an_action_by_a_few_letters_and_does_it(qtbot, window):
    window.commands["find_anything"].trigger()
    field = window.findChild(QLineEdit, "commandField")
    assert window.focusWidget() is field
    qtbot.keyClicks(field, "dark")
    assert window.command_box.list.item(0).text() == "Dark"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.looks.look.about.dark
    assert not window.command_box.isVisible()


def test_that_escape_closes_the_finder_and_gives_the_focus_back(qtbot, window):
    window.rail.setFocus()
    window.commands["find_anything"].trigger()
    qtbot.keyClick(window.command_box.field, Qt.Key.Key_Escape)
    assert not window.command_box.isVisible()
    assert window.focusWidget() is window.rail


def test_that_the_finder_knows_documents_and_statements_too(window):
    words = {choice.words for choice in window._choices()}
    assert {"A fairer Fells", "Preventing ill health", "Add files"} <= words


def test_that_nothing_typed_lists_all_and_nonsense_lists_none():
    choices = [Choice("Add files", "", lambda: None), Choice("Light", "", lambda: None)]
    assert search_choices(" ", choices) == choices
    assert search_choices("zzqx", choices) == []


# --- looks, files, help ---------------------------------------------------------------------------


def test_that_a_chosen_look_is_kept_for_the_next_start(window):
    window.commands["look_dark"].trigger()
    window.commands["larger_text"].trigger()
    assert (load_settings().look, load_settings().text_scale) == ("dark", 110)
    assert window.commands["look_dark"].isChecked()


def test_that_text_stays_between_100_and_200_percent(window):
    window.commands["smaller_text"].trigger()
    assert window.looks.percent == 100
    for _turn in range(12):
        window.commands["larger_text"].trigger()
    assert window.looks.percent == 200


def test_that_files_dropped_anywhere_are_added(window, session, tmp_path, monkeypatch):
    added = []
    monkeypatch.setattr(session, "add_files", added.extend)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.pdf"))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert added == [tmp_path / "plan.pdf"]


def test_that_a_project_file_among_dropped_ones_is_opened(window, session, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(session, "open", opened.append)
    window.files.add_at([tmp_path / "Other.align"])
    assert opened == [tmp_path / "Other.align"]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen of tests has none
def test_that_the_shortcut_page_lists_every_shortcut(window):
    window.commands["shortcuts"].trigger()
    dialog = window.findChild(QDialog, "wordsDialog")
    words = dialog.findChild(QTextBrowser, "dialogWords").toPlainText()
    assert all(c.words.rstrip("…") in words for c in COMMANDS if c.keys)
    dialog.reject()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen of tests has none
def test_that_the_licences_of_fonts_and_icons_can_be_read(window):
    window.commands["licences"].trigger()
    words = window.findChild(QTextBrowser, "dialogWords").toPlainText()
    assert "SIL Open Font License" in words or "SIL OPEN FONT LICENSE" in words
    assert "ISC License" in words


def test_that_closing_the_window_ends_all_threads_and_closes_the_project(window, session):
    window.close()
    names = {thread.name.split("_")[0] for thread in threading.enumerate()}
    assert not names & {"project", "reading", "side"}
    assert session.project is None


def test_that_bare_letters_can_be_switched_off_and_other_keys_stay(window):
    window.actions_made.use_single_keys(enabled=False)
    assert window.commands["next_row"].shortcuts() == []
    assert window.commands["filter"].shortcut().toString() == "Ctrl+F"
    window.actions_made.use_single_keys(enabled=True)
    assert window.commands["next_row"].shortcut().toString() == "J"
