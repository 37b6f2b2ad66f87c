"""Icons from resources/icons, drawn sharp in any colour; the icon's file name is its meaning."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from align_app.core import locations
from align_app.core.errors import ResourceError
from align_app.gui.look import Look

_STROKE = 1.75
_RATIOS = (1, 2, 3)


def icon(
    name: str, look: Look, *, colour: str | None = None, size: int = 16, gap: int = 0
) -> QIcon:
    """The icon `name` in `colour` (the look's text by default), `size` pixels at 100 %.

    `gap` is empty room on its right, for buttons with words.
    """
    colours = (colour or look.base.text, look.base.quiet, look.base.selection_text)
    return _icon(name, colours, QSize(look.pixels(size), look.pixels(size)), look.pixels(gap))


def program_icon() -> QIcon:
    """The sign of the program, for the title bar and the task bar."""
    return QIcon(str(locations.resources() / "icons" / "app.ico"))


def paint_icon(painter: QPainter, rect: QRectF, name: str, *, colour: str) -> None:
    """Draw the icon `name` into `rect`."""
    renderer(name, colour).render(painter, rect)


@cache
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The drawing of the icon `name` in `colour`.

    Raises:
        ResourceError: there is no such icon.
    """
    file = locations.resources() / "icons" / f"{name}.svg"
    if not file.is_file():
        raise ResourceError(f"There is no icon called {name}.", "Put the file back, or reinstall.")
    drawing = file.read_text("utf-8").replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    return QSvgRenderer(QByteArray(drawing.encode()))


_MODES = (QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected)


def _icon(name: str, colours: tuple[str, str, str], size: QSize, gap: int) -> QIcon:
    drawn = QIcon()
    for ratio in _RATIOS:
        for mode, colour in zip(_MODES, colours, strict=True):
            drawn.addPixmap(_pixmap(name, colour, size.height(), gap, ratio), mode)
    return drawn


@cache
def _pixmap(name: str, colour: str, side: int, gap: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(QSize(side + gap, side) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer(name, colour).render(painter, QRectF(0, 0, side * ratio, side * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
