"""The numbers for reading pictures of pages by sight, from resources/reading/sight.toml."""

from __future__ import annotations

from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_toml


class SkewRules(Form):
    """How crooked a scan may be, and how finely that is measured; degrees."""

    most: float
    coarse_step: float
    fine_step: float
    least: float
    shrink: int


class LineRules(Form):
    """Which runs of ink are drawn lines; points."""

    level_at_least: float
    upright_at_least: float
    thickest: float
    filled_share: float


class SeenWordRules(Form):
    """Which words count, and how their type is judged."""

    least_confidence: float
    letters_of_a_word: int
    least_page_confidence: float
    same_size_within: float
    size_of_row: float
    bold_above: float
    ascent: float
    descent: float


class SeenBoxRules(Form):
    """How boxes follow a crooked line; points."""

    most_drift: float


class SightRules(Form):
    """All numbers of reading by sight."""

    dots_per_inch: int
    most_pixels: int
    dark_below: int
    skew: SkewRules
    rules: LineRules
    words: SeenWordRules
    boxes: SeenBoxRules


def read_sight_rules(resources: Path) -> SightRules:
    """The rules in the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_toml(resources / "reading" / "sight.toml", SightRules)
