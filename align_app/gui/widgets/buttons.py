"""Buttons made from actions, so that words, icon, shortcut and state are told once."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from align_app.gui.commands import Command
from align_app.gui.dressing import Looks
from align_app.gui.icons import icon

_GAP = 4


class ActionButton(QPushButton):
    """A push button for an action; `role` is "main", "flat", "link" or "" of the stylesheet."""

    def __init__(self, action: QAction, looks: Looks, *, role: str = "", words: str = "") -> None:
        super().__init__(words or action.text())
        self._words = words or action.text()
        self._action = action
        self._looks = looks
        self._role = role
        self.setObjectName(f"{action.objectName()}Button")
        self.setAccessibleName(self._words.replace("…", ""))
        if role:
            self.setProperty("role", role)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        looks.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action, look = self._action, self._looks.look
        self.setEnabled(action.isEnabled())
        command = action.data()
        if isinstance(command, Command) and command.icon:
            main = self._role == "main" and self.isEnabled()
            colour = look.base.on_accent if main else None
            self.setIcon(icon(command.icon, look, colour=colour, gap=_GAP))
            self.setIconSize(QSize(look.pixels(16 + _GAP), look.pixels(16)))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.toolTip() or action.text()
        self.setToolTip(f"{words} ({keys})" if keys else words)
        if self._role == "main" and keys:
            self.setText(f"{self._words}  {keys.replace('+', ' ')}")
