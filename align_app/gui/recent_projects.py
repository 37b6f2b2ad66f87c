"""Remembers which projects were open last, newest first, in the person's own folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from align_app.core import locations

_KEPT = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was open once: where, how many documents it held, the day as YYYY-MM-DD."""

    path: str
    documents: int
    opened: str

    @property
    def name(self) -> str:
        """The project's name."""
        return Path(self.path).stem

    @property
    def is_there(self) -> bool:
        """False where the file has been moved or deleted."""
        return Path(self.path).is_file()


def recent_projects() -> tuple[Recent, ...]:
    """Projects that were open before, newest first; a file that cannot be read counts as none."""
    try:
        rows = json.loads(_file().read_text("utf-8"))
        return tuple(Recent(**row) for row in rows)
    except (OSError, ValueError, TypeError):
        return ()


def remember_project(path: Path, *, documents: int, today: date) -> None:
    """Put a project at the head of the list."""
    row = Recent(str(path.resolve()), documents, today.isoformat())
    _write([row, *(each for each in recent_projects() if each.path != row.path)])


def forget_project(path: str) -> None:
    """Take a project off the list."""
    _write(each for each in recent_projects() if each.path != path)


def day_words(opened: str, today: date) -> str:
    """A day as a person says it: today, yesterday, 3 November, 3 November 2024."""
    day = date.fromisoformat(opened)
    ago = (today - day).days
    if ago in {0, 1}:
        return "today" if ago == 0 else "yesterday"
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _file() -> Path:
    return locations.user_folder() / "recent.json"


def _write(rows: Iterable[Recent]) -> None:
    kept = [asdict(row) for row in rows][:_KEPT]
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(json.dumps(kept, indent=1, ensure_ascii=False), "utf-8")
