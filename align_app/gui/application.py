"""Starts the window: Qt, fonts, look, crash net, and the project that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from align_app.core.settings import load_settings
from align_app.gui.dressing import HouseStyle, Looks, install_fonts, wear
from align_app.gui.main_window import MainWindow
from align_app.gui.session import Session
from align_app.gui.tasks import Tasks


def run_window(paths: Sequence[Path]) -> int:
    """Show the window with the project or documents at `paths`; the exit code when it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Align")
    application.setStyle(HouseStyle())
    install_fonts()
    settings = load_settings()
    looks = Looks(settings.look, percent=settings.text_scale)
    wear(looks.look)
    tasks = Tasks()
    session = Session(tasks)
    window = MainWindow(session, looks)
    window.show()
    code = application.exec()
    tasks.close()
    return code
