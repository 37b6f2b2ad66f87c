"""How crooked a scanned page is, and the way between the page as scanned and set straight."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align_app.core.vocabulary.sight_rules import SkewRules

Ink = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn by `degrees` round the middle of a page; lengths in any one unit."""

    degrees: float
    middle_x: float
    middle_y: float

    def as_scanned(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the straight page lies on the page as scanned."""
        a, b, c, d, e, f = self.affine()
        return a * x + b * y + c, d * x + e * y + f

    def affine(self) -> tuple[float, float, float, float, float, float]:
        """The six numbers that take a straight point to its scanned place."""
        angle = math.radians(self.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = self.middle_x, self.middle_y
        return cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y

    def scaled(self, factor: float) -> Turn:
        """The same turn in another unit of length."""
        return Turn(self.degrees, self.middle_x * factor, self.middle_y * factor)


def find_skew(ink: Ink, *, rules: SkewRules) -> float:
    """Degrees by which the lines of text run down to the right; 0.0 for a page that is straight.

    At the true angle the ink falls into the fewest, fullest rows.
    """
    rows, columns = np.nonzero(ink)
    if rows.size == 0:
        return 0.0
    coarse = _best(rows, columns, centre=0.0, reach=rules.most, step=rules.coarse_step)
    fine = _best(rows, columns, centre=coarse, reach=rules.coarse_step, step=rules.fine_step)
    return fine if rules.least <= abs(fine) <= rules.most else 0.0


def _best(
    rows: npt.NDArray[np.intp],
    columns: npt.NDArray[np.intp],
    *,
    centre: float,
    reach: float,
    step: float,
) -> float:
    count = round(reach / step)
    angles = [centre + step * each for each in range(-count, count + 1)]
    return max(angles, key=lambda angle: (_sharpness(rows, columns, angle), -abs(angle)))


def _sharpness(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], degrees: float) -> float:
    levels = np.rint(rows - columns * math.tan(math.radians(degrees))).astype(np.int64)
    counts = np.bincount(levels - levels.min()).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())
