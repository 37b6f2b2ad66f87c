"""The indicators that strategies quote, and the words that name each."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from align_app.core.vocabulary.forms import Form


class IndicatorEntry(Form):
    """One indicator; the little grammar of `wording` is told in the data file."""

    id: str
    name: str
    outcome_class: str = Field(alias="class")
    unit: str
    want: Literal["up", "down", "context"]
    theme: str
    aliases: tuple[str, ...] = ()
    wording: tuple[str, ...]
    code: str | None = None
    old: str | None = None
    fingertips: int | None = None
    checked: tuple[Literal["code", "fingertips"], ...] = ()


class Indicators(Form):
    """All indicators."""

    indicators: tuple[IndicatorEntry, ...]
