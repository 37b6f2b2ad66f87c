"""Holds the open project for the window: runs its verbs and tells of every change with one signal.

Views take tuples from here when `changed` tells them to. Long work goes through `tasks`; decisions are saved at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from align_app.core.errors import AlignError
from align_app.core.model import (
    Analysis,
    Changes,
    ConflictDecision,
    CoverageDecision,
    Decisions,
    IdentityDecision,
    StatementDecision,
)
from align_app.core.progress import Progress
from align_app.gui.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from align_app.core.project import Added, Project, Source

_EVERYTHING = Changes(everything=True)


class Session(QObject):
    """The open project, if any, and the verbs that a person can use on it."""

    changed = Signal(object)  # Changes
    said = Signal(str)  # what was just done, in a few words, for the toast
    refused = Signal(object)  # AlignError: what a person can put right
    _read_more = Signal(object)  # Changes, from the reading thread

    def __init__(self, tasks: Tasks, *, project: Project | None = None) -> None:
        super().__init__()
        self.tasks = tasks
        self.project = project
        self.analysis = Analysis()
        self.decisions = Decisions()
        self.sources: tuple[Source, ...] = ()
        self.added: Added | None = None
        self.reading: Task | None = None
        self._read_more.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._look_again()

    @property
    def name(self) -> str:
        """The project's name, or that there is none yet."""
        return self.project.name if self.project else "Untitled project"

    @property
    def read_only(self) -> bool:
        """True where the project can be looked at but not changed."""
        return bool(self.project and self.project.read_only)

    def hold(self, project: Project) -> None:
        """Show `project` and put away the one before."""
        self.close()
        self.project = project
        self.added = None
        self._take(_EVERYTHING)

    def close(self) -> None:
        """Stop reading and put the project away."""
        if self.reading:
            self.reading.cancel()
        if self.project:
            self.project.close()
        self.project = None
        self._look_again()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files and folders, then read what is new."""
        project = self.project
        if project is None or not paths:
            return

        def add(progress: Progress) -> Added:
            return project.add(paths, progress=progress)

        self.tasks.run("Adding files", add, then=self._on_added)

    def read(self, *, passwords: Mapping[str, str] | None = None) -> None:
        """Read, find, compare and check what is new; one run at a time."""
        project = self.project
        if project is None:
            return

        def analyse(progress: Progress) -> Changes:
            return project.analyse(
                progress=progress, passwords=passwords or {}, on_change=self._read_more.emit
            )

        self.reading = self.tasks.run(
            "Reading documents", analyse, then=self._take, lane=Lane.READING
        )

    def stop_reading(self) -> None:
        """Ask the reading to stop; what was read stays."""
        for task in self.tasks.running:
            if task.title == "Reading documents":
                task.cancel()

    def remove(self, document: str, *, words: str) -> None:
        """Take a document out of the project."""
        self._do(lambda project: project.remove(document), words=words)

    def decide_statement(self, decision: StatementDecision, *, words: str = "") -> None:
        """Save what a person said of a statement; `words` go to the toast."""
        self._do(lambda project: project.decide_statement(decision), words=words)

    def decide_coverage(self, decision: CoverageDecision, *, words: str = "") -> None:
        """Save the level that a person gave to one cell."""
        self._do(lambda project: project.decide_coverage(decision), words=words)

    def decide_conflict(self, decision: ConflictDecision, *, words: str = "") -> None:
        """Save what was decided about a conflict."""
        self._do(lambda project: project.decide_conflict(decision), words=words)

    def correct_identity(self, decision: IdentityDecision, *, words: str = "") -> None:
        """Save a person's correction of what a document is."""
        self._do(lambda project: project.correct_identity(decision), words=words)

    @property
    def undo_words(self) -> str | None:
        """What undo would undo, in words."""
        return self.project.undo_words if self.project else None

    @property
    def redo_words(self) -> str | None:
        """What redo would do again, in words."""
        return self.project.redo_words if self.project else None

    def undo(self) -> None:
        """Take back the last decision."""
        self._do(lambda project: project.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._do(lambda project: project.redo())

    def _do(self, verb: Callable[[Project], Changes], *, words: str = "") -> None:
        if self.project is None:
            return
        try:
            changes = verb(self.project)
        except AlignError as error:
            self.refused.emit(error)
            return
        self._take(changes)
        if words:
            self.said.emit(words)

    def _on_added(self, added: Added) -> None:
        self.added = added
        self._take(added.changes)
        self.read()

    @Slot(object)
    def _take(self, changes: Changes) -> None:
        self._look_again()
        self.changed.emit(changes)

    def _look_again(self) -> None:
        project = self.project
        self.analysis = project.analysis() if project else Analysis()
        self.decisions = project.decisions() if project else Decisions()
        self.sources = project.sources() if project else ()
