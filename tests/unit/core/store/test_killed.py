"""A window that dies at any moment loses at most the change in flight."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from align_app.core.store import ProjectFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")

# Imports once; every line asks for a child that decides for ever, from that number on.
NURSERY = """
import itertools, os, sys
from pathlib import Path
from align_app.core.model import StatementDecision, Verdict
from align_app.core.store import ProjectFile

def decide_for_ever(start):
    project = ProjectFile.open(Path(sys.argv[1]))
    assert not project.read_only
    for number in itertools.count(start):
        decision = StatementDecision(f"s{number}", Verdict.REJECTED, note="x" * (number % 5000))
        project.decide_statement(decision, words=f"reject of {number}")
        print(number, flush=True)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        decide_for_ever(int(line))
    print("child", child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


def test_that_every_acknowledged_decision_outlives_twenty_kills(project, path):
    project.close()
    start = 0
    command = [sys.executable, "-c", NURSERY, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        for round_ in range(20):
            told = decide_until_killed(nursery, path, start=start, after=3 + 7 * round_ % 23)
            kept = read_and_check(path)
            assert kept >= set(range(told + 1))
            assert len(kept) <= told + 2
            start = len(kept)
        nursery.stdin.close()


def decide_until_killed(nursery: subprocess.Popen[str], path, *, start: int, after: int) -> int:
    """Kill a child after it told of `after` decisions; returns the last one it told of."""
    nursery.stdin.write(f"{start}\n")
    nursery.stdin.flush()
    told, child = [], 0
    while len(told) < after or not child:
        line = nursery.stdout.readline().split()
        assert line
        if line[0] == "child":
            child = int(line[1])
        else:
            told.append(int(line[0]))
    assert is_looked_at(path)
    os.kill(child, signal.SIGKILL)
    while (line := nursery.stdout.readline().strip()) != "dead":
        told.append(int(line))
    return told[-1]


def is_looked_at(path) -> bool:
    """A window of another process may look, and only look, while the first is writing."""
    with closing(ProjectFile.open(path)) as second:
        assert second.decisions().statements
        return second.read_only


def read_and_check(path) -> set[int]:
    """Numbers of the decisions that are there, after checking that the file is whole."""
    with closing(sqlite3.connect(path)) as sql:
        assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(ProjectFile.open(path)) as again:
        assert not again.read_only
        kept = {int(statement[1:]) for statement in again.decisions().statements}
        assert again.undo_words == f"reject of {max(kept)}"
    return kept
