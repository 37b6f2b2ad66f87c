"""People's decisions in the project file, undo and redo, and the record of who decided what when.

Triggers write the SQL that takes a change back; undoing runs it, and they then write the redo.
Functions over an open connection; the caller holds the lock and the transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from align_app.core.model import (
    Changes,
    ConflictDecision,
    ConflictState,
    CoverageDecision,
    Decisions,
    IdentityDecision,
    StatementDecision,
)
from align_app.core.store.codec import read_plain, write_plain

Decision = StatementDecision | CoverageDecision | ConflictDecision | IdentityDecision
Key = tuple[str, str, str]
"""Noun, id of what is decided on, and the document of a cell of the matrix, else empty."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the record. `action` is decided, undone or redone; `at` is UTC, ISO 8601."""

    at: str
    who: str
    action: str
    words: str
    noun: str
    subject: str
    document: str
    decision: str | None
    """The decision as JSON, None where it was taken back."""


def decide(
    sql: sqlite3.Connection, decisions: Sequence[Decision], *, words: str, who: str, at: str
) -> Changes:
    """Write decisions as one step; a decision that says nothing takes the earlier one back.

    What was undone before can no longer be redone. Deciding the same again changes nothing.
    """
    bodies = {_key(one): None if _says_nothing(one) else write_plain(one) for one in decisions}
    new = {key: body for key, body in bodies.items() if _body(sql, key) != body}
    if not new:
        return Changes()
    sql.execute("DELETE FROM step WHERE undone = 1")
    step = sql.execute("INSERT INTO step (words, who) VALUES (?, ?)", (words, who)).lastrowid
    sql.execute("UPDATE current_step SET step = ?", (step,))
    for key, body in new.items():
        _write(sql, key, body=body)
    sql.execute("UPDATE current_step SET step = NULL")
    _record(sql, list(new), action="decided", words=words, who=who, at=at)
    return _changes(list(new))


def undo(sql: sqlite3.Connection, *, who: str, at: str) -> Changes:
    """Take back the last step that stands; no changes where there is none."""
    return _run_back(sql, _last_standing(sql), undone=True, who=who, at=at)


def redo(sql: sqlite3.Connection, *, who: str, at: str) -> Changes:
    """Do the step again that was undone last; no changes where there is none."""
    return _run_back(sql, _first_undone(sql), undone=False, who=who, at=at)


def undo_words(sql: sqlite3.Connection) -> str | None:
    """The words of the step that `undo` would take back."""
    step = _last_standing(sql)
    return step[1] if step else None


def redo_words(sql: sqlite3.Connection) -> str | None:
    """The words of the step that `redo` would do again."""
    step = _first_undone(sql)
    return step[1] if step else None


def read_decisions(sql: sqlite3.Connection) -> Decisions:
    """All decisions that stand, in the order of their ids."""
    decisions = Decisions()
    rows = sql.execute(
        "SELECT noun, subject, other, body FROM decision ORDER BY noun, subject, other"
    )
    for noun, subject, other, body in rows:
        if noun == "statement":
            decisions.statements[subject] = read_plain(body, StatementDecision)
        elif noun == "coverage":
            decisions.coverage[subject, other] = read_plain(body, CoverageDecision)
        elif noun == "conflict":
            decisions.conflicts[subject] = read_plain(body, ConflictDecision)
        else:
            decisions.identities[subject] = read_plain(body, IdentityDecision)
    return decisions


def read_history(sql: sqlite3.Connection) -> tuple[HistoryEntry, ...]:
    """The whole record, oldest first."""
    rows = sql.execute(
        "SELECT at, who, action, words, noun, subject, other, body FROM history ORDER BY id"
    )
    return tuple(HistoryEntry(*row) for row in rows)


def _key(decision: Decision) -> Key:
    match decision:
        case StatementDecision():
            return "statement", decision.statement, ""
        case CoverageDecision():
            return "coverage", decision.statement, decision.document
        case ConflictDecision():
            return "conflict", decision.conflict, ""
        case IdentityDecision():
            return "identity", decision.document, ""


def _says_nothing(decision: Decision) -> bool:
    match decision:
        case StatementDecision():
            return decision == StatementDecision(decision.statement)
        case ConflictDecision():
            return decision == ConflictDecision(decision.conflict, ConflictState.OPEN)
        case _:
            return False


def _body(sql: sqlite3.Connection, key: Key) -> str | None:
    row = sql.execute(
        "SELECT body FROM decision WHERE noun = ? AND subject = ? AND other = ?", key
    ).fetchone()
    return str(row[0]) if row else None


def _write(sql: sqlite3.Connection, key: Key, *, body: str | None) -> None:
    if body is None:
        sql.execute("DELETE FROM decision WHERE noun = ? AND subject = ? AND other = ?", key)
        return
    sql.execute(
        "INSERT INTO decision (noun, subject, other, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (noun, subject, other) DO UPDATE SET body = excluded.body",
        (*key, body),
    )


def _last_standing(sql: sqlite3.Connection) -> tuple[int, str] | None:
    row: tuple[int, str] | None = sql.execute(
        "SELECT id, words FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return row


def _first_undone(sql: sqlite3.Connection) -> tuple[int, str] | None:
    row: tuple[int, str] | None = sql.execute(
        "SELECT id, words FROM step WHERE undone = 1 ORDER BY id LIMIT 1"
    ).fetchone()
    return row


def _run_back(
    sql: sqlite3.Connection, step: tuple[int, str] | None, *, undone: bool, who: str, at: str
) -> Changes:
    """Run a step's reverse SQL, last change first; the triggers write the way forward again."""
    if step is None:
        return Changes()
    number, words = step
    rows = sql.execute(
        "SELECT noun, subject, other, reverse FROM undo_log WHERE step = ? ORDER BY id DESC",
        (number,),
    ).fetchall()
    sql.execute("DELETE FROM undo_log WHERE step = ?", (number,))
    sql.execute("UPDATE current_step SET step = ?", (number,))
    for *_, reverse in rows:
        sql.execute(reverse)
    sql.execute("UPDATE current_step SET step = NULL")
    sql.execute("UPDATE step SET undone = ? WHERE id = ?", (int(undone), number))
    keys = [(noun, subject, other) for noun, subject, other, _ in rows]
    _record(sql, keys, action="undone" if undone else "redone", words=words, who=who, at=at)
    return _changes(keys)


def _record(
    sql: sqlite3.Connection, keys: list[Key], *, action: str, words: str, who: str, at: str
) -> None:
    sql.executemany(
        "INSERT INTO history (at, who, action, words, noun, subject, other, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((at, who, action, words, *key, _body(sql, key)) for key in keys),
    )


def _changes(keys: list[Key]) -> Changes:
    def subjects(noun: str) -> frozenset[str]:
        return frozenset(subject for kind, subject, _ in keys if kind == noun)

    return Changes(
        documents=subjects("identity"),
        statements=subjects("statement"),
        coverage=frozenset((subject, other) for kind, subject, other in keys if kind == "coverage"),
        conflicts=subjects("conflict"),
    )
