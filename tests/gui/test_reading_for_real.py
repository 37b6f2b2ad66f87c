"""The whole way once, with nothing in place of anything: a PDF is dropped, read and shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from align_app.core import locations
from align_app.gui.main_window import MainWindow
from align_app.gui.tables.document_rows import RowState

_MINUTES = 180_000


@pytest.mark.model
def test_that_a_dropped_plan_is_read_page_by_page_and_its_statements_found(
    qtbot, empty_session, looks, tmp_path, monkeypatch
):
    monkeypatch.setattr(locations, "default_project_folder", lambda: tmp_path)
    window = MainWindow(empty_session, looks)
    qtbot.addWidget(window)
    plan = locations.resources() / "sample" / "voluntary-alliance-plan-2026-2029.pdf"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(plan))])
    words = []
    empty_session.moved.connect(
        lambda: words.append(empty_session.progress and window.status.doing.text())
    )
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: empty_session.reading, timeout=20_000)
    qtbot.waitUntil(lambda: not empty_session.reading, timeout=_MINUTES)
    [row] = window.views["documents"].model.rows
    assert row.state is RowState.READ
    assert row.partner is not None
    assert len(empty_session.analysis.statements) > 5
    assert any("page" in said for said in words if said)
    assert window.session.name == "Untitled project"
    assert (tmp_path / "Untitled project.align").is_file()
    empty_session.add_files([plan])
    qtbot.waitUntil(lambda: bool(empty_session.added and empty_session.added.already))
    assert "is the same file as" in window.views["documents"].aside.text()
