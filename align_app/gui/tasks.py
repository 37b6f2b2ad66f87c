"""Runs slow work off the window's thread and brings its news and results back onto it.

Three lanes: one thread for long work on the project (reading, comparing), one for what is short
and touches it (opening, exporting), two for the rest. What the work is, is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from align_app.core.progress import Cancelled, Progress, Stage

T = TypeVar("T")


class Lane(StrEnum):
    """Where work waits its turn."""

    PROJECT = "project"
    READING = "reading"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of news from running work, as `Progress.report` was given it."""

    stage: Stage
    done: int
    total: int
    note: str = ""


class Task:
    """One piece of work: its title, and the wish to stop it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True once somebody asked it to stop."""
        return self._stop.is_set()


class Tasks(QObject):
    """Runs work off the window's thread and brings results back onto it."""

    moved = Signal(object, object)  # Task, Step
    failed = Signal(object, object)  # Task, Exception
    ended = Signal(object)  # Task, however it ended
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            Lane.PROJECT: ThreadPoolExecutor(1, thread_name_prefix="project"),
            Lane.READING: ThreadPoolExecutor(1, thread_name_prefix="reading"),
            Lane.SIDE: ThreadPoolExecutor(2, thread_name_prefix="side"),
        }
        self._running: list[Task] = []
        # Queued on purpose: work may be over before run() returns, and then the callback
        # would fire on this very thread, ahead of the news that the work sent.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Task, ...]:
        """Work that has not ended, oldest first."""
        return tuple(self._running)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        then: Callable[[T], None],
        lane: Lane = Lane.PROJECT,
    ) -> Task:
        """Start `work`; call `then` with its result on the window's thread."""
        task = Task(title)
        self._running.append(task)
        future = self._lanes[lane].submit(work, _Reporter(self, task))
        future.add_done_callback(lambda done: self._tell(task, done, then))
        return task

    def close(self) -> None:
        """Stop everything and wait until the threads are gone."""
        for task in self._running:
            task.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _tell(self, task: Task, done: Future[Any], then: Callable[[Any], None]) -> None:
        try:
            self._finished.emit(task, done, then)
        except RuntimeError:  # the window is gone and with it everybody who would listen
            return

    @Slot(object, object, object)
    def _on_finished(self, task: Task, future: Future[Any], then: Callable[[Any], None]) -> None:
        self._running.remove(task)
        try:
            result = future.result()
        except (Cancelled, CancelledError):
            pass
        except Exception as error:  # noqa: BLE001 - the edge of a task: whoever listens tells the person
            self.failed.emit(task, error)
        else:
            then(result)
        finally:
            self.ended.emit(task)


class _Reporter:
    """The `Progress` that work is given: forwards news, and stops the work if a person asked."""

    def __init__(self, tasks: Tasks, task: Task) -> None:
        self._tasks = tasks
        self._task = task

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        """Send the news to the window, or raise `Cancelled`."""
        if self._task.cancelled:
            raise Cancelled
        self._tasks.moved.emit(self._task, Step(stage, done, total, note))
