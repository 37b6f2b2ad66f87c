"""Sources and machine results in the project file: what was added, read, found and compared.

Functions over an open connection; the caller holds the lock and the transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from align_app.core.model import Comparison, Conflict, Document, Findings, ModelUsed, Page, Problem
from align_app.core.store.codec import pack, unpack


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One added file. `document` is the sha256 of its bytes; the store sets `order`, from 1."""

    document: str
    file: str
    path: Path
    order: int = 0


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What the saved results were made from, so that only what changed is made again."""

    documents: dict[str, str] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)
    results: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """What comparing and checking gave over all documents."""

    comparison: Comparison = field(default_factory=Comparison)
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    models: tuple[ModelUsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Packed:
    """Saved results as bytes, read in one moment so that they belong together."""

    documents: tuple[tuple[str, bytes], ...]
    pages: dict[str, list[bytes]]
    findings: dict[str, bytes]
    results: bytes | None


def add_source(sql: sqlite3.Connection, row: SourceRow) -> None:
    """Register a file; one that is already there keeps its place and gets the new path."""
    sql.execute(
        "INSERT INTO source (document, file, path) VALUES (?, ?, ?)"
        " ON CONFLICT (document) DO UPDATE SET file = excluded.file, path = excluded.path",
        (row.document, row.file, str(row.path)),
    )


def sources(sql: sqlite3.Connection) -> tuple[SourceRow, ...]:
    """All added files in the order of adding."""
    rows = sql.execute("SELECT document, file, path, position FROM source ORDER BY position")
    return tuple(
        SourceRow(document, file, Path(path), order) for document, file, path, order in rows
    )


def remove_source(sql: sqlite3.Connection, document: str) -> None:
    """Forget a file and all that was read and found in it."""
    sql.execute("DELETE FROM source WHERE document = ?", (document,))


def save_document(sql: sqlite3.Connection, document: Document, fingerprint: str) -> bool:
    """Keep a document as read; False where its source was taken out in the meantime.

    What was found in an earlier reading is kept until it is found anew, but counts as out of date;
    it goes where there are no pages any more that it could point to.
    """
    known = sql.execute("SELECT 1 FROM source WHERE document = ?", (document.id,)).fetchone()
    if not known:
        return False
    sql.execute(
        "INSERT INTO document (id, fingerprint, body) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, body = excluded.body",
        (document.id, fingerprint, pack(replace(document, pages=()))),
    )
    sql.execute("DELETE FROM page WHERE document = ?", (document.id,))
    sql.executemany(
        "INSERT INTO page (document, number, body) VALUES (?, ?, ?)",
        ((document.id, page.number, pack(page)) for page in document.pages),
    )
    sql.execute("UPDATE findings SET fingerprint = '' WHERE document = ?", (document.id,))
    if not document.pages:
        sql.execute("DELETE FROM findings WHERE document = ?", (document.id,))
    sql.execute("UPDATE results SET fingerprint = ''")
    return True


def save_findings(
    sql: sqlite3.Connection, document: str, *, findings: Findings, fingerprint: str
) -> bool:
    """Keep what was found in a document; False where the document is no longer there."""
    known = sql.execute("SELECT 1 FROM document WHERE id = ?", (document,)).fetchone()
    if not known:
        return False
    sql.execute(
        "INSERT INTO findings (document, fingerprint, body) VALUES (?, ?, ?) ON CONFLICT (document)"
        " DO UPDATE SET fingerprint = excluded.fingerprint, body = excluded.body",
        (document, fingerprint, pack(findings)),
    )
    return True


def save_results(sql: sqlite3.Connection, results: Results, *, fingerprint: str) -> None:
    """Keep what was compared and checked, in place of what was there."""
    sql.execute(
        "INSERT INTO results (only_row, fingerprint, body) VALUES (1, ?, ?) ON CONFLICT (only_row)"
        " DO UPDATE SET fingerprint = excluded.fingerprint, body = excluded.body",
        (fingerprint, pack(results)),
    )


def fingerprints(sql: sqlite3.Connection) -> Fingerprints:
    """What each saved result was made from."""
    results = sql.execute("SELECT fingerprint FROM results").fetchone()
    return Fingerprints(
        documents=dict(sql.execute("SELECT id, fingerprint FROM document ORDER BY id")),
        findings=dict(sql.execute("SELECT document, fingerprint FROM findings ORDER BY document")),
        results=results[0] if results else "",
    )


def read_packed(sql: sqlite3.Connection) -> Packed:
    """All saved results as bytes; documents by file name, then id."""
    documents = sql.execute(
        "SELECT source.file, document.body FROM document"
        " JOIN source ON source.document = document.id"
        " ORDER BY source.file, document.id"
    ).fetchall()
    pages: dict[str, list[bytes]] = {}
    for document, body in sql.execute("SELECT document, body FROM page ORDER BY document, number"):
        pages.setdefault(document, []).append(body)
    results = sql.execute("SELECT body FROM results").fetchone()
    return Packed(
        documents=tuple(documents),
        pages=pages,
        findings=dict(sql.execute("SELECT document, body FROM findings ORDER BY document")),
        results=results[0] if results else None,
    )


def unpack_document(file: str, head: bytes, *, pages: Mapping[str, Sequence[bytes]]) -> Document:
    """A document from its head and its pages, under the name that its file has now."""
    document = unpack(head, Document)
    bodies = pages.get(document.id, ())
    return replace(document, file=file, pages=tuple(unpack(body, Page) for body in bodies))
