"""What every screen is: a widget with a title that can be refreshed; and what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from align_app.core.model import Changes
from align_app.gui.dressing import Looks
from align_app.gui.session import Session


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a view is given: the session, the look worn now, and the actions by command id."""

    session: Session
    looks: Looks
    actions: Mapping[str, QAction]


class View(QWidget):
    """One screen. It is built at its first visit; it never knows another screen."""

    title = ""
    least_room = QSize(560, 380)
    """Below this, at text of 100 %, the window scrolls the view rather than squeeze it."""
    wanted = Signal(str, str)
    """Ask the window for another view (its id) and a thing in it (the thing's id, or "")."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.session = surroundings.session
        self.looks = surroundings.looks
        self.actions_by_id = surroundings.actions

    def refresh(self, changes: Changes) -> None:
        """Show what the session holds now, as far as `changes` touch this view."""
        raise NotImplementedError

    def choose(self, thing: str) -> None:
        """Show the thing with this id; a view without things stays as it is."""

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order."""
        return ()
