"""The page before there is any document: one sentence, two buttons, the sample, three promises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from align_app.core import locations
from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.page_pictures import PagePictures, PageWanted
from align_app.gui.recent_projects import Recent, day_words, recent_projects
from align_app.gui.widgets.buttons import ActionButton

_HEADING = '<div style="line-height: 88%">Put the strategies<br>side by side.</div>'
_INVITATION = (
    "Drop the documents here: the integrated care strategy, the ICB’s plan, each place’s health "
    "and wellbeing strategy, council and voluntary sector plans."
)
_PROMISES = (
    (
        "offline",
        "Nothing leaves this laptop",
        "No account, no internet, no cloud. Drafts are safe here.",
    ),
    (
        "paper",
        "Every finding opens its page",
        "Quotations are exact, with the words boxed where they stand.",
    ),
    ("you_decide", "You decide", "Align suggests. Only what you confirm goes into a paper."),
)
_RECENT_SHOWN = 4
_BESIDE_FROM = 900
_STACK_FROM = 760
_COVER_SCALE = 0.6
_ZONE = 28
_ROOMY_INSET = 72


class FirstRun(QScrollArea):
    """The empty state of the documents."""

    recent_chosen = Signal(str)
    """The path of a project that was open before."""

    def __init__(
        self, actions: Mapping[str, QAction], looks: Looks, *, pictures: PagePictures
    ) -> None:
        super().__init__()
        self.setObjectName("firstRun")
        self.setProperty("role", "pane")
        self.setWidgetResizable(True)
        self._looks = looks
        self.choose = ActionButton(actions["add_files"], looks, role="main", words="Choose files…")
        folder = ActionButton(actions["add_folder"], looks, words="Choose a folder…")
        self._invitation = _Invitation(looks, pictures=pictures)
        self._invitation.add_buttons(self.choose, folder, sample=actions["open_sample"])
        self._side = _Side(looks)
        self._side.recent_chosen.connect(self.recent_chosen)
        inside = QWidget()
        inside.setProperty("role", "pane")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._invitation, 1)
        self._row.addWidget(self._side)
        self.setWidget(inside)
        self.setFocusProxy(self.choose)

    def refresh(self) -> None:
        """Show the projects that were open last."""
        self._side.show_recent(recent_projects())
        self._invitation.stack.want_covers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the promises below where there is no room beside."""
        beside = self.width() >= self._looks.look.pixels(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        roomy = self.width() >= self._looks.look.pixels(_STACK_FROM + (372 if beside else 0))
        self._invitation.make_room(roomy=roomy)
        super().resizeEvent(event)


class _Invitation(QWidget):
    """The dashed field that takes files."""

    def __init__(self, looks: Looks, *, pictures: PagePictures) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self._looks = looks
        self._heading = QLabel(_HEADING)
        self._heading.setObjectName("firstRunHeading")
        self._words = QLabel(_INVITATION)
        self._words.setWordWrap(True)
        self._words.setProperty("tone", "quiet")
        self.stack = _CoverStack(looks, pictures=pictures)
        self._column = QVBoxLayout()
        self._column.addStretch(1)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.addLayout(self._column, 1)
        row.addWidget(self.stack, 0, Qt.AlignmentFlag.AlignVCenter)
        self._outer = row
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def add_buttons(self, *buttons: QPushButton, sample: QAction) -> None:
        """Put the buttons under the words, and the sample under them."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        link = QPushButton(sample.text())
        link.setObjectName("sampleLink")
        link.setProperty("role", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(sample.trigger)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(QLabel("New to this?"))
        line.addWidget(link)
        line.addWidget(QLabel("– six short made-up strategies."))
        line.addStretch(1)
        self._column.addSpacing(12)
        self._column.addLayout(row)
        self._column.addSpacing(14)
        self._column.addLayout(line)
        self._column.addStretch(1)

    def make_room(self, *, roomy: bool) -> None:
        """Show the covers and wide margins, or neither."""
        self.stack.setVisible(roomy)
        inset = _ZONE + (_ROOMY_INSET if roomy else 24)
        self._outer.setContentsMargins(inset, _ZONE + 20, _ZONE + 20, _ZONE + 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for every line."""
        self._keep_room()
        super().resizeEvent(event)

    def _keep_room(self) -> None:
        """Inside a scroll area wrapped words would be squeezed, so their height is set."""
        margins = self._outer.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        width = min(room, self._words.maximumWidth())
        self._words.setMinimumHeight(self._words.heightForWidth(width))
        self._heading.setMinimumHeight(self._heading.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        base = self._looks.look.base
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(base.surface))
        pen = QPen(QColor(base.edge), 1.5)
        pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(QColor(base.raised))
        zone = QRectF(self.rect()).adjusted(_ZONE, _ZONE, -_ZONE, -_ZONE)
        painter.drawRoundedRect(zone, self._looks.look.radius.panel, self._looks.look.radius.panel)

    def _wear(self, look: Look) -> None:
        self._heading.setFont(look.font(36, strong=True))
        self._words.setFont(look.font(16))
        self._words.setMaximumWidth(look.pixels(470))
        self._column.setSpacing(look.space.medium)
        self._keep_room()


class _CoverStack(QWidget):
    """Three covers of the sample, lying on one another."""

    _LEANING = ((106, 6, 3.0), (10, 62, -4.0), (98, 154, 1.5))

    def __init__(self, looks: Looks, *, pictures: PagePictures) -> None:
        super().__init__()
        self._looks = looks
        self._pictures = pictures
        self._covers: dict[PageWanted, QImage] = {}
        files = sorted((locations.resources() / "sample").glob("*.pdf"))[:3]
        self._wanted = [PageWanted(file, 1, _COVER_SCALE).at_most() for file in files]
        pictures.drawn.connect(self._keep)
        self.setFixedSize(QSize(272, 400))

    def want_covers(self) -> None:
        """Ask for the covers that are not drawn yet."""
        missing = [wanted for wanted in self._wanted if wanted not in self._covers]
        if missing:
            self._pictures.want(missing, asker=self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the covers, or blank pages until they are there."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for wanted, (left, top, lean) in zip(self._wanted, self._LEANING, strict=False):
            cover = self._covers.get(wanted)
            tall = 150 * (cover.height() / cover.width() if cover else 1.414)
            painter.save()
            painter.translate(QPointF(left + 75, top + 110))
            painter.rotate(lean)
            page = QRectF(-75, -tall / 2, 150, tall)
            painter.fillRect(page, QColor("white"))
            if cover:
                painter.drawImage(page, cover)
            base = self._looks.look.base
            painter.fillRect(page, QColor.fromRgbF(0, 0, 0, 1 - base.page_dim))
            painter.setPen(QPen(QColor(base.line), 1))
            painter.drawRect(page)
            painter.restore()

    def _keep(self, wanted: PageWanted, image: QImage) -> None:
        if wanted in self._wanted:
            self._covers[wanted] = image
            self.update()


class _Side(QWidget):
    """Three promises, and the projects that were open last."""

    recent_chosen = Signal(str)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("firstRunSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._looks = looks
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 34, 28, 28)
        self._column.setSpacing(14)
        self._column.addWidget(_strong("Before you start", looks.look))
        self._icons: list[tuple[QLabel, str]] = []
        for name, heading, words in _PROMISES:
            self._column.addLayout(self._promise(name, heading, words))
        self._recent_heading = _strong("Recent", looks.look)
        self._column.addSpacing(12)
        self._column.addWidget(self._recent_heading)
        self._recent = QVBoxLayout()
        self._column.addLayout(self._recent)
        self._column.addStretch(1)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def show_recent(self, rows: tuple[Recent, ...]) -> None:
        """Show the projects that were open last; without any, no heading either."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._recent_heading.setVisible(bool(rows))
        today = datetime.now().astimezone().date()
        for row in rows[:_RECENT_SHOWN]:
            count = f"{row.documents} document{'' if row.documents == 1 else 's'}"
            when = f"{count} · opened {day_words(row.opened, today)}"
            when = when if row.is_there else "File has moved · Find it…"
            button = QPushButton(f"{row.name}\n{when}")
            button.setObjectName("recentProject")
            button.setProperty("role", "row")
            button.setToolTip(row.path)
            button.setAccessibleName(f"{row.name}, {when}")
            button.clicked.connect(lambda _checked, path=row.path: self.recent_chosen.emit(path))
            self._recent.addWidget(button)

    def _promise(self, name: str, heading: str, words: str) -> QHBoxLayout:
        sign = QLabel()
        self._icons.append((sign, name))
        told = QLabel(words)
        told.setWordWrap(True)
        told.setProperty("tone", "quiet")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(_strong(heading, self._looks.look))
        column.addWidget(told)
        row = QHBoxLayout()
        row.setSpacing(11)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return row

    def _wear(self, look: Look) -> None:
        side = look.pixels(17)
        for label, name in self._icons:
            drawn = icon(name, look, colour=look.base.accent, size=17)
            label.setPixmap(drawn.pixmap(QSize(side, side)))
        for label in self.findChildren(QLabel, "strong"):
            label.setFont(look.font(strong=True))
        self.setMinimumWidth(look.pixels(280))
        self.setMaximumWidth(look.pixels(372))


def _strong(words: str, look: Look) -> QLabel:
    label = QLabel(words)
    label.setObjectName("strong")
    label.setFont(look.font(strong=True))
    return label
