"""The whole job on the sample in the window, done the way a person does it: clicks and keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from align_app.core.model import ConflictState, Level, Verdict
from align_app.core.project import Project
from align_app.gui.application import make_window
from align_app.gui.crash_report import CrashNet
from align_app.gui.main_window import MainWindow
from align_app.gui.page_pictures import PagePictures
from align_app.gui.tables.document_rows import RowState
from tests.journeys.conftest import ROOT

pytestmark = [pytest.mark.model, pytest.mark.qt_log_ignore("propagateSizeHints")]

_MINUTES = 240_000
_SOON = 60_000
_LONGEST_GAP = 1.5
"""Seconds. A free laptop stays far below; a busy machine in a test farm does not."""
_TICK = 10
CTRL = Qt.KeyboardModifier.ControlModifier


class Watchdog(QObject):
    """Measures the longest time in which the window's thread did not come back to its loop."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK)

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self.longest


@dataclass(frozen=True)
class FirstVisit:
    """What was seen while the sample was read for the first time, and the project it left."""

    project: Path
    said: tuple[str, ...]
    states: tuple[RowState, ...]
    read: str
    longest_gap: float


def close_window(window: MainWindow) -> None:
    for pictures in window.session.findChildren(PagePictures):
        pictures.close()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def opened(application: QApplication, bot: QtBot, *, path: Path | None) -> Iterator[MainWindow]:
    """The window as the program makes it, with the project at `path` if one is named."""
    window = make_window(application, CrashNet())
    window.show()
    window.activateWindow()
    bot.waitActive(window)
    if path:
        window.files.add_at([path])
        bot.waitUntil(lambda: window.session.project is not None, timeout=_SOON)
    try:
        yield window
    finally:
        close_window(window)


@pytest.fixture(scope="module")
def first_visit(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> FirstVisit:
    """The link to the sample is clicked on the first-run page; all is read and compared."""
    bot = QtBot(request)
    home = tmp_path_factory.mktemp("first-visit")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALIGN_HOME", str(home))
        with opened(qapp, bot, path=None) as window:
            session, view = window.session, window.views["documents"]
            assert view.body.currentWidget() is view.first_run
            said: list[str] = []
            session.moved.connect(lambda: said.append(window.status.doing.text()))
            watchdog = Watchdog()
            link = window.findChild(QPushButton, "sampleLink")
            bot.mouseClick(link, Qt.MouseButton.LeftButton)
            bot.waitUntil(lambda: session.reading, timeout=_SOON)
            bot.waitUntil(lambda: not session.reading, timeout=_MINUTES)
            gap = watchdog.stop()
            states = tuple(row.state for row in view.model.rows)
            read = window.status.read.text()
            return FirstVisit(session.project.path, tuple(said), states, read, gap)


@pytest.fixture
def read_sample(first_visit: FirstVisit, tmp_path: Path) -> Path:
    """A copy of the read sample that the test may change."""
    return Path(shutil.copy(first_visit.project, tmp_path / "Sample.align"))


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, home: Path) -> Callable[[Path], MainWindow]:
    return lambda path: opened(qapp, qtbot, path=path)


def test_that_the_sample_link_reads_and_compares_six_documents(first_visit: FirstVisit) -> None:
    assert first_visit.states == (RowState.READ,) * 6
    assert first_visit.read == "6 of 6 documents read in full"
    assert any("page" in words for words in first_visit.said)
    with Project.open(first_visit.project) as project:
        analysis = project.analysis()
    assert all(document.pages for document in analysis.documents)
    assert analysis.statements
    assert analysis.comparison.coverage
    assert analysis.conflicts


def test_that_the_window_answers_while_the_sample_is_read(first_visit: FirstVisit) -> None:
    print(f"longest gap in the event loop: {first_visit.longest_gap:.2f} s")
    assert first_visit.longest_gap < _LONGEST_GAP


def accept_and_reject(bot: QtBot, window: MainWindow) -> tuple[str, str]:
    """By keys alone: to Priorities, accept one, reject two, undo the last."""
    decided = window.session.decisions
    bot.keyClick(window, Qt.Key.Key_2, CTRL)
    view = window.views["priorities"]
    assert window.view is view
    accepted = view.chosen.statement.id
    bot.keyClick(window.focusWidget(), Qt.Key.Key_A)
    rejected = view.chosen.statement.id
    assert rejected != accepted
    for _ in range(2):
        bot.keyClick(window.focusWidget(), Qt.Key.Key_R)
    assert len(window.session.decisions.statements) == len(decided.statements) + 3
    bot.keyClick(window, Qt.Key.Key_Z, CTRL)
    verdicts = {key: each.verdict for key, each in window.session.decisions.statements.items()}
    assert verdicts == {accepted: Verdict.ACCEPTED, rejected: Verdict.REJECTED}
    return accepted, rejected


def marked_colour(canvas) -> QColor:
    box = canvas.mapFromScene(canvas.chosen_rect()).boundingRect()
    shot = canvas.viewport().grab().toImage()
    colours = [
        shot.pixelColor(x, y)
        for x in range(max(box.left(), 0), min(box.right(), shot.width() - 1), 3)
        for y in range(max(box.top(), 0), min(box.bottom(), shot.height() - 1), 3)
    ]
    return max(colours, key=lambda colour: colour.red() - colour.blue())


def see_the_box(bot: QtBot, window: MainWindow) -> None:
    """The page of the chosen statement is drawn, and the statement stands boxed in it."""
    view = window.views["priorities"]
    canvas = view.viewer.canvas
    bot.waitUntil(lambda: canvas.picture_is_drawn, timeout=_SOON)
    statement = view.chosen.statement
    assert (view.viewer.page, canvas.shown.chosen) == (statement.page, statement.id)
    assert canvas.accessibleDescription() == f"Boxed: {statement.text}"
    marker = marked_colour(canvas)
    assert marker.red() - marker.blue() > 40  # the yellow of the marker


def set_a_level(bot: QtBot, window: MainWindow) -> tuple[str, str]:
    """By keys alone: to the matrix, another level in the first place."""
    bot.keyClick(window, Qt.Key.Key_3, CTRL)
    view = window.views["alignment"]
    assert view.table.matrix.rows
    cell = view.cell
    bot.keyClick(window.focusWidget(), Qt.Key.Key_2)
    decision = window.session.decisions.coverage[cell.statement, cell.document]
    assert decision.level is Level.SHARED
    return cell.statement, cell.document


def settle_a_conflict(bot: QtBot, window: MainWindow) -> str:
    """To the conflicts; the first is put before the meeting with P."""
    bot.keyClick(window, Qt.Key.Key_4, CTRL)
    view = window.views["conflicts"]
    conflict = view.chosen.conflict.id
    bot.keyClick(window.focusWidget(), Qt.Key.Key_P)
    assert window.session.decisions.conflicts[conflict].state is ConflictState.NEEDS_DECISION
    return conflict


def test_that_a_person_can_check_the_sample_write_the_paper_and_find_all_again(
    qtbot: QtBot, open_window, read_sample: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.docx"
    with open_window(read_sample) as window:
        accept_and_reject(qtbot, window)
        see_the_box(qtbot, window)
        set_a_level(qtbot, window)
        conflict = settle_a_conflict(qtbot, window)
        window.session.write_paper(paper)
        qtbot.waitUntil(paper.is_file, timeout=_SOON)
        qtbot.waitUntil(lambda: not window.session.tasks.running, timeout=_SOON)
        decisions = window.session.decisions
        rows = window.views["alignment"].table.matrix.rows
        question = window.views["conflicts"].chosen.conflict.question
    with open_window(read_sample) as window:
        assert len(window.views["documents"].model.rows) == 6
        assert window.session.decisions == decisions
        qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
        assert window.views["alignment"].table.matrix.rows == rows
        qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
        assert window.views["conflicts"].table.place_of(conflict) is not None
    document = docx.Document(str(paper))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert question in "\n".join([*(each.text for each in document.paragraphs), *cells])


# --- a real window --------------------------------------------------------------------------------


@contextmanager
def virtual_screen(tmp_path: Path) -> Iterator[str]:
    """An X server of its own; gives its name."""
    told, tell = os.pipe()
    with (tmp_path / "screen.log").open("w") as log:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            pass_fds=(tell,),
            stderr=log,
        )
    os.close(tell)
    try:
        with os.fdopen(told) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def picture_of(screen: str, place: Path) -> QImage:
    surroundings = {**os.environ, "DISPLAY": screen}
    subprocess.run(["import", "-window", "root", place], env=surroundings, check=True, timeout=30)
    return QImage(str(place))


def colours_in(picture: QImage) -> int:
    places = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return len({picture.pixel(x, y) for x, y in places})


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed: no virtual screen")
@pytest.mark.skipif(not shutil.which("import"), reason="import (ImageMagick) is not installed")
def test_that_the_program_shows_a_real_window_with_the_project(
    qtbot: QtBot, read_sample: Path, tmp_path: Path, home: Path
) -> None:
    with virtual_screen(tmp_path) as screen:
        surroundings = {**os.environ, "ALIGN_HOME": str(home), "DISPLAY": screen}
        surroundings["QT_QPA_PLATFORM"] = "xcb"
        program = subprocess.Popen(
            [sys.executable, "-m", "align_app", str(read_sample)],
            cwd=ROOT, env=surroundings, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:

            def is_drawn() -> bool:
                assert program.poll() is None, program.stderr.read()
                return colours_in(picture_of(screen, tmp_path / "screen.png")) > 200

            qtbot.waitUntil(is_drawn, timeout=_SOON)
        finally:
            program.terminate()
            said = program.communicate(timeout=20)[1]
    if "could not load the Qt platform plugin" in said.lower():
        pytest.skip("the libraries of Qt for X are not installed")
    assert "Traceback" not in said
