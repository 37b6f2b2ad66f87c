"""The language models: the right files, the right vectors, the same in any company."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from align_app.core import locations
from align_app.core.errors import ModelError
from align_app.core.language import Language, load_language

pytestmark = pytest.mark.model

REFERENCE = json.loads((locations.models() / "minilm-l6-v2" / "reference.json").read_text("utf-8"))
WORDS = ("we", "will", "cut", "waiting", "times", "for", "people", "with", "long", "illness")


def made_up_texts(count: int) -> list[str]:
    """Texts of many lengths, always the same ones."""
    chance = random.Random(20)
    return [" ".join(chance.choices(WORDS, k=chance.randint(0, 40))) for _ in range(count)]


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


# --- vectors --------------------------------------------------------------------------------------


def test_that_the_shipped_weights_give_the_reference_vectors(language: Language) -> None:
    vectors = language.encode([row["text"] for row in REFERENCE])
    np.testing.assert_allclose(vectors, [row["shipped"] for row in REFERENCE], atol=1e-5)


@pytest.mark.parametrize("row", [row for row in REFERENCE if row["text"]])
def test_that_packing_hardly_turned_a_vector(row: dict) -> None:
    assert np.dot(row["shipped"], row["unpacked"]) > 0.999


def test_that_vectors_have_length_one(language: Language) -> None:
    vectors = language.encode([*made_up_texts(20), "", "£", "word " * 400])
    assert vectors.shape == (23, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_that_no_texts_give_no_vectors(language: Language) -> None:
    assert language.encode([]).shape == (0, 384)


def test_that_the_same_ask_in_other_words_is_closer_than_another_subject(
    language: Language,
) -> None:
    smoke, mothers, accounts, *_ = language.encode([row["text"] for row in REFERENCE])
    assert smoke @ mothers > 0.5
    assert max(smoke @ accounts, mothers @ accounts) < 0.3


def test_that_a_text_has_the_same_vector_in_any_batch(language: Language) -> None:
    texts = made_up_texts(150)
    together = language.encode(texts)
    chance = random.Random(3)
    for count in (1, 2, 7, 40, 149):
        chosen = chance.sample(range(len(texts)), count)
        again = language.encode([texts[number] for number in chosen])
        assert np.array_equal(again, together[chosen])


def test_that_a_text_given_twice_has_the_same_vector_twice(language: Language) -> None:
    first, _, second = language.encode(["Every child reads well", "or", "Every child reads well"])
    assert np.array_equal(first, second)


def test_that_what_follows_a_very_long_text_does_not_count(language: Language) -> None:
    long = "care " * 300
    assert np.array_equal(*language.encode([long, long + "prison"]))


_VECTORS_ELSEWHERE = """
import hashlib, random, sys
from tests.unit.core.test_language import made_up_texts
from align_app.core.language import load_language
sys.stdout.write(hashlib.sha256(load_language().encode(made_up_texts(60)).tobytes()).hexdigest())
"""


def _digest_elsewhere(threads: int, processor: str) -> str:
    """The digest of the same vectors, made by a new process with these settings."""
    root = Path(__file__).parents[3]
    settings = {"OPENBLAS_NUM_THREADS": str(threads), "OPENBLAS_CORETYPE": processor}
    environment = {**os.environ, **settings, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", _VECTORS_ELSEWHERE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("processor", ["", "Haswell"])
def test_that_the_number_of_threads_does_not_change_a_vector(processor: str) -> None:
    assert _digest_elsewhere(1, processor) == _digest_elsewhere(4, processor)


# --- parts of speech ------------------------------------------------------------------------------


def test_that_each_word_has_its_part_lemma_and_place(language: Language) -> None:
    text = "Partners will halve  waits."
    (tokens,) = language.tag([text])
    assert [token.text for token in tokens] == ["Partners", "will", "halve", "waits", "."]
    assert [token.lemma for token in tokens] == ["partner", "will", "halve", "wait", "."]
    assert [token.pos for token in tokens] == ["NOUN", "AUX", "VERB", "NOUN", "PUNCT"]
    assert [token.tag for token in tokens][:3] == ["NNS", "MD", "VB"]
    assert all(text[token.start :].startswith(token.text) for token in tokens)


def test_that_tags_come_text_by_text(language: Language) -> None:
    tagged = language.tag(["Reduce waits", "", "Join up care"])
    assert [len(tokens) for tokens in tagged] == [2, 0, 3]


# --- files ----------------------------------------------------------------------------------------


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the models that a test may spoil."""
    return shutil.copytree(locations.models(), tmp_path / "nlp_models")


def test_that_the_models_are_named_with_version_digest_and_purpose(language: Language) -> None:
    assert [(model.name, model.version) for model in language.models] == [
        ("all-MiniLM-L6-v2", "int8-1"),
        ("en_core_web_sm", "3.8.0"),
    ]
    assert all(len(model.sha256) == 64 and model.used_for for model in language.models)


@pytest.mark.parametrize("file", ["minilm-l6-v2/weights.npz", "en_core_web_sm/tagger/model"])
def test_that_a_file_that_is_not_there_is_named(copied: Path, file: str) -> None:
    (copied / file).unlink()
    with pytest.raises(ModelError, match=f"did not find the language model file {file}"):
        load_language(copied)


def test_that_one_changed_byte_is_told(copied: Path) -> None:
    weights = copied / "minilm-l6-v2" / "weights.npz"
    raw = bytearray(weights.read_bytes())
    raw[len(raw) // 2] ^= 1
    weights.write_bytes(raw)
    with pytest.raises(ModelError, match=r"weights\.npz is not the one"):
        load_language(copied)


def test_that_a_longer_file_is_told(copied: Path) -> None:
    with (copied / "minilm-l6-v2" / "vocab.txt").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write("extra\n")
    with pytest.raises(ModelError, match=r"vocab\.txt is not the one"):
        load_language(copied)


def test_that_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"models\.toml"):
        load_language(tmp_path)


def test_that_a_manifest_without_the_encoder_is_told(copied: Path) -> None:
    manifest = copied / "models.toml"
    text = manifest.read_text("utf-8").replace('id = "sentences"', 'id = "other"')
    manifest.write_text(text, "utf-8")
    with pytest.raises(ModelError, match="sentences"):
        load_language(copied).encode(["text"])


def test_that_spacy_waits_until_it_is_asked_for() -> None:
    code = (
        "import sys; from align_app.core.language import load_language;"
        "load_language().encode(['text']); sys.exit('spacy' in sys.modules)"
    )
    root = str(Path(__file__).parents[3])
    environment = {**os.environ, "PYTHONPATH": root}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
    )
