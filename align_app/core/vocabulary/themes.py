"""The themes of health and care strategies: what each is about and the words that give it away."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from align_app.core.vocabulary.forms import Form


class Frames(Form):
    """The national frames that themes are tied to: the id of each part and what it says."""

    purposes: dict[str, str] = Field(default_factory=dict)
    core20plus5: dict[str, str] = Field(default_factory=dict)
    marmot: dict[str, str] = Field(default_factory=dict)


class ThemeGroup(Form):
    """A family of themes; `life_course` is the stage of life it belongs to."""

    id: str
    name: str
    life_course: str = ""


class ThemeEntry(Form):
    """One theme: its definition for matching by meaning; cues, and weaker words, by form."""

    id: str
    group: str = ""
    name: str
    definition: str = ""
    cues: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    core20plus5: tuple[str, ...] = ()
    marmot: tuple[str, ...] = ()
    weight: Literal["low"] | None = None
    major_condition: str | None = None


class Themes(Form):
    """All themes of a taxonomy, in the order in which they are shown."""

    frames: Frames = Frames()
    groups: tuple[ThemeGroup, ...] = ()
    themes: tuple[ThemeEntry, ...]
