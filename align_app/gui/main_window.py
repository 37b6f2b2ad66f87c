"""The frame: menus, rail, the view in front, status bar. It joins views, no more."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from align_app.core.errors import AlignError
from align_app.core.model import Changes, ReadState
from align_app.core.project import Project
from align_app.core.settings import load_settings, save_settings
from align_app.gui.actions import READ_ONLY, Actions
from align_app.gui.commands import COMMANDS, Command
from align_app.gui.dialogs import reading_matter
from align_app.gui.dressing import Looks
from align_app.gui.look import Look
from align_app.gui.project_files import ProjectFiles
from align_app.gui.recent_projects import recent_projects
from align_app.gui.session import Session
from align_app.gui.views.places import PLACES, Place
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.command_box import Choice, CommandBox, Finder
from align_app.gui.widgets.focus_ring import FocusRing
from align_app.gui.widgets.notice import NoticeBar
from align_app.gui.widgets.rail import Rail, RailEntry
from align_app.gui.widgets.room import Room
from align_app.gui.widgets.status import StatusBar
from align_app.gui.widgets.toast import Toast, announce
from align_app.gui.window_places import keep_places, restore_panes

_WORDS_IN_RAIL_FROM = 1280
_WORDS_IN_FINDER_FROM = 640
_SMALLEST = QSize(640, 480)
_TEXT_STEP = 10
_LARGEST_TEXT = 200


class MainWindow(QMainWindow):
    """The program's window."""

    def __init__(
        self, session: Session, looks: Looks, *, places: tuple[Place, ...] = PLACES
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self.session = session
        self.looks = looks
        self.places = {place.id: place for place in places}
        self.views: dict[str, View] = {}
        self.files = ProjectFiles(session, self)
        self.actions_made = Actions(self, do=self._do)
        self.commands = self.actions_made.by_id
        entries = tuple(RailEntry(each.id, each.words, each.spoken) for each in places)
        self.rail = Rail(entries, looks)
        self.stack = QStackedWidget()
        self.room = Room(self.stack)
        self.notice = NoticeBar()
        self.status = StatusBar(looks)
        self._refused_in: Project | None = None
        self._fill_menus()
        self._lay_out()
        self.toast = Toast(self, looks, undo=self.commands["undo"])
        self.command_box = CommandBox(self, looks)
        self.focus_ring = FocusRing(self, looks)
        self._connect()
        self._wear(looks.look)
        if places:
            self.rail.choose(places[0].id)
        self._on_changed(Changes(everything=True))

    @property
    def view(self) -> View | None:
        """The view in front."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, View) else None

    def show_view(self, place: str, thing: str = "") -> None:
        """Bring a view to the front, building it at its first visit, and show `thing` in it."""
        if place not in self.views:
            self.views[place] = self._build(self.places[place])
        view = self.views[place]
        self.stack.setCurrentWidget(view)
        self._make_room()
        self.rail.choose(place)
        self._follow()
        panes = view.panes()
        if panes and not self.rail.hasFocus():
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if thing:
            view.choose(thing)

    def report_bug(
        self, report: str, *, words: str = "Something went wrong. Your work is saved."
    ) -> None:
        """Say that something went wrong, and offer the report."""
        self.notice.say(
            words,
            actions={"Copy report": lambda: QGuiApplication.clipboard().setText(report)},
        )

    def refuse(self, error: AlignError) -> None:
        """Say what could not be done, and what to do next."""
        self.notice.say(f"{error.message} {error.what_to_do}", actions={})
        self._refused_in = self.session.project

    # --- what Qt tells ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the rail to icons where the window is narrow for the size of text."""
        self._fit_rail()
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, wherever they are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files.add_at([Path(url.toLocalFile()) for url in urls])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, put the project away, and go."""
        self.files.remember()
        keep_places(self)
        self.session.end()
        super().closeEvent(event)

    # --- commands ---------------------------------------------------------------------------------

    def go_documents(self) -> None:
        """Bring the documents to the front."""
        self.show_view("documents")

    def go_priorities(self) -> None:
        """Bring the priorities to the front."""
        self.show_view("priorities")

    def go_alignment(self) -> None:
        """Bring the matrix to the front."""
        self.show_view("alignment")

    def go_conflicts(self) -> None:
        """Bring the conflicts to the front."""
        self.show_view("conflicts")

    def look_system(self) -> None:
        """Follow the system's look."""
        self._choose_look("system", self.looks.percent)

    def look_light(self) -> None:
        """Wear the light look."""
        self._choose_look("light", self.looks.percent)

    def look_dark(self) -> None:
        """Wear the dark look."""
        self._choose_look("dark", self.looks.percent)

    def look_high_contrast(self) -> None:
        """Wear the high contrast look."""
        self._choose_look("high_contrast", self.looks.percent)

    def larger_text(self) -> None:
        """One step larger."""
        self._choose_look(self.looks.choice, min(_LARGEST_TEXT, self.looks.percent + _TEXT_STEP))

    def smaller_text(self) -> None:
        """One step smaller."""
        self._choose_look(self.looks.choice, max(100, self.looks.percent - _TEXT_STEP))

    def usual_text(self) -> None:
        """Text at its usual size."""
        self._choose_look(self.looks.choice, 100)

    def toggle_single_keys(self) -> None:
        """Let bare letters do things in lists, or not."""
        enabled = self.commands["single_keys"].isChecked()
        self.actions_made.use_single_keys(enabled=enabled)
        save_settings(load_settings().model_copy(update={"single_keys": enabled}))

    def toggle_motion(self) -> None:
        """Let pages jump to their place instead of sliding, or not."""
        still = self.commands["reduce_motion"].isChecked()
        self.looks.be_still(still=still)
        save_settings(load_settings().model_copy(update={"reduced_motion": still}))

    def find_anything(self) -> None:
        """Open the field that finds any action, document or statement."""
        self.command_box.ask(self._choices())

    def next_pane(self) -> None:
        """Give the keyboard to the next pane."""
        self._move_pane(1)

    def last_pane(self) -> None:
        """Give the keyboard to the pane before."""
        self._move_pane(-1)

    def show_help(self) -> None:
        """How the work goes."""
        self._tell("Help", reading_matter.help_html())

    def show_shortcuts(self) -> None:
        """All shortcuts."""
        self._tell("All shortcuts", reading_matter.shortcuts_html())

    def show_licences(self) -> None:
        """The licences of fonts, icons and parts."""
        self._tell("Licences", reading_matter.licences_html())

    def show_about(self) -> None:
        """What the program is."""
        self._tell("About Align", reading_matter.about_html())

    # --- making -----------------------------------------------------------------------------------

    def _build(self, place: Place) -> View:
        view = place.build(Surroundings(self.session, self.looks, self.commands))
        view.setObjectName(f"{place.id}View")
        view.wanted.connect(self.show_view)
        view.addActions(
            [self.commands[command.id] for command in COMMANDS if place.id in command.views]
        )
        self.stack.addWidget(view)
        self.looks.wear_again()
        for number, splitter in enumerate(view.findChildren(QSplitter)):
            splitter.setObjectName(f"{place.id}Panes{number}")
        restore_panes(view)
        view.refresh(Changes(everything=True))
        return view

    def _lay_out(self) -> None:
        body = QWidget()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.room, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)

    def _fill_menus(self) -> None:
        self.actions_made.fill(self.menuBar())
        looks = QActionGroup(self)
        for name in ("system", "light", "dark", "high_contrast"):
            looks.addAction(self.commands[f"look_{name}"])
        file_menu = self.menuBar().findChild(QMenu, "menuFile")
        if isinstance(file_menu, QMenu):
            self.recent = QMenu("Recent", file_menu)
            file_menu.insertMenu(self.commands["open_sample"], self.recent)
            self.recent.aboutToShow.connect(self._fill_recent)
        self._corner = self._make_corner()
        self.menuBar().setCornerWidget(self._corner)

    def _make_corner(self) -> QWidget:
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(6)
        for id_ in ("undo", "redo"):
            button = QToolButton()
            button.setObjectName(f"{id_}Button")
            button.setDefaultAction(self.commands[id_])
            row.addWidget(button)
        self.finder = Finder()
        self.finder.clicked.connect(self.find_anything)
        row.addWidget(self.finder)
        return corner

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.session.moved.connect(self._on_moved)
        self.session.said.connect(self._on_said)
        self.session.refused.connect(self.refuse)
        self.looks.changed.connect(self._wear)
        self.rail.chosen.connect(self.show_view)
        self.status.stop_asked.connect(self.session.stop_reading)

    # --- following --------------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        target = self.view if command.views else self
        if target is not None:
            attrgetter(command.slot)(target)()

    def _on_changed(self, changes: Changes) -> None:
        counts = tuple(place.count(self.session) for place in self.places.values())
        self.rail.rows.set_counts(counts, usable=bool(self.session.sources))
        for view in self.views.values():
            view.refresh(changes)
        self.setWindowTitle(f"{self.session.name} – Align")
        self.status.say_saved(_saved_words(self.session))
        self.status.say_read(_read_words(self.session))
        if self._refused_in not in {None, self.session.project}:  # it was about another project
            self._refused_in = None
            self.notice.hide()
        if self.session.read_only and not self.notice.isVisible():
            words = f"{self.session.why_read_only} {READ_ONLY}".strip()
            self.notice.say(words, actions={"Make a copy": self.files.save_copy}, tone="calm")
        self._follow()
        if changes.documents and self.session.reading:
            announce(self.status, self.status.read.text())

    def _follow(self) -> None:
        front = next((id_ for id_, view in self.views.items() if view is self.view), "")
        self.actions_made.follow(self.session, view=front)

    def _on_moved(self) -> None:
        progress = self.session.progress
        if progress is None:
            self.status.be_idle()
        else:
            self.status.show_progress(progress.share, progress.words(time.monotonic()))

    def _on_said(self, words: str, undo: bool) -> None:
        self.toast.say(words, undo=undo)

    def _wear(self, look: Look) -> None:
        self.actions_made.wear(look)
        self.commands[f"look_{self.looks.choice}"].setChecked(True)
        for button in self._corner.findChildren(QToolButton):
            button.setIconSize(QSize(look.pixels(16), look.pixels(16)))
        self._make_room()
        self._corner.setFixedHeight(QFontMetrics(look.font()).height() + 2 * look.pixels(6))
        self._fit_rail()

    def _make_room(self) -> None:
        if self.view:
            self.room.keep(self.view.least_room * self.looks.look.scale)

    def _fit_rail(self) -> None:
        look = self.looks.look
        self.finder.wear(look, narrow=self.width() < look.pixels(_WORDS_IN_FINDER_FROM))
        narrow = self.width() < look.pixels(_WORDS_IN_RAIL_FROM)
        if narrow != self.rail.narrow:
            self.rail.set_narrow(narrow=narrow)

    def _choose_look(self, choice: str, percent: int) -> None:
        self.looks.choose(choice, percent=percent)
        settings = load_settings().model_copy(update={"look": choice, "text_scale": percent})
        save_settings(settings)

    def _choices(self) -> Sequence[Choice]:
        session = self.session
        actions = [
            Choice(action.text().rstrip("…"), action.shortcut().toString(), action.trigger)
            for id_, action in self.commands.items()
            if action.isEnabled() and id_ != "find_anything"
        ]
        documents = [
            self._jump(source.title or source.file, "documents", source.document)
            for source in session.sources
        ]
        statements = [
            self._jump(statement.text, "priorities", statement.id)
            for statement in session.analysis.statements
        ]
        return (*actions, *documents, *statements)

    def _jump(self, words: str, place: str, thing: str) -> Choice:
        return Choice(words, self.places[place].words, lambda: self.show_view(place, thing))

    def _move_pane(self, step: int) -> None:
        panes = [self.rail, *(self.view.panes() if self.view else ())]
        focus = QApplication.focusWidget()
        here = [
            place
            for place, pane in enumerate(panes)
            if focus is not None and (pane is focus or pane.isAncestorOf(focus))
        ]
        place = (here[0] + step) % len(panes) if here else 0
        panes[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill_recent(self) -> None:
        self.recent.clear()
        rows = [row for row in recent_projects() if row.is_there]
        for row in rows:
            action = self.recent.addAction(row.name)
            action.setToolTip(row.path)
            action.triggered.connect(
                lambda _checked, place=row.path: self.files.open_at(Path(place))
            )
        if not rows:
            self.recent.addAction("None yet").setEnabled(False)

    def _tell(self, title: str, html: str) -> None:
        reading_matter.show_words(self, title, html=html, look=self.looks.look)


def _saved_words(session: Session) -> str:
    if session.project is None:
        return "Nothing to save yet"
    return f"Saved {datetime.now().astimezone():%H:%M}"


def _read_words(session: Session) -> str:
    """What was read and what was not, in one sentence."""
    documents = session.analysis.documents
    if not session.sources:
        return ""
    whole = sum(document.state is ReadState.READ for document in documents)
    words = f"{whole} of {len(session.sources)} documents read in full"
    unread = sum(len(document.unreadable_pages) for document in documents)
    if unread:
        words += f"; {unread} page{'' if unread == 1 else 's'} could not be read"
    return words
