"""Holds the open project for the window: runs its verbs and tells of every change with one signal.

Views take tuples from here when `changed` tells them to. Long work goes through `tasks`;
decisions are saved at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from align_app.core.errors import AlignError, ProjectError
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
from align_app.core.settings import load_settings
from align_app.gui.reading_progress import ReadingProgress
from align_app.gui.tasks import Lane, Step, Task, Tasks

if TYPE_CHECKING:
    from align_app.core.project import Added, Project, Source

T = TypeVar("T")
_EVERYTHING = Changes(everything=True)


class Session(QObject):
    """The open project, if any, and the verbs that a person can use on it."""

    changed = Signal(object)
    """Something in the project is not as it was: `Changes`."""
    said = Signal(str, bool)
    """What was just done, in a few words, and whether it can be undone."""
    refused = Signal(object)
    """What could not be done and a person can put right: `AlignError`."""
    moved = Signal()
    """The reading goes on, or has ended; `progress` tells how far it is."""
    _read_more = Signal(object)

    def __init__(self, tasks: Tasks, *, project: Project | None = None) -> None:
        super().__init__()
        self.tasks = tasks
        self.project = project
        self.analysis = Analysis()
        self.decisions = Decisions()
        self.sources: tuple[Source, ...] = ()
        self.added: Added | None = None
        self.progress: ReadingProgress | None = None
        self._readings: dict[Task, Project] = {}
        self._left: list[Project] = []
        self._read_more.connect(self._take, Qt.ConnectionType.QueuedConnection)
        tasks.moved.connect(self._on_moved)
        tasks.failed.connect(self._on_failed)
        tasks.ended.connect(self._on_ended)
        self._look_again()

    # --- the project ------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The project's name, or that there is none yet."""
        return self.project.name if self.project else "Untitled project"

    @property
    def read_only(self) -> bool:
        """True where the project can be looked at but not changed."""
        return bool(self.project and self.project.read_only)

    @property
    def why_read_only(self) -> str:
        """Why the project cannot be changed, as a sentence; empty where it can."""
        return self.project.why_read_only if self.project else ""

    def open(self, path: Path) -> None:
        """Open the project at `path`."""
        if self.project and self.project.path.resolve() == path.resolve():
            return

        def open_project(_progress: Progress) -> Project:
            from align_app.core.project import Project

            project = Project.open(path, settings=load_settings())
            project.analysis()  # unpacked here, so that the window need not wait for it
            return project

        self.tasks.run("Opening the project", open_project, then=self.hold)

    def create(self, path: Path, *, then: Callable[[], None] | None = None) -> None:
        """Make an empty project at `path`, show it, and go on with `then`."""

        def make_project(_progress: Progress) -> Project:
            from align_app.core.project import Project

            return Project.new(path, settings=load_settings())

        def show(project: Project) -> None:
            self.hold(project)
            if then:
                then()

        self.tasks.run("Making the project", make_project, then=show)

    def hold(self, project: Project) -> None:
        """Show `project` and put away the one before."""
        self._put_away()
        self.project = project
        self.added = None
        self._take(_EVERYTHING)

    def end(self) -> None:
        """Put everything away and wait until nothing runs; the window is closing."""
        self._put_away()
        self._look_again()
        self.tasks.close()
        for project in self._left:
            project.close()
        self._left.clear()

    def copy_to(self, path: Path) -> None:
        """Write a copy of the project to `path`."""
        self._write(path, lambda project: project.save_copy(path))

    def write_paper(self, path: Path) -> None:
        """Write the paper as a Word document to `path`."""
        self._write(path, lambda project: project.write_paper(path, as_of=_today()))

    def write_json(self, path: Path) -> None:
        """Write the data to `path`."""
        self._write(path, lambda project: project.write_json(path))

    # --- documents --------------------------------------------------------------------------------

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files and folders, then read what is new."""
        project = self.project
        if project is None or not paths:
            return

        def add(progress: Progress) -> Added:
            return project.add(paths, progress=progress)

        self.tasks.run("Adding files", add, then=self._on_added)

    def read(self, *, passwords: Mapping[str, str] | None = None) -> None:
        """Read, find, compare and check what is new; one run after another."""
        project = self.project
        if project is None or project.read_only:
            return

        def tell(changes: Changes) -> None:
            project.analysis()  # unpacked here, so that the window need not wait for it
            self._read_more.emit(changes)

        def analyse(progress: Progress) -> Changes:
            changes = project.analyse(progress=progress, passwords=passwords or {}, on_change=tell)
            project.analysis()
            return changes

        waiting = sum(source.waiting for source in self.sources) or len(passwords or {})
        self.progress = ReadingProgress(max(1, waiting), started=time.monotonic())
        task = self.tasks.run("Reading documents", analyse, then=self._take, lane=Lane.READING)
        self._readings[task] = project
        self.moved.emit()

    @property
    def reading(self) -> bool:
        """True while documents are read or compared."""
        return any(project is self.project for project in self._readings.values())

    def stop_reading(self) -> None:
        """Ask the reading to stop; what was read stays."""
        for task in self._readings:
            task.cancel()

    def remove(self, document: str, *, words: str) -> None:
        """Take a document out of the project; the reading of the others goes on."""
        was_reading = self.reading
        self.stop_reading()
        self._do(lambda project: project.remove(document))
        self.said.emit(words, False)  # noqa: FBT003 - a signal's arguments have no names
        if was_reading:
            self.read()

    # --- decisions --------------------------------------------------------------------------------

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

    # --- within -----------------------------------------------------------------------------------

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
            self.said.emit(words, True)  # noqa: FBT003 - a signal's arguments have no names

    def _write(self, path: Path, verb: Callable[[Project], None]) -> None:
        project = self.project
        if project is None:
            return

        def done(_nothing: None) -> None:
            self.said.emit(f"Saved {path.name}", False)  # noqa: FBT003 - as above

        self.tasks.run(f"Writing {path.name}", lambda _progress: verb(project), then=done)

    def _put_away(self) -> None:
        self.stop_reading()
        if self.project is None:
            return
        if self.reading:
            self._left.append(self.project)
        else:
            self.project.close()
        self.project = None
        self.progress = None

    def _on_added(self, added: Added) -> None:
        self.added = added
        # Also where nothing was new: that a file was there already is worth showing.
        self._take(replace(added.changes, everything=True))
        if added.refused and not self.sources:  # there is no list yet that could say so
            problem = added.refused[0]
            self.refused.emit(ProjectError(problem.message, problem.what_to_do))
        if any(source.waiting for source in self.sources):
            self.read()

    @Slot(object, object)
    def _on_moved(self, task: Task, step: Step) -> None:
        ours = self._readings.get(task) is self.project
        if ours and self.progress and self.progress.hear(step):
            self.moved.emit()

    @Slot(object, object)
    def _on_failed(self, _task: Task, error: Exception) -> None:
        if isinstance(error, AlignError):
            self.refused.emit(error)

    @Slot(object)
    def _on_ended(self, task: Task) -> None:
        project = self._readings.pop(task, None)
        if project is None:
            return
        if project in self._left and project not in self._readings.values():
            self._left.remove(project)
            project.close()
        if not self.reading:
            self.progress = None
            self._take(_EVERYTHING)
            self.moved.emit()

    @Slot(object)
    def _take(self, changes: Changes) -> None:
        self._look_again()
        self.changed.emit(changes)

    def _look_again(self) -> None:
        project = self.project
        self.analysis = project.analysis() if project else Analysis()
        self.decisions = project.decisions() if project else Decisions()
        self.sources = project.sources() if project else ()


def _today() -> date:
    return datetime.now().astimezone().date()
