"""Runs work in watched processes: a bad file or a bug there cannot take the program down.

A worker is spawned, never forked. It is killed when a person cancels, when it uses too much
memory, or when it has said nothing for too long, and it ends when the program does. What the work
is, is not known here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, Concatenate, Literal, NoReturn, ParamSpec, TypeVar

import psutil

from align_app.core.job_object import JobObject, bind_process
from align_app.core.progress import Progress, Repeated, Silent, Stage

P = ParamSpec("P")
T = TypeVar("T")

_BEAT_SECONDS = 0.04
_ENDING_SECONDS = 5.0
_COMMITTED_SHARE = 2.0
"""What a process may commit for each byte it may use: Windows counts what is only reserved, too."""
_MEGABYTE = 1 << 20
_LONG_MESSAGE = _MEGABYTE
_SAME_NEWS_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What a worker may use: resident memory, and seconds without any news."""

    memory_mb: int
    quiet_seconds: float


SHORT_CALL = WorkerLimits(memory_mb=900, quiet_seconds=20.0)
"""What one short call may use: a page drawn for the window."""


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

    `work` must be a function of a module; arguments and result must pickle. While the work is
    quiet its last news is told again, so that a wish to stop is heard; a caller that has news of
    its own hands over a `Repeated`, and is heard from the first moment.

    Raises:
        Cancelled: `progress.report` raised it; the process is gone when this is raised.
        WorkerStopped: a limit was passed or the process crashed.
        Exception: whatever `work` itself raised, with a note of where.
    """
    watch = progress if isinstance(progress, Repeated) else Repeated(progress or Silent())
    worker = _Worker(_run_once, limits)
    try:
        worker.hand_over((work, args, kwargs))
        return worker.follow(watch)  # type: ignore[no-any-return]
    finally:
        worker.end()


class WorkerProcess:
    """One process kept ready for short calls; a crash costs the call, the next starts afresh."""

    def __init__(self, limits: WorkerLimits = SHORT_CALL) -> None:
        self._limits = limits
        self._worker: _Worker | None = None

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function` in the worker; `function` must be a function of a module.

        Raises:
            WorkerStopped: it crashed, took longer or used more memory than its limits allow.
            Exception: whatever `function` itself raised.
        """
        worker = self._ready_worker()
        worker.hand_over((function, args, kwargs))
        try:
            return worker.follow(Repeated(Silent()))  # type: ignore[no-any-return]
        except WorkerStopped:
            self.close()
            raise

    def interrupt(self) -> None:
        """End the call that another thread is waiting for: it raises `WorkerStopped` there."""
        worker = self._worker
        if worker is not None:
            worker.kill()

    def close(self) -> None:
        """End the process now."""
        if self._worker is not None:
            self._worker.end()
        self._worker = None

    def _ready_worker(self) -> _Worker:
        if self._worker is None or not self._worker.is_alive():
            self.close()
            self._worker = _Worker(_run_many, self._limits)
        return self._worker


# --- this side ------------------------------------------------------------------------------------


class _Worker:
    """A started process, the pipe to it, and what it may use."""

    def __init__(self, target: Callable[[Connection], None], limits: WorkerLimits) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._limits = limits
        self._sending: threading.Thread | None = None
        self._process = context.Process(target=target, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._job: JobObject | None = bind_process(
            self._process.pid or 0, memory_mb=int(limits.memory_mb * _COMMITTED_SHARE)
        )

    def hand_over(self, job: object) -> None:
        """Send the work on a thread of its own: a full pipe would make us deaf to other wishes."""
        packed = bytes(ForkingPickler.dumps(job))
        self._sending = threading.Thread(target=self._send, args=(packed,), name="to-worker")
        self._sending.start()

    def _send(self, packed: bytes) -> None:
        with suppress(OSError):  # it has ended: whoever follows it is told so
            self._pipe.send_bytes(packed)

    def follow(self, watch: Repeated) -> Any:
        """Wait for the result, relaying news and holding the process to its limits."""
        heard = time.monotonic()
        while True:
            if self._pipe.poll(_BEAT_SECONDS):
                kind, value = self._receive(watch)
                heard = time.monotonic()
                if kind == "result":
                    return value
                if kind == "error":
                    _raise(value)
                if kind == "news":
                    watch.report(*value)
            else:
                watch.again()
            self._check_limits(quiet=time.monotonic() - heard)

    def is_alive(self) -> bool:
        """True while the process runs."""
        return self._process.is_alive()

    def kill(self) -> None:
        """End the process; whoever follows it is told of a crash."""
        with suppress(ValueError):  # closed a moment ago by the call itself
            self._process.kill()

    def end(self) -> None:
        """End the process and let go of everything."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join(_ENDING_SECONDS)
        if self._sending is not None:
            self._sending.join(_ENDING_SECONDS)
        self._pipe.close()
        self._process.close()
        if self._job is not None:
            self._job.close()

    def _receive(self, watch: Repeated) -> tuple[str, Any]:
        try:
            packed = self._pipe.recv_bytes()
        except (EOFError, OSError) as error:
            raise WorkerStopped("crash") from error
        kind, value = _unpack(packed, watch)
        return kind, value

    def _check_limits(self, *, quiet: float) -> None:
        with suppress(psutil.Error):  # it may just have ended: then its result is in the pipe
            used = psutil.Process(self._process.pid).memory_info().rss
            if used > self._limits.memory_mb * _MEGABYTE:
                raise WorkerStopped("memory")
        if quiet > self._limits.quiet_seconds:
            raise WorkerStopped("time")


def _unpack(packed: bytes, watch: Repeated) -> Any:
    """What a message says; a long one is unpacked on a thread, as a wish to stop is still heard."""
    if len(packed) < _LONG_MESSAGE:
        return ForkingPickler.loads(packed)
    unpacked: list[Any] = []
    unpacking = threading.Thread(
        target=lambda: unpacked.append(ForkingPickler.loads(packed)), name="unpacking", daemon=True
    )
    unpacking.start()
    while unpacking.is_alive():
        unpacking.join(_BEAT_SECONDS)
        watch.again()
    if not unpacked:
        raise WorkerStopped("crash")
    return unpacked[0]


def _raise(error: Exception) -> NoReturn:
    if isinstance(error, MemoryError):
        raise WorkerStopped("memory") from error
    raise error


# --- the worker's side ----------------------------------------------------------------------------


class _Relay:
    """Progress that sends its news to the process that started this one.

    News that it sent a moment ago is not sent again: it only shows that the work goes on.
    """

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._sent: tuple[Stage, int, int, str] | None = None
        self._sent_at = 0.0

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        news, now = (stage, done, total, note), time.monotonic()
        if news != self._sent or now - self._sent_at > _SAME_NEWS_SECONDS:
            self._sent, self._sent_at = news, now
            self._pipe.send(("news", news))


def _run_once(pipe: Connection) -> None:
    _settle_in()
    try:
        work, args, kwargs = pipe.recv()
    except (EOFError, OSError):
        return  # the program has gone
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
        error.add_note("".join(traceback.format_exception(error)))
        answer = ("error", error)
    with suppress(OSError):  # the program has gone: nobody is left to tell
        with _showing_life(pipe):
            packed = ForkingPickler.dumps(answer)
        pipe.send_bytes(packed)


@contextmanager
def _showing_life(pipe: Connection) -> Iterator[None]:
    """Say now and then that we are still there; the work itself is over and has no more news."""
    over = threading.Event()

    def beat() -> None:
        with suppress(OSError):  # the program has gone
            while not over.wait(_SAME_NEWS_SECONDS):
                pipe.send(("alive", None))

    beating = threading.Thread(target=beat, name="alive", daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()


def _settle_in() -> None:
    """Leave Ctrl+C to the program, and keep number crunching to one thread.

    One thread, because two workers fill two cores and sums then keep their order. This runs
    before the work is received, and so before numpy is imported here.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_program, name="end-with-us", daemon=True).start()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


def _end_with_the_program() -> None:
    """Wait until the program is gone, however it ended, and end this process in the middle of work.

    The kernel's own signal for this comes when the starting *thread* ends, which is too soon.
    """
    program = multiprocessing.parent_process()
    if program is not None:
        wait([program.sentinel])
        os._exit(1)
