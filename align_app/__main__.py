"""The front door: a command goes to the command line, anything else opens the window."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (those of the process by default); gives the exit code."""
    multiprocessing.freeze_support()  # in a frozen program, worker processes come in here
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["--selftest"]:
        from align_app.selftest import run_selftest

        return run_selftest()
    if all(_can_be_opened(word) for word in words):
        return _open_window([Path(word) for word in words])
    return _run_command(words)


def _can_be_opened(word: str) -> bool:
    from align_app.core.project import READABLE

    return Path(word).suffix.lower() in {".align", *READABLE}


def _run_command(words: list[str]) -> int:
    from align_app.cli.commands import run

    outcome = run(words)
    if outcome.open_next:
        _open_window([outcome.open_next])
    return outcome.code


def _open_window(paths: list[Path]) -> int:
    from align_app.gui.screen import open_window

    return open_window(paths)


if __name__ == "__main__":
    sys.exit(main())
