"""Tells what part each word plays in a sentence, by spaCy's small English model.

The only file that imports spaCy. Entities and parse trees are not used, so those parts are not
shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign of a text: as printed, its dictionary form, and the part it plays.

    `pos` is the universal part of speech (VERB, AUX, NOUN ...), `tag` the finer Penn tag (MD, VB,
    NNS ...), `start` where it stands in the text.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    start: int


class Tagger:
    """A loaded spaCy pipeline."""

    def __init__(self, folder: Path, left_out: Sequence[str]) -> None:
        """Load the pipeline in `folder` without the components `left_out`."""
        import spacy

        self._pipeline: Any = spacy.load(folder, exclude=list(left_out))

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """The tokens of each text, spaces left out."""
        return [
            tuple(
                Token(word.text, word.lemma_, word.pos_, word.tag_, word.idx)
                for word in sentence
                if not word.is_space
            )
            for sentence in self._pipeline.pipe(texts)
        ]
