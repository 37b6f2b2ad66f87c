"""The row under a view's title: a field that filters as you type, choices, and switches.

What is filtered is left to the view; it listens to `changed`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.widgets.flow import FlowRow

_PADDING = 28


class FilterBar(QWidget):
    """Field, choices and switches in one row."""

    changed = Signal()
    left_field = Signal()
    """A person pressed Down or Enter in the field and wants the list."""

    def __init__(self, looks: Looks, *, field: bool = True) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._looks = looks
        self.field = QLineEdit()
        self.field.setObjectName("filterField")
        self.field.setPlaceholderText("Filter as you type")
        self.field.setAccessibleName("Filter this list")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.changed)
        self.field.installEventFilter(self)
        self._glass = self.field.addAction(
            icon("search", looks.look), QLineEdit.ActionPosition.LeadingPosition
        )
        self._row = FlowRow(self)
        self._row.addWidget(self.field)
        self.field.setVisible(field)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.field.text()

    def start(self) -> None:
        """Put the caret into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Let everything through again."""
        self.field.clear()
        for choice in self.findChildren(Choice):
            choice.setCurrentIndex(0)
        for switch in self.findChildren(QPushButton):
            if switch.isCheckable() and not switch.autoExclusive() and switch.group() is None:
                switch.setChecked(False)

    def add_choice(self, name: str, *, everything: str) -> Choice:
        """A drop-down list; its first row lets everything through."""
        choice = Choice(name, everything=everything)
        choice.currentIndexChanged.connect(self.changed)
        self._row.addWidget(choice)
        return choice

    def add_switch(self, words: str) -> QPushButton:
        """A button that stays down."""
        switch = QPushButton(words)
        switch.setCheckable(True)
        switch.toggled.connect(self.changed)
        self._row.addWidget(switch)
        return switch

    def add_segments(self, segments: Segments) -> None:
        """A row of buttons of which one is down."""
        segments.chosen.connect(self.changed)
        self._row.addWidget(segments)

    def add_widget(self, widget: QWidget) -> None:
        """Any other control."""
        self._row.addWidget(widget)

    def add_stretch(self) -> None:
        """What follows stands on the right."""
        self._row.add_stretch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc clears the filter; Down and Enter go to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.left_field.emit()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.left_field.emit()
                return True
        return super().eventFilter(watched, event)

    def _wear(self, look: Look) -> None:
        self._glass.setIcon(icon("search", look, colour=look.base.quiet))
        self._row.setContentsMargins(20, 0, 16, look.space.small)
        self._row.setSpacing(look.space.small)
        self.field.setFixedWidth(look.pixels(250))


class Choice(QComboBox):
    """A drop-down list whose first row means "all"; `value` is the chosen row's value or None."""

    def __init__(self, name: str, *, everything: str) -> None:
        super().__init__()
        self._everything = everything
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.addItem(everything, None)

    @property
    def value(self) -> str | None:
        """The value of the chosen row; None for the first."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Offer `rows` of value and words; the choice stays if it is still there."""
        offered = [(self.itemData(place), self.itemText(place)) for place in range(1, self.count())]
        if offered == list(rows):
            return
        chosen = self.value
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        self.addItem(self._everything, None)
        for value, words in rows:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)) if chosen is not None else 0)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature


class Segments(QWidget):
    """A few buttons of which exactly one is down, read as a group."""

    chosen = Signal(str)

    def __init__(self, name: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: list[str] = []
        row = FlowRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, words) in enumerate(rows):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(place == 0)
            ends = {0: "first", len(rows) - 1: "last"}
            button.setProperty("segment", ends.get(place, "middle"))
            self._group.addButton(button, place)
            self._values.append(value)
            row.addWidget(button)
        self._keep_widths()
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    @property
    def value(self) -> str:
        """The value of the button that is down."""
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Put the button of `value` down, as if a person had pressed it."""
        if value in self._values and value != self.value:
            self._group.button(self._values.index(value)).setChecked(True)
            self.chosen.emit(value)

    def show_value(self, value: str) -> None:
        """Put the button of `value` down without telling anybody."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _keep_widths(self) -> None:
        """Words are bold in the button that is down: leave room for that in all."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        for button in self._group.buttons():
            button.setMinimumWidth(metrics.horizontalAdvance(button.text()) + _PADDING)

    def changeEvent(self, event: QEvent) -> None:
        """Find the widths again for another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_widths()

    def set_words(self, value: str, words: str) -> None:
        """Change the words of one button."""
        self._group.button(self._values.index(value)).setText(words)
        self._keep_widths()

    def button(self, value: str) -> QPushButton:
        """The button of `value`."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)
        return button
