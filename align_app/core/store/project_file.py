"""One project on the disk: open, save, decide, undo. Safe to use from several threads.

It keeps and gives back; what to analyse and how decisions change a finding is for others.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from align_app.core.errors import ProjectError
from align_app.core.model import (
    Analysis,
    Changes,
    Comparison,
    Conflict,
    ConflictDecision,
    CoverageDecision,
    Decisions,
    Document,
    Findings,
    IdentityDecision,
    ModelUsed,
    Problem,
    StatementDecision,
)
from align_app.core.store import history, results
from align_app.core.store.codec import unpack
from align_app.core.store.consistency import keep_known
from align_app.core.store.history import Decision, HistoryEntry
from align_app.core.store.opening import Opened, create_file, fold_back, open_file, plain_words
from align_app.core.store.results import Fingerprints, Results, SourceRow


def _now() -> datetime:
    return datetime.now(UTC)


class ProjectFile:
    """An open project file. `why_read_only` is a sentence, empty where this window may write."""

    def __init__(self, path: Path, opened: Opened, *, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.why_read_only = opened.why_read_only
        self._sql = opened.sql
        self._write_lock = opened.lock
        self._clock = clock
        self._mutex = threading.RLock()

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], datetime] = _now) -> ProjectFile:
        """Make a new project and open it.

        Raises:
            ProjectError: something is there already, or the folder cannot be written to.
        """
        create_file(path)
        return cls.open(path, clock=clock)

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime] = _now) -> ProjectFile:
        """Open a project; to look at only where it is open elsewhere, newer, or not writable.

        Raises:
            ProjectError: nothing there, not a project, damaged, or too old.
        """
        return cls(path, open_file(path), clock=clock)

    @property
    def read_only(self) -> bool:
        """True where this window may look but not change."""
        return self._write_lock is None

    def close(self) -> None:
        """Fold everything back into one file and let others write. Closing twice is allowed."""
        with self._mutex:
            if self._write_lock is not None and self._write_lock.held:
                fold_back(self._sql)
            self._sql.close()
            if self._write_lock is not None:
                self._write_lock.release()

    def copy_to(self, path: Path) -> None:
        """Save a copy of the project as it is now; an existing file is never written over.

        Raises:
            ProjectError: something is there already, or the folder cannot be written to.
        """
        create_file(path)
        with self._reading() as sql, plain_words(path):
            target = sqlite3.connect(path)
            try:
                sql.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error:
                target.close()
                path.unlink(missing_ok=True)  # half a copy would pass for a whole one
                raise
            target.close()

    # --- sources and machine results

    def add_source(self, row: SourceRow) -> None:
        """Register a file; one that is already there keeps its place and gets the new path."""
        with self._change() as sql:
            results.add_source(sql, row)

    def sources(self) -> tuple[SourceRow, ...]:
        """All added files in the order of adding."""
        with self._reading() as sql:
            return results.sources(sql)

    def remove_source(self, document: str) -> None:
        """Forget a file and all that was found in it; decisions are kept in case it comes back."""
        with self._change() as sql:
            results.remove_source(sql, document)

    def save_document(self, document: Document, fingerprint: str = "") -> bool:
        """Keep a document as read; False where its source was taken out in the meantime."""
        with self._change() as sql:
            return results.save_document(sql, document, fingerprint)

    def save_findings(self, document: str, findings: Findings, *, fingerprint: str = "") -> bool:
        """Keep what was found in a document; False where it was taken out in the meantime."""
        with self._change() as sql:
            return results.save_findings(sql, document, findings=findings, fingerprint=fingerprint)

    def save_results(
        self,
        comparison: Comparison,
        conflicts: tuple[Conflict, ...],
        *,
        problems: tuple[Problem, ...],
        models: tuple[ModelUsed, ...],
        fingerprint: str = "",
    ) -> None:
        """Keep what comparing and checking gave, in place of what was there."""
        with self._change() as sql:
            whole = Results(comparison, conflicts, problems, models)
            results.save_results(sql, whole, fingerprint=fingerprint)

    def fingerprints(self) -> Fingerprints:
        """What each saved result was made from."""
        with self._reading() as sql:
            return results.fingerprints(sql)

    def load_analysis(self) -> Analysis:
        """All machine results, documents by file name, then id; nothing points to what is gone."""
        with self._reading() as sql:
            packed = results.read_packed(sql)
        whole = unpack(packed.results, Results) if packed.results else Results()
        return keep_known(
            Analysis(
                documents=tuple(
                    results.unpack_document(file, head, pages=packed.pages)
                    for file, head in packed.documents
                ),
                findings={
                    document: unpack(body, Findings) for document, body in packed.findings.items()
                },
                comparison=whole.comparison,
                conflicts=whole.conflicts,
                problems=whole.problems,
                models=whole.models,
            )
        )

    # --- people's decisions

    def decisions(self) -> Decisions:
        """All decisions that stand."""
        with self._reading() as sql:
            return history.read_decisions(sql)

    def decide_statement(
        self, decision: StatementDecision, *, words: str, who: str = ""
    ) -> Changes:
        """Save a decision on a statement; an empty one takes the earlier decision back."""
        return self.decide_all((decision,), words=words, who=who)

    def decide_coverage(self, decision: CoverageDecision, *, words: str, who: str = "") -> Changes:
        """Save the level that a person gave to a cell of the matrix."""
        return self.decide_all((decision,), words=words, who=who)

    def decide_conflict(self, decision: ConflictDecision, *, words: str, who: str = "") -> Changes:
        """Save a decision on a conflict; an open one without a note takes the earlier back."""
        return self.decide_all((decision,), words=words, who=who)

    def correct_identity(self, decision: IdentityDecision, *, words: str, who: str = "") -> Changes:
        """Save a person's correction of what a document is."""
        return self.decide_all((decision,), words=words, who=who)

    def decide_all(self, decisions: Sequence[Decision], *, words: str, who: str = "") -> Changes:
        """Save several decisions as one step, undone together; `words` is what follows "Undo"."""
        with self._change() as sql:
            return history.decide(sql, decisions, words=words, who=who, at=self._time())

    def undo(self, *, who: str = "") -> Changes:
        """Take back the last step; no changes where there is none."""
        with self._change() as sql:
            return history.undo(sql, who=who, at=self._time())

    def redo(self, *, who: str = "") -> Changes:
        """Do the step again that was undone last; no changes where there is none."""
        with self._change() as sql:
            return history.redo(sql, who=who, at=self._time())

    @property
    def undo_words(self) -> str | None:
        """The words of the step that `undo` would take back."""
        with self._reading() as sql:
            return history.undo_words(sql)

    @property
    def redo_words(self) -> str | None:
        """The words of the step that `redo` would do again."""
        with self._reading() as sql:
            return history.redo_words(sql)

    def history(self) -> tuple[HistoryEntry, ...]:
        """Who decided, undid and redid what, and when; oldest first."""
        with self._reading() as sql:
            return history.read_history(sql)

    # --- the door to SQLite

    def _time(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the file: all that is read inside belongs together."""
        with self._mutex, plain_words(self.path), _transaction(self._sql, "BEGIN"):
            yield self._sql

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when it ends, or not at all."""
        with self._mutex:
            if self.read_only:
                raise ProjectError(
                    f"{self.why_read_only} You can look but not change.",
                    "Make a copy and work in that.",
                )
            with plain_words(self.path), _transaction(self._sql, "BEGIN IMMEDIATE"):
                yield self._sql


@contextmanager
def _transaction(sql: sqlite3.Connection, begin: str) -> Iterator[None]:
    sql.execute(begin)
    try:
        yield
        sql.execute("COMMIT")
    finally:
        if sql.in_transaction:
            sql.execute("ROLLBACK")
