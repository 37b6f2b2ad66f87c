"""Every view in every look, compared with the picture that a person looked at and kept."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from align_app.gui.views.places import PLACES
from tests.pictures.conftest import let_settle

KEPT = Path(__file__).parent / "kept"
_CLEARLY = 40  # of 255, in any of red, green and blue
_SHARE = 0.01
_USUAL = (1440, 900)
_SMALL = (960, 540)

pytestmark = [
    pytest.mark.picture,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="letters differ by system"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@dataclass(frozen=True)
class Scene:
    """One picture: `view` "" is the page before there is any document."""

    view: str
    look: str
    size: tuple[int, int] = _USUAL
    percent: int = 100
    command: str = ""

    @property
    def name(self) -> str:
        """The name of the kept picture."""
        parts = [self.view or "first_run", self.command, self.look]
        if self.size != _USUAL:
            parts.append(f"{self.size[0]}x{self.size[1]}")
        if self.percent != 100:
            parts.append(f"{self.percent}")
        return "-".join(part for part in parts if part)


LOOKS = ("light", "dark", "high_contrast")
SCENES = (
    *(Scene("", look) for look in LOOKS),
    *(Scene(place.id, look) for place in PLACES for look in LOOKS),
    *(Scene(place.id, "light", percent=150) for place in PLACES),
    Scene("", "light", size=_SMALL),
    Scene("", "light", percent=200),
    Scene("documents", "light", size=_SMALL),
    Scene("documents", "light", percent=200),
    Scene("documents", "light", command="find_anything"),
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_that_a_view_looks_as_it_was_kept(scene, studio, tmp_path):
    window = studio.open(scene.look, percent=scene.percent, size=scene.size, empty=not scene.view)
    if scene.view:
        window.show_view(scene.view)
        let_settle()
    if scene.command:
        window.commands[scene.command].trigger()
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    kept = KEPT / f"{scene.name}.png"
    if os.environ.get("ALIGN_REGENERATE"):
        picture.save(str(kept))
        return
    assert kept.is_file(), f"no kept picture {kept.name}; see the README"
    differs = share_of_difference(picture, QImage(str(kept)))
    if differs > _SHARE:
        picture.save(str(tmp_path / f"{scene.name}.png"))
    assert differs <= _SHARE, f"{differs:.1%} of the picture is new: see {tmp_path}"


def share_of_difference(one: QImage, other: QImage) -> float:
    """How much of two pictures clearly differs, 0 to 1; pictures of two sizes differ wholly."""
    if one.size() != other.size():
        return 1.0
    gap = np.abs(pixels(one).astype(int) - pixels(other).astype(int)).max(axis=2)
    return float((gap > _CLEARLY).mean())


def pixels(picture: QImage) -> np.ndarray:
    """Rows, columns, red green blue."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3)


def test_that_the_comparison_sees_a_change():
    white = QImage(100, 100, QImage.Format.Format_RGB888)
    white.fill(0xFFFFFF)
    changed = white.copy()
    for x in range(20):
        for y in range(20):
            changed.setPixel(x, y, 0)
    assert share_of_difference(white, white) == 0
    assert share_of_difference(white, changed) == pytest.approx(0.04)


def test_that_no_kept_picture_is_left_over():
    assert {file.stem for file in KEPT.glob("*.png")} == {scene.name for scene in SCENES}
