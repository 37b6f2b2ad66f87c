"""Reads the manifest of the shipped models, and makes sure that each file is the one it names.

Loads the sentence encoder from its folder; spaCy is left to `tagger`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from align_app.core.errors import ModelError, ResourceError
from align_app.core.language.encoder import NumpyEncoder, load_network
from align_app.core.language.wordpiece import WordPieces
from align_app.core.model import ModelUsed
from align_app.core.vocabulary.forms import Form, read_toml

MANIFEST = "models.toml"
_WHAT_TO_DO = "Install the program again, or copy its folder nlp_models again from where it came."


class ModelFile(Form):
    """One file of a model: its path inside the models folder and what it must be."""

    path: str
    bytes: int
    sha256: str


class ShippedModel(Form):
    """One model: what it is, who made it, and its files."""

    id: str
    folder: str
    name: str
    version: str
    licence: str
    licence_files: tuple[str, ...]
    used_for: str
    upstream: str
    upstream_revision: str
    wheel: str
    wheel_sha256: str
    built: str
    left_out: tuple[str, ...] = ()
    dimension: int | None = None
    pooling: str | None = None
    max_tokens: int | None = None
    weights: str | None = None
    file: tuple[ModelFile, ...]

    @property
    def sha256(self) -> str:
        """One digest for all its files."""
        lines = "".join(f"{file.sha256}  {file.path}\n" for file in self.file)
        return hashlib.sha256(lines.encode()).hexdigest()

    @property
    def used(self) -> ModelUsed:
        """How an analysis names it."""
        return ModelUsed(self.name, self.version, self.sha256, self.used_for)


class Manifest(Form):
    """All shipped models."""

    model: tuple[ShippedModel, ...]

    def named(self, model_id: str) -> ShippedModel:
        """The model with this id.

        Raises:
            ModelError: the manifest has no such model.
        """
        for model in self.model:
            if model.id == model_id:
                return model
        raise ModelError(f"The file {MANIFEST} does not name a model “{model_id}”.", _WHAT_TO_DO)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a models folder.

    Raises:
        ModelError: there is no manifest, or it does not fit its form.
    """
    try:
        return read_toml(folder / MANIFEST, Manifest)
    except ResourceError as error:
        raise ModelError(error.message, _WHAT_TO_DO) from error


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare size and digest of every file with the manifest.

    Raises:
        ModelError: a file was not found or is not the one the program came with.
    """
    for model in manifest.model:
        for file in model.file:
            _check_file(folder, file)


def _check_file(folder: Path, file: ModelFile) -> None:
    try:
        raw = (folder / file.path).read_bytes()
    except OSError as error:
        raise ModelError(
            f"We did not find the language model file {file.path}.", _WHAT_TO_DO
        ) from error
    if len(raw) != file.bytes or hashlib.sha256(raw).hexdigest() != file.sha256:
        raise ModelError(
            f"The language model file {file.path} is not the one this program came with.",
            _WHAT_TO_DO,
        )


def load_encoder(folder: Path, weights: Path, longest: int = 256) -> NumpyEncoder:
    """The encoder in a folder; a text counts up to its `longest` number of word pieces."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    network = load_network(weights, config["num_attention_heads"], config["layer_norm_eps"])
    return NumpyEncoder(network, WordPieces(folder / "vocab.txt", longest))
