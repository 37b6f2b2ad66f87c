"""The way to the window: whether this computer can show one, and what to say where it cannot.

Imports no Qt itself, so that it can be asked where Qt cannot be loaded.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

WHAT_TO_INSTALL = (
    "Qt needs some system libraries that are not installed here. On Debian or Ubuntu, as root:\n"
    "  apt-get install -y --no-install-recommends libgl1 libegl1 libxkbcommon0 libfontconfig1 "
    "libdbus-1-3 libglib2.0-0"
)

NO_SCREEN = (
    "There is no screen here, so the window was not opened. Everything else works: try\n"
    "  python -m align_app --help\n"
    "To see the window, run the same command on a computer with a desktop, or under a virtual "
    "screen:\n"
    "  xvfb-run -a python -m align_app"
)


def open_window(paths: Sequence[Path]) -> int:
    """Show the window with the project or documents at `paths`.

    The exit code when it is closed: 0, or 2 where a window cannot be shown, with the reason said.
    """
    reason = why_no_window()
    if reason:
        sys.stderr.write(reason + "\n")
        return 2
    from align_app.gui.application import run_window

    return run_window(paths)


def why_no_window() -> str | None:
    """What to tell a person where a window cannot be shown; None where it can."""
    if sys.platform.startswith("linux") and not _has_screen():
        return NO_SCREEN
    try:
        import PySide6.QtWidgets  # noqa: F401 - only to see whether it loads
    except ImportError:
        return WHAT_TO_INSTALL
    return None


def _has_screen() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)
