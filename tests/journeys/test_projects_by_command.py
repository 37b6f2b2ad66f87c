"""A project over several commands: adding, deciding, undoing, surviving a kill at any moment."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from align_app.core.model import Level, StatementDecision, Verdict
from align_app.core.project import Project
from align_app.core.settings import load_settings
from tests.journeys.conftest import ROOT, SAMPLE, Command, SampleRun

COUNCIL = SAMPLE / "lindrake-city-council-plan-2026-2030.pdf"
ALLIANCE = SAMPLE / "voluntary-alliance-plan-2026-2029.pdf"

pytestmark = pytest.mark.model


def test_that_a_project_grows_and_keeps_what_was_decided(align: Command, tmp_path: Path) -> None:
    project = tmp_path / "review.align"
    assert align("new", project).returncode == 0
    assert align("add", project, COUNCIL, "-q").returncode == 0
    with Project.open(project) as opened:
        before = opened.analysis()
    chosen = before.statements[0]
    assert align("decide", project, chosen.id, "rejected", "--note", "Old").returncode == 0
    assert align("add", project, ALLIANCE, COUNCIL, "-q").returncode == 0
    with Project.open(project) as opened:
        after = opened.analysis()
        assert len(after.documents) == 2
        assert opened.decisions().statements[chosen.id].verdict is Verdict.REJECTED
        assert after.findings[chosen.document] == before.findings[chosen.document]
        assert after.comparison.coverage
    assert align("undo", project).returncode == 0
    with Project.open(project) as opened:
        assert opened.decisions().statements == {}
    assert [path.name for path in tmp_path.iterdir()] == ["review.align"]


def test_that_the_record_tells_who_decided_what(align: Command, tmp_path: Path) -> None:
    project = tmp_path / "review.align"
    settings = tmp_path / "settings.toml"
    settings.write_text('person = "R. Shah"\n', "utf-8")
    with Project.new(project, settings=load_settings(settings)) as made:
        made.decide_statement(StatementDecision("s1", Verdict.REJECTED))
        made.undo()
        told = [(entry.who, entry.action) for entry in made.history()]
    assert told == [("R. Shah", "decided"), ("R. Shah", "undone")]
    assert "R. Shah" in align("show", project, "history", COLUMNS="200").stdout


def test_that_a_file_saved_again_since_it_was_added_is_told_and_not_mixed_up(
    tmp_path: Path,
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(COUNCIL.read_bytes())
    with Project.new(tmp_path / "review.align") as made:
        made.add([plan])
        plan.write_bytes(ALLIANCE.read_bytes())
        made.analyse()
        [document] = made.analysis().documents
        assert [problem.code for problem in document.problems] == ["changed"]
        assert made.analysis().statements == ()


def test_that_a_new_project_never_writes_over_an_old_one(align: Command, tmp_path: Path) -> None:
    project = tmp_path / "review.align"
    project.write_bytes(b"somebody's work")
    done = align("new", project)
    assert done.returncode == 1
    assert project.read_bytes() == b"somebody's work"
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_that_ctrl_c_stops_cleanly_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    command = ["-m", "align_app", "analyse", str(SAMPLE), "--json", str(out)]
    work = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "ALIGN_HOME": str(tmp_path / "home")},
    )  # fmt: skip
    time.sleep(2.5)  # somewhere in the middle of the work: the test holds wherever that is
    work.send_signal(signal.SIGINT)
    _, words = work.communicate(timeout=20)
    assert work.returncode == 130
    assert "Traceback" not in words
    assert "Stopped" in words
    assert list(tmp_path.glob("*.json")) == []


KILLS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_that_a_project_survives_a_kill_at_any_moment_of_an_analysis(tmp_path: Path) -> None:
    project = tmp_path / "review.align"
    with Project.new(project) as made:
        made.add([COUNCIL])
        made.analyse()
        kept = made.analysis().statements[0].id
        made.decide_statement(StatementDecision(kept, Verdict.ACCEPTED, note="agreed in the room"))
    for kill in range(KILLS):
        work = subprocess.Popen(
            [sys.executable, "-m", "align_app", "add", str(project), str(SAMPLE), "-q"],
            cwd=ROOT, env={**os.environ, "ALIGN_HOME": str(tmp_path / "home")},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(0.4 + 0.3 * kill)  # each kill a little later than the last
        work.kill()
        work.wait()
        with closing(sqlite3.connect(project)) as sql:
            assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with Project.open(project) as opened:
            decision = opened.decisions().statements[kept]
            assert decision.note == "agreed in the room"
            assert kept in {each.id for each in opened.analysis().statements}
    with Project.open(project) as opened:
        opened.add([SAMPLE])
        opened.analyse()
        assert len(opened.analysis().documents) == len(list(SAMPLE.glob("*.pdf")))


def test_that_the_commands_tell_themselves(align: Command) -> None:
    assert align("--version").stdout.startswith("align-app ")
    for command in ("analyse", "read", "new", "add", "show", "export"):
        done = align(command, "--help")
        assert done.returncode == 0
        assert "Example:" in done.stdout


def test_that_show_tells_what_is_in_a_project(sample_run, align: Command) -> None:
    for what in ("documents", "statements", "left-out", "coverage", "conflicts", "history"):
        done = align("show", sample_run.project, what, COLUMNS="400")
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
    council = align("show", sample_run.project, COLUMNS="400").stdout
    assert "Lindrake City Council" in council
    assert "all 5 pages read" in council


def test_that_levels_identities_and_second_thoughts_are_recorded_by_command(
    align: Command, sample_run: SampleRun, tmp_path: Path
) -> None:
    project = Path(shutil.copy(sample_run.project, tmp_path / "review.align"))
    with Project.open(project) as opened:
        analysis = opened.analysis()
    cell = analysis.comparison.coverage[0]
    files = {document.id: document.file for document in analysis.documents}
    file = files[cell.document]
    assert align("level", project, cell.statement, file, "partial").returncode == 0
    assert align("decide", project, cell.statement, "rejected").returncode == 0
    assert align("decide", project, cell.statement, "open").returncode == 0
    assert align("correct", project, file, "--partner", "The Mills Trust", "-q").returncode == 0
    assert align("correct", project, file, "--type", "no_such").returncode == 1
    with Project.open(project) as opened:
        decisions = opened.decisions()
        corrected = {each.file: each.identity.organisation for each in opened.analysis().documents}
    assert decisions.coverage[cell.statement, cell.document].level is Level.PARTIAL
    assert cell.statement not in decisions.statements
    assert corrected[file] == "The Mills Trust"
