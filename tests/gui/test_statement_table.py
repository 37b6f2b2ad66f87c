from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from align_app.core.model import Decisions, StatementDecision, Verdict
from align_app.gui.spoken import KIND_NAMES
from align_app.gui.tables.left_out_table import LeftOutTable
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.tables.statement_rows import Arrangement, GroupNames, arrange_rows, make_rows
from align_app.gui.tables.statement_table import StatementTable
from align_app.gui.widgets.row_table import RowTable
from align_app.gui.widgets.statement_delegate import StatementDelegate
from tests.gui.many import many_statements
from tests.gui.small_project import COUNCIL, small_analysis

UNDECIDED = Decisions()


def filled(analysis, decisions=UNDECIDED):
    index = StatementIndex(analysis)
    rows = make_rows(index.documents, index.statements, decisions)
    names = GroupNames(headings=index.headings, kind_names=KIND_NAMES)
    table = StatementTable(KIND_NAMES)
    table.show_rows(arrange_rows(rows, Arrangement(), names))
    return table


def said(table, place, role=Qt.ItemDataRole.AccessibleTextRole):
    return table.data(table.index(place, 0), role)


def test_that_the_model_keeps_its_promises_to_qt(qtmodeltester, looks):
    qtmodeltester.check(filled(small_analysis()))


def test_that_a_row_is_spoken_as_a_sentence_with_kind_words_page_and_state(looks):
    decisions = Decisions({"s1": StatementDecision("s1", Verdict.ACCEPTED)})
    table = filled(small_analysis(), decisions)
    assert said(table, table.place_of("s1")) == (
        "Commitment: We will insulate 400 council homes by 2026. Page 1, accepted."
    )
    assert said(table, table.place_of("s2")).endswith("Page 2, suggested.")


def test_that_a_row_says_why_it_was_found_and_which_keys_decide(looks):
    table = filled(small_analysis())
    words = said(table, table.place_of("s1"), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert words.startswith("It says what will be done.")
    assert "A accepts" in words


def test_that_a_group_is_spoken_with_its_counts(looks):
    assert said(filled(small_analysis()), 1) == "Homes, 0 of 2 checked"


def test_that_a_changed_state_does_not_reset_the_list(qtbot, looks):
    table = filled(small_analysis())
    decided = Decisions({"s1": StatementDecision("s1", Verdict.REJECTED)})
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        table.show_rows(filled(small_analysis(), decided).rows)
    assert said(table, table.place_of("s1")).endswith("rejected.")


def test_that_what_was_left_out_is_spoken_with_its_reason(qtmodeltester, looks):
    table = LeftOutTable()
    table.show_rows(small_analysis().findings[COUNCIL].quoted)
    qtmodeltester.check(table)
    words = table.data(table.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert words == (
        "Left out, National policy: The NHS Long Term Plan says that diagnosis will rise. Page 2."
    )


def test_that_only_rows_in_sight_are_painted_of_ten_thousand(qtbot, looks):
    table = filled(many_statements(10_000))
    delegate = CountingDelegate(looks.look)
    view = RowTable(table, name="Priorities")
    qtbot.addWidget(view)
    view.resize(430, 700)
    delegate.width = 430
    view.wear(delegate)
    view.set_heights(delegate.row_heights(table.rows), usual=delegate.row_height(None))
    view.go_to(table.rowCount() - 1)
    view.grab()
    assert 0 < delegate.painted < 100
    assert table.rowCount() > 10_000


def test_that_words_of_one_line_have_a_lower_row(looks):
    table = filled(small_analysis())
    delegate = StatementDelegate(looks.look)
    delegate.width = 430
    heights = dict(zip(table.rows, delegate.row_heights(table.rows), strict=True))
    short = heights[table.row_at(table.place_of("s5"))]
    long = heights[table.row_at(table.place_of("s6"))]
    assert short < long


def test_that_every_kind_of_row_is_painted_in_every_state(looks):
    decisions = Decisions(
        {
            "s1": StatementDecision("s1", Verdict.ACCEPTED),
            "s2": StatementDecision("s2", Verdict.REJECTED),
        }
    )
    table = filled(small_analysis(), decisions)
    delegate = StatementDelegate(looks.look)
    pictures = set()
    for place in range(4):
        for state in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_Selected):
            pictures.add(painted(delegate, table, place, state=state))
    assert len(pictures) == 8


def painted(delegate, table, place, *, state):
    picture = QImage(430, 51, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 430, 51)
    option.state = state
    painter = QPainter(picture)
    delegate.paint(painter, option, table.index(place, 0))
    painter.end()
    return bytes(picture.constBits())


class CountingDelegate(StatementDelegate):
    painted = 0

    def paint(self, painter, option, index):
        self.painted += 1
        super().paint(painter, option, index)
