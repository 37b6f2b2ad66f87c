from __future__ import annotations

from PySide6.QtCore import Qt

from align_app.core.model import ConflictDecision, ConflictState, Decisions, Severity
from align_app.gui.tables.conflict_rows import (
    ConflictFilter,
    ConflictRow,
    SeverityRow,
    arrange_conflicts,
    list_conflicts,
)
from align_app.gui.tables.conflict_table import ConflictTable
from align_app.gui.tables.statement_index import StatementIndex
from tests.gui.small_project import BOARD, COUNCIL, ICB, small_analysis

UNDECIDED = Decisions()


def listed(decisions=UNDECIDED):
    analysis = small_analysis()
    return list_conflicts(analysis, decisions, order=(COUNCIL, ICB, BOARD))


def ids(rows):
    return [row.conflict.id for row in rows if isinstance(row, ConflictRow)]


def test_that_the_worst_stand_first_under_their_severity():
    rows = arrange_conflicts(listed().rows, ConflictFilter())
    assert [row.severity if isinstance(row, SeverityRow) else row.conflict.id for row in rows] == [
        Severity.HIGH,
        "k1",
        Severity.MEDIUM,
        "k2",
    ]


def test_that_pairs_judged_not_to_conflict_are_listed_apart():
    assert ids(arrange_conflicts(listed().rows, ConflictFilter(shown=False))) == ["k3"]


def test_that_the_counts_tell_conflicts_tensions_settled_and_not_shown():
    settled = ConflictDecision("k2", ConflictState.ACCEPTED_DIFFERENCE)
    counts = listed(Decisions(conflicts={"k2": settled})).counts
    assert (counts.found, counts.conflicts, counts.tensions) == (2, 1, 1)
    assert (counts.settled, counts.not_shown) == (1, 1)


def test_that_what_waits_for_the_meeting_is_not_settled():
    waiting = ConflictDecision("k1", ConflictState.NEEDS_DECISION)
    assert listed(Decisions(conflicts={"k1": waiting})).counts.settled == 0


def test_that_filters_hold_words_state_partner_and_type():
    rows = listed().rows
    assert ids(arrange_conflicts(rows, ConflictFilter("obesity school"))) == ["k2"]
    assert ids(arrange_conflicts(rows, ConflictFilter(document=ICB))) == ["k1"]
    assert ids(arrange_conflicts(rows, ConflictFilter(type="target_value"))) == ["k2"]
    assert ids(arrange_conflicts(rows, ConflictFilter(state=ConflictState.ACTION))) == []


def test_that_a_conflict_is_spoken_with_its_question_partners_and_state(looks, qtmodeltester):
    table = ConflictTable()
    table.partners = StatementIndex(small_analysis()).partners
    table.show_rows(arrange_conflicts(listed().rows, ConflictFilter()))
    qtmodeltester.check(table)
    words = table.data(table.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert words == (
        "Conflict: Will Oakfield keep its beds after April 2027? NHS Riverton ICB and HWB. Open."
    )
    assert table.data(table.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "High, 1 in the list"
    )
