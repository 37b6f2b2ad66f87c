"""The File menu: each entry asks with a dialog that nobody waits for, and acts on the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from align_app.core import locations
from align_app.core.project import Project
from align_app.gui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot, session, looks, tmp_path, monkeypatch):
    monkeypatch.setattr(locations, "default_project_folder", lambda: tmp_path)
    window = MainWindow(session, looks)
    qtbot.addWidget(window)
    return window


def answer(window, *paths: Path) -> None:
    """Answer the dialog that is open."""
    [dialog] = window.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.reject()


def test_that_files_chosen_are_added(qtbot, window, session, monkeypatch, tmp_path):
    added = []
    monkeypatch.setattr(session, "add_files", added.extend)
    window.commands["add_files"].trigger()
    answer(window, tmp_path / "one.pdf", tmp_path / "two.pdf")
    assert [path.name for path in added] == ["one.pdf", "two.pdf"]


def test_that_a_new_project_takes_the_place_of_the_open_one(qtbot, window, session, tmp_path):
    window.commands["new_project"].trigger()
    with qtbot.waitSignal(session.changed):
        answer(window, tmp_path / "Spring.align")
    assert session.name == "Spring"
    assert window.windowTitle() == "Spring – Align"
    session.project.close()


def test_that_a_project_is_never_written_over(qtbot, window, session, tmp_path):
    (tmp_path / "Spring.align").write_bytes(b"something")
    window.commands["new_project"].trigger()
    with qtbot.waitSignal(session.refused) as refused:
        answer(window, tmp_path / "Spring.align")
    assert "already a file called Spring.align" in refused.args[0].message
    assert session.name == "Riverton"


def test_that_a_copy_is_a_whole_project_and_the_open_one_stays(qtbot, window, session, tmp_path):
    window.commands["save_copy"].trigger()
    with qtbot.waitSignal(session.said) as said:
        answer(window, tmp_path / "Copy.align")
    assert said.args == ["Saved Copy.align", False]
    assert session.name == "Riverton"
    with Project.open(tmp_path / "Copy.align") as copy:
        assert len(copy.analysis().documents) == 3


def test_that_documents_dropped_before_any_project_start_one(
    qtbot, empty_session, looks, tmp_path, monkeypatch
):
    monkeypatch.setattr(locations, "default_project_folder", lambda: tmp_path)
    (tmp_path / "Untitled project.align").write_bytes(b"an older one")
    added = []
    monkeypatch.setattr(empty_session, "add_files", added.extend)
    window = MainWindow(empty_session, looks)
    qtbot.addWidget(window)
    with qtbot.waitSignal(empty_session.changed):
        window.files.add_at([tmp_path / "plan.pdf"])
    assert empty_session.name == "Untitled project 2"
    assert added == [tmp_path / "plan.pdf"]


def test_that_the_recent_menu_lists_projects_that_are_still_there(window, session, tmp_path):
    window.files.remember()
    window.recent.aboutToShow.emit()
    assert [action.text() for action in window.recent.actions()] == ["Riverton"]
