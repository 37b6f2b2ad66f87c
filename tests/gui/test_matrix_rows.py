from __future__ import annotations

import pytest

from align_app.core.model import (
    CoverageDecision,
    Decisions,
    Level,
    StatementDecision,
    Verdict,
)
from align_app.gui.tables.matrix_rows import (
    ColumnCounts,
    Direction,
    MatrixGroup,
    MatrixRow,
    MatrixView,
    Names,
    RowChoice,
    change_cells,
    lay_out_matrix,
)
from align_app.gui.tables.statement_index import StatementIndex
from tests.gui.small_project import BOARD, COUNCIL, ICB, small_analysis

UNDECIDED = Decisions()
COUNCIL_VIEW = MatrixView(COUNCIL)


def laid_out(view=COUNCIL_VIEW, decisions=UNDECIDED):
    analysis = small_analysis()
    partners = StatementIndex(analysis).partners
    names = Names(tuple(partners), {key: each.title for key, each in partners.items()})
    return lay_out_matrix(analysis, decisions, view=view, names=names)


def rows(matrix):
    return [row for row in matrix.rows if isinstance(row, MatrixRow)]


def levels(matrix):
    return {row.statement.id: [cell.level for cell in row.cells] for row in rows(matrix)}


def test_that_columns_are_the_other_documents_by_partner():
    assert laid_out().columns == (ICB, BOARD)


def test_that_every_statement_has_a_cell_for_every_column():
    assert levels(laid_out()) == {
        "s1": [Level.NOT_FOUND, Level.PARTIAL],
        "s2": [Level.RELATED, Level.SHARED],
    }


def test_that_a_pair_nobody_looked_at_is_not_assessed_and_never_not_found():
    assert levels(laid_out(MatrixView(ICB)))["s5"] == [Level.NOT_ASSESSED, Level.NOT_ASSESSED]


def test_that_related_is_not_counted_as_found():
    assert [row.found_in for row in rows(laid_out())] == [1, 1]


def test_that_counts_at_the_foot_hold_hidden_rows_too():
    matrix = laid_out(MatrixView(ICB, choice=RowChoice.HEADLINES))
    assert [row.statement.id for row in rows(matrix)] == ["s5"]
    assert matrix.counts == (ColumnCounts(0, 1, 2), ColumnCounts(1, 1, 1))
    assert matrix.statements == 3


def test_that_the_other_way_round_shows_what_the_document_answers():
    matrix = laid_out(MatrixView(COUNCIL, Direction.ANSWERS))
    assert matrix.columns == (COUNCIL,)
    assert [row.statement.id for row in rows(matrix)] == ["s3", "s4", "s5", "s6", "s7", "s8"]
    assert levels(matrix)["s8"] == [Level.SHARED]


def test_that_a_person_s_level_wins_and_is_no_suggestion():
    decided = CoverageDecision("s1", ICB, Level.RELATED, "ask them")
    matrix = laid_out(decisions=Decisions(coverage={("s1", ICB): decided}))
    cell = rows(matrix)[0].cells[0]
    assert (cell.level, cell.suggested, cell.note) == (Level.RELATED, False, "ask them")
    assert (matrix.confirmed, matrix.pairs) == (1, 4)


def test_that_rejected_statements_have_no_row():
    rejected = Decisions({"s1": StatementDecision("s1", Verdict.REJECTED)})
    assert list(levels(laid_out(decisions=rejected))) == ["s2"]


def test_that_a_cell_knows_its_conflict_and_hidden_ones_do_not_count():
    cells = {(c.statement, c.document): c.conflict for row in rows(laid_out()) for c in row.cells}
    assert cells[("s2", BOARD)] == "k2"
    assert cells[("s1", BOARD)] is None


def test_that_a_folded_group_keeps_its_head():
    key = next(row.key for row in laid_out().rows if isinstance(row, MatrixGroup))
    matrix = laid_out(MatrixView(COUNCIL, folded=frozenset({key})))
    assert [type(row) for row in matrix.rows] == [MatrixGroup]


def test_that_words_filter_the_rows():
    matrix = laid_out(MatrixView(COUNCIL, words="obesity"))
    assert list(levels(matrix)) == ["s2"]


@pytest.mark.parametrize("folded", [frozenset(), frozenset({f"{COUNCIL} > Homes"})])
def test_that_one_changed_cell_gives_the_same_matrix_as_laying_it_out_again(folded):
    decisions = Decisions(
        coverage={("s2", ICB): CoverageDecision("s2", ICB, Level.EXPLICIT, "named on page 4")}
    )
    view = MatrixView(COUNCIL, folded=folded)
    changed = change_cells(laid_out(view), decisions, {("s2", ICB)})
    assert changed == laid_out(view, decisions)
