"""The one door to the language models: vectors of sentences, and the part each word plays.

Everything runs on this computer from the files in nlp_models/; nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from align_app.core import locations
from align_app.core.language.encoder import Encoder, Vectors
from align_app.core.language.manifest import (
    Manifest,
    check_files,
    load_encoder,
    read_manifest,
)
from align_app.core.language.tagger import Tagger, Token
from align_app.core.model import ModelUsed

__all__ = ["Encoder", "Language", "Token", "Vectors", "load_language"]


class Language:
    """The shipped models; each is loaded when it is first asked for."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest

    @property
    def models(self) -> tuple[ModelUsed, ...]:
        """What an analysis with these models names as used."""
        return tuple(model.used for model in self._manifest.model)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of meaning [texts, 384], float32, each of length 1.

        A text has the same vector whatever other texts are given with it.
        """
        return self._encoder.encode(texts)

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """The words and signs of each text and the part each plays."""
        return self._tagger.tag(texts)

    @cached_property
    def _encoder(self) -> Encoder:
        model = self._manifest.named("sentences")
        folder = self._folder / model.folder
        return load_encoder(folder, folder / str(model.weights), model.max_tokens or 256)

    @cached_property
    def _tagger(self) -> Tagger:
        model = self._manifest.named("words")
        return Tagger(self._folder / model.folder, model.left_out)


@cache
def load_language(folder: Path | None = None) -> Language:
    """The models of `folder` (the shipped ones by default), every file checked once.

    Raises:
        ModelError: a model file was not found or is not the one the program came with.
    """
    place = folder or locations.models()
    manifest = read_manifest(place)
    check_files(place, manifest)
    return Language(place, manifest)
