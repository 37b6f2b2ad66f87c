"""The words and numbers by which a document is identified: resources/reading/identity.yaml."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_yaml


class ClueWeights(Form):
    """How much a clue counts by where it stands."""

    title: float
    cover: float
    own_line: float
    file_name: float
    metadata: float
    running: float
    speaker: float
    self: float
    text: float
    text_most: float
    area: float


class CoverRules(Form):
    """What belongs to the title of a cover. Sizes are shares of the largest type on it."""

    title_size: float
    main_size: float
    title_words: int
    cover_words: int


class TypeRules(Form):
    """How clues to a type are weighed."""

    cue_words: float
    weak: float
    body: float
    text_most: float
    least: float
    doubt: float
    usual_confidence: float
    plan_words: tuple[str, ...]


class OrganisationRules(Form):
    """How names of bodies are cut out of running text and weighed."""

    second: float
    later: float
    other: float
    bare_mentions: int
    longer: float
    small_words: tuple[str, ...]
    lead_words: frozenset[str]
    role_words: frozenset[str]
    never: tuple[str, ...]
    speaker_patterns: tuple[str, ...]
    the_share: float


class AreaRules(Form):
    """How a place is read off a title."""

    before_cue: str
    after_cue: str
    most_words: int
    small_words: frozenset[str]
    trims: tuple[str, ...]


class PeriodRules(Form):
    """How first and last year are printed."""

    patterns: tuple[str, ...]
    longest: int
    earliest: int
    latest: int

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, surest first."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.patterns)


class TitleRules(Form):
    """What is no title, or no part of one."""

    junk_patterns: tuple[str, ...]
    aside_patterns: tuple[str, ...]
    draft_tail: str
    file_tail: str

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return any_of(self.junk_patterns), any_of(self.aside_patterns)

    def junk(self, text: str) -> bool:
        """True for a title that a program made up."""
        return bool(self._patterns[0].search(text))

    def aside(self, text: str) -> bool:
        """True for a line of a cover that is no part of its title."""
        return bool(self._patterns[1].search(text))


class StatusRules(Form):
    """Words that show a draft or a final version."""

    draft: tuple[str, ...]
    final: tuple[str, ...]
    draft_text: tuple[str, ...]

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        return any_of(self.draft), any_of(self.final), any_of(self.draft_text)

    def says_draft(self, text: str) -> bool:
        """True where a text calls its document a draft."""
        return bool(self._patterns[0].search(text))

    def says_final(self, text: str) -> bool:
        """True where a text calls its document final."""
        return bool(self._patterns[1].search(text))

    def text_says_draft(self, text: str) -> bool:
        """True where running text says that the document in hand is a draft."""
        return bool(self._patterns[2].search(text))


class IdentityRules(Form):
    """All rules by which a document is identified."""

    weights: ClueWeights
    cover: CoverRules
    first_pages: int
    type: TypeRules
    organisation: OrganisationRules
    area: AreaRules
    period: PeriodRules
    title: TitleRules
    status: StatusRules


def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of several, whatever the case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def read_identity_rules(folder: Path) -> IdentityRules:
    """The identity rules of the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_yaml(folder / "reading" / "identity.yaml", IdentityRules)
