"""The words and numbers by which the role of a page is told: resources/reading/page_roles.yaml."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Literal

from align_app.core.vocabulary.forms import Form, read_yaml

SectionRole = Literal["contents", "foreword", "references", "appendix"]


class SectionRule(Form):
    """A role that headings give to what follows them.

    `within` is how far into the document it may begin, `pages` how many pages it may have.
    """

    role: SectionRole
    headings: tuple[str, ...]
    within: int | None = None
    pages: int | None = None
    unless: tuple[str, ...] = ()


class ContentsRules(Form):
    """How a line of a contents list looks, and how many make a list."""

    line: str
    least_lines: int

    @cached_property
    def line_pattern(self) -> re.Pattern[str]:
        """The pattern of a line of a contents list."""
        return re.compile(self.line, re.IGNORECASE)


class CoverMakeUp(Form):
    """How a cover is made up; `size` is a share of the size of running text."""

    words: int
    size: float
    long_block: int


class DividerRules(Form):
    """How a page that only opens a part is made up."""

    words: int
    size: float


class InfographicRules(Form):
    """How a page of figures and loose words is made up; shares are of its words."""

    words: int
    loose: float
    short_block: int
    figures: float
    big_figures: int
    big_words: int
    big_size: float


class PageRoleRules(Form):
    """All rules by which the role of a page is told."""

    sections: tuple[SectionRule, ...]
    label: str
    end_size: float
    share: float
    contents: ContentsRules
    cover: CoverMakeUp
    divider: DividerRules
    infographic: InfographicRules

    @cached_property
    def _patterns(self) -> tuple[tuple[SectionRule, re.Pattern[str], re.Pattern[str] | None], ...]:
        return tuple(
            (rule, _any_of(rule.headings), _any_of(rule.unless) if rule.unless else None)
            for rule in self.sections
        )

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(self.label, re.IGNORECASE)

    def longest(self, role: str) -> int | None:
        """How many pages a section of this role may have; None where there is no limit."""
        return next((rule.pages for rule in self.sections if rule.role == role), None)

    def section(self, heading: str, page: int) -> SectionRole | None:
        """The role that a heading on page `page` gives to what follows it, if any."""
        plain = " ".join(heading.split()).casefold()
        texts = {plain, self._label.sub("", plain)}
        for rule, pattern, unless in self._patterns:
            near = rule.within is None or page <= rule.within
            if near and any(pattern.search(text) for text in texts):
                return None if unless is not None and unless.search(plain) else rule.role
        return None


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def read_page_roles(folder: Path) -> PageRoleRules:
    """The page role rules of the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_yaml(folder / "reading" / "page_roles.yaml", PageRoleRules)
