"""The rail: the screens on the left, with icons and counts; narrow windows show icons only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from align_app.gui.dressing import Looks
from align_app.gui.icons import paint_icon
from align_app.gui.look import Look


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One row: id (also its icon), words, and what follows the count when it is spoken."""

    id: str
    words: str
    spoken: str


AnyIndex = QModelIndex | QPersistentModelIndex
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
_ROW = 36
_NARROW = 56
_WIDE = 168


class RailRows(QAbstractListModel):
    """The screens as rows; counts are set from outside."""

    def __init__(self, places: tuple[RailEntry, ...]) -> None:
        super().__init__()
        self.places = places
        self._counts: tuple[int | None, ...] = (None,) * len(places)
        self._usable = True

    def set_counts(self, counts: tuple[int | None, ...], *, usable: bool) -> None:
        """Show new counts; screens after the first can be dimmed while there is nothing in them."""
        self._counts = counts
        self._usable = usable
        self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """One row a screen."""
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, count and icon of one screen."""
        if not index.isValid():
            return None
        place, count = self.places[index.row()], self._counts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return place.words
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{place.words}, {count} {place.spoken}" if count else place.words
            case _ if role == COUNT_ROLE:
                return count
            case _ if role == ICON_ROLE:
                return place.id
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be chosen; they are all usable once there is something to see."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() and not self._usable:
            return Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class Rail(QListView):
    """The list of screens."""

    chosen = Signal(str)  # id of a place

    def __init__(self, places: tuple[RailEntry, ...], looks: Looks) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Views")
        self.rows = RailRows(places)
        self._looks = looks
        self.setModel(self.rows)
        self.setItemDelegate(_RailPainter(self, looks))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.narrow = False
        self.selectionModel().currentChanged.connect(self._on_current)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def choose(self, place: str) -> None:
        """Mark `place` as the one in front."""
        for row, known in enumerate(self.rows.places):
            if known.id == place:
                self.setCurrentIndex(self.rows.index(row))

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self.narrow = narrow
        self._wear(self._looks.look)

    def _wear(self, look: Look) -> None:
        self.setFixedWidth(look.pixels(_NARROW if self.narrow else _WIDE))
        self.scheduleDelayedItemsLayout()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.places[index.row()].id)


class _RailPainter(QStyledItemDelegate):
    """Draws one row: bar and tint where chosen, icon, words, count."""

    def __init__(self, rail: Rail, looks: Looks) -> None:
        super().__init__(rail)
        self._rail = rail
        self._looks = looks

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Rows of one height."""
        return QSize(10, self._looks.look.pixels(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        look = self._looks.look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        usable = bool(state & QStyle.StateFlag.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(rect).adjusted(8, 1, -8, -1)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and usable
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.base.accent_soft if chosen else look.base.hover))
            painter.drawRoundedRect(row, look.radius.control, look.radius.control)
        if chosen:
            painter.fillRect(
                QRectF(0, row.top() + 5, 3, row.height() - 10), QColor(look.base.accent)
            )
        if state & QStyle.StateFlag.State_HasFocus and self._rail.hasFocus():
            painter.setPen(QPen(QColor(look.base.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 4, 4)
        painter.setOpacity(1.0 if usable else 0.55)
        self._paint_words(painter, row, index, chosen=chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, row: QRectF, index: AnyIndex, *, chosen: bool
    ) -> None:
        look = self._looks.look
        colour = look.base.accent if chosen else look.base.text
        side = look.pixels(17)
        left = row.center().x() - side / 2 if self._rail.narrow else row.left() + 9
        paint_icon(
            painter,
            QRectF(left, row.center().y() - side / 2, side, side),
            str(index.data(ICON_ROLE)),
            colour=colour,
        )
        if self._rail.narrow:
            return
        painter.setFont(look.font(strong=chosen))
        painter.setPen(QColor(colour))
        words = row.adjusted(9 + side + 10, 0, -9, 0)
        count = index.data(COUNT_ROLE)
        if count:
            small = look.font(12.5)
            painter.setFont(small)
            painter.setPen(QColor(look.base.accent if chosen else look.base.quiet))
            painter.drawText(
                words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count)
            )
            words.setRight(words.right() - QFontMetrics(small).horizontalAdvance(str(count)) - 6)
            painter.setFont(look.font(strong=chosen))
            painter.setPen(QColor(colour))
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data())
        )
