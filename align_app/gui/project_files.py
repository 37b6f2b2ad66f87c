"""Asks where things lie, then has the session open, add, copy or write them.

No dialog here runs a loop of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from align_app.core import locations
from align_app.core.project import READABLE
from align_app.gui.recent_projects import remember_project
from align_app.gui.session import Session

PROJECT_FILTER = "Align projects (*.align)"
DOCUMENT_FILTER = f"Documents ({' '.join(f'*{each}' for each in READABLE)});;All files (*)"
WORD_FILTER = "Word documents (*.docx)"
JSON_FILTER = "JSON files (*.json)"
_UNTITLED = "Untitled project"


class ProjectFiles(QObject):
    """The File menu: every method asks, and goes on when an answer comes."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def new_project(self) -> None:
        """Ask where a new project shall lie, and open it."""
        self._ask_save("New project", "New project.align", PROJECT_FILTER, self.make_at)

    def open_project(self) -> None:
        """Ask for a project, and open it."""
        self._ask_open("Open project", PROJECT_FILTER, lambda paths: self.open_at(paths[0]))

    def save_copy(self) -> None:
        """Ask where a copy of the project shall lie."""
        self._ask_save(
            "Save a copy", f"{self._session.name} copy.align", PROJECT_FILTER, self._session.copy_to
        )

    def add_files(self) -> None:
        """Ask for documents, and add them."""
        self._ask_open("Add files", DOCUMENT_FILTER, self.add_at, many=True)

    def add_folder(self) -> None:
        """Ask for a folder, and add the documents in it."""
        dialog = QFileDialog(self._window, "Add folder", str(locations.default_project_folder()))
        dialog.setObjectName("addFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, self.add_at)

    def export_paper(self) -> None:
        """Ask where the paper shall lie, and write it as a Word document."""
        self._ask_save(
            "Save the paper", f"{self._session.name}.docx", WORD_FILTER, self._session.write_paper
        )

    def export_json(self) -> None:
        """Ask where the data shall lie, and write them."""
        self._ask_save(
            "Export data", f"{self._session.name}.json", JSON_FILTER, self._session.write_json
        )

    def open_sample(self) -> None:
        """Open the sample project, made anew where there is none."""
        place = locations.user_folder() / "Sample.align"
        if place.is_file():
            self.open_at(place)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        documents = locations.sample_documents()
        self._session.create(place, then=lambda: self._session.add_files(documents))

    def open_at(self, path: Path) -> None:
        """Open the project at `path`."""
        self._session.open(path)

    def make_at(self, path: Path) -> None:
        """Make an empty project at `path`."""
        self._session.create(path if path.suffix else path.with_suffix(".align"))

    def add_at(self, paths: Sequence[Path]) -> None:
        """Add documents; a project among them is opened instead; without a project one is made."""
        projects = [path for path in paths if path.suffix == ".align"]
        if projects:
            self.open_at(projects[0])
        elif self._session.project:
            self._session.add_files(paths)
        elif paths:
            self._session.create(_untitled_place(), then=lambda: self._session.add_files(paths))

    def remember(self) -> None:
        """Put the open project at the head of the recent ones."""
        project = self._session.project
        if project:
            today = datetime.now().astimezone().date()
            remember_project(project.path, documents=len(self._session.sources), today=today)

    def _ask_open(
        self, title: str, names: str, then: Callable[[list[Path]], None], *, many: bool = False
    ) -> None:
        dialog = QFileDialog(self._window, title, str(locations.default_project_folder()), names)
        dialog.setObjectName(f"{title.title().replace(' ', '')}Dialog")
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.ExistingFiles if many else modes.ExistingFile)
        self._open(dialog, then)

    def _ask_save(
        self, title: str, suggested: str, names: str, then: Callable[[Path], None]
    ) -> None:
        dialog = QFileDialog(self._window, title, str(locations.default_project_folder()), names)
        dialog.setObjectName(f"{title.title().replace(' ', '')}Dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggested).suffix)
        # Projects are never written over: the session refuses in plain words, so Qt need not ask.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, names == PROJECT_FILTER)
        dialog.selectFile(suggested)
        self._open(dialog, lambda paths: then(paths[0]))

    def _open(self, dialog: QFileDialog, then: Callable[[list[Path]], None]) -> None:
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _untitled_place() -> Path:
    folder = locations.default_project_folder()
    place = folder / f"{_UNTITLED}.align"
    number = 2
    while place.exists():
        place = folder / f"{_UNTITLED} {number}.align"
        number += 1
    return place
