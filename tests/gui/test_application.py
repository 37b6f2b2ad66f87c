"""The start: the window comes before anything heavy; a bug leaves a report; no screen is told."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from align_app.core import locations
from align_app.core.progress import Stage
from align_app.gui.crash_report import CrashNet
from align_app.gui.main_window import MainWindow
from align_app.gui.reading_progress import ReadingProgress
from align_app.gui.recent_projects import day_words, recent_projects, remember_project
from align_app.gui.tasks import Step
from align_app.gui.window_places import keep_places, restore_window

_HEAVY = ("spacy", "sklearn", "scipy", "numpy", "pdfplumber", "pypdfium2", "docx")
_START = f"""
import sys
from PySide6.QtWidgets import QApplication
from align_app.gui.application import make_window
from align_app.gui.crash_report import CrashNet
application = QApplication([])
window = make_window(application, CrashNet())
window.show()
assert window.isVisible()
print([name for name in {_HEAVY!r} if name in sys.modules])
window.close()
"""


def test_that_the_window_is_there_before_anything_heavy_is_loaded(home):
    done = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_that_without_a_screen_it_says_so_and_ends_with_2(home):
    environment = {"PATH": "", "ALIGN_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "align_app"],
        capture_output=True, text=True, check=False, env=environment, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "screen" in done.stderr
    assert "Traceback" not in done.stderr


def test_that_without_the_libraries_of_qt_it_names_the_command_that_adds_them(home, tmp_path):
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text('raise ImportError("libGL.so.1")', "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "ALIGN_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "align_app"],
        capture_output=True, text=True, check=False, env=environment, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "apt-get install" in done.stderr
    assert "Traceback" not in done.stderr


def test_that_a_bug_leaves_a_report_without_any_words_of_documents(qtbot, home, caplog):
    net = CrashNet()
    with qtbot.waitSignal(net.caught) as caught:
        try:
            raise RuntimeError("a bug")
        except RuntimeError as error:
            net.tell(error)
    [report] = (locations.user_folder() / "reports").glob("*.txt")
    assert report.read_text("utf-8") == caught.args[0]
    assert "RuntimeError: a bug" in caught.args[0]
    caplog.clear()


def test_that_recent_projects_come_newest_first_and_once(home, tmp_path):
    for name in ("one", "two", "one"):
        remember_project(tmp_path / f"{name}.align", documents=2, today=date(2026, 11, 21))
    assert [row.name for row in recent_projects()] == ["one", "two"]
    assert not recent_projects()[0].is_there


def test_that_a_damaged_list_of_recent_projects_counts_as_none(home):
    (home / "recent.json").write_text("{", "utf-8")
    assert recent_projects() == ()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-21", "today"),
        ("2026-11-20", "yesterday"),
        ("2026-11-03", "3 November"),
        ("2024-02-29", "29 February 2024"),
    ],
)
def test_that_days_are_told_as_people_say_them(day, words):
    assert day_words(day, date(2026, 11, 21)) == words


def test_that_progress_is_told_in_pages_and_whole_minutes():
    progress = ReadingProgress(2, started=0.0)
    progress.hear(Step(Stage.READING, 10, 10, "one.pdf"))
    assert progress.words(now=1.0) == "10 pages read"
    assert progress.words(now=120.0) == "10 pages read · about 2 minutes left"
    assert progress.words(now=20.0) == "10 pages read · less than a minute left"
    progress.hear(Step(Stage.COMPARING, 0, 1))
    assert (progress.share, progress.words(now=200.0)) == (1.0, "Comparing the documents")


def test_that_a_sign_of_life_is_not_news():
    progress = ReadingProgress(1)
    assert progress.hear(Step(Stage.READING, 1, 10, "one.pdf"))
    assert not progress.hear(Step(Stage.READING, 1, 10, "one.pdf"))


def test_that_no_view_is_imported_by_a_view():
    for file in Path("align_app/gui/views").glob("*.py"):
        if file.stem not in {"view", "places", "__init__"}:
            lines = file.read_text("utf-8").splitlines()
            imported = [line for line in lines if line.startswith("from align_app.gui.views.")]
            assert all(".views.view " in line for line in imported), file.name


def test_that_a_crash_of_the_program_itself_is_told_at_the_next_start(home):
    script = (
        "from align_app.gui.crash_report import watch_hard_crashes\n"
        "print(watch_hard_crashes())\n"
        "{last}"
    )
    crash = script.format(last="import os; os.abort()")
    subprocess.run([sys.executable, "-c", crash], check=False, capture_output=True, timeout=60)
    told = subprocess.run(
        [sys.executable, "-c", script.format(last="")],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "Aborted" in told.stdout


def test_that_the_window_comes_back_where_it_stood(qtbot, session, looks):
    window = MainWindow(session, looks)
    qtbot.addWidget(window)
    window.resize(720, 610)
    keep_places(window)
    window.resize(660, 500)
    restore_window(window)
    assert (window.width(), window.height()) == (720, 610)
