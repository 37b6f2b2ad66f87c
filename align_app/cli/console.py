"""What the command line shows: a progress bar, plain tables, errors with their next step.

Results go to standard output; everything else goes to standard error.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from rich import progress as bars
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from align_app.core.errors import AlignError
from align_app.core.model import Problem
from align_app.core.progress import Cancelled, Stage

_STAGE_WORDS = {
    Stage.READING: "Reading",
    Stage.FINDING: "Finding priorities",
    Stage.COMPARING: "Comparing",
    Stage.CHECKING: "Looking for conflicts",
    Stage.WRITING: "Writing",
}

output = Console()
notes = Console(stderr=True, highlight=False)


class TerminalProgress:
    """Progress as bars on a terminal; Ctrl+C makes the next report raise `Cancelled`."""

    def __init__(self, shown: bars.Progress | None) -> None:
        self._shown = shown
        self._tasks: dict[tuple[Stage, str], bars.TaskID] = {}
        self._stop = False

    def stop(self) -> None:
        """Ask the work to end."""
        self._stop = True

    def report(self, stage: Stage, done: int, total: int, note: str = "") -> None:
        """Move the bar of this stage; documents being read have a bar each."""
        if self._stop:
            raise Cancelled
        if self._shown is None:
            return
        key = (stage, note if stage is Stage.READING else "")
        if key not in self._tasks:
            words = f"{_STAGE_WORDS[stage]} {escape(key[1])}".strip()
            self._tasks[key] = self._shown.add_task(words, total=total)
        self._shown.update(self._tasks[key], completed=done, total=max(total, 1))


@contextmanager
def showing_progress(*, quiet: bool) -> Iterator[TerminalProgress]:
    """Bars while the work lasts, where there is a terminal to show them; Ctrl+C stops the work."""
    visible = notes.is_terminal and not quiet
    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeElapsedColumn(),
    )
    shown = bars.Progress(*columns, console=notes, transient=True) if visible else None
    progress = TerminalProgress(shown)
    with _hearing_ctrl_c(progress):
        if shown is None:
            yield progress
        else:
            with shown:
                yield progress


@contextmanager
def _hearing_ctrl_c(progress: TerminalProgress) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        progress.stop()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def print_what_can_be_printed() -> None:
    """Print "?" for a sign that a terminal or a file of Windows cannot hold, and go on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def show_error(error: AlignError) -> None:
    """The sentence and the next step."""
    notes.print(f"[bold red]{escape(error.message)}[/]")
    notes.print(escape(error.what_to_do))


def show_problems(problems: Sequence[Problem], file_of: Mapping[str, str]) -> None:
    """One line for each file and kind of problem: the pages, what happened, what to do."""
    pages: dict[tuple[str | None, str, str], list[int]] = {}
    for problem in problems:
        told = pages.setdefault((problem.document, problem.message, problem.what_to_do), [])
        told += [problem.page] if problem.page else []
    for (document, message, what_to_do), numbers in pages.items():
        file = file_of.get(document or "", "")
        named = file if not message.startswith(file) else ""  # told once is enough
        where = ", ".join(filter(None, (named, _page_words(numbers))))
        line = f"[bold]{escape(where)}[/]: " if where else ""
        notes.print(f"{line}{escape(message)} {escape(what_to_do)}", soft_wrap=True)


def _page_words(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def show_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on standard output."""
    table = Table(title=title, title_justify="left", show_lines=False)
    for column in columns:
        # Ids and names of files are typed again: an id stays whole, and nothing is cut short.
        table.add_column(column, no_wrap=column == "Id", overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    output.print(table)
