"""Remembers where the window stood and how wide its panes were; nothing of any project."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from align_app.core import locations

_FILE = "window.ini"


def restore_window(window: QMainWindow) -> None:
    """Put the window where it stood; Qt keeps it on a screen that is there."""
    geometry = _settings().value("window")
    if geometry is not None:
        window.restoreGeometry(geometry)


def restore_panes(view: QWidget) -> None:
    """Give the named splitters of a view their old widths."""
    settings = _settings()
    for splitter in view.findChildren(QSplitter):
        state = settings.value(f"panes/{splitter.objectName()}")
        if splitter.objectName() and state is not None:
            splitter.restoreState(state)


def keep_places(window: QMainWindow) -> None:
    """Keep all of it for the next start."""
    settings = _settings()
    settings.setValue("window", window.saveGeometry())
    for splitter in window.findChildren(QSplitter):
        if splitter.objectName():
            settings.setValue(f"panes/{splitter.objectName()}", splitter.saveState())
    settings.sync()


def _settings() -> QSettings:
    return QSettings(str(locations.user_folder() / _FILE), QSettings.Format.IniFormat)
