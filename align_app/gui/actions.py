"""Makes a Qt action of each command, and the menus from them; decides what can be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from align_app.gui.commands import COMMANDS, MENUS, Command
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.session import Session

READ_ONLY = "You can look but not change."


class Actions(QObject):
    """All actions by command id; `do` is called with the command when one is triggered."""

    def __init__(self, parent: QObject, *, do: Callable[[Command], None]) -> None:
        super().__init__(parent)
        self._do = do
        self.by_id = {command.id: self._make(command) for command in COMMANDS}

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for name, groups in MENUS.items():
            menu = bar.addMenu(f"&{name}")
            menu.setObjectName(f"menu{name}")
            for number, group in enumerate(groups):
                if number:
                    menu.addSeparator()
                menu.addActions([self.by_id[command.id] for command in group])

    def wear(self, look: Look) -> None:
        """Draw the icons in the colours of `look`."""
        for command in COMMANDS:
            if command.icon:
                self.by_id[command.id].setIcon(icon(command.icon, look))

    def follow(self, session: Session, *, view: str) -> None:
        """Enable what can be done now, with `view` in front."""
        for command in COMMANDS:
            action = self.by_id[command.id]
            action.setEnabled(_can(command, session, view=view))
            locked = command.needs == "change" and session.read_only
            action.setToolTip(READ_ONLY if locked else command.words)
        self._follow_history(session)

    def use_single_keys(self, *, enabled: bool) -> None:
        """Let bare letters and figures start commands, or not; other shortcuts stay."""
        for command in COMMANDS:
            if command.single_key:
                kept = [key for key in command.keys if enabled or len(key) > 1]
                self.by_id[command.id].setShortcuts([QKeySequence(key) for key in kept])

    def _follow_history(self, session: Session) -> None:
        for id_, words, usual in (
            ("undo", session.undo_words, "Undo"),
            ("redo", session.redo_words, "Redo"),
        ):
            action = self.by_id[id_]
            action.setText(words or usual)
            action.setToolTip(words or usual)
            action.setEnabled(words is not None and not session.read_only)

    def _make(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setObjectName(command.id)
        action.setData(command)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.views:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self._on_triggered)
        return action

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._do(action.data())


def _can(command: Command, session: Session, *, view: str) -> bool:
    if command.views and view not in command.views:
        return False
    if command.needs and session.project is None:
        return False
    return not (command.needs == "change" and session.read_only)
