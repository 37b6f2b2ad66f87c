"""Loaded before every other plugin: where Qt cannot load it says what to install, and stops."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

try:
    from PySide6 import QtWidgets  # noqa: F401 - only to see whether it loads
except ImportError as error:
    from align_app.gui.screen import WHAT_TO_INSTALL

    raise pytest.UsageError(f"Qt could not be loaded ({error}).\n{WHAT_TO_INSTALL}") from error
