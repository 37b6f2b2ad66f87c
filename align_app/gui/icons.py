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


def icon(name: str, look: Look, *, colour: str | None = None, size: int = 16) -> QIcon:
    """The icon `name` in `colour` (the look's text by default), `size` pixels at 100 %."""
    return _icon(
        name, colour or look.base.text, look.base.quiet, look.base.selection_text, look.pixels(size)
    )


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


@cache
def _icon(name: str, normal: str, disabled: str, selected: str, size: int) -> QIcon:
    drawn = QIcon()
    for ratio in _RATIOS:
        for mode, colour in (
            (QIcon.Mode.Normal, normal),
            (QIcon.Mode.Disabled, disabled),
            (QIcon.Mode.Selected, selected),
        ):
            drawn.addPixmap(_pixmap(name, colour, QSize(size, size) * ratio, ratio), mode)
    return drawn


def _pixmap(name: str, colour: str, size: QSize, ratio: int) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer(name, colour).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
