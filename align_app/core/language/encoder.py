"""Turns sentences into vectors with a BERT-type encoder in plain numpy.

A matrix library may add up the twelfth row of a product in another order than the first. So that
the vector of a text does not depend on its neighbours, every text begins at a whole number of
`_ROW_STEP` rows and each product runs on one thread; threads take whole blocks of texts instead.
Files and their checks are left to `manifest`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from align_app.core.language.wordpiece import WordPieces

Vectors = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_ROWS_IN_A_BLOCK = 960
_ROW_STEP = (
    12  # the widest tile of rows in OpenBLAS for processors whose tiles differ inside (AVX2)
)
_FEWEST_ROWS = 48  # fewer take another path through the library
_THREADS = 2
_GELU_ROWS = 32  # as many rows as stay in the nearest memory of the processor
# Abramowitz and Stegun, formula 7.1.26: within 1.5e-7 of the error function
_ERF_P = np.float32(0.3275911)
_ERF_A = [
    np.float32(a) for a in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
]
_ROOT_HALF = np.float32(2**-0.5)
_HALF, _ONE = np.float32(0.5), np.float32(1)


class Encoder(Protocol):
    """Whatever turns sentences into vectors that are close where the meaning is close."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, the same whatever other texts are given with it."""


@dataclass(frozen=True, slots=True)
class Norm:
    """Scale and shift after a row has been brought to mean 0 and variance 1."""

    scale: Vectors
    shift: Vectors


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix [in, out] and what is added to each output."""

    weight: Vectors
    bias: Vectors


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of attention and its two-step network."""

    query_key_value: Linear
    attended: Linear
    attended_norm: Norm
    widen: Linear
    narrow: Linear
    narrow_norm: Norm


@dataclass(frozen=True, slots=True)
class Network:
    """All weights of an encoder; each row of `words` is to be multiplied by its `word_scale`."""

    words: npt.NDArray[np.int8] | Vectors
    word_scale: Vectors
    positions: Vectors
    first_norm: Norm
    layers: tuple[Layer, ...]
    heads: int
    epsilon: float

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.positions.shape[1])


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of a block that hold `texts`, all of them `length` word pieces long."""

    start: int
    length: int
    texts: tuple[int, ...]

    @property
    def room(self) -> int:
        """Rows kept for each text."""
        return _up_to_step(self.length)

    @property
    def stop(self) -> int:
        """The row after the last."""
        return self.start + self.room * len(self.texts)


class NumpyEncoder:
    """A network and its word pieces, ready to encode."""

    def __init__(self, network: Network, pieces: WordPieces) -> None:
        self._network = network
        self._pieces = pieces

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._network.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors [texts, dimension] of length 1; a text given twice is encoded once."""
        place = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        cut = [self._pieces.encode(text) for text in place]
        blocks = list(_blocks([len(pieces) for pieces in cut]))
        vectors = np.empty((len(cut), self.dimension), np.float32)
        with ThreadPoolExecutor(_THREADS) as threads:
            for runs, found in zip(
                blocks, threads.map(partial(_forward, self._network, cut), blocks), strict=True
            ):
                vectors[[text for run in runs for text in run.texts]] = found
        return vectors[[place[text] for text in texts]]


def load_network(path: Path, heads: int, epsilon: float) -> Network:
    """The weights packed by `nlp_models/build_models.py`, as float32 but for the words."""
    threadpool_limits(1, user_api="blas")  # for good: how a product is shared out changes its sums
    with np.load(path, allow_pickle=False) as packed:
        layers = tuple(_layer(packed, number) for number in range(int(packed["layers"])))
        return Network(
            packed["words"],
            packed["words.scale"],
            packed["positions"],
            _norm(packed, "first_norm"),
            layers,
            heads,
            epsilon,
        )


def _layer(packed: np.lib.npyio.NpzFile, number: int) -> Layer:
    name = f"layer{number}"
    return Layer(
        _linear(packed, f"{name}.query_key_value"),
        _linear(packed, f"{name}.attended"),
        _norm(packed, f"{name}.attended_norm"),
        _linear(packed, f"{name}.widen"),
        _linear(packed, f"{name}.narrow"),
        _norm(packed, f"{name}.narrow_norm"),
    )


def _linear(packed: np.lib.npyio.NpzFile, name: str) -> Linear:
    weight = packed[f"{name}.weight"] * packed[f"{name}.scale"]
    return Linear(weight, packed[f"{name}.bias"])


def _norm(packed: np.lib.npyio.NpzFile, name: str) -> Norm:
    return Norm(packed[f"{name}.scale"], packed[f"{name}.shift"])


def _blocks(lengths: Sequence[int]) -> Iterator[tuple[Run, ...]]:
    """Lay the texts out, shortest first, in blocks of about `_ROWS_IN_A_BLOCK` rows."""
    order = sorted(range(len(lengths)), key=lambda text: (lengths[text], text))
    block: list[int] = []
    rows = 0
    for text in order:
        room = _up_to_step(lengths[text])
        if block and rows + room > _ROWS_IN_A_BLOCK:
            yield _runs(block, lengths)
            block, rows = [], 0
        block.append(text)
        rows += room
    if block:
        yield _runs(block, lengths)


def _runs(block: Sequence[int], lengths: Sequence[int]) -> tuple[Run, ...]:
    runs = []
    start = 0
    for length, group in groupby(block, key=lambda text: lengths[text]):
        run = Run(start, length, tuple(group))
        runs.append(run)
        start = run.stop
    return tuple(runs)


def _up_to_step(length: int) -> int:
    return -(-length // _ROW_STEP) * _ROW_STEP


def _forward(network: Network, cut: Sequence[Sequence[int]], runs: Sequence[Run]) -> Vectors:
    """The vectors of the texts of a block, run by run: [texts, dimension]."""
    pieces, places = _lay_out(cut, runs)
    x = network.words[pieces] * network.word_scale[pieces, None] + network.positions[places]
    x = _normalise(x, network.first_norm, network.epsilon)
    for layer in network.layers:
        x = _pass(x, layer, runs, network)
    means = np.concatenate([_split(x, run).mean(1) for run in runs])
    means /= np.sqrt((means * means).sum(1, keepdims=True))
    return means


def _split(rows: Vectors, run: Run) -> Vectors:
    """The rows of a run, text by text, without the room kept after each: [texts, length, width]."""
    return rows[run.start : run.stop].reshape(len(run.texts), run.room, -1)[:, : run.length]


def _lay_out(cut: Sequence[Sequence[int]], runs: Sequence[Run]) -> tuple[Numbers, Numbers]:
    """Numbers of the word pieces and their places in their text; rows that nobody reads are 0."""
    rows = max(runs[-1].stop, _FEWEST_ROWS)
    pieces, places = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
    for run in runs:
        shape = (len(run.texts), run.room)
        room = (slice(None), slice(run.length))
        pieces[run.start : run.stop].reshape(shape)[room] = [cut[text] for text in run.texts]
        places[run.start : run.stop].reshape(shape)[room] = np.arange(run.length)
    return pieces, places


def _pass(x: Vectors, layer: Layer, runs: Sequence[Run], network: Network) -> Vectors:
    """One layer: attention inside each text, then the two-step network on each row."""
    qkv = _apply(x, layer.query_key_value)
    seen = np.zeros_like(x)
    for run in runs:
        _split(seen, run)[:] = _attend(_split(qkv, run), network.heads)
    x = _normalise(_apply(seen, layer.attended) + x, layer.attended_norm, network.epsilon)
    wide = _apply(x, layer.widen)
    for start in range(0, len(wide), _GELU_ROWS):
        _gelu(wide[start : start + _GELU_ROWS])
    return _normalise(_apply(wide, layer.narrow) + x, layer.narrow_norm, network.epsilon)


def _apply(x: Vectors, linear: Linear) -> Vectors:
    product: Vectors = x @ linear.weight
    product += linear.bias
    return product


def _attend(qkv: Vectors, heads: int) -> Vectors:
    """Attention inside each text: [texts, length, 3 * width] to [texts, length, width]."""
    texts, length, width = qkv.shape[0], qkv.shape[1], qkv.shape[2] // 3
    parts = qkv.reshape(texts, length, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
    query, key, value = parts[0], parts[1], parts[2]
    weights = (query * np.float32((width // heads) ** -0.5)) @ key.swapaxes(-1, -2)
    weights -= weights.max(-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(-1, keepdims=True)
    seen: Vectors = weights @ value
    return seen.transpose(0, 2, 1, 3).reshape(texts, length, width)


def _normalise(x: Vectors, norm: Norm, epsilon: float) -> Vectors:
    x = x - x.mean(-1, keepdims=True)
    x /= np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(epsilon))
    x *= norm.scale
    x += norm.shift
    return x


def _gelu(x: Vectors) -> None:
    """Replace x by x * Phi(x), worked out as max(x, 0) - |x| * erfc(|x| / root 2) / 2."""
    size = np.abs(x)
    z = size * _ROOT_HALF
    t = z * _ERF_P
    t += _ONE
    np.reciprocal(t, out=t)
    tail = t * _ERF_A[0]
    for factor in _ERF_A[1:]:
        tail += factor
        tail *= t
    z *= z
    np.negative(z, out=z)
    np.exp(z, out=z)
    tail *= z
    tail *= size
    tail *= _HALF
    np.maximum(x, 0, out=x)
    x -= tail
