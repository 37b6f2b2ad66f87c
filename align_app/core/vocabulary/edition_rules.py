"""The words and numbers by which forms of one document are told: drafts, editions, additions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_toml, read_yaml


class SameTextNumbers(Form):
    """When two texts are one."""

    likeness: float


class EditionNumbers(Form):
    """When two documents are a draft and its final form, or an edition and the next."""

    title: float
    text: float
    least_score: float


class AmendsNumbers(Form):
    """When a title names what it adds to."""

    title: float
    title_words: int


class AppendixNumbers(Form):
    """When an appendix belongs to a document."""

    text: float
    ahead: float
    score: float


class EditionWeights(Form):
    """How much each sign adds to the score."""

    title: float
    owner: float
    type: float
    text: float
    full_text: float


class EditionScale(Form):
    """All numbers of editions."""

    phrase_words: int
    least_phrases: int
    cover_line_words: int
    same_text: SameTextNumbers
    edition: EditionNumbers
    amends: AmendsNumbers
    appendix: AppendixNumbers
    weights: EditionWeights


class EditionWhy(Form):
    """The phrases in which the signs are told."""

    text: str
    both: str
    owner: str
    title: str
    like_title: str
    later: str
    version: str
    draft: str
    amends: str
    appendix: str


class EditionWords(Form):
    """Patterns and words read in titles, file names and on covers."""

    version: str
    draft: str
    amending: str
    appended: str
    companion: str
    name_noise: frozenset[str]
    one_at_a_time: frozenset[str]
    why: EditionWhy


@dataclass(frozen=True)
class EditionRules:
    """The data of editions with its patterns made ready."""

    words: EditionWords
    numbers: EditionScale

    @cached_property
    def version(self) -> re.Pattern[str]:
        """Finds the number of a version as the group `number`."""
        return re.compile(self.words.version, re.IGNORECASE)

    @cached_property
    def draft(self) -> re.Pattern[str]:
        """Finds the mark of a draft."""
        return re.compile(self.words.draft, re.IGNORECASE)

    @cached_property
    def amending(self) -> re.Pattern[str]:
        """Finds the word of a title that says: this adds to another document."""
        return re.compile(self.words.amending, re.IGNORECASE)

    @cached_property
    def appended(self) -> re.Pattern[str]:
        """Finds the opening of a title of an appendix."""
        return re.compile(self.words.appended, re.IGNORECASE)

    @cached_property
    def companion(self) -> re.Pattern[str]:
        """Finds the word of a title that says: this is a part or companion of a plan."""
        return re.compile(self.words.companion, re.IGNORECASE)


def read_edition_rules(folder: Path) -> EditionRules:
    """Read the two files under `resources/comparing`.

    Raises:
        ResourceError: one of them is absent or does not fit its form.
    """
    room = folder / "comparing"
    return EditionRules(
        read_yaml(room / "editions.yaml", EditionWords),
        read_toml(room / "editions.toml", EditionScale),
    )
