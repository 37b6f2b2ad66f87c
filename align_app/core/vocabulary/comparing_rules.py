"""The words and numbers of comparing: what carries no weight, which score means what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_toml, read_yaml


class Group(Form):
    """A group of people, the words that name it, its ages and the wider groups that hold it."""

    id: str
    words: tuple[str, ...]
    ages: tuple[int, int] | None = None
    within: tuple[str, ...] = ()


class CitedAs(Form):
    """The phrases by which documents of some types are cited."""

    types: tuple[str, ...]
    words: tuple[str, ...]


class ComparingWords(Form):
    """Words read in a statement, lower case."""

    boilerplate: tuple[str, ...]
    life_course: tuple[str, ...]
    everywhere: frozenset[str]
    no_name: frozenset[str]
    groups: tuple[Group, ...]
    numbers: dict[str, float]
    fractions: dict[str, float]
    halving: tuple[str, ...]
    change_before: tuple[str, ...]
    change_after: tuple[str, ...]
    cited_as: tuple[CitedAs, ...]
    cited_alone: tuple[str, ...]
    numbered: tuple[str, ...]
    own: tuple[str, ...]
    regard: tuple[str, ...]
    why: dict[str, str]


class Weights(Form):
    """How much each kind of likeness adds to the score of a pair; see `comparing.likeness`."""

    meaning: float
    words: float
    themes: float
    indicator: float


class Levels(Form):
    """The least score of each level, and what else a level asks for."""

    shared: float
    partial: float
    related: float
    shared_meaning: float
    explicit_meaning: float
    same_words: float
    label_ease: float


class Limits(Form):
    """How many and how few: bounds that keep the result readable."""

    links_per_document: int
    links_per_statement: int
    evidence: int
    passages: int
    boilerplate_words: float
    label_words: int
    label_share: float
    telling_figure: float


class ClusterNumbers(Form):
    """How statements gather: cut of the tree, smallest group, resampled runs and their share."""

    distance: float
    smallest: int
    theme_share: float
    runs: int
    sample: float
    seed: int
    most_statements: int
    most_read: int


class ComparingNumbers(Form):
    """All numbers of comparing."""

    weights: Weights
    levels: Levels
    limits: Limits
    clusters: ClusterNumbers


@dataclass(frozen=True, slots=True)
class ComparingRules:
    """Words and numbers together."""

    words: ComparingWords
    numbers: ComparingNumbers


def read_comparing_rules(folder: Path) -> ComparingRules:
    """The rules in `folder` (the resources folder).

    Raises:
        ResourceError: a file is absent or does not fit.
    """
    home = folder / "comparing"
    return ComparingRules(
        words=read_yaml(home / "words.yaml", ComparingWords),
        numbers=read_toml(home / "rules.toml", ComparingNumbers),
    )
