"""The screens in the order of the rail; a screen's module is imported at its first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from align_app.core.model import ConflictState
from align_app.gui.session import Session
from align_app.gui.views.view import Surroundings, View


@dataclass(frozen=True, slots=True)
class Place:
    """One screen: its id (also its icon), its words, its class, and the count beside it.

    `spoken` follows the count for a screen reader: "392 to check".
    """

    id: str
    words: str
    module: str
    view: str
    count: Callable[[Session], int | None]
    spoken: str

    def build(self, surroundings: Surroundings) -> View:
        """Make the screen."""
        built = getattr(import_module(self.module), self.view)(surroundings)
        if not isinstance(built, View):
            raise TypeError(f"{self.view} is not a View")
        return built


def _documents(session: Session) -> int | None:
    return len(session.sources) or None


def _priorities(session: Session) -> int | None:
    decided = session.decisions.statements
    waiting = [
        statement
        for statement in session.analysis.statements
        if statement.id not in decided or decided[statement.id].verdict is None
    ]
    return len(waiting) or None


def _conflicts(session: Session) -> int | None:
    decided = session.decisions.conflicts
    unsettled = {ConflictState.OPEN, ConflictState.NEEDS_DECISION}
    waiting = [
        conflict
        for conflict in session.analysis.conflicts
        if conflict.shown
        and (conflict.id not in decided or decided[conflict.id].state in unsettled)
    ]
    return len(waiting) or None


def _no_count(_session: Session) -> int | None:
    return None


PLACES: tuple[Place, ...] = (
    Place(
        "documents",
        "Documents",
        "align_app.gui.views.documents",
        "DocumentsView",
        _documents,
        "in this project",
    ),
    Place(
        "priorities",
        "Priorities",
        "align_app.gui.views.priorities",
        "PrioritiesView",
        _priorities,
        "to check",
    ),
    Place(
        "alignment", "Alignment", "align_app.gui.views.alignment", "AlignmentView", _no_count, ""
    ),
    Place(
        "conflicts",
        "Conflicts",
        "align_app.gui.views.conflicts",
        "ConflictsView",
        _conflicts,
        "to settle",
    ),
)
