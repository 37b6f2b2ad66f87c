"""Opens the SQLite file behind a project: who may write, what is refused and in which words.

A lock file beside the project says that one window may write; it is free again if that window dies.
"""

from __future__ import annotations

import ctypes
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from align_app.core.errors import ProjectError
from align_app.core.store.migrations import APPLICATION_ID, NEWEST, make_tables, upgrade, version_of

_SECONDS_TO_WAIT = 10.0
_MILLISECONDS_AT_CLOSING = 500
_HEADER = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68
_REMOTE_DRIVE = 4


@dataclass(slots=True)
class Opened:
    """A connection; the lock where this window may write, else a sentence why it may not."""

    sql: sqlite3.Connection
    lock: WriteLock | None
    why_read_only: str


class WriteLock:
    """The right to write to a project, held by one window of one person at a time.

    A transaction on an empty SQLite file: the same on every system, and gone with its process.
    """

    def __init__(self, project: Path) -> None:
        self._path = project.with_name(f"{project.name}-lock")
        self._sql: sqlite3.Connection | None = None

    def take(self) -> bool:
        """True where the lock was free."""
        sql = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            sql.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            sql.close()
            if _is_locked(error):
                return False
            raise
        self._sql = sql
        return True

    @property
    def held(self) -> bool:
        """True from taking to letting go."""
        return self._sql is not None

    def release(self) -> None:
        """Let go and take the file away."""
        if self._sql is not None:
            # First away, then let go, where the system allows it: otherwise another window could
            # take the old file in between and a third one a new file of the same name.
            gone = self._take_away()
            self._sql.close()
            self._sql = None
            if not gone:
                self._take_away()

    def _take_away(self) -> bool:
        """True where the file could be taken away; Windows keeps it while it is open."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True


def create_file(path: Path) -> None:
    """Make an empty project file; it appears whole or not at all.

    Raises:
        ProjectError: something is there already, or the folder cannot be written to.
    """
    if path.exists():
        raise ProjectError(
            f"There is already a file called {path.name}.",
            "Choose another name, or open the project that is there.",
        )
    unfinished = path.with_name(f"{path.name}-new")
    with plain_words(path):
        unfinished.unlink(missing_ok=True)
        with closing(_connect(unfinished)) as sql:
            make_tables(sql)
        unfinished.rename(path)


def open_file(path: Path) -> Opened:
    """Open a project for writing where that is possible, else to look at only.

    Raises:
        ProjectError: nothing there, not a project, damaged, or too old.
    """
    _refuse_strangers(path)
    with plain_words(path):
        lock = WriteLock(path)
        try:
            free = lock.take()
        except sqlite3.OperationalError:
            return _open_to_look(path, why="This folder cannot be written to.")
        if not free:
            return _open_to_look(path, why="Someone else has this project open.")
        try:
            return _open_to_write(path, lock)
        except BaseException:
            lock.release()
            raise


def fold_back(sql: sqlite3.Connection) -> None:
    """Put all changes into the one file and take its companions away.

    While another window looks at the project they must stay; nothing is lost by that.
    """
    sql.execute(f"PRAGMA busy_timeout = {_MILLISECONDS_AT_CLOSING}")
    with suppress(sqlite3.OperationalError):
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sql.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Tell what SQLite or the system refuses as a `ProjectError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(path, str(error).lower()) from error
    except OSError as error:
        raise ProjectError(
            f"{path.name} cannot be written in this folder.",
            "Choose a folder that you can save to, such as Documents.",
        ) from error


def _open_to_write(path: Path, lock: WriteLock) -> Opened:
    sql = _connect(path)
    try:
        if version_of(sql) > NEWEST:
            lock.release()
            why = "This project was made by a newer version of Align."
            return Opened(sql=_only_looking(sql), lock=None, why_read_only=why)
        sql.execute("PRAGMA synchronous = FULL")
        sql.execute(f"PRAGMA journal_mode = {'DELETE' if is_on_network(path) else 'WAL'}")
        upgrade(sql, path)
        _try_to_write(sql)
    except sqlite3.OperationalError as error:
        sql.close()
        if "readonly" not in str(error):
            raise
        lock.release()
        return _open_to_look(path, why="This file cannot be written to.")
    except BaseException:
        sql.close()
        raise
    return Opened(sql=sql, lock=lock, why_read_only="")


def _try_to_write(sql: sqlite3.Connection) -> None:
    """Fail now where the file or its disk is read-only; beginning a transaction alone would not."""
    sql.execute("BEGIN IMMEDIATE")
    try:
        sql.execute(f"PRAGMA user_version = {version_of(sql)}")
    finally:
        sql.execute("ROLLBACK")


def _open_to_look(path: Path, *, why: str) -> Opened:
    sql = _connect(path, mode="ro")
    try:
        newer = version_of(sql) > NEWEST
    except BaseException:
        sql.close()
        raise
    if newer:
        why = "This project was made by a newer version of Align."
    return Opened(sql=_only_looking(sql), lock=None, why_read_only=why)


def _connect(path: Path, *, mode: str = "rwc") -> sqlite3.Connection:
    sql = sqlite3.connect(
        f"{_uri(path)}?mode={mode}",
        uri=True,
        timeout=_SECONDS_TO_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    # A project file may come from somebody else: nothing in it may reach another file.
    sql.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    sql.execute("PRAGMA trusted_schema = OFF")
    sql.execute("PRAGMA foreign_keys = ON")
    return sql


def is_on_network(path: Path) -> bool:
    """True on a shared drive: a write-ahead log keeps its index in the memory of one computer."""
    remote = False
    if sys.platform == "win32":
        drive = path.absolute().anchor
        remote = ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE
        remote = remote or drive.startswith("\\\\")
    return remote


def _uri(path: Path) -> str:
    """The path as SQLite reads it; a server's folder too, which `as_uri` would take for a host."""
    plain = path.absolute().as_posix()
    for sign, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        plain = plain.replace(sign, escaped)
    return f"file://{'' if plain.startswith('/') else '/'}{plain}"


def _only_looking(sql: sqlite3.Connection) -> sqlite3.Connection:
    sql.execute("PRAGMA query_only = ON")
    return sql


def _refuse_strangers(path: Path) -> None:
    if not path.exists():
        raise ProjectError(
            f"There is no project called {path.name} in this place.",
            "It may have been moved or renamed. Look for it with Open.",
        )
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ProjectError(
            f"{path.name} cannot be opened.",
            "Check that it is a file and that you may read it.",
        ) from error
    mark = header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]
    if not header.startswith(_HEADER) or mark != APPLICATION_ID.to_bytes(4, "big"):
        raise ProjectError(
            f"{path.name} is not an Align project.",
            "Choose a file that Align saved, or start a new project and add your documents to it.",
        )


def _is_locked(error: sqlite3.Error) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _told(path: Path, reason: str) -> ProjectError:
    if "locked" in reason or "busy" in reason:
        return ProjectError(
            f"{path.name} is being used by another program.",
            "Close the other window, or wait until the folder has been copied, and try again.",
        )
    if "full" in reason:
        return ProjectError(
            "The disk is full, so the last change was not saved.",
            "Free some space and make the change again.",
        )
    if "readonly" in reason or "unable to open" in reason:
        return ProjectError(
            f"{path.name} cannot be written in this folder.",
            "Choose a folder that you can save to, such as Documents.",
        )
    return ProjectError(
        f"{path.name} is damaged and could not be read or saved ({reason}).",
        "Open an earlier copy of it, or start a new project with the same documents.",
    )
