"""The alignment matrix: who answers whom, cell by cell, with both quotations and both pages.

Rows, cells and counts are laid out in `tables.matrix_rows`; this view joins the parts and saves.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from align_app.core.model import Analysis, Changes, CoverageDecision, Level
from align_app.gui.look import Look
from align_app.gui.page_pictures import pictures_of
from align_app.gui.pairing import Pairing
from align_app.gui.tables.matrix_rows import (
    Direction,
    Matrix,
    MatrixCell,
    MatrixRow,
    MatrixView,
    Names,
    RowChoice,
    change_cells,
    lay_out_matrix,
)
from align_app.gui.tables.matrix_table import MatrixTable
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.cell_strip import CellStrip
from align_app.gui.widgets.empty_note import EmptyNote
from align_app.gui.widgets.filter_bar import FilterBar, Segments
from align_app.gui.widgets.header import ViewHeader
from align_app.gui.widgets.matrix_view import MatrixFoot, MatrixGrid
from align_app.gui.widgets.side_by_side import SideBySide

_CHOICES = ((RowChoice.HEADLINES, "Headlines and targets"), (RowChoice.ALL, "All statements"))
_DIRECTIONS = ((Direction.ANSWERED_BY, "Who answers"), (Direction.ANSWERS, "What it answers"))
_PAIR_BUTTONS = (
    ("other_way", "Other way round  X"),
    ("last_row", "Previous  K"),
    ("next_row", "Next  J"),
    ("back_to_matrix", "Back to matrix  Esc"),
)
_TOO_FEW = "No alignment yet. It appears when at least two documents are read."
_NO_ROWS = "No statement of this document fits. Choose All statements, or clear the filter."
_PROMISE = "“Not found”: we found no matching text, not that a partner is against."


class AlignmentView(View):
    """Matrix, the pair in words below it, and the two pages side by side."""

    title = "Alignment"
    least_room = QSize(560, 460)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._folded: frozenset[str] = frozenset()
        self._index = StatementIndex(Analysis())
        self._pairing = Pairing(self._index)
        self.header = ViewHeader(self.title, self.looks)
        self.header.sentence.setWordWrap(True)
        self._pair_buttons = []
        for name, words in _PAIR_BUTTONS:
            button = self.header.add_action(surroundings.actions[name])
            button.setText(words)
            self._pair_buttons.append(button)
        self._make_filter()
        self.table = MatrixTable(self)
        self.grid = MatrixGrid(self.table, self.looks.look)
        self.foot = MatrixFoot(self.grid)
        self.strip = CellStrip(self.looks, surroundings.actions)
        self.pages = SideBySide(pictures_of(self.session), self.looks, surroundings.actions)
        self._lay_out()
        self._connect()
        self._wear(self.looks.look)

    # --- what the window asks --------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        """Show the coverage and decisions that the session holds now."""
        analysis = self.session.analysis
        if not self._index.is_of(analysis):
            self._index = StatementIndex(analysis)
            self._pairing = Pairing(self._index)
            self._offer_documents()
            self._arrange()
        elif changes.coverage and all(
            pair in self.session.decisions.coverage for pair in changes.coverage
        ):
            self._show(change_cells(self.table.matrix, self.session.decisions, changes.coverage))
        elif changes.everything or changes.statements or changes.coverage:
            self._arrange()

    def choose(self, thing: str) -> None:
        """Show a pair, given as "statement|document", and open both its pages."""
        statement, _, document = thing.partition("|")
        found = next((s for s in self._index.statements if s.id == statement), None)
        if found is None:
            return
        self.filter.field.clear()
        self._folded = frozenset()
        self.choice.choose(RowChoice.ALL)
        self.direction.choose(Direction.ANSWERED_BY)
        self.whose.setCurrentIndex(max(0, self.whose.findData(found.document)))
        index = self.table.find(statement, document)
        if index.isValid():
            self.grid.setCurrentIndex(index)
            self.grid.scrollTo(index)
            if document:
                self.open_both()

    def panes(self) -> tuple[QWidget, ...]:
        """Matrix and strip, or the two pages and the decision."""
        if self.shows_pages:
            left, right = self.pages.left.viewer.canvas, self.pages.right.viewer.canvas
            return left, right, self.pages.note
        return self.grid, self.strip.left.quotation, self.strip.right.quotation

    # --- commands --------------------------------------------------------------------------------

    def start_filter(self) -> None:
        """Put the caret into the filter."""
        self.back_to_matrix()
        self.filter.start()

    def next_row(self) -> None:
        """Go to the next pair in the column."""
        self.grid.go_on(1)

    def last_row(self) -> None:
        """Go to the pair before in the column."""
        self.grid.go_on(-1)

    def toggle_details(self) -> None:
        """Show or hide the strip below the matrix."""
        self.strip.setVisible(not self.strip.isVisible())

    def level_explicit(self) -> None:
        """Say that it is named, or has the same measure and value."""
        self._decide(Level.EXPLICIT)

    def level_shared(self) -> None:
        """Say that the aim is the same in other words."""
        self._decide(Level.SHARED)

    def level_partial(self) -> None:
        """Say that it is narrower or wider."""
        self._decide(Level.PARTIAL)

    def level_related(self) -> None:
        """Say that it leads to it or follows from it."""
        self._decide(Level.RELATED)

    def level_not_found(self) -> None:
        """Say that nothing was found in the pages that could be read."""
        self._decide(Level.NOT_FOUND)

    def level_not_assessed(self) -> None:
        """Say that it could not be judged."""
        self._decide(Level.NOT_ASSESSED)

    def confirm_next(self) -> None:
        """Confirm the level as it stands and go to the next pair."""
        cell = self.cell
        if cell is not None:
            self._decide(cell.level)
            self.grid.go_on(1)

    def other_way(self) -> None:
        """Turn the matrix round."""
        back = self.direction.value == Direction.ANSWERED_BY
        self.direction.choose(Direction.ANSWERS if back else Direction.ANSWERED_BY)

    def open_both(self) -> None:
        """Show both pages side by side."""
        if self.cell is not None:
            self._faces.setCurrentWidget(self.pages)
            self._show_pair()
            self.pages.start()

    def back_to_matrix(self) -> None:
        """Show the matrix again."""
        if self.shows_pages:
            self._faces.setCurrentWidget(self._matrix)
            self._show_pair()
            self.grid.setFocus()

    def zoom_in(self) -> None:
        """Enlarge both pages."""
        for side in (self.pages.left, self.pages.right):
            side.viewer.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Shrink both pages."""
        for side in (self.pages.left, self.pages.right):
            side.viewer.canvas.zoom_out()

    def zoom_fit(self) -> None:
        """Make both pages as wide as their panes."""
        for side in (self.pages.left, self.pages.right):
            side.viewer.canvas.zoom_to_fit()

    def page_as_text(self) -> None:
        """Show both pages as text, or the pictures again."""
        for side in (self.pages.left, self.pages.right):
            side.viewer.swap_text_and_picture()

    # --- the current cell ------------------------------------------------------------------------

    @property
    def cell(self) -> MatrixCell | None:
        """The current cell."""
        return self.table.cell_at(self.grid.currentIndex())

    @property
    def shows_pages(self) -> bool:
        """True while two pages are shown side by side."""
        return self._faces.currentWidget() is self.pages

    def _decide(self, level: Level) -> None:
        cell = self.cell
        if cell is None or self.session.read_only:
            return
        note = self.pages.note.toPlainText().strip() if self.shows_pages else cell.note
        self.session.decide_coverage(CoverageDecision(cell.statement, cell.document, level, note))

    def _show_pair(self) -> None:
        cell = self.cell
        enabled = not self.session.read_only
        self.strip.show_pair(self._pairing.pair(cell) if cell else None, enabled=enabled)
        if cell is not None and self.shows_pages:
            facing = self._pairing.facing(cell, path_of=self._path_of)
            if facing is not None:
                self.pages.show_pair(facing, enabled=enabled)
        self._say_title(cell)

    def _path_of(self, document: str) -> Path | None:
        project = self.session.project
        return project.source_path(document) if project else None

    def _say_title(self, cell: MatrixCell | None) -> None:
        matrix = self.table.matrix
        for button in self._pair_buttons:
            button.setVisible(self.shows_pages)
        self.filter.setVisible(not self.shows_pages)
        home = self._pairing.home_of(cell) if cell else None
        if not self.shows_pages or cell is None or home is None:
            self.header.title.setText(self.title)
            counts = f"{matrix.confirmed} of {matrix.pairs} pairs confirmed. {_PROMISE}"
            self.header.say(counts if matrix.pairs else _TOO_FEW)
            return
        other = self._index.partners[cell.document]
        self.header.title.setText(f"Alignment › {home.short} and {other.short}")
        self.header.say(self._place_words(cell))

    def _place_words(self, cell: MatrixCell) -> str:
        rows = [row for row in self.table.matrix.rows if isinstance(row, MatrixRow)]
        ids = [row.statement.id for row in rows]
        return f"Pair {ids.index(cell.statement) + 1} of {len(ids)} in this column"

    # --- the matrix ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        view = MatrixView(
            self.whose.currentData() or "",
            Direction(self.direction.value),
            RowChoice(self.choice.value),
            self._folded,
            self.filter.words,
        )
        partners = self._index.partners
        names = Names(tuple(partners), {key: each.title for key, each in partners.items()})
        self._show(
            lay_out_matrix(self._index.analysis, self.session.decisions, view=view, names=names)
        )
        self._say_directions()

    def _show(self, matrix: Matrix) -> None:
        cell = self.cell
        self.grid.partners = self._index.partners
        self.table.show_matrix(matrix, self._index)
        self._keep_cell(cell)
        self.foot.refresh()
        enough = len(self._index.partners) > 1
        if not enough:
            self._faces.setCurrentWidget(self._nothing)
        elif self._faces.currentWidget() is self._nothing:
            self._faces.setCurrentWidget(self._matrix)
        self._no_rows.setVisible(enough and not matrix.rows)
        self._show_pair()

    def _keep_cell(self, cell: MatrixCell | None) -> None:
        if cell is not None and self.cell == cell:
            return
        index = self.table.find(cell.statement, cell.document) if cell else QModelIndex()
        if index.isValid():
            self.grid.setCurrentIndex(index)
        elif self.cell is None:
            self.grid.go_to_first()

    def _fold(self, key: str) -> None:
        self._folded ^= {key}
        self._arrange()

    def _offer_documents(self) -> None:
        chosen = self.whose.currentData()
        self.whose.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.whose.clear()
        for document, partner in self._index.partners.items():
            self.whose.addItem(f"{partner.name}: {partner.title}", document)
        self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))
        self.whose.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _say_directions(self) -> None:
        partner = self._index.partners.get(self.whose.currentData() or "")
        short = partner.short if partner else "this document"
        self.direction.set_words(Direction.ANSWERED_BY, f"Who answers {short}")
        self.direction.set_words(Direction.ANSWERS, f"What {short} answers")
        forwards = self.direction.value == Direction.ANSWERED_BY
        self.grid.corner.second = (
            "statements, in page order" if forwards else "what it answers of the others"
        )

    # --- building --------------------------------------------------------------------------------

    def _make_filter(self) -> None:
        self.filter = FilterBar(self.looks)
        self.whose = QComboBox()
        self.whose.setAccessibleName("Whose statements are the rows")
        self.whose.setMinimumContentsLength(20)
        self.whose.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.direction = Segments("Direction", _DIRECTIONS)
        self.choice = Segments("Which rows", _CHOICES)
        self.filter.add_widget(self.whose)
        self.filter.add_segments(self.direction)
        self.filter.add_segments(self.choice)
        self.filter.add_stretch()
        self.key = QLabel("? suggested, not yet confirmed")
        self.key.setProperty("tone", "quiet")
        self.filter.add_widget(self.key)

    def _lay_out(self) -> None:
        self._matrix = QWidget()
        self._no_rows = QLabel(_NO_ROWS)
        self._no_rows.setProperty("tone", "quiet")
        self._no_rows.setContentsMargins(20, 12, 20, 12)
        inner = QVBoxLayout(self._matrix)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._no_rows)
        inner.addWidget(self.grid, 1)
        inner.addWidget(self.foot)
        line = QFrame()
        line.setProperty("role", "line")
        inner.addWidget(line)
        inner.addWidget(self.strip)
        self._nothing = EmptyNote(self.looks, _TOO_FEW)
        self._faces = QStackedWidget()
        for face in (self._matrix, self.pages, self._nothing):
            self._faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.filter)
        column.addWidget(self._faces, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(self._arrange)
        self.filter.left_field.connect(self.grid.setFocus)
        self.whose.currentIndexChanged.connect(self._arrange)
        self.grid.cell_moved.connect(self._show_pair)
        self.grid.opened.connect(self.open_both)
        self.grid.fold_wanted.connect(self._fold)
        self.pages.back.connect(self.back_to_matrix)
        self.pages.confirmed.connect(self.confirm_next)
        self.looks.changed.connect(self._wear)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a view finds its place."""
        super().showEvent(event)
        self._wear(self.looks.look)

    def _wear(self, look: Look) -> None:
        self.grid.wear(look)
        self.foot.setFixedHeight(look.pixels(34))
        self.key.setFont(look.font(13))
        self._no_rows.setFont(look.font("body"))
        self.filter.field.setFixedWidth(look.pixels(170))
