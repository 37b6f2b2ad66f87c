"""Packs the weights of a BERT-type encoder into whole numbers, one scale for each row or column.

Reads a safetensors file and writes the .npz that `align_app.core.language.encoder` loads.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray]

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LARGEST = 127


def read_safetensors(raw: bytes) -> dict[str, Array]:
    """All float32 arrays of a safetensors file."""
    length = int.from_bytes(raw[:8], "little")
    start = 8 + length
    arrays = {}
    for name, entry in json.loads(raw[8:start]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = (start + offset for offset in entry["data_offsets"])
            arrays[name] = np.frombuffer(raw[first:last], "<f4").reshape(entry["shape"])
    return arrays


def whole_numbers(matrix: Array, axis: int) -> tuple[npt.NDArray, Array]:
    """The matrix as int8 and the scales along the other axis that give it back."""
    scale = np.abs(matrix).max(axis=axis) / np.float32(_LARGEST)
    scale[scale == 0] = 1
    return np.rint(matrix / np.expand_dims(scale, axis)).astype(np.int8), scale


def as_they_are(matrix: Array, axis: int) -> tuple[npt.NDArray, Array]:
    """The matrix unchanged, to compare with."""
    return matrix, np.ones(matrix.shape[1 - axis], np.float32)


def arrange(
    source: Mapping[str, Array],
    positions: int,
    shrink: Callable[[Array, int], tuple[npt.NDArray, Array]],
) -> Arrays:
    """The arrays of the packed file, by name; matrices are [in, out]."""
    table = "embeddings"
    packed: Arrays = {}
    packed["words"], packed["words.scale"] = shrink(source[f"{table}.word_embeddings.weight"], 1)
    kinds = source[f"{table}.token_type_embeddings.weight"]
    packed["positions"] = source[f"{table}.position_embeddings.weight"][:positions] + kinds[0]
    _take_norm(packed, source, "first_norm", f"{table}.LayerNorm")
    count = len({name.split(".")[2] for name in source if name.startswith("encoder.layer.")})
    packed["layers"] = np.array(count)
    for number in range(count):
        _take_layer(packed, source, number, shrink)
    return packed


def _take_layer(packed: Arrays, source: Mapping[str, Array], number: int, shrink: Callable) -> None:
    old, new = f"encoder.layer.{number}", f"layer{number}"
    linear = {
        "query_key_value": [f"{old}.attention.self.{part}" for part in ("query", "key", "value")],
        "attended": [f"{old}.attention.output.dense"],
        "widen": [f"{old}.intermediate.dense"],
        "narrow": [f"{old}.output.dense"],
    }
    for name, parts in linear.items():
        weight = np.concatenate([source[f"{part}.weight"].T for part in parts], axis=1)
        packed[f"{new}.{name}.weight"], packed[f"{new}.{name}.scale"] = shrink(weight, 0)
        packed[f"{new}.{name}.bias"] = np.concatenate([source[f"{part}.bias"] for part in parts])
    _take_norm(packed, source, f"{new}.attended_norm", f"{old}.attention.output.LayerNorm")
    _take_norm(packed, source, f"{new}.narrow_norm", f"{old}.output.LayerNorm")


def _take_norm(packed: Arrays, source: Mapping[str, Array], new: str, old: str) -> None:
    packed[f"{new}.scale"] = source[f"{old}.weight"]
    packed[f"{new}.shift"] = source[f"{old}.bias"]


def write_npz(path: Path, arrays: Mapping[str, npt.NDArray]) -> None:
    """Write .npz with fixed times and order, so that the same arrays give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as book:
        for name in sorted(arrays):
            page = io.BytesIO()
            np.lib.format.write_array(page, np.array(arrays[name], order="C"), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _EARLIEST)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            book.writestr(entry, page.getvalue())
