"""Words for people, places and bodies in English health and care documents."""

from __future__ import annotations

from align_app.core.vocabulary.forms import Form


class PopulationEntry(Form):
    """A group of people and the words that name it."""

    name: str
    words: tuple[str, ...]


class Phrases(Form):
    """Populations, the most particular first, and the words of bodies, offices and places."""

    populations: tuple[PopulationEntry, ...]
    body_words: tuple[str, ...]
    office_words: tuple[str, ...]
    plain_bodies: tuple[str, ...]
    not_places: tuple[str, ...]
