"""Makes the tables of a new project file and brings an older one up to date, after a copy was made.

A step is SQL from one version to the next and calls no code of the program, so that it means the
same for ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from align_app.core.errors import ProjectError

APPLICATION_ID = 0x416C676E
"""Marks a SQLite file as an Align project: the letters Algn."""

NEWEST = 1
STEPS: Mapping[int, str] = {}
"""The SQL that brings a file of version n to version n + 1, by n."""


def make_tables(sql: sqlite3.Connection) -> None:
    """Make an empty project of the newest version in one transaction."""
    _run(
        sql,
        f"{_shipped('schema.sql')}; {_shipped('triggers.sql')};"
        f" PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {NEWEST};",
    )


def version_of(sql: sqlite3.Connection) -> int:
    """The version of an open project file."""
    return int(sql.execute("PRAGMA user_version").fetchone()[0])


def upgrade(
    sql: sqlite3.Connection,
    path: Path,
    *,
    steps: Mapping[int, str] = STEPS,
    newest: int = NEWEST,
) -> Path | None:
    """Bring an open file up to date in one transaction; returns the copy of it as it was.

    Returns None where the file was up to date.

    Raises:
        ProjectError: there is no way from this version, or the copy cannot be written.
    """
    version = version_of(sql)
    if version >= newest:
        return None
    if any(number not in steps for number in range(version, newest)):
        raise ProjectError(
            f"This project was made by a version of Align that is too old to be read ({version}).",
            "Open it once with an earlier release of Align, then again with this one.",
        )
    copy = _copy_beside(sql, path, version=version)
    work = " ; ".join(steps[number] for number in range(version, newest))
    triggers = _shipped("triggers.sql")
    _run(sql, f"{_drop_triggers(sql)} {work}; {triggers}; PRAGMA user_version = {newest};")
    return copy


def _shipped(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _run(sql: sqlite3.Connection, script: str) -> None:
    """Run a script as one transaction that holds whole or not at all."""
    try:
        sql.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")
    except sqlite3.Error:
        if sql.in_transaction:
            sql.execute("ROLLBACK")
        raise


def _drop_triggers(sql: sqlite3.Connection) -> str:
    names = sql.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    return " ".join(f'DROP TRIGGER "{name}";' for (name,) in names)


def _copy_beside(sql: sqlite3.Connection, path: Path, *, version: int) -> Path:
    copy = path.with_name(f"{path.stem} (before upgrade from version {version}){path.suffix}")
    target = sqlite3.connect(copy)
    try:
        sql.backup(target)
    finally:
        target.close()
    return copy
