"""Runs work in watched processes: a bad file or a bug there cannot take the program down.

A worker is spawned, never forked. It is killed when a person cancels, when it uses too much
memory, or when it has said nothing for too long. What the work is, is not known here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import psutil

from align_app.core.progress import Progress, Silent, Stage

P = ParamSpec("P")
T = TypeVar("T")

_BEAT_SECONDS = 0.04
_ENDING_SECONDS = 5.0
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What a worker may use: resident memory, and seconds without any news."""

    memory_mb: int
    quiet_seconds: float


class WorkerStopped(Exception):  # noqa: N818 - it was stopped, the work itself did not fail
    """The worker ended before its work did: out of memory, out of time, or it crashed."""

    def __init__(self, reason: Literal["memory", "time", "crash"]) -> None:
        super().__init__(reason)
        self.reason = reason


def run_supervised(
    work: Callable[Concatenate[Progress, P], T],
    /,
    limits: WorkerLimits,
    progress: Progress | None = None,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Call `work(progress, *args, **kwargs)` in a new process and give back what it returns.

    `work` must be a function of a module; arguments and result must pickle.

    Raises:
        Cancelled: `progress.report` raised it; the process is gone when this is raised.
        WorkerStopped: a limit was passed or the process crashed.
        Exception: whatever `work` itself raised.
    """
    watch = progress or Silent()
    process, pipe = _start(_run_once)
    try:
        pipe.send((work, args, kwargs))
        return _follow(process, pipe, limits, watch)  # type: ignore[no-any-return]
    finally:
        _end(process, pipe)


class WorkerProcess:
    """One process kept ready for short calls; a crash costs the call, the next starts afresh."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function` in the worker; `function` must be a function of a module.

        Raises:
            WorkerStopped: it crashed or took longer than `seconds_allowed`.
            Exception: whatever `function` itself raised.
        """
        pipe = self._ready_pipe()
        try:
            pipe.send((function, args, kwargs))
            if not pipe.poll(self.seconds_allowed):
                raise WorkerStopped("time")
            kind, value = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise WorkerStopped("crash") from error
        except WorkerStopped:
            self.close()
            raise
        if kind == "error":
            raise value
        return value  # type: ignore[no-any-return]

    seconds_allowed = 20.0
    """Seconds that one call may take."""

    def interrupt(self) -> None:
        """End the call that another thread is waiting for: it raises `WorkerStopped` there."""
        process = self._process
        if process is not None:
            with suppress(ValueError):  # closed a moment ago by the call itself
                process.kill()

    def close(self) -> None:
        """End the process now."""
        if self._process is not None and self._pipe is not None:
            _end(self._process, self._pipe)
        self._process = self._pipe = None

    def _ready_pipe(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            self._process, self._pipe = _start(_run_many)
        return self._pipe


# --- this side ------------------------------------------------------------------------------------


def _start(
    target: Callable[[Connection], None],
) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _end(process: multiprocessing.process.BaseProcess, pipe: Connection) -> None:
    if process.is_alive():
        process.kill()
    process.join(_ENDING_SECONDS)
    pipe.close()
    process.close()


def _follow(
    process: multiprocessing.process.BaseProcess,
    pipe: Connection,
    limits: WorkerLimits,
    progress: Progress,
) -> Any:
    heard = time.monotonic()
    news: tuple[Stage, int, int, str] | None = None
    while True:
        if pipe.poll(_BEAT_SECONDS):
            kind, value = _receive(pipe)
            heard = time.monotonic()
            if kind == "result":
                return value
            if kind == "error":
                raise value
            news = value
        if news:
            # Told again at every beat, so that a wish to stop is heard while the work is quiet.
            progress.report(*news)
        _check_limits(process, limits, quiet=time.monotonic() - heard)


def _receive(pipe: Connection) -> tuple[str, Any]:
    try:
        kind, value = pipe.recv()
    except (EOFError, OSError) as error:
        raise WorkerStopped("crash") from error
    return kind, value


def _check_limits(
    process: multiprocessing.process.BaseProcess, limits: WorkerLimits, *, quiet: float
) -> None:
    with suppress(psutil.Error):  # it may just have ended: then its result is in the pipe
        if psutil.Process(process.pid).memory_info().rss > limits.memory_mb * _MEGABYTE:
            raise WorkerStopped("memory")
    if quiet > limits.quiet_seconds:
        raise WorkerStopped("time")


# --- the worker's side ----------------------------------------------------------------------------


class _Relay:
    """Progress that sends its news to the process that started this one."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        self._pipe.send(("news", (stage, done, total, note)))


def _run_once(pipe: Connection) -> None:
    _settle_in()
    work, args, kwargs = pipe.recv()
    _answer(pipe, lambda: work(_Relay(pipe), *args, **kwargs))


def _run_many(pipe: Connection) -> None:
    _settle_in()
    while True:
        try:
            function, args, kwargs = pipe.recv()
        except (EOFError, OSError):
            return  # the program has gone
        _answer(pipe, lambda: function(*args, **kwargs))  # noqa: B023 - called before the next turn


def _answer(pipe: Connection, work: Callable[[], object]) -> None:
    try:
        answer: tuple[str, object] = ("result", work())
    except Exception as error:  # noqa: BLE001 - the edge of a process: the caller must hear of everything
        answer = ("error", error)
    with suppress(OSError):  # the program has gone: nobody is left to tell
        pipe.send(answer)


def _settle_in() -> None:
    """Leave Ctrl+C to the program, and keep number crunching to one thread.

    One thread, because two workers fill two cores and sums then keep their order. This runs
    before the work is received, and so before numpy is imported here.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
