"""The words and rules by which statements are found."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from align_app.core.model import Whose
from align_app.core.vocabulary.forms import Form, read_toml, read_yaml

Mood = Literal[
    "left_out",
    "soft",
    "vision",
    "principles",
    "purposes",
    "enablers",
    "priorities",
    "measures",
    "actions",
]


class SectionRule(Form):
    """What a section holds, told from its heading.

    `reach` says how far down it goes on, `pages` after how many pages it ends in any case.
    """

    id: str
    mood: Mood
    reach: Literal["section", "box", "all"]
    pages: int | None = None
    whose: Whose = Whose.OTHER
    why: str = ""
    headings: tuple[str, ...]


class SectionRules(Form):
    """All kinds of section; the first that fits a heading is taken."""

    sections: tuple[SectionRule, ...]


class LeftOutRule(Form):
    """A reason to leave a sentence out, the patterns that show it, and one that lifts it."""

    id: str = ""
    whose: Whose
    why: str
    patterns: tuple[str, ...]
    unless: str | None = None


class PromiseRule(Form):
    """A form in which a body says what it will do, and how sure that form is (0 to 1)."""

    form: str
    confidence: float
    why: str
    patterns: tuple[str, ...]


class AskRule(Form):
    """What a body asks of others, and of whom."""

    of: str
    patterns: tuple[str, ...]


class StemRules(Form):
    """Sentences that open a list: of promises, or of what others say."""

    promise: tuple[str, ...]
    reported: tuple[str, ...]


class SentenceRules(Form):
    """How one sentence is judged by its form."""

    left_out: tuple[LeftOutRule, ...]
    promises: tuple[PromiseRule, ...]
    principle_forms: tuple[str, ...]
    led_forms: tuple[str, ...]
    looks_like: tuple[str, ...]
    asks: tuple[AskRule, ...]
    verbs: tuple[str, ...]
    noun_too: tuple[str, ...]
    noun_follows: tuple[str, ...]
    stems: StemRules
    figure_first: tuple[str, ...]
    vision_forms: tuple[str, ...]
    abbreviations: tuple[str, ...]


class LabelRule(Form):
    """Words that stand before a number in a heading, and what the named thing is."""

    kind: Literal["priority", "enabler", "principle", "objective"]
    words: tuple[str, ...]


class HeadlineRules(Form):
    """How a document names its own top-level priorities."""

    labels: tuple[LabelRule, ...]
    nouns: dict[Literal["priority", "enabler", "principle", "objective"], tuple[str, ...]]
    counts: tuple[str, ...]
    not_ours: tuple[str, ...]
    columns: tuple[str, ...]
    longest_words: int
    purposes_likeness: int


class ColumnRule(Form):
    """The role of a table column, told from its heading."""

    role: str
    headings: tuple[str, ...]


class TableLeftOut(Form):
    """A column that shows that nothing in its table is the body's own."""

    role: str
    whose: Whose
    why: str


class TableRules(Form):
    """How tables are understood."""

    columns: tuple[ColumnRule, ...]
    left_out: tuple[TableLeftOut, ...]
    empty_cells: tuple[str, ...]


class UnitRule(Form):
    """A unit of the contract and the words that stand for it."""

    unit: str
    words: tuple[str, ...]


class NumberRules(Form):
    """How numbers, dates and changes are written."""

    small: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, float]
    units: tuple[UnitRule, ...]
    rates: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    hold: tuple[str, ...]
    halve: tuple[str, ...]
    double: tuple[str, ...]
    zero: tuple[str, ...]
    limits: tuple[str, ...]
    not_quantities: tuple[str, ...]
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    deadlines: tuple[str, ...]
    stood: tuple[str, ...]
    open_dates: tuple[str, ...]
    onward: tuple[str, ...]


class ThemeRules(Form):
    """How sure it is that a statement carries a theme: the weights of a sum squeezed to 0 to 1."""

    bias: float
    cue: float
    word: float
    word_letters: float
    context: float
    context_word: float
    near: float
    first: float
    least: float
    drop: float
    most: int
    cues_told: int


class FindingRules(Form):
    """Everything by which statements are found."""

    sections: tuple[SectionRule, ...]
    sentences: SentenceRules
    headlines: HeadlineRules
    tables: TableRules
    numbers: NumberRules
    themes: ThemeRules


def load_finding_rules(resources: Path) -> FindingRules:
    """The rules of `resources/finding`.

    Raises:
        ResourceError: a file is absent or does not fit its form.
    """
    folder = resources / "finding"
    return FindingRules(
        sections=read_yaml(folder / "sections.yaml", SectionRules).sections,
        sentences=read_yaml(folder / "sentences.yaml", SentenceRules),
        headlines=read_yaml(folder / "headlines.yaml", HeadlineRules),
        tables=read_yaml(folder / "tables.yaml", TableRules),
        numbers=read_yaml(folder / "numbers.yaml", NumberRules),
        themes=read_toml(folder / "themes.toml", ThemeRules),
    )
