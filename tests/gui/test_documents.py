"""The documents: what each row says, live reading, passwords, corrections, the first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from align_app.core.model import Analysis, Changes, Document, Identity, Problem
from align_app.core.progress import Stage
from align_app.core.project import Added, Source
from align_app.gui.main_window import MainWindow
from align_app.gui.reading_progress import ReadingProgress
from align_app.gui.tables.document_rows import RowState, document_rows
from align_app.gui.tables.document_table import READING_COLUMN, DocumentTable
from align_app.gui.tasks import Step
from align_app.gui.widgets.document_details import problem_words, read_period
from align_app.gui.widgets.password_field import PasswordField
from tests.gui.small_project import BOARD, COUNCIL, ICB, WAITING, small_analysis

LOCKED = Document(
    "e" * 64,
    "locked.pdf",
    Identity(title="locked"),
    (),
    (Problem("e" * 64, None, "encrypted", "locked.pdf has a password.", "Give its password."),),
)


def sources_of(analysis, *waiting):
    read = [
        Source(d.id, d.file, Path(d.file), d.identity.title, waiting=False)
        for d in analysis.documents
    ]
    return (*read, *waiting)


def rows_of(analysis, *waiting, progress=None):
    return document_rows(
        sources_of(analysis, *waiting),
        analysis,
        progress=progress,
        type_names={"jfp": "Joint plan"},
    )


@pytest.fixture
def window(qtbot, session, looks):
    window = MainWindow(session, looks)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def view(window):
    return window.views["documents"]


# --- rows -----------------------------------------------------------------------------------------


def test_that_rows_say_what_was_read_and_what_was_not():
    rows = {row.id: row for row in rows_of(small_analysis())}
    assert rows[ICB].first == "All 3 pages read"
    assert rows[ICB].second == "3 statements found"
    assert rows[COUNCIL].state is RowState.PART
    assert rows[COUNCIL].first == "2 of 3 pages read"
    assert rows[COUNCIL].second == "2 statements found · Page 3 could not be read"


def test_that_a_kind_of_document_is_told_in_words_even_before_the_names_are_known():
    rows = {row.id: row for row in rows_of(small_analysis())}
    assert rows[ICB].type == "Joint plan"
    assert rows[COUNCIL].type == "Council plan"


def test_that_a_row_is_one_sentence_for_a_screen_reader():
    spoken = {row.id: row.spoken for row in rows_of(small_analysis())}[COUNCIL]
    assert spoken == (
        "A fairer Fells. Fells Borough Council. Council plan, Fells, 2024–2028. "
        "2 of 3 pages read. 2 statements found · Page 3 could not be read"
    )


def test_that_a_waiting_file_shows_its_pages_while_it_is_read():
    waiting = Source(WAITING, "alliance.pdf", Path("alliance.pdf"), "alliance", waiting=True)
    progress = ReadingProgress(1)
    assert rows_of(Analysis(), waiting, progress=progress)[0].first == "Waiting"
    progress.hear(Step(Stage.READING, 6, 12, "alliance.pdf"))
    row = rows_of(Analysis(), waiting, progress=progress)[0]
    assert (row.state, row.first, row.share) == (RowState.READING, "Reading page 7 of 12", 0.5)


def test_that_a_file_that_cannot_be_opened_says_why_and_what_to_do():
    problem = Problem("f", None, "broken", "x.pdf could not be opened.", "Try again.")
    analysis = Analysis(documents=(replace(LOCKED, problems=(problem,)),))
    row = rows_of(analysis)[0]
    assert (row.state, row.first, row.second) == (
        RowState.PROBLEM, "x.pdf could not be opened.", "Try again.",
    )  # fmt: skip


def test_that_the_table_is_a_sound_item_model(qtmodeltester, dressed):
    table = DocumentTable()
    table.show(rows_of(small_analysis()))
    qtmodeltester.check(table)
    table.show(())
    qtmodeltester.check(table)


def test_that_new_words_in_the_same_rows_keep_the_choice(qtbot, dressed):
    table = DocumentTable()
    table.show(rows_of(small_analysis()))
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.show(rows_of(small_analysis()))


# --- details --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2024 to 2029", (2024, 2029)),
        ("2024-29 (2024–2029)", (2024, 2029)),
        ("2026", (2026, 2026)),
        ("", None),
        ("soon", (2020, 2021)),
    ],
)
def test_that_a_typed_period_becomes_years(typed, period):
    assert read_period(typed, before=(2020, 2021)) == period


def test_that_unread_pages_count_as_not_assessed():
    council = next(d for d in small_analysis().documents if d.id == COUNCIL)
    heading, words = problem_words(council)
    assert heading == "1 page could not be read"
    assert words.endswith("It counts as not assessed, never as silence.")


def test_that_a_correction_is_saved_and_can_be_undone(qtbot, window, view, session):
    view.choose(BOARD)
    field = view.details.findChild(QLineEdit, "identityPeriod")
    field.setText("2025 to 2031")
    with qtbot.waitSignal(session.said) as said:
        field.editingFinished.emit()
    assert said.args[0] == "Changed the period of Riverton well and warm"
    assert session.decisions.identities[BOARD].identity.period == (2025, 2031)
    assert "2025–2031" in view.model.data(view.model.index(view.model.place_of(BOARD), 3))
    window.commands["undo"].trigger()
    assert field.text() == "2023 to 2030"


def test_that_what_a_person_is_typing_is_not_overwritten_by_news(view, session):
    view.choose(BOARD)
    field = view.details.findChild(QLineEdit, "identityTitle")
    field.setText("half a ti")
    session.changed.emit(Changes(documents=frozenset({ICB})))
    assert field.text() == "half a ti"


def test_that_every_field_has_a_name_for_a_screen_reader(view):
    view.choose(BOARD)
    for field in (*view.details.findChildren(QLineEdit), *view.details.findChildren(QComboBox)):
        if field.objectName().startswith("identity"):
            assert field.accessibleName()


# --- the view -------------------------------------------------------------------------------------


def test_that_the_header_counts_documents_and_partners(view):
    assert view.header.sentence.text() == (
        "4 documents from 3 partners. You can start checking while the rest is read."
    )


def test_that_a_double_click_asks_for_the_priorities_of_the_document(qtbot, window, view):
    view.wanted.disconnect(window.show_view)  # only the wish is of interest
    with qtbot.waitSignal(view.wanted) as wanted:
        view.table.doubleClicked.emit(view.model.index(0, 0))
    assert wanted.args == ["priorities", view.model.rows[0].id]


def test_that_delete_takes_a_document_out_and_keeps_the_file(qtbot, view, window):
    view.choose(ICB)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert view.model.place_of(ICB) == -1
    assert (
        "The file itself is kept" in window.toast.findChild(type(view.aside), "toastWords").text()
    )


def test_that_j_and_k_move_in_the_list_but_not_while_typing(qtbot, view):
    view.table.setFocus()
    view.choose(view.model.rows[0].id)
    qtbot.keyClick(view.table, Qt.Key.Key_J)
    assert view.table.currentIndex().row() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_K)
    assert view.table.currentIndex().row() == 0
    field = view.details.findChild(QLineEdit, "identityTitle")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_J)
    assert view.table.currentIndex().row() == 0
    assert "j" in field.text()


def test_that_the_same_file_twice_is_a_quiet_line_under_the_list(view, session):
    source = next(each for each in session.sources if each.document == ICB)
    session.added = Added(Changes(), already=((Path("plan (2).pdf"), source),))
    session.changed.emit(Changes(everything=True))
    assert view.aside.text() == (
        "plan (2).pdf is the same file as Joint Forward Plan 2024 to 2029, "
        "so it was not added again."
    )


def test_that_a_locked_file_takes_its_password_in_its_row(qtbot, view, session, monkeypatch):
    given = []
    monkeypatch.setattr(session, "read", lambda *, passwords=None: given.append(passwords))

    session.analysis = Analysis(documents=(LOCKED,))
    session.sources = sources_of(session.analysis)
    view.refresh(Changes(everything=True))
    field = view.table.indexWidget(view.model.index(0, READING_COLUMN))
    assert isinstance(field, PasswordField)
    qtbot.keyClicks(field.field, "open sesame")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert given == [{LOCKED.id: "open sesame"}]


def test_that_the_cross_of_a_waiting_row_leaves_it_out(qtbot, view):
    place = view.model.place_of(WAITING)
    rect = view.table.visualRect(view.model.index(place, READING_COLUMN))
    cross = QPoint(rect.right() - 18, rect.top() + rect.height() // 4)
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert view.model.place_of(WAITING) == -1


def test_that_f4_hides_and_shows_the_details(qtbot, view):
    view.choose(BOARD)
    assert view.details.isVisible()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_F4)
    assert not view.details.isVisible()
    qtbot.keyClick(view.table, Qt.Key.Key_F4)
    assert view.details.isVisible()


def test_that_columns_fold_away_where_there_is_no_room(qtbot, window, view):
    window.resize(760, 600)
    qtbot.waitUntil(lambda: view.table.isColumnHidden(2))
    assert not view.table.isColumnHidden(0)
    assert not view.table.isColumnHidden(READING_COLUMN)
    assert window.rail.narrow


# --- first run ------------------------------------------------------------------------------------


@pytest.fixture
def empty_window(qtbot, empty_session, looks):
    window = MainWindow(empty_session, looks)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_that_the_first_page_invites_and_has_the_focus_on_choose_files(empty_window):
    view = empty_window.views["documents"]
    assert view.body.currentWidget() is view.first_run
    assert empty_window.focusWidget() is view.first_run.choose
    assert view.header.sentence.text() == "None yet"
    assert empty_window.status.saved.text() == "Nothing to save yet"


def test_that_the_sample_opens_with_one_click(qtbot, empty_window, monkeypatch):
    session = empty_window.session
    added = []
    monkeypatch.setattr(session, "add_files", added.extend)
    link = empty_window.findChild(QPushButton, "sampleLink")
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert session.name == "Sample"
    assert {path.suffix for path in added} == {".pdf"}
    assert len(added) >= 4
