"""The numbers by which any text is sorted into the themes of any taxonomy."""

from __future__ import annotations

from pathlib import Path

from align_app.core.vocabulary.forms import Form, read_toml


class ClassifyRules(Form):
    """Weights of nearness and cue words, and where yes begins."""

    cue: float
    word: float
    even: float
    steepness: float
    cues_told: int


def read_classify_rules(resources: Path) -> ClassifyRules:
    """The rules in the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_toml(resources / "finding" / "classify.toml", ClassifyRules)
