"""The words, rules and numbers in resources/, loaded once, checked, and handed out typed.

One cached property a family of data: a family is read when it is first asked for.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from align_app.core import locations
from align_app.core.vocabulary.comparing_rules import ComparingRules, read_comparing_rules
from align_app.core.vocabulary.reading_rules import ReadingRules, load_reading_rules


class Vocabulary:
    """All shipped data, read from `folder` (the resources folder)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def comparing(self) -> ComparingRules:
        """The words and numbers of comparing."""
        return read_comparing_rules(self.folder)

    @cached_property
    def reading_rules(self) -> ReadingRules:
        """The numbers and words by which pages are read."""
        return load_reading_rules(self.folder)


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return Vocabulary(locations.resources())
