"""Find or do anything: a field and a list of all actions, views and documents, best match first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.widgets.rail import AnyIndex
from align_app.gui.widgets.toast import announce

_SHOWN = 9
_WIDE = 560
_KEYS = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: words, its shortcut or kind on the right, and what it does."""

    words: str
    aside: str
    do: Callable[[], None]


class CommandBox(QFrame):
    """A frameless child of the window; Esc or a click elsewhere closes it."""

    def __init__(self, window: QWidget, looks: Looks) -> None:
        super().__init__(window)
        self.setObjectName("commandBox")
        self._window = window
        self._looks = looks
        self._choices: tuple[Choice, ...] = ()
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setObjectName("commandField")
        self.field.setPlaceholderText("Find or do anything")
        self.field.setAccessibleName("Find or do anything")
        self.list = QListWidget()
        self.list.setObjectName("commandList")
        self.list.setAccessibleName("What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_ChoicePainter(self.list, looks))
        self._nothing = QLabel("Nothing is called that. Try a shorter word.")
        self._nothing.setProperty("tone", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.field.textChanged.connect(self._search)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.field.installEventFilter(self)
        self.hide()

    def ask(self, choices: Sequence[Choice]) -> None:
        """Open over the window with `choices`."""
        self._before = self._window.focusWidget()
        self._choices = tuple(choices)
        self.field.clear()
        self._search("")
        width = min(self._looks.look.pixels(_WIDE), self._window.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, self._looks.look.pixels(44))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter does, Esc and leaving close."""
        if event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = (self.list.currentRow() + step) % max(1, self.list.count())
                self.list.setCurrentRow(row)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case Qt.Key.Key_Escape:
                self._close()
            case _:
                return False
        return True

    def _search(self, words: str) -> None:
        found = search_choices(words, self._choices)[:_SHOWN]
        self.list.clear()
        for choice in found:
            item = QListWidgetItem(choice.words)
            item.setData(_KEYS, choice.aside)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.words}, {choice.aside}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        row = self._looks.look.space.row
        self.list.setFixedHeight(row * max(1, len(found)) + 4)
        self.adjustSize()
        if words:
            announce(self, f"{len(found)} found")

    def _run(self) -> None:
        item = self.list.currentItem()
        self._close()
        if item:
            choice: Choice = item.data(Qt.ItemDataRole.UserRole)
            choice.do()

    def _close(self) -> None:
        self.hide()
        if self._before:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)


class Finder(QPushButton):
    """The place in the menu bar that opens the box; it looks like the field it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finder")
        self.setAccessibleName("Find or do anything, Ctrl K")
        self._sign = QLabel()
        self._words = QLabel("Find or do anything")
        self._keys = QLabel("Ctrl K")
        self._keys.setObjectName("finderKeys")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 6, 0)
        row.setSpacing(7)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._sign, self._words, self._keys):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def wear(self, look: Look, *, narrow: bool = False) -> None:
        """Take the sizes and colours of `look`; `narrow` shows the sign alone."""
        side = look.pixels(14)
        drawn = icon("search", look, colour=look.base.quiet, size=14)
        self._sign.setPixmap(drawn.pixmap(QSize(side, side)))
        self._words.setFont(look.font(13))
        self._keys.setFont(look.font(11.5))
        self._words.setHidden(narrow)
        self._keys.setHidden(narrow)
        self.setFixedSize(look.pixels(32 if narrow else 264), look.pixels(26))


def search_choices(words: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices that fit `words`, best first; all as they come where nothing was typed."""
    if not words.strip():
        return list(choices)
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        words,
        [choice.words for choice in choices],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=60,
        limit=None,
    )
    return [choices[place] for _words, _score, place in found]


class _ChoicePainter(QStyledItemDelegate):
    """Words on the left, shortcut or kind in quiet on the right."""

    def __init__(self, parent: QObject, looks: Looks) -> None:
        super().__init__(parent)
        self._looks = looks

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Rows of one height."""
        return QSize(10, self._looks.look.space.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the line."""
        look = self._looks.look
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(look.base.selection))
        words = rect.adjusted(10, 0, -10, 0)
        painter.setFont(look.font())
        painter.setPen(QColor(look.base.selection_text if chosen else look.base.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.setFont(look.font("caption"))
        painter.setPen(QColor(look.base.quiet))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, str(index.data(_KEYS) or ""))
        painter.restore()
