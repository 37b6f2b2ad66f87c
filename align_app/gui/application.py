"""Starts the window: Qt, fonts, look, crash net, and the project that was asked for."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from align_app.core import locations
from align_app.core.errors import AlignError, ResourceError
from align_app.core.settings import Settings, load_settings
from align_app.gui.crash_report import CrashNet, watch_hard_crashes
from align_app.gui.dressing import HouseStyle, Looks, install_fonts, wear
from align_app.gui.icons import program_icon
from align_app.gui.main_window import MainWindow
from align_app.gui.session import Session
from align_app.gui.tasks import Tasks
from align_app.gui.window_places import restore_window

APP_ID = "Align.Align"
_STOPPED = "Align stopped without warning last time. Your work is saved."
_LOG_BYTES = 1_000_000
_FIRST_SIZE = (1440, 900)


def run_window(paths: Sequence[Path]) -> int:
    """Show the window with the project or documents at `paths`; the exit code when it is closed."""
    _keep_log()
    _name_for_taskbar()
    # Qt's loop never looks at Python's Ctrl+C; all decisions are on disk, so it may end at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = QApplication(sys.argv[:1])
    net = CrashNet()
    net.install()
    window = make_window(application, net)
    window.show()
    before = watch_hard_crashes()
    if before:
        window.report_bug(before, words=_STOPPED)
    QTimer.singleShot(0, window, lambda: window.files.add_at(paths))
    return application.exec()


def make_window(application: QApplication, net: CrashNet) -> MainWindow:
    """The window in the look that the person chose, not shown yet."""
    application.setApplicationName("Align")
    application.setWindowIcon(program_icon())
    application.setStyle(HouseStyle())
    install_fonts()
    settings, fault = _settings_or_defaults()
    looks = Looks(settings.look, percent=settings.text_scale, still=settings.reduced_motion)
    looks.setParent(application)
    wear(looks.look)
    tasks = Tasks(application)
    session = Session(tasks)
    session.setParent(application)
    window = MainWindow(session, looks)
    window.resize(*_FIRST_SIZE)
    restore_window(window)
    window.commands["single_keys"].setChecked(settings.single_keys)
    window.commands["reduce_motion"].setChecked(settings.reduced_motion)
    window.actions_made.use_single_keys(enabled=settings.single_keys)
    net.caught.connect(window.report_bug)
    tasks.failed.connect(lambda _task, error: _tell_bug(net, error))
    if fault:
        window.refuse(fault)
    return window


def _tell_bug(net: CrashNet, error: Exception) -> None:
    if not isinstance(error, AlignError):
        net.tell(error)


def _settings_or_defaults() -> tuple[Settings, ResourceError | None]:
    try:
        return load_settings(), None
    except ResourceError as error:
        return Settings(), error


def _keep_log() -> None:
    place = locations.log_file()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8")
    except OSError:  # a home that cannot be written to must not stop the window
        return
    logging.basicConfig(handlers=[handler], level=logging.INFO)


def _name_for_taskbar() -> None:
    """Windows groups windows by this name; without it the icon of Python would show."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
