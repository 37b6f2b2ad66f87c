"""Puts a look on the application: fonts, palette, style, stylesheet; follows the system if asked.

What a look holds is told in `look`; this is the only place that sets it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from align_app.core import locations
from align_app.core.errors import ResourceError
from align_app.gui.look import Look, load_look

_BORDER = 2


class Looks(QObject):
    """The look that is worn now: views read `look` when they draw, and hear of a new one."""

    changed = Signal(object)  # Look

    def __init__(self, choice: str = "system", *, percent: int = 100, still: bool = False) -> None:
        super().__init__()
        self.choice = choice
        self.percent = percent
        self.still = still
        self.look = self._load()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def choose(self, choice: str, *, percent: int) -> None:
        """Wear `choice` ("system" follows Windows) with text at `percent`."""
        self.choice = choice
        self.percent = percent
        self._wear(self._load())

    def be_still(self, *, still: bool) -> None:
        """Let nothing move, or let it."""
        self.still = still
        self._wear(self._load())

    def wear_again(self) -> None:
        """Tell everybody of the look again.

        Under a stylesheet Qt forgets fonts that were set before a widget got its place, so what
        was just put into the window must hear of the look once more.
        """
        self.changed.emit(self.look)

    def _follow_system(self) -> None:
        self._wear(self._load())

    def _load(self) -> Look:
        return replace(load_look(self._name(), percent=self.percent), still=self.still)

    def _wear(self, look: Look) -> None:
        self.look = look
        wear(look)
        self.changed.emit(look)

    def _name(self) -> str:
        if self.choice != "system":
            return self.choice
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "high_contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def wear(look: Look) -> None:
    """Put `look` on the running application."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    application.setFont(look.font())
    application.setPalette(palette(look))
    application.setStyleSheet(stylesheet(look))


def install_fonts() -> tuple[str, ...]:
    """Load the shipped fonts; the families that they gave.

    Raises:
        ResourceError: a font file could not be read.
    """
    families: list[str] = []
    for file in sorted((locations.resources() / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise ResourceError(f"The font {file.name} could not be read.", "Reinstall Align.")
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(sorted(set(families)))


def palette(look: Look) -> QPalette:
    """The colours of `look` for everything that the stylesheet does not name."""
    base = look.base
    colours = QPalette()
    roles = {
        QPalette.ColorRole.Window: base.surface,
        QPalette.ColorRole.WindowText: base.text,
        QPalette.ColorRole.Base: base.raised,
        QPalette.ColorRole.AlternateBase: base.surface,
        QPalette.ColorRole.Text: base.text,
        QPalette.ColorRole.Button: base.raised,
        QPalette.ColorRole.ButtonText: base.text,
        QPalette.ColorRole.ToolTipBase: base.raised,
        QPalette.ColorRole.ToolTipText: base.text,
        QPalette.ColorRole.PlaceholderText: base.quiet,
        QPalette.ColorRole.Highlight: base.selection,
        QPalette.ColorRole.HighlightedText: base.selection_text,
        QPalette.ColorRole.Link: base.accent,
        QPalette.ColorRole.LinkVisited: base.accent,
        QPalette.ColorRole.BrightText: base.text,
        QPalette.ColorRole.Light: base.raised,
        QPalette.ColorRole.Midlight: base.hover,
        QPalette.ColorRole.Mid: base.line,
        QPalette.ColorRole.Dark: base.edge,
        QPalette.ColorRole.Shadow: base.edge,
        QPalette.ColorRole.Accent: base.accent,
    }
    for role, colour in roles.items():
        colours.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        colours.setColor(disabled, role, QColor(base.quiet))
    return colours


def stylesheet(look: Look) -> str:
    """The stylesheet of resources/looks with the values of `look` filled in."""
    values = _values(look)
    text = (locations.resources() / "looks" / "align.qss").read_text("utf-8")
    return re.sub(r"@([a-z_]+)@", lambda match: values[match.group(1)], text)


def _values(look: Look) -> dict[str, str]:
    values = {name: str(value) for name, value in look.base.model_dump().items()}
    for name in ("problem", "tension", "conflict"):
        sign = look.judgement[name]
        values |= {f"{name}_mark": sign.mark, f"{name}_fill": sign.fill, f"{name}_text": sign.text}
    return values | {
        "radius_control": str(look.radius.control),
        "radius_chip": str(look.radius.chip),
        "radius_panel": str(look.radius.panel),
        "document_inset": str(look.pixels(72) + 12),
        "control_inner": str(look.space.control - _BORDER),
        "field_inner": str(look.pixels(28) - _BORDER),
        "chevron": (locations.resources() / "looks" / f"chevron-{look.id}.svg").as_posix(),
        "chevron_side": str(look.pixels(13)),
        "menu_inset": str(look.pixels(6)),
        "small_type": str(look.pixels(12.5)),
    }


class HouseStyle(QProxyStyle):
    """Fusion with a wider focus frame and icons of one size."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Leave room for the focus ring outside a control."""
        if metric in {
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        }:
            return 4
        return super().pixelMetric(metric, option, widget)
