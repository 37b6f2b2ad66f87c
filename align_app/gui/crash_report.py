"""What happens when there is a bug: a report is kept, a bar tells it, and the window stays."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from align_app import __version__
from align_app.core import locations

_log = logging.getLogger(__name__)


class CrashNet(QObject):
    """Catches what nobody caught, also in other threads, and tells of it by `caught`."""

    caught = Signal(str)
    """The text of the report."""

    def install(self) -> None:
        """Catch every error that nobody else catches, from now on."""
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def tell(self, error: BaseException) -> None:
        """Report `error`, which a task ended with."""
        self._catch(type(error), error, error.__traceback__)

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report_text("".join(traceback.format_exception(kind, error, trace)))
        _log.critical("A bug was caught:\n%s", text)
        save_report(text)
        self.caught.emit(text)


def watch_hard_crashes() -> str:
    """Have a crash of the program itself written down; what the last run left, or ""."""
    place = locations.user_folder() / "reports" / "hard_crash.txt"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text("utf-8") if place.exists() else ""
        faulthandler.enable(place.open("w", encoding="utf-8"))
    except OSError:  # a home that cannot be written to must not stop the window
        return ""
    return report_text(before) if before.strip() else ""


def report_text(trace: str) -> str:
    """A report of one bug: versions and trace, and no word of any document."""
    return (
        f"Align {__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
        f"{platform.platform()}\n\n{trace}"
    )


def save_report(text: str) -> Path | None:
    """Keep a report among the person's own files; None where that cannot be done."""
    now = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")
    place = locations.user_folder() / "reports" / f"{now}.txt"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    except OSError:
        return None
    return place
