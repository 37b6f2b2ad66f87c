"""The documents of the project: what was added, how far each was read, and what each is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import Changes, Identity, IdentityDecision
from align_app.core.progress import Progress
from align_app.gui.covers import Covers
from align_app.gui.look import Look
from align_app.gui.page_pictures import pictures_of
from align_app.gui.recent_projects import forget_project
from align_app.gui.tables.document_rows import DocumentRow, RowState, document_rows
from align_app.gui.tables.document_table import READING_COLUMN, DocumentTable
from align_app.gui.tasks import Lane
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.document_delegate import ROW_HEIGHT, DocumentDelegate
from align_app.gui.widgets.document_details import DocumentDetails
from align_app.gui.widgets.first_run import FirstRun
from align_app.gui.widgets.header import ViewHeader
from align_app.gui.widgets.password_field import PasswordField

_DETAILS_FROM = 1100 - 168
_WIDTHS = {1: 134, 2: 104, 3: 78, READING_COLUMN: 286}
_HIDDEN_BELOW = {1: 700, 2: 880, 3: 950}


class DocumentsView(View):
    """The list of documents, or the first-run page where there is none."""

    title = "Documents"
    least_room = QSize(400, 300)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.type_names: Mapping[str, str] = {}
        self.header = ViewHeader(self.title, self.looks)
        self.header.add_action(self.actions_by_id["read_on"])
        self.header.add_action(self.actions_by_id["add_folder"])
        self.header.add_action(self.actions_by_id["add_files"], main=True)
        self.covers = Covers(self.session, self)
        self.model = DocumentTable()
        self.table = QTableView()
        self.details = DocumentDetails(self.looks)
        self.aside = QLabel()
        pictures = pictures_of(self.session)
        self.first_run = FirstRun(self.actions_by_id, self.looks, pictures=pictures)
        self.body = QStackedWidget()
        self.details_wanted: bool | None = None
        self._prepare_table()
        self._lay_out()
        self._connect()
        self._wear(self.looks.look)
        self._learn_type_names()

    def refresh(self, changes: Changes) -> None:
        """Show the documents that the session holds."""
        if changes.everything or changes.documents:
            self._show_rows()

    def choose(self, thing: str) -> None:
        """Choose the document with this id."""
        place = self.model.place_of(thing)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def panes(self) -> tuple[QWidget, ...]:
        """List and details, or the first-run page."""
        if self.body.currentWidget() is self.first_run:
            return (self.first_run,)
        return (self.table, self.details) if self.details.isVisible() else (self.table,)

    # --- commands ---------------------------------------------------------------------------------

    def next_row(self) -> None:
        """Choose the next document."""
        self._go(1)

    def last_row(self) -> None:
        """Choose the document before."""
        self._go(-1)

    def remove(self) -> None:
        """Take the chosen document out of the project."""
        row = self._current()
        if row:
            self._leave_out(row.id)

    def toggle_details(self) -> None:
        """Show or hide the details."""
        self.details_wanted = not self.details.isVisible()
        self._fit()

    # --- making -----------------------------------------------------------------------------------

    def _prepare_table(self) -> None:
        table = self.table
        table.setObjectName("documentTable")
        table.setAccessibleName("Documents")
        table.setModel(self.model)
        self.delegate = DocumentDelegate(table, self.looks, covers=self.covers)
        table.setItemDelegate(self.delegate)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        self.aside.setObjectName("alreadyThere")
        self.aside.setProperty("tone", "quiet")
        self.aside.setWordWrap(True)
        self.aside.setContentsMargins(20, 8, 20, 8)
        listed = QWidget()
        listed.setObjectName("documentList")
        listed.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.aside)
        column.addStretch(0)
        self.panes_split = QSplitter()
        self.panes_split.setHandleWidth(1)
        self.panes_split.setChildrenCollapsible(False)
        self.panes_split.addWidget(listed)
        self.panes_split.addWidget(self.details)
        self.panes_split.setStretchFactor(0, 1)
        self.body.addWidget(self.first_run)
        self.body.addWidget(self.panes_split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        line = QFrame()
        line.setProperty("role", "line")
        whole.addWidget(self.header)
        whole.addWidget(line)
        whole.addWidget(self.body, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.doubleClicked.connect(self._open_priorities)
        self.table.activated.connect(self._open_priorities)
        self.delegate.leave_out.connect(self._leave_out)
        self.details.corrected.connect(self._correct)
        self.covers.came.connect(self._on_cover)
        self.session.moved.connect(self._show_progress)
        self.looks.changed.connect(self._wear)
        self.first_run.recent_chosen.connect(self._open_recent)

    def _learn_type_names(self) -> None:
        """Reading fifty small files takes a moment, so the window does not wait for it."""

        def read(_progress: Progress) -> dict[str, str]:
            from align_app.core.vocabulary import load_vocabulary

            return {kind.id: kind.short_name for kind in load_vocabulary().document_types.types}

        self.session.tasks.run(
            "Reading document types", read, then=self._take_names, lane=Lane.SIDE
        )

    def _take_names(self, names: dict[str, str]) -> None:
        self.type_names = names
        self.details.set_type_names(names)
        self._show_rows()

    # --- following --------------------------------------------------------------------------------

    def _rows(self) -> tuple[DocumentRow, ...]:
        session = self.session
        return document_rows(
            session.sources,
            session.analysis,
            progress=session.progress,
            type_names=self.type_names,
        )

    def _show_progress(self) -> None:
        rows = self._rows()
        self.model.show(rows)
        self._show_read_on(rows)

    def _show_rows(self) -> None:
        chosen = self._current()
        rows = self._rows()
        self.model.show(rows)
        self._show_passwords()
        self.body.setCurrentWidget(self.panes_split if rows else self.first_run)
        self.header.say(_sentence(rows))
        for name in ("add_folderButton", "add_filesButton"):
            button = self.header.findChild(QWidget, name)
            if button:
                button.setVisible(bool(rows))
        self._show_read_on(rows)
        self._show_aside()
        self.covers.want(tuple(row.id for row in rows if row.state is not RowState.PASSWORD))
        if not rows:
            self.first_run.refresh()
            return
        place = self.model.place_of(chosen.id) if chosen else 0
        self.table.setCurrentIndex(self.model.index(max(0, place), 0))
        self._show_details()

    def _show_read_on(self, rows: tuple[DocumentRow, ...]) -> None:
        waiting = any(row.state is RowState.WAITING for row in rows)
        button = self.header.findChild(QWidget, "read_onButton")
        if button:
            button.setVisible(waiting and not self.session.reading)

    def _show_aside(self) -> None:
        added = self.session.added
        lines = []
        if added:
            lines = [
                f"{path.name} is the same file as {source.title or source.file}, "
                "so it was not added again."
                for path, source in added.already
            ]
            lines += [f"{problem.message} {problem.what_to_do}" for problem in added.refused]
        self.aside.setText("\n".join(lines))
        self.aside.setVisible(bool(lines))

    def _show_passwords(self) -> None:
        for place, row in enumerate(self.model.rows):
            index = self.model.index(place, READING_COLUMN)
            shown = self.table.indexWidget(index)
            if row.state is not RowState.PASSWORD:
                if isinstance(shown, PasswordField):
                    shown.hide()
                    shown.deleteLater()
            elif isinstance(shown, PasswordField):
                shown.say(row.first)
            else:
                self.table.setIndexWidget(index, self._password_field(row))

    def _password_field(self, row: DocumentRow) -> PasswordField:
        field = PasswordField(row.first, title=row.title, looks=self.looks)
        field.given.connect(lambda password: self._unlock(row.id, password))
        field.left_out.connect(lambda: self._leave_out(row.id))
        return field

    def _unlock(self, document: str, password: str) -> None:
        self.covers.unlock(document, password)
        self.session.read(passwords={document: password})

    def _show_details(self) -> None:
        row = self._current()
        documents = {document.id: document for document in self.session.analysis.documents}
        document = documents.get(row.id) if row else None
        self._fit()
        if row is None or document is None:
            return
        self.details.show_document(
            document,
            self.session.analysis,
            cover=self.covers.cover(document.id),
            corrected=document.id in self.session.decisions.identities,
        )

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_details()

    def _on_cover(self) -> None:
        self.table.viewport().update()
        row = self._current()
        if row:
            self.details.show_cover(self.covers.cover(row.id))

    def _correct(self, document: str, identity: Identity, changed: str) -> None:
        decision = IdentityDecision(document, identity)
        self.session.correct_identity(decision, words=f"Changed the {changed} of {identity.title}")

    def _leave_out(self, document: str) -> None:
        place = self.model.place_of(document)
        if place >= 0:
            title = self.model.rows[place].title
            self.session.remove(document, words=f"{title} was taken out. The file itself is kept.")

    def _open_priorities(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit("priorities", self.model.rows[index.row()].id)

    def _open_recent(self, path: str) -> None:
        """Open a project that was open before; one that has moved is asked for."""
        if Path(path).is_file():
            self.session.open(Path(path))
        else:
            forget_project(path)
            self.actions_by_id["open_project"].trigger()

    def _current(self) -> DocumentRow | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _go(self, step: int) -> None:
        place = self.table.currentIndex().row() + step
        if 0 <= place < len(self.model.rows):
            self.table.setCurrentIndex(self.model.index(place, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what there is no room for; it stands in the details too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self.looks.look
        row = self._current()
        read = {document.id for document in self.session.analysis.documents}
        room = self.width() >= look.pixels(_DETAILS_FROM)
        wanted = room if self.details_wanted is None else self.details_wanted
        self.details.setVisible(bool(wanted and row and row.id in read))
        free = self.width() - (look.pixels(300) if self.details.isVisible() else 0)
        tall = self.table.verticalHeader().length() + self.table.horizontalHeader().height()
        self.table.setMaximumHeight(max(tall, look.pixels(ROW_HEIGHT)))
        reading = min(look.pixels(_WIDTHS[READING_COLUMN]), free // 2)
        self.table.horizontalHeader().resizeSection(READING_COLUMN, reading)
        for column, least in _HIDDEN_BELOW.items():
            self.table.setColumnHidden(column, free < look.pixels(least))

    def _wear(self, look: Look) -> None:
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, look.pixels(width))
        header.setFixedHeight(look.pixels(32))
        header.setFont(look.font(12.5, strong=True))
        self.table.verticalHeader().setDefaultSectionSize(look.pixels(ROW_HEIGHT))
        self.aside.setFont(look.font(13.5))
        self.details.setMaximumWidth(look.pixels(345))
        self.panes_split.setSizes([10_000, look.pixels(300)])
        self._fit()


def _sentence(rows: tuple[DocumentRow, ...]) -> str:
    """How many documents from how many partners, and whether one can start."""
    if not rows:
        return "None yet"
    partners = {row.partner.name for row in rows if row.partner}
    words = f"{len(rows)} document{'' if len(rows) == 1 else 's'}"
    if partners:
        words += f" from {len(partners)} partner{'' if len(partners) == 1 else 's'}"
    unread = any(row.state in {RowState.READING, RowState.WAITING} for row in rows)
    started = any(row.state in {RowState.READ, RowState.PART} for row in rows)
    return (
        f"{words}. You can start checking while the rest is read."
        if unread and started
        else f"{words}."
    )
