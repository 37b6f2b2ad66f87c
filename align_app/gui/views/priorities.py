"""The priorities: every statement that was found, beside its page, to accept or reject.

What a row, a page or the details look like is told in the widgets; this view joins them.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import (
    Analysis,
    Changes,
    Kind,
    Quoted,
    StatementDecision,
    Verdict,
)
from align_app.gui.look import Look
from align_app.gui.marks import PageMark
from align_app.gui.page_pictures import pictures_of
from align_app.gui.spoken import (
    KIND_NAMES,
    LEFT_OUT_WORDS,
    detail_rows,
    page_number,
    source_line,
)
from align_app.gui.tables.left_out_table import LeftOutTable
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.tables.statement_rows import (
    Arrangement,
    Grouping,
    GroupNames,
    GroupRow,
    Order,
    StatementFilter,
    StatementRow,
    arrange_rows,
    decide_rows,
    make_rows,
)
from align_app.gui.tables.statement_table import StatementTable
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.answers import answers_of
from align_app.gui.widgets.empty_note import EmptyNote
from align_app.gui.widgets.filter_bar import FilterBar, Segments
from align_app.gui.widgets.header import ViewHeader
from align_app.gui.widgets.left_out_delegate import LeftOutDelegate
from align_app.gui.widgets.page_viewer import PageViewer
from align_app.gui.widgets.row_table import RowTable
from align_app.gui.widgets.statement_delegate import StatementDelegate
from align_app.gui.widgets.statement_details import Details, StatementDetails

_GROUPINGS = (
    (Grouping.DOCUMENT, "Document and heading"),
    (Grouping.THEME, "Theme"),
    (Grouping.KIND, "Kind"),
)
_ORDERS = ((Order.PAGE, "Page order"), (Order.LEAST_CERTAIN, "Least certain first"))
_ROOM_FOR_THREE = 1000
_NOTHING_YET = "No priorities yet. They appear as soon as a document is read."


class PrioritiesView(View):
    """List, page and details of the statements."""

    title = "Priorities"

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._index = StatementIndex(Analysis())
        self._rows: tuple[StatementRow, ...] = ()
        self._names = GroupNames()
        self._folded: frozenset[str] = frozenset()
        self.header = ViewHeader(self.title, self.looks)
        self.header.sentence.setWordWrap(True)
        self._make_filter()
        self._make_list()
        self._make_left_out()
        self.viewer = PageViewer(pictures_of(self.session), self.looks)
        self.details = StatementDetails(
            self.looks,
            accept=surroundings.actions["accept"],
            reject=surroundings.actions["reject"],
        )
        self._lay_out()
        self._connect()
        self._wear(self.looks.look)

    # --- what the window asks --------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        """Show the statements and decisions that the session holds now."""
        decisions = self.session.decisions
        if not self._index.is_of(self.session.analysis):
            self._take_analysis()
        elif changes.everything:
            self._rows = make_rows(self._index.documents, self._index.statements, decisions)
        elif changes.statements:
            self._rows = decide_rows(self._rows, decisions, changed=changes.statements)
        elif not changes.coverage:
            return
        self._arrange()

    def _take_analysis(self) -> None:
        index = self._index = StatementIndex(self.session.analysis)
        self._rows = make_rows(index.documents, index.statements, self.session.decisions)
        self._names = GroupNames(
            {key: partner.title for key, partner in index.partners.items()},
            index.headings,
            index.theme_names,
            KIND_NAMES,
        )
        self.theme.offer(list(index.theme_names.items()))
        self.painter.places = {key: each.place for key, each in index.partners.items()}

    def choose(self, thing: str) -> None:
        """Show the statement with this id, clearing a filter that hides it."""
        if self.table.place_of(thing) is None:
            self._folded = frozenset()
            self.filter.clear()
            self._arrange()
        place = self.table.place_of(thing)
        if place is not None:
            self._show_list(self.list)
            self.list.go_to(place)

    def panes(self) -> tuple[QWidget, ...]:
        """List, page, details."""
        return self.list, self.viewer.canvas, self.details.quotation

    # --- commands --------------------------------------------------------------------------------

    def start_filter(self) -> None:
        """Put the caret into the filter."""
        self.filter.start()

    def next_row(self) -> None:
        """Choose the next statement."""
        self._go_on(1)

    def last_row(self) -> None:
        """Choose the statement before."""
        self._go_on(-1)

    def accept(self) -> None:
        """Accept the chosen statement and go to the next."""
        self._decide(Verdict.ACCEPTED, words="")

    def reject(self) -> None:
        """Reject the chosen statement and go to the next."""
        self._decide(Verdict.REJECTED, words="Rejected 1 statement")

    def bring_back(self) -> None:
        """Make the chosen statement a suggestion again."""
        self._decide(None, words="Brought back 1 statement")

    def zoom_in(self) -> None:
        """Enlarge the page."""
        self.viewer.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Shrink the page."""
        self.viewer.canvas.zoom_out()

    def zoom_fit(self) -> None:
        """Make the page as wide as its pane."""
        self.viewer.canvas.zoom_to_fit()

    def go_to_page(self) -> None:
        """Ask for a page number."""
        self.viewer.ask_for_page()

    def page_as_text(self) -> None:
        """Show the page as text, or the picture again."""
        self.viewer.swap_text_and_picture()

    def toggle_details(self) -> None:
        """Show or hide the details; where there is room for two panes only, instead of the list."""
        shown = self.details.isHidden()
        self.details.setVisible(shown)
        self._list_side.setVisible(not (shown and self._narrow))

    # --- what is chosen --------------------------------------------------------------------------

    @property
    def chosen(self) -> StatementRow | None:
        """The chosen statement, if a statement is chosen."""
        row = self.table.row_at(self.list.current)
        return row if isinstance(row, StatementRow) else None

    @property
    def chosen_left_out(self) -> Quoted | None:
        """The chosen left-out sentence while those are listed."""
        if self._lists.currentWidget() is not self.left_out_list:
            return None
        place = self.left_out_list.current
        return self.left_out.rows[place] if 0 <= place < len(self.left_out.rows) else None

    def _go_on(self, step: int) -> None:
        if self._lists.currentWidget() is self.left_out_list:
            self.left_out_list.go_on(step, wanted=lambda _place: True)
        else:
            self.list.go_on(step, wanted=self._is_statement)

    def _is_statement(self, place: int) -> bool:
        return isinstance(self.table.row_at(place), StatementRow)

    def _decide(self, verdict: Verdict | None, *, words: str) -> None:
        row = self.chosen
        if row is None or self.session.read_only or self.chosen_left_out is not None:
            return
        before = self.session.decisions.statements.get(row.statement.id)
        decision = replace(before or StatementDecision(row.statement.id), verdict=verdict)
        following = self._following(row.statement.id)
        self.session.decide_statement(decision, words=words)
        if following is not None and (place := self.table.place_of(following)) is not None:
            self.list.go_to(place)

    def _following(self, statement: str) -> str | None:
        place = self.table.place_of(statement)
        if place is None:
            return None
        later = self.table.rows[place + 1 :]
        return next((row.statement.id for row in later if isinstance(row, StatementRow)), statement)

    # --- the list --------------------------------------------------------------------------------

    def _arrangement(self) -> Arrangement:
        kind = self.kind.value
        wanted = StatementFilter(
            self.filter.words,
            Kind(kind) if kind else None,
            self.theme.value,
            self.to_check.isChecked(),
        )
        return Arrangement(
            Grouping(self.grouping.currentData()), Order(self.order.value), wanted, self._folded
        )

    def _arrange(self) -> None:
        chosen = self.chosen
        before = self.list.current
        rows = arrange_rows(self._rows, self._arrangement(), self._names)
        if self.table.show_rows(rows):
            self._set_heights()
        self._say_counts()
        nothing = not self._rows
        self._none_match.say(f"None of {len(self._rows)} match.")
        front = self._empty if nothing else self._body
        self._faces.setCurrentWidget(front)
        self._rooms.setCurrentWidget(self._lists if rows else self._none_match)
        if rows:
            self._keep_choice(chosen.statement.id if chosen else None, before)
        self._show_chosen()

    def _keep_choice(self, statement: str | None, before: int) -> None:
        place = self.table.place_of(statement) if statement else None
        if place is None:
            place = min(max(before, 0), len(self.table.rows) - 1)
            onwards = (*range(place, len(self.table.rows)), *range(place, -1, -1))
            place = next((each for each in onwards if self._is_statement(each)), place)
        if place != self.list.current:
            self.list.go_to(place)

    def _set_heights(self) -> None:
        usual = self.painter.row_height(None)
        self.list.set_heights(self.painter.row_heights(self.table.rows), usual=usual)

    def _take_width(self, width: int) -> None:
        self.painter.width = width
        self._set_heights()

    def _fold(self, place: int) -> None:
        row = self.table.row_at(place)
        if isinstance(row, GroupRow):
            self._folded ^= {row.key}
            self._arrange()
            self.list.go_to(place)

    def _say_counts(self) -> None:
        index, decisions = self._index, self.session.decisions
        words = f"{index.count_checked(decisions)} of {len(self._rows)} checked"
        row = self.chosen
        if row is not None:
            document = row.statement.document
            count = len(index.statements_of(document))
            left = count - index.count_checked(decisions, document=document)
            words += f" · {left} left to check in this document"
        self.header.say(words if self._rows else _NOTHING_YET)

    # --- page and details ------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        left_out = self.chosen_left_out
        if left_out is not None:
            self._show_left_out_sentence(left_out)
            return
        row = self.chosen
        if row is None:
            self.details.show_details(None)
            return
        statement = row.statement
        self._show_page(statement.document, page=statement.page, chosen=statement.id)
        self.details.show_details(self._details(row))
        self._show_left_out_count(statement.document)
        self._say_counts()

    def _show_page(
        self, document: str, *, page: int, chosen: str, extra: PageMark | None = None
    ) -> None:
        found = self._index.document(document)
        if found is None:
            self.viewer.show_nothing()
            return
        project = self.session.project
        path = project.source_path(document) if project else None
        marks = self._index.marks_of(document)
        if extra is not None:
            marks = {**marks, page: (*marks.get(page, ()), extra)}
        self.viewer.show_page(found, page=page, path=path, marks=marks, chosen=chosen)

    def _details(self, row: StatementRow) -> Details:
        statement = row.statement
        document = self._index.document(statement.document)
        partner = self._index.partner(statement.document)
        page = page_number(document, statement.page)
        verdict = {None: "", Verdict.ACCEPTED: "Accepted", Verdict.REJECTED: "Rejected"}
        return Details(
            title=KIND_NAMES[row.kind],
            kind=row.kind,
            count=self._index.place_words(statement),
            words=statement.text,
            source=source_line(statement, document),
            copied_source=f"{partner.name}, {partner.title}, page {page}",
            rows=detail_rows(statement, theme_names=self._index.theme_names),
            why=statement.why,
            answers=answers_of(
                statement,
                self._index.coverage_of(statement.id),
                self.session.decisions,
                partners=self._index.partners,
            ),
            decided=verdict[row.verdict],
        )

    def _choose_on_page(self, mark: str) -> None:
        if mark != "left out":
            self.choose(mark)
            self.list.setFocus()

    def _ask_for_answer(self, document: str) -> None:
        row = self.chosen
        if row is not None:
            self.wanted.emit("alignment", f"{row.statement.id}|{document}")

    # --- what was left out -----------------------------------------------------------------------

    def _show_left_out_count(self, document: str) -> None:
        findings = self._index.findings_of(document)
        count = len(findings.quoted)
        self.left_out.show_rows(findings.quoted)
        usual = self._left_out_painter.row_height(None)
        self.left_out_list.set_heights([], usual=usual)
        words = {0: "Nothing was left out of this document"}.get(
            count,
            f"<span style='font-weight:600'>{count} left out</span> of this document, with reasons",
        )
        self._left_out_words.setText(words)
        self._show_left_out.setVisible(count > 0)

    def show_left_out(self) -> None:
        """List the sentences that were left out, or the statements again."""
        if self._lists.currentWidget() is self.left_out_list:
            self._show_list(self.list)
        elif self.left_out.rows:
            self._show_list(self.left_out_list)
            self.left_out_list.go_to(max(0, self.left_out_list.current))
        self._show_chosen()

    def _show_list(self, which: QWidget) -> None:
        self._lists.setCurrentWidget(which)
        back = which is self.left_out_list
        self._show_left_out.setText("Back to the list" if back else "Show")
        which.setFocus()

    def _show_left_out_sentence(self, quoted: Quoted) -> None:
        evidence = quoted.evidence
        mark = PageMark("left out", evidence.text, Kind.PRINCIPLE, evidence.regions)
        self._show_page(evidence.document, page=evidence.page, chosen=mark.id, extra=mark)
        partner = self._index.partner(evidence.document)
        document = self._index.document(evidence.document)
        page = f"page {page_number(document, evidence.page)}"
        self.details.show_details(
            Details(
                title="Left out",
                kind=None,
                count=LEFT_OUT_WORDS[quoted.whose],
                words=evidence.text,
                source=page,
                copied_source=f"{partner.name}, {partner.title}, {page}",
                why=quoted.why,
                why_title="Why it was left out",
            )
        )

    # --- building --------------------------------------------------------------------------------

    def _make_filter(self) -> None:
        self.filter = FilterBar(self.looks)
        self.kind = self.filter.add_choice("Kind", everything="Kind: all")
        self.kind.offer([(kind.value, name) for kind, name in KIND_NAMES.items()])
        self.theme = self.filter.add_choice("Theme", everything="Theme: all")
        self.to_check = self.filter.add_switch("To check")
        self.filter.add_stretch()
        self.order = Segments("Order", _ORDERS)
        self.filter.add_segments(self.order)

    def _make_list(self) -> None:
        self.table = StatementTable(KIND_NAMES, self)
        self.painter = StatementDelegate(self.looks.look)
        self.list = RowTable(self.table, name="Priorities")
        self.list.setObjectName("statements")
        self.list.wear(self.painter)
        self.grouping = QComboBox()
        self.grouping.setAccessibleName("Group by")
        self.grouping.setProperty("role", "plain")
        for grouping, words in _GROUPINGS:
            self.grouping.addItem(words, grouping.value)

    def _make_left_out(self) -> None:
        self.left_out = LeftOutTable()
        self._left_out_painter = LeftOutDelegate(self.looks.look)
        self.left_out_list = RowTable(self.left_out, name="Left out, with reasons")
        self.left_out_list.setObjectName("leftOut")
        self.left_out_list.wear(self._left_out_painter)
        self._left_out_words = QLabel()
        self._left_out_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._show_left_out = QPushButton("Show")
        self._show_left_out.setProperty("role", "link")
        self._show_left_out.setAccessibleName("Show what was left out, or go back to the list")

    def _lay_out(self) -> None:
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.left_out_list)
        self._none_match = EmptyNote(self.looks)
        self._none_match.add_button("Clear filter", self.filter.clear)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self._lists)
        self._rooms.addWidget(self._none_match)
        self._body = QSplitter()
        self._body.setChildrenCollapsible(False)
        self._body.setHandleWidth(1)
        self._list_side = self._list_pane()
        for pane in (self._list_side, self.viewer, self.details):
            self._body.addWidget(pane)
        self._body.setStretchFactor(1, 1)
        self._narrow = False
        self._empty = EmptyNote(self.looks, _NOTHING_YET)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._body)
        self._faces.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.filter):
            column.addWidget(part)
        column.addWidget(self._faces, 1)

    def _list_pane(self) -> QWidget:
        pane = QWidget()
        bar, foot = QWidget(), QWidget()
        bar.setObjectName("paneBar")
        foot.setObjectName("paneFoot")
        self._group_words = QLabel("Group by")
        self._group_words.setProperty("tone", "quiet")
        top, below = QHBoxLayout(bar), QHBoxLayout(foot)
        top.addWidget(self._group_words)
        top.addWidget(self.grouping)
        top.addStretch(1)
        below.addWidget(self._left_out_words, 1)
        below.addWidget(self._show_left_out)
        self._bars = (bar, foot)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._rooms, 1)
        column.addWidget(foot)
        return pane

    def _connect(self) -> None:
        self.filter.changed.connect(self._arrange)
        self.filter.left_field.connect(self.list.setFocus)
        self.grouping.currentIndexChanged.connect(self._arrange)
        self.list.moved.connect(self._show_chosen)
        self.list.opened.connect(self._fold)
        self.list.widened.connect(self._take_width)
        self.list.doubleClicked.connect(lambda index: self._fold(index.row()))
        self.left_out_list.moved.connect(self._show_chosen)
        self._show_left_out.clicked.connect(self.show_left_out)
        self.viewer.mark_chosen.connect(self._choose_on_page)
        self.details.answer_wanted.connect(self._ask_for_answer)
        self.looks.changed.connect(self._wear)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a view finds its place."""
        super().showEvent(event)
        self._wear(self.looks.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room; where it is narrow the details wait until they are asked for."""
        super().resizeEvent(event)
        look = self.looks.look
        narrow = self.width() < look.pixels(_ROOM_FOR_THREE)
        if narrow != self._narrow or event.oldSize().width() <= 0:
            self._narrow = narrow
            self.details.setVisible(not narrow)
            self._list_side.show()
            list_width = min(look.pixels(428), self.width() * 42 // 100)
            details = 0 if narrow else look.pixels(304)
            self._body.setSizes([list_width, self.width() - list_width - details, details])

    def _wear(self, look: Look) -> None:
        self.painter.wear(look)
        self._left_out_painter.look = look
        self._set_heights()
        self._group_words.setFont(look.font(13))
        self.grouping.setFont(look.font(13, strong=True))
        self._left_out_words.setFont(look.font(13))
        for bar in self._bars:
            bar.setFixedHeight(look.pixels(37))
            layout = bar.layout()
            if layout is not None:
                layout.setContentsMargins(look.pixels(12), 0, look.pixels(12), 0)
