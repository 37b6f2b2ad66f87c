"""Whether this computer can show a window at all, and what to say where it cannot.

Imports no Qt, so that it can be asked before Qt is loaded.
"""

from __future__ import annotations

import os
import sys

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
