from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt

from align_app.core.model import CoverageDecision, Decisions, Level
from align_app.gui.tables.matrix_rows import MatrixRow, MatrixView, Names, lay_out_matrix
from align_app.gui.tables.matrix_table import MatrixTable
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.widgets.matrix_view import MatrixFoot, MatrixGrid
from tests.gui.many import many_statements
from tests.gui.small_project import BOARD, COUNCIL, ICB, small_analysis

UNDECIDED = Decisions()


def filled(analysis=None, decisions=UNDECIDED, document=COUNCIL):
    index = StatementIndex(analysis or small_analysis())
    names = Names(tuple(index.partners))
    matrix = lay_out_matrix(index.analysis, decisions, view=MatrixView(document), names=names)
    table = MatrixTable()
    table.show_matrix(matrix, index)
    return table, index


@pytest.fixture
def grid(qtbot, looks):
    table, index = filled()
    grid = MatrixGrid(table, looks.look)
    grid.partners = index.partners
    qtbot.addWidget(grid)
    grid.resize(1000, 400)
    grid.lay_out()
    grid.show()
    return grid


def test_that_the_model_keeps_its_promises_to_qt(qtmodeltester, looks):
    qtmodeltester.check(filled()[0])


def test_that_a_cell_is_spoken_with_statement_partner_level_state_page_and_words(looks):
    table, _ = filled()
    words = table.data(table.find("s1", BOARD), Qt.ItemDataRole.AccessibleTextRole)
    assert words == (
        "We will insulate 400 council homes by 2026., Riverton Health and Wellbeing Board: "
        "partial, suggested. Page 1: “A Riverton where nobody is cold at home.”"
    )


def test_that_a_confirmed_cell_says_so_and_a_possible_conflict_is_named(looks):
    decided = Decisions(coverage={("s2", BOARD): CoverageDecision("s2", BOARD, Level.SHARED)})
    table, _ = filled(decisions=decided)
    words = table.data(table.find("s2", BOARD), Qt.ItemDataRole.AccessibleTextRole)
    assert "shared, confirmed. May conflict." in words


def test_that_the_last_column_counts_in_words(looks):
    table, _ = filled()
    place = table.find("s1", ICB).row()
    assert table.data(table.index(place, 2)) == "1 of 2"


def test_that_row_titles_are_the_statements(looks):
    table, _ = filled()
    place = table.find("s2", ICB).row()
    title = table.headerData(place, Qt.Orientation.Vertical)
    assert title == "Childhood obesity will fall to 15% by 2028."


def test_that_arrows_never_stop_on_the_head_of_a_group_or_on_the_counts(qtbot, grid):
    grid.go_to_first()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(grid, key)
    index = grid.currentIndex()
    assert isinstance(grid.table.row_at(index.row()), MatrixRow)
    assert index.column() == 1


def test_that_enter_opens_the_pair(qtbot, grid):
    grid.go_to_first()
    with qtbot.waitSignal(grid.opened):
        qtbot.keyClick(grid, Qt.Key.Key_Return)


def test_that_every_partner_has_the_same_width(grid):
    header = grid.horizontalHeader()
    assert header.sectionSize(0) == header.sectionSize(1) > 100


def test_that_a_click_on_the_head_of_a_group_asks_to_fold_it(qtbot, grid):
    header = grid.verticalHeader()
    with qtbot.waitSignal(grid.fold_wanted) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 5))
    assert asked.args == [f"{COUNCIL} > Homes"]


def test_that_the_counts_at_the_foot_are_spoken(qtbot, grid):
    foot = MatrixFoot(grid)
    qtbot.addWidget(foot)
    foot.refresh()
    assert foot.accessibleName() == (
        "All 2 statements. NHS Riverton ICB: 0 found, 2 not found, 0 not assessed. "
        "Riverton Health and Wellbeing Board: 2 found, 0 not found, 0 not assessed"
    )
    assert foot.sizeHint().height() > 20


def test_that_a_change_of_levels_keeps_the_current_cell(qtbot, grid):
    grid.setCurrentIndex(grid.table.find("s2", BOARD))
    decided = Decisions(coverage={("s2", BOARD): CoverageDecision("s2", BOARD, Level.EXPLICIT)})
    table, index = filled(decisions=decided)
    with qtbot.assertNotEmitted(grid.table.modelReset):
        grid.table.show_matrix(table.matrix, index)
    assert grid.table.cell_at(grid.currentIndex()).level is Level.EXPLICIT


def test_that_ten_thousand_rows_scroll_because_only_those_in_sight_are_painted(qtbot, looks):
    table, index = filled(many_statements(30_000))
    grid = MatrixGrid(table, looks.look)
    grid.partners = index.partners
    qtbot.addWidget(grid)
    grid.resize(QSize(1000, 600))
    painted = []
    paint = grid.painter.paint
    grid.painter.paint = lambda painter, option, cell: (
        painted.append(cell.row()),
        paint(painter, option, cell),
    )
    grid.scrollToBottom()
    grid.grab()
    assert table.rowCount(QModelIndex()) > 7_500
    assert 0 < len(painted) < 400
