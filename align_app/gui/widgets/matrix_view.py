"""The matrix on screen: row titles that stay put, partners above, counts at the foot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from align_app.gui.icons import paint_icon
from align_app.gui.look import Look
from align_app.gui.partners import Partner
from align_app.gui.tables.matrix_rows import ColumnCounts, MatrixGroup, MatrixRow
from align_app.gui.tables.matrix_table import MatrixTable
from align_app.gui.widgets.level_mark import paint_partner
from align_app.gui.widgets.matrix_delegate import MatrixDelegate

_ROW, _GROUP, _HEAD, _FOOT = 34, 26, 54, 34
_COLUMN, _COUNT, _TITLES = 104, 76, 468
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MatrixGrid(QTableView):
    """Arrows move from cell to cell, over the heads of groups; Enter opens both pages."""

    cell_moved = Signal()
    opened = Signal()
    fold_wanted = Signal(str)

    def __init__(self, table: MatrixTable, look: Look) -> None:
        super().__init__()
        self.table = table
        self.look = look
        self.partners: Mapping[str, Partner] = {}
        self.painter = MatrixDelegate(look)
        self.setItemDelegate(self.painter)
        self.setAccessibleName("Alignment matrix")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(PartnerHeader(self))
        self.setVerticalHeader(TitleHeader(self))
        self.setCornerButtonEnabled(False)
        self.corner = Corner(self)
        self.setModel(table)
        table.modelReset.connect(self.lay_out)
        self.selectionModel().currentChanged.connect(self._tell)

    def wear(self, look: Look) -> None:
        """Take sizes and colours."""
        self.look = look
        self.painter.look = look
        self.lay_out()

    def lay_out(self) -> None:
        """Give rows and columns their sizes: every partner the same width."""
        look = self.look
        rows = self.verticalHeader()
        rows.setFixedWidth(min(look.pixels(_TITLES), max(200, self.width() * 38 // 100)))
        self.horizontalHeader().setFixedHeight(look.pixels(_HEAD))
        rows.setDefaultSectionSize(look.pixels(_ROW))
        for place, row in enumerate(self.table.matrix.rows):
            if isinstance(row, MatrixGroup):
                rows.resizeSection(place, look.pixels(_GROUP))
        self._share_width()
        self.corner.setGeometry(0, 0, rows.width(), self.horizontalHeader().height())
        self.corner.update()

    def _share_width(self) -> None:
        count = len(self.table.matrix.columns)
        if not count:
            return
        look = self.look
        columns = self.horizontalHeader()
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - self.verticalHeader().width() - look.pixels(_COUNT) - bar
        width = max(look.pixels(_COLUMN), min(room // count, look.pixels(190)))
        columns.setDefaultSectionSize(width)
        for place in range(count):
            columns.resizeSection(place, width)
        columns.resizeSection(count, max(look.pixels(_COUNT), room - width * count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens both pages."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens both pages."""
        if self.table.cell_at(self.indexAt(event.position().toPoint())) is not None:
            self.opened.emit()

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's own name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Move as usual, but never to the head of a group or past the last document."""
        index = super().moveCursor(cursorAction, modifiers)
        before = self.currentIndex()
        if isinstance(self.table.row_at(index.row()), MatrixRow):
            last = len(self.table.matrix.columns) - 1
            return index.siblingAtColumn(min(index.column(), last))
        step = 1 if index.row() > before.row() else -1
        place = index.row() + step
        while isinstance(self.table.row_at(place), MatrixGroup):
            place += step
        found = self.table.index(place, max(0, before.column()))
        return found if found.isValid() else before

    def go_on(self, step: int) -> bool:
        """Choose the cell in the next statement row in the same column; False at the end."""
        index = self.currentIndex()
        place = index.row() + step
        while isinstance(self.table.row_at(place), MatrixGroup):
            place += step
        found = self.table.index(place, max(0, index.column()))
        if found.isValid():
            self.setCurrentIndex(found)
        return found.isValid()

    def go_to_first(self) -> None:
        """Choose the first cell."""
        for place, row in enumerate(self.table.matrix.rows):
            if isinstance(row, MatrixRow):
                self.setCurrentIndex(self.table.index(place, 0))
                return

    def _tell(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.verticalHeader().viewport().update()
        self.cell_moved.emit()


class PartnerHeader(QHeaderView):
    """A partner in two lines: mark and short name, then the document."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one partner, or the word over the counts."""
        grid, look = self._grid, self._grid.look
        painter.save()
        box = QRectF(rect)
        painter.fillRect(box, QColor(look.base.raised))
        columns = grid.table.matrix.columns
        if section >= len(columns):
            painter.setFont(look.font(12.5, strong=True))
            painter.setPen(QColor(look.base.quiet))
            below = box.adjusted(0, 0, -look.pixels(14), -look.pixels(8))
            right = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
            painter.drawText(below, right, "Found in")
        elif columns[section] in grid.partners:
            inner = box.adjusted(look.pixels(9), look.pixels(8), -look.pixels(4), 0)
            partner = grid.partners[columns[section]]
            paint_partner_lines(painter, inner, partner, look=look, second=partner.title)
        painter.restore()


class TitleHeader(QHeaderView):
    """Row titles: kind sign, words, page; a click on the head of a group folds it."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.sectionClicked.connect(self._click)

    def _click(self, section: int) -> None:
        row = self._grid.table.row_at(section)
        if isinstance(row, MatrixGroup):
            self._grid.fold_wanted.emit(row.key)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the title of one row."""
        row = self._grid.table.row_at(section)
        painter.save()
        if isinstance(row, MatrixGroup):
            self._paint_group(painter, QRectF(rect), row)
        elif isinstance(row, MatrixRow):
            current = self._grid.currentIndex().row() == section
            self._paint_row(painter, QRectF(rect), row, current=current)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRectF, row: MatrixGroup) -> None:
        look = self._grid.look
        base = look.base
        painter.fillRect(rect, QColor(base.surface))
        for top in (rect.top(), rect.bottom() - 1):
            painter.fillRect(QRectF(rect.left(), top, rect.width(), 1), QColor(base.line))
        side = look.pixels(12)
        sign = QRectF(rect.left() + look.pixels(18), rect.center().y() - side / 2, side, side)
        paint_icon(painter, sign, "next" if row.folded else "open_below", colour=base.text)
        words = rect.adjusted(look.pixels(36), 0, -look.pixels(8), 0)
        painter.setFont(look.font(13, strong=True))
        painter.setPen(QColor(base.text))
        metrics = QFontMetricsF(painter.font())
        counts = QFontMetricsF(look.font(12.5)).horizontalAdvance(row.counts) + look.pixels(10)
        title = metrics.elidedText(
            row.title, Qt.TextElideMode.ElideRight, max(0.0, words.width() - counts)
        )
        painter.drawText(words, _LEFT, title)
        words.setLeft(words.left() + metrics.horizontalAdvance(title) + look.pixels(8))
        painter.setFont(look.font(12.5))
        painter.setPen(QColor(base.quiet))
        painter.drawText(words, _LEFT, row.counts)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: MatrixRow, *, current: bool) -> None:
        look = self._grid.look
        base = look.base
        painter.fillRect(rect, QColor(base.selection if current else base.raised))
        if current:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(base.accent))
        side = look.pixels(14)
        sign = QRectF(rect.left() + look.pixels(20), rect.center().y() - side / 2, side, side)
        paint_icon(painter, sign, row.kind, colour=look.kind[row.kind].mark)
        page = rect.adjusted(0, 0, -look.pixels(12), 0)
        painter.setFont(look.font(12.5))
        painter.setPen(QColor(base.selection_text if current else base.quiet))
        painter.drawText(
            page, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.page
        )
        words = rect.adjusted(look.pixels(42), 0, -look.pixels(44), 0)
        painter.setFont(look.font("body"))
        painter.setPen(QColor(base.selection_text if current else base.text))
        title = QFontMetricsF(painter.font()).elidedText(
            row.statement.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _LEFT, title)


class Corner(QWidget):
    """Above the row titles: whose statements these are."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.second = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the partner whose statements are the rows."""
        grid, look = self._grid, self._grid.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.base.raised))
        partner = grid.partners.get(grid.table.matrix.view.document)
        if partner is not None:
            inner = QRectF(self.rect()).adjusted(look.pixels(18), look.pixels(8), 0, 0)
            paint_partner_lines(
                painter, inner, partner, look=look, second=self.second, first=partner.title
            )
        painter.end()


class MatrixFoot(QWidget):
    """Counts under every column, in line with it: found, not found, not assessed."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__()
        self._grid = grid
        header = grid.horizontalHeader()
        header.sectionResized.connect(self.update)
        grid.horizontalScrollBar().valueChanged.connect(self.update)

    def refresh(self) -> None:
        """Say the new counts."""
        matrix = self._grid.table.matrix
        spoken = [
            f"{self._grid.partners[document].name}: {count_words(counts)}"
            for document, counts in zip(matrix.columns, matrix.counts, strict=True)
        ]
        self.setAccessibleName(f"All {matrix.statements} statements. " + ". ".join(spoken))
        self.setToolTip("\n".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(400, self._grid.look.pixels(_FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the counts."""
        grid, look = self._grid, self._grid.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.base.raised))
        painter.setPen(QPen(QColor(look.base.line), 1))
        painter.drawLine(0, 0, self.width(), 0)
        titles = grid.verticalHeader().width()
        matrix = grid.table.matrix
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.base.quiet))
        label = QRectF(look.pixels(20), 0, titles - look.pixels(24), self.height())
        words = f"All {matrix.statements} statements: found, not found, not assessed"
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, _LEFT, shown)
        painter.setClipRect(QRectF(titles, 0, self.width(), self.height()))
        for place, counts in enumerate(matrix.counts):
            left = titles + grid.horizontalHeader().sectionViewportPosition(place)
            self._paint_counts(painter, left + look.pixels(9), counts)
        painter.end()

    def _paint_counts(self, painter: QPainter, left: float, counts: ColumnCounts) -> None:
        look = self._grid.look
        strong = look.font(13, strong=True)
        painter.setFont(strong)
        painter.setPen(QColor(look.base.text))
        found = str(counts.found)
        painter.drawText(QRectF(left, 0, 200, self.height()), _LEFT, found)
        left += QFontMetricsF(strong).horizontalAdvance(found)
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.base.quiet))
        rest = f" · {counts.not_found} · {counts.not_assessed}"
        painter.drawText(QRectF(left, 0, 200, self.height()), _LEFT, rest)


def count_words(counts: ColumnCounts) -> str:
    """The counts of one column in words."""
    return f"{counts.found} found, {counts.not_found} not found, {counts.not_assessed} not assessed"


def paint_partner_lines(
    painter: QPainter,
    rect: QRectF,
    partner: Partner,
    *,
    look: Look,
    second: str,
    first: str = "",
) -> None:
    """Draw a partner's mark and name, and a quieter line under it."""
    side = look.pixels(13)
    line = look.pixels(19)
    mark = QRectF(rect.left(), rect.top() + (line - side) / 2, side, side)
    paint_partner(painter, mark, look=look, place=partner.place)
    for words, top, left, size, strong, colour in (
        (first or partner.short, 0, side + look.pixels(6), 14, True, look.base.text),
        (second, line, 0, 12.5, False, look.base.quiet),
    ):
        box = QRectF(rect.left() + left, rect.top() + top, rect.width() - left, line)
        painter.setFont(look.font(size, strong=strong))
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _LEFT, shown)
