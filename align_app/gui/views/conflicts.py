"""The conflicts: where two partners' words may not both hold, each with a neutral question.

Rows are worked out in `tables.conflict_rows`; this view joins list, bench and decision, and saves.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import (
    Changes,
    ConflictDecision,
    ConflictState,
    Document,
    Statement,
)
from align_app.core.vocabulary import load_vocabulary
from align_app.gui.lines_up import line_up
from align_app.gui.look import Look
from align_app.gui.page_pictures import pictures_of
from align_app.gui.partners import name_partners
from align_app.gui.spoken import not_found_words, page_number
from align_app.gui.tables.conflict_rows import (
    ConflictFilter,
    ConflictList,
    ConflictRow,
    arrange_conflicts,
    list_conflicts,
)
from align_app.gui.tables.conflict_table import (
    SEVERITY_MEANINGS,
    STATE_WORDS,
    ConflictTable,
)
from align_app.gui.views.view import Surroundings, View
from align_app.gui.widgets.conflict_bench import BenchShown, ConflictBench
from align_app.gui.widgets.conflict_delegate import ConflictDelegate
from align_app.gui.widgets.conflict_half import HalfShown
from align_app.gui.widgets.decision_row import DecisionRow
from align_app.gui.widgets.empty_note import EmptyNote
from align_app.gui.widgets.filter_bar import FilterBar
from align_app.gui.widgets.header import ViewHeader
from align_app.gui.widgets.page_cut import Cut
from align_app.gui.widgets.row_table import RowTable

_TOO_FEW = "No conflicts yet. They appear when at least two documents are read."
_NONE = "We did not find a conflict between these documents."


class ConflictsView(View):
    """List, bench and decision."""

    title = "Conflicts"
    least_room = QSize(560, 460)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._all = ConflictList()
        self._shows_not_conflicts = False
        self._partners = name_partners(())
        self._documents: dict[str, Document] = {}
        self._type_names = {
            name: rule.name for name, rule in load_vocabulary().conflicts.kinds.items()
        }
        self.header = ViewHeader(self.title, self.looks)
        self.header.sentence.setWordWrap(True)
        self._make_filter()
        self.table = ConflictTable(self)
        self.table.type_names = self._type_names
        self.painter = ConflictDelegate(self.table, self.looks.look)
        self.list = RowTable(self.table, name="Conflicts")
        self.list.setObjectName("conflicts")
        self.list.wear(self.painter)
        self.bench = ConflictBench(pictures_of(self.session), self.looks)
        self.decision = DecisionRow(self.looks)
        self._lay_out()
        self._connect()
        self._wear(self.looks.look)

    # --- what the window asks --------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        """Show the conflicts and decisions that the session holds now."""
        analysis = self.session.analysis
        if changes.everything or changes.documents or not self._partners:
            self._partners = name_partners(each for each in analysis.documents if each.pages)
        self._documents = {document.id: document for document in analysis.documents}
        self._all = list_conflicts(analysis, self.session.decisions, order=tuple(self._partners))
        self.table.partners = self._partners
        self._offer_choices()
        self._arrange()

    def choose(self, thing: str) -> None:
        """Show the conflict with this id, clearing a filter that hides it."""
        row = next((each for each in self._all.rows if each.conflict.id == thing), None)
        if row is None:
            return
        if self.table.place_of(thing) is None:
            self._shows_not_conflicts = not row.conflict.shown
            self.filter.clear()
            self._arrange()
        place = self.table.place_of(thing)
        if place is not None:
            self.list.go_to(place)

    def panes(self) -> tuple[QWidget, ...]:
        """List, both quotations, decision."""
        return (
            self.list,
            self.bench.left.quotation,
            self.bench.right.quotation,
            self.decision.states.button(ConflictState.OPEN),
        )

    # --- commands --------------------------------------------------------------------------------

    def start_filter(self) -> None:
        """Put the caret into the filter."""
        self.filter.start()

    def next_row(self) -> None:
        """Choose the next conflict."""
        self.list.go_on(1, wanted=self._is_conflict)

    def last_row(self) -> None:
        """Choose the conflict before."""
        self.list.go_on(-1, wanted=self._is_conflict)

    def toggle_details(self) -> None:
        """Show or hide the decision row."""
        self.decision.setVisible(not self.decision.isVisible())

    def put_to_meeting(self) -> None:
        """Leave it to the partners' meeting."""
        self.decision.decide(ConflictState.NEEDS_DECISION)

    def accepted_difference(self) -> None:
        """Record that partners differ and that this is accepted."""
        self.decision.decide(ConflictState.ACCEPTED_DIFFERENCE)

    def not_a_conflict(self) -> None:
        """Record that it is not a conflict."""
        self.decision.decide(ConflictState.NOT_A_CONFLICT)

    def agree_action(self) -> None:
        """Record an action, and ask who does it."""
        self.decision.decide(ConflictState.ACTION)
        self.decision.owner.setFocus()

    def reopen(self) -> None:
        """Make it an open question again."""
        self.decision.decide(ConflictState.OPEN)

    def show_not_conflicts(self) -> None:
        """List the pairs that looked like conflicts and are not, or the conflicts again."""
        self._shows_not_conflicts = not self._shows_not_conflicts
        self._arrange()
        self.list.setFocus()

    # --- the list --------------------------------------------------------------------------------

    @property
    def chosen(self) -> ConflictRow | None:
        """The chosen conflict."""
        row = self.table.row_at(self.list.current)
        return row if isinstance(row, ConflictRow) else None

    def _is_conflict(self, place: int) -> bool:
        return isinstance(self.table.row_at(place), ConflictRow)

    def _arrange(self) -> None:
        chosen = self.chosen
        before = self.list.current
        state = self.state.value
        wanted = ConflictFilter(
            self.filter.words,
            ConflictState(state) if state else None,
            self.partner.value,
            self.type.value,
            not self._shows_not_conflicts,
        )
        rows = arrange_conflicts(self._all.rows, wanted)
        if rows != self.table.rows:
            self.table.show_rows(rows)
            self._set_heights()
        self._say_counts()
        self._show_face(rows_shown=bool(rows))
        place = self.table.place_of(chosen.conflict.id) if chosen else None
        if place is None and rows:
            place = next(
                (each for each in range(max(before, 0), len(rows)) if self._is_conflict(each)), 1
            )
        if place is not None and place != self.list.current:
            self.list.go_to(place)
        self._show_chosen()

    def _show_face(self, *, rows_shown: bool) -> None:
        self._nothing.say(_TOO_FEW if len(self._partners) < 2 else _NONE)
        self._faces.setCurrentWidget(self._body if self._all.rows else self._nothing)
        self._none_match.say(f"None of {len(self._all.rows)} match.")
        self._rooms.setCurrentWidget(self.list if rows_shown else self._none_match)

    def _set_heights(self) -> None:
        usual = self.painter.row_height(None)
        self.list.set_heights(
            [self.painter.row_height(row) for row in self.table.rows], usual=usual
        )

    def _say_counts(self) -> None:
        counts = self._all.counts
        if not self._all.rows:
            self.header.say(self._nothing.words.text())
        elif self._shows_not_conflicts:
            self.header.say(f"{_some(counts.not_shown, 'pair')} looked like conflicts and are not.")
        else:
            self.header.say(
                f"{counts.found} found: {_some(counts.conflicts, 'conflict')}, "
                f"{_some(counts.tensions, 'tension')}; {counts.settled} settled. "
                "Each is a question for the partners, not a finding against one."
            )
        others = _some(counts.not_shown, "pair")
        back = "Back to the conflicts"
        self.not_conflicts.setText(
            back if self._shows_not_conflicts else f"{others} looked like conflicts: see why not"
        )
        self.not_conflicts.setVisible(bool(counts.not_shown) or self._shows_not_conflicts)

    def _offer_choices(self) -> None:
        self.state.offer([(state.value, words) for state, words in STATE_WORDS.items()])
        self.partner.offer([(key, each.short) for key, each in self._partners.items()])
        types = sorted({row.conflict.type for row in self._all.rows}, key=self._type_name)
        self.type.offer([(each, self._type_name(each)) for each in types])

    def _type_name(self, type_: str) -> str:
        return self._type_names.get(type_, type_.replace("_", " ").capitalize())

    # --- bench and decision ----------------------------------------------------------------------

    def _show_chosen(self) -> None:
        row = self.chosen
        if row is None:
            self.bench.show_conflict(None)
            self.decision.show_decision(None, enabled=False)
            return
        self.bench.show_conflict(self._bench(row))
        self.decision.show_decision(row.decision, enabled=not self.session.read_only)

    def _bench(self, row: ConflictRow) -> BenchShown:
        conflict = row.conflict
        shown = [each for each in self.table.rows if isinstance(each, ConflictRow)]
        return BenchShown(
            label=conflict.label,
            type=self._type_name(conflict.type),
            severity=SEVERITY_MEANINGS[conflict.severity],
            count=f"{shown.index(row) + 1} of {len(shown)}",
            question=conflict.question,
            left=self._half(row.left, row.documents[0]),
            right=self._half(row.right, row.documents[1]),
            differs=conflict.differs_in.rstrip(".").lower(),
            explanation=conflict.explanation,
            slots=line_up(row.left, row.right) if row.right else (),
        )

    def _half(self, statement: Statement | None, document_id: str) -> HalfShown:
        partner = self._partners[document_id]
        document = self._documents.get(document_id)
        if statement is None or document is None:
            return HalfShown(partner, "", "", not_found_words(document, None, None))
        page = document.pages[statement.page - 1]
        lines = tuple(
            region.box for region in statement.evidence.regions if region.page == statement.page
        )
        project = self.session.project
        path = project.source_path(document_id) if project else None
        cut = Cut(page, path, lines, statement.text) if lines else None
        return HalfShown(partner, statement.text, page_number(document, statement.page), cut=cut)

    def _save(self, decision: ConflictDecision) -> None:
        if not self.session.read_only:
            self.session.decide_conflict(decision)

    def _open_page(self, side: str) -> None:
        row = self.chosen
        statement = (row.left if side == "left" else row.right) if row else None
        if statement is not None:
            self.wanted.emit("priorities", statement.id)

    # --- building --------------------------------------------------------------------------------

    def _make_filter(self) -> None:
        self.filter = FilterBar(self.looks)
        self.state = self.filter.add_choice("State", everything="All states")
        self.partner = self.filter.add_choice("Partner", everything="All partners")
        self.type = self.filter.add_choice("Type", everything="All types")
        self.filter.add_stretch()
        self.not_conflicts = QPushButton()
        self.not_conflicts.setObjectName("notConflicts")
        self.not_conflicts.setProperty("role", "link")
        self.filter.add_widget(self.not_conflicts)

    def _lay_out(self) -> None:
        self._none_match = EmptyNote(self.looks)
        self._none_match.add_button("Clear filter", self.filter.clear)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self.list)
        self._rooms.addWidget(self._none_match)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        line = QFrame()
        line.setProperty("role", "line")
        inner.addWidget(self.bench, 1)
        inner.addWidget(line)
        inner.addWidget(self.decision)
        self._body = QSplitter()
        self._body.setChildrenCollapsible(False)
        self._body.setHandleWidth(1)
        self._body.addWidget(self._rooms)
        self._body.addWidget(right)
        self._body.setStretchFactor(1, 1)
        self._shared_at = 0
        self._nothing = EmptyNote(self.looks, _TOO_FEW)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._body)
        self._faces.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.filter)
        column.addWidget(self._faces, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(self._arrange)
        self.filter.left_field.connect(self.list.setFocus)
        self.list.moved.connect(self._show_chosen)
        self.not_conflicts.clicked.connect(self.show_not_conflicts)
        self.bench.page_wanted.connect(self._open_page)
        self.decision.decided.connect(self._save)
        self.looks.changed.connect(self._wear)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a view finds its place."""
        super().showEvent(event)
        self._wear(self.looks.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between list and bench when it is first known, and when it is scarce."""
        super().resizeEvent(event)
        width = min(self.looks.look.pixels(352), self.width() * 36 // 100)
        if width != self._shared_at:
            self._shared_at = width
            self._body.setSizes([width, self.width() - width])

    def _wear(self, look: Look) -> None:
        self.painter.look = look
        self._set_heights()
        self.not_conflicts.setFont(look.font(13))


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
