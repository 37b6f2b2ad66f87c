"""How long work tells of itself and how it is asked to stop.

The core knows only `Progress`. The terminal draws a bar from it, the window moves a bar, tests
keep a list.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """Raised inside work after a person asked it to stop."""


class Stage(StrEnum):
    """The steps of an analysis, in order."""

    READING = "reading"
    FINDING = "finding"
    COMPARING = "comparing"
    CHECKING = "checking"
    WRITING = "writing"


class Progress(Protocol):
    """Receives news of one piece of work."""

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        """Tell that `done` of `total` steps are over; raise `Cancelled` to stop the work.

        In `READING` the steps are pages and `note` is the file's name, so several documents can
        be followed at once.
        """


class Silent:
    """Progress that nobody watches and nobody stops."""

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        """Do nothing."""


class Repeated:
    """Progress that can tell its latest news again, so that a wish to stop is heard in between."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._latest: tuple[Stage, int, int, str] | None = None

    @property
    def latest(self) -> tuple[Stage, int, int, str] | None:
        """What was told last; None before the first news."""
        return self._latest

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        """Pass the news on and keep it."""
        self._latest = (stage, done, total, note)
        self._progress.report(stage, done, total, note)

    def again(self) -> None:
        """Tell the latest news once more; nothing happens before the first."""
        if self._latest is not None:
            self._progress.report(*self._latest)
