"""The documents of the project: what was added, how far each was read, and what each is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from align_app.core.model import Changes
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.header import ViewHeader


class DocumentsView(View):
    """The list of documents, or the first-run page where there is none."""

    title = "Documents"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.header = ViewHeader(self.title, self.looks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addStretch(1)

    def refresh(self, changes: Changes) -> None:
        """Show the documents that the session holds."""
        self.header.say(f"{len(self.session.sources)} documents")
