"""The line from files to findings: read, find, compare, check, each in processes that are watched.

What is kept, and what can be reused from last time, is the business of `project`. The rooms are
imported in the worker processes only, so that the window and the command line start quickly.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from align_app import __version__
from align_app.core import locations
from align_app.core.errors import AlignError, AnalysisError, DocumentError
from align_app.core.model import (
    Comparison,
    Conflict,
    Document,
    Findings,
    Identity,
    ModelUsed,
    Problem,
)
from align_app.core.progress import Cancelled, Progress, Repeated, Stage
from align_app.core.settings import ReadingLimits, Settings
from align_app.core.workers import WorkerLimits, WorkerStopped, run_supervised

P = ParamSpec("P")
T = TypeVar("T")

_LOG = logging.getLogger(__name__)
_WAIT_SECONDS = 0.1
_PAGES_WORTH_A_WORKER = 40
"""Below this many pages a second process costs more to start than it saves."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file to be read; `document` is the sha256 of its bytes."""

    document: str
    path: Path
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What comparing and checking gave, and the models that took part."""

    comparison: Comparison
    conflicts: tuple[Conflict, ...]
    models: tuple[ModelUsed, ...]


def read_files(
    files: Sequence[FileToRead],
    *,
    settings: Settings,
    progress: Progress,
    on_read: Callable[[Document], None],
) -> None:
    """Read each file in a process of its own, as many at a time as the settings allow.

    `on_read` is called on one of the reading threads as soon as a document is read; a file that
    cannot be read gives a document without pages that carries its problem.

    Raises:
        Cancelled: `progress.report` raised it; documents already handed over stay handed over.
    """
    watch = _Halting(progress)
    with ThreadPoolExecutor(settings.workers, thread_name_prefix="reading") as pool:
        jobs = [pool.submit(_read_watched, file, settings.reading, watch) for file in files]
        try:
            for document in _as_they_end(jobs):
                on_read(document)
        finally:
            watch.halt()
            for job in jobs:
                job.cancel()


def _as_they_end(jobs: Iterable[Future[T]]) -> Iterator[T]:
    """The results of jobs; in short waits, so that Ctrl+C is heard on every system."""
    waiting = set(jobs)
    while waiting:
        ready, waiting = wait(waiting, _WAIT_SECONDS, FIRST_COMPLETED)
        for job in ready:
            yield job.result()


def draw_debug_pages(
    file: FileToRead, document: Document, folder: Path, *, settings: Settings, progress: Progress
) -> None:
    """Write a picture of each page of a document that was read, with what was read drawn on it.

    Raises:
        DocumentError: the file is gone, or one of its pages cannot be drawn.
        AnalysisError: the worker was stopped before its end.
        Cancelled: `progress.report` raised it.
    """
    _think(_draw, Stage.WRITING, settings, progress, file.path, document, folder, file.password)


def find_in_documents(
    documents: Sequence[Document], *, settings: Settings, progress: Progress
) -> dict[str, Findings]:
    """What each document commits to, by document id.

    Raises:
        AnalysisError: a worker was stopped before its end.
        Cancelled: `progress.report` raised it.
    """
    shares = _fair_shares(documents, settings.workers)
    watch = _Halting(progress)
    with ThreadPoolExecutor(max(1, len(shares)), thread_name_prefix="finding") as pool:
        jobs = [
            pool.submit(_think, _find, Stage.FINDING, settings, watch, share) for share in shares
        ]
        found: dict[str, Findings] = {}
        try:
            for share_found in _as_they_end(jobs):
                found.update(share_found)
        finally:
            watch.halt()
    return found


def judge(
    documents: Sequence[Document],
    findings: Mapping[str, Findings],
    *,
    settings: Settings,
    progress: Progress,
) -> Judgement:
    """Compare all documents with each other and look for conflicts.

    Raises:
        AnalysisError: the worker was stopped before its end.
        Cancelled: `progress.report` raised it.
    """
    return _think(_judge, Stage.COMPARING, settings, progress, tuple(documents), dict(findings))


@cache
def fingerprint() -> str:
    """What findings depend on besides the document: the version, the shipped data, the models.

    Findings that carry the same fingerprint need not be made again.
    """
    digest = hashlib.sha256(__version__.encode())
    manifest = locations.models() / "models.toml"
    for file in (manifest, *_data_files()):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _data_files() -> Iterable[Path]:
    folders = ("vocabulary", "document_types", "reading", "finding", "comparing", "conflict_rules")
    for folder in folders:
        yield from sorted(
            file for file in (locations.resources() / folder).rglob("*") if file.is_file()
        )


# --- stopping together ----------------------------------------------------------------------------


class _Halting:
    """Progress that several workers share; they all stop once their work as a whole is over."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._over = False

    def halt(self) -> None:
        """Stop those that still run, as one of them failed or was cancelled."""
        self._over = True

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        """Pass the news on."""
        if self._over:
            raise Cancelled
        self._progress.report(stage, done, total, note)


# --- reading --------------------------------------------------------------------------------------


def _read_watched(file: FileToRead, limits: ReadingLimits, progress: Progress) -> Document:
    allowed = WorkerLimits(limits.memory_mb, limits.seconds_per_page)
    watch = Repeated(progress)
    watch.report(Stage.READING, 0, 1, file.path.name)
    try:
        document = run_supervised(_read, allowed, watch, file.path, limits, file.password)
        return document if document.id == file.document else _unread(file, *_CHANGED)
    except DocumentError as error:
        return _unread(file, error.code, error.message, error.what_to_do)
    except WorkerStopped as stopped:
        return _unread(file, f"stopped_{stopped.reason}", *_STOPPED_WORDS[stopped.reason])
    except (AlignError, Cancelled):
        raise
    except Exception:  # noqa: BLE001 - a mistake of the reader's own must not cost the other documents
        _LOG.exception("A document could not be read")
        return _unread(file, "stopped_fault", *_STOPPED_WORDS["fault"])


_CHANGED = (
    "changed",
    "This file is not the one that was added: it has been saved again since.",
    "Add it once more to read it as it is now, and take this one out.",
)
_STOPPED_WORDS = {
    "memory": (
        "This file needed more memory than one document may use, so reading was stopped.",
        "Save it again from the program that made it, or as a smaller PDF, and add that.",
    ),
    "time": (
        "One page of this file took too long to read, so reading was stopped.",
        "Save it again from the program that made it, or leave out the page, and add that.",
    ),
    "fault": (
        "This file holds something that our reader could not follow, so reading was stopped.",
        "Save it again from the program that made it, and add that.",
    ),
    "crash": (
        "This file is damaged in a way that stopped its reader. Nothing else was touched.",
        "Ask the sender for a fresh copy, or save it again as a PDF and add that.",
    ),
}


def _read(progress: Progress, path: Path, limits: ReadingLimits, password: str | None) -> Document:
    from align_app.core.reading import read_document
    from align_app.core.vocabulary import load_vocabulary

    return read_document(
        path,
        vocabulary=load_vocabulary(),
        limits=limits,
        password=password,
        progress=progress,
    )


def _unread(file: FileToRead, code: str, message: str, what_to_do: str) -> Document:
    problem = Problem(file.document, None, code, message, what_to_do)
    identity = Identity(title=file.path.stem)
    return Document(file.document, file.path.name, identity, (), (problem,))


# --- finding, comparing, checking -----------------------------------------------------------------


def _think(
    work: Callable[Concatenate[Progress, P], T],
    first: Stage,
    settings: Settings,
    progress: Progress,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    limits = WorkerLimits(settings.analysis_memory_mb, settings.analysis_quiet_seconds)
    watch = Repeated(progress)
    watch.report(first, 0, 1)
    try:
        return run_supervised(work, limits, watch, *args, **kwargs)
    except WorkerStopped as stopped:
        raise AnalysisError(*_STOPPED_THINKING[stopped.reason]) from stopped


_STOPPED_THINKING = {
    "memory": (
        "The analysis needed more memory than the settings allow, so it was stopped. "
        "What was read is kept.",
        "Close other programs and raise the memory for the analysis in the settings.",
    ),
    "time": (
        "One step of the analysis took longer than the settings allow, so it was stopped. "
        "What was read is kept.",
        "Raise the time for one step of the analysis in the settings, then try again.",
    ),
    "crash": (
        "The analysis stopped unexpectedly. What was read is kept.",
        "Try again. If it stops again, take out the document that was added last.",
    ),
}


def _find(progress: Progress, documents: Sequence[Document]) -> dict[str, Findings]:
    from align_app.core.finding import find_statements
    from align_app.core.language import load_language
    from align_app.core.vocabulary import load_vocabulary

    language, vocabulary = load_language(), load_vocabulary()
    found = {}
    for done, document in enumerate(documents):
        progress.report(Stage.FINDING, done, len(documents), document.file)
        found[document.id] = find_statements(document, language=language, vocabulary=vocabulary)
    progress.report(Stage.FINDING, len(documents), len(documents))
    return found


def _judge(
    progress: Progress, documents: Sequence[Document], findings: Mapping[str, Findings]
) -> Judgement:
    from align_app.core.comparing import compare
    from align_app.core.conflicts import find_conflicts
    from align_app.core.language import load_language
    from align_app.core.vocabulary import load_vocabulary

    language, vocabulary = load_language(), load_vocabulary()
    progress.report(Stage.COMPARING, 0, 1)
    comparison = compare(documents, findings, language=language, vocabulary=vocabulary)
    progress.report(Stage.CHECKING, 0, 1)
    conflicts = find_conflicts(documents, findings, comparison, vocabulary=vocabulary)
    progress.report(Stage.CHECKING, 1, 1)
    return Judgement(comparison, conflicts, language.models)


def _draw(
    progress: Progress, path: Path, document: Document, folder: Path, password: str | None
) -> None:
    from align_app.core.reading.debug_pages import write_debug_pages
    from align_app.core.vocabulary import load_vocabulary

    rules = load_vocabulary().debug_page_rules
    write_debug_pages(path, document, folder, rules=rules, progress=progress, password=password)


def _fair_shares(documents: Sequence[Document], workers: int) -> list[tuple[Document, ...]]:
    """Split documents into shares of about equal pages, the longest documents first."""
    if not documents:
        return []
    pages = sum(len(document.pages) for document in documents)
    count = max(1, min(workers, len(documents), pages // _PAGES_WORTH_A_WORKER))
    shares: list[list[Document]] = [[] for _ in range(count)]
    for document in sorted(documents, key=lambda each: (-len(each.pages), each.id)):
        min(shares, key=lambda share: sum(len(each.pages) for each in share)).append(document)
    return [tuple(share) for share in shares]
