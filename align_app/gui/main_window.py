"""The frame: menus, rail, the view in front, status bar. It joins views and decides nothing about documents."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from align_app.core.model import Changes
from align_app.gui.commands import COMMANDS, MENUS, Command
from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.session import Session
from align_app.gui.views.places import PLACES, Place
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.rail import Rail

_WORDS_IN_RAIL_FROM = 1280


class MainWindow(QMainWindow):
    """The program's window."""

    def __init__(
        self, session: Session, looks: Looks, *, places: tuple[Place, ...] = PLACES
    ) -> None:
        super().__init__()
        self.session = session
        self.looks = looks
        self.places = {place.id: place for place in places}
        self.views: dict[str, View] = {}
        self.commands = {command.id: self._make_action(command) for command in COMMANDS}
        self._fill_menus()
        self.rail = Rail(places, looks)
        self.stack = QStackedWidget()
        self._lay_out()
        session.changed.connect(self._on_changed)
        looks.changed.connect(self._wear)
        self.rail.chosen.connect(self.show_view)
        self._wear(looks.look)
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
        self.rail.choose(place)
        self._follow_view(place)
        if thing:
            view.choose(thing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the rail to icons where the window is narrow."""
        narrow = self.width() < _WORDS_IN_RAIL_FROM
        if narrow != self.rail.narrow:
            self.rail.set_narrow(narrow=narrow)
        super().resizeEvent(event)

    def _build(self, place: Place) -> View:
        view = place.build(Surroundings(self.session, self.looks, self.commands))
        view.setObjectName(f"{place.id}View")
        view.wanted.connect(self.show_view)
        for command in COMMANDS:
            if place.id in command.views:
                view.addAction(self.commands[command.id])
        self.stack.addWidget(view)
        view.refresh(Changes(everything=True))
        return view

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(body)

    def _make_action(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setObjectName(command.id)
        action.setData(command)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.views:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self._do)
        return action

    def _do(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        command: Command = action.data()
        target = self.view if command.views else self
        getattr(target, command.slot)()

    def _fill_menus(self) -> None:
        for name in MENUS:
            menu = self.menuBar().addMenu(f"&{name}")
            menu.setObjectName(f"menu{name}")
            group = 0
            for command in COMMANDS:
                if command.menu != name:
                    continue
                if command.group != group:
                    menu.addSeparator()
                    group = command.group
                menu.addAction(self.commands[command.id])

    def _follow_view(self, place: str) -> None:
        for command in COMMANDS:
            if command.views:
                self.commands[command.id].setEnabled(place in command.views)

    def _on_changed(self, changes: Changes) -> None:
        counts = tuple(place.count(self.session) for place in self.places.values())
        self.rail.rows.set_counts(counts, usable=bool(self.session.sources))
        for view in self.views.values():
            view.refresh(changes)
        self.setWindowTitle(f"{self.session.name} – Align")

    def _wear(self, look: Look) -> None:
        for action in self.commands.values():
            command: Command = action.data()
            if command.icon:
                action.setIcon(icon(command.icon, look))
