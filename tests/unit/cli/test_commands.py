"""Commands keep what people decided before, and refuse what is not there in plain words."""

from __future__ import annotations

import pytest

from align_app.cli.commands import DONE, WRONG_USAGE, run
from align_app.core.model import (
    ConflictDecision,
    ConflictState,
    Kind,
    StatementDecision,
    Verdict,
)
from align_app.core.project import Project
from align_app.core.store import ProjectFile
from tests.unit.core.store.samples import make_analysis, save


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "Größe und mehr.align"
    made = ProjectFile.create(path)
    save(made, make_analysis(), tmp_path)
    made.close()
    return path


def test_that_a_verdict_keeps_what_a_person_corrected_before(project):
    with Project.open(project) as opened:
        opened.decide_statement(
            StatementDecision("s-a", kind=Kind.ENABLER, headline=False, note="as agreed")
        )
    assert run(["decide", str(project), "s-a", "accepted"]).code == DONE
    with Project.open(project) as opened:
        assert opened.decisions().statements["s-a"] == StatementDecision(
            "s-a", Verdict.ACCEPTED, Kind.ENABLER, headline=False, note="as agreed"
        )


def test_that_a_new_state_of_a_conflict_keeps_its_note_owner_and_date(project):
    assert (
        run(["decide", str(project), "k1", "action", "--owner", "Chair", "--due", "May"]).code
        == DONE
    )
    assert run(["decide", str(project), "k1", "needs_decision", "--note", "ask first"]).code == DONE
    with Project.open(project) as opened:
        assert opened.decisions().conflicts["k1"] == ConflictDecision(
            "k1", ConflictState.NEEDS_DECISION, "ask first", "Chair", "May"
        )


def test_that_the_last_document_can_be_taken_out(project, monkeypatch):
    monkeypatch.setattr(Project, "analyse", lambda self, **rest: None)
    assert run(["remove", str(project), "a.pdf", "-q"]).code != WRONG_USAGE
    assert run(["remove", str(project), "b.pdf", "-q"]).code == DONE
    with Project.open(project) as opened:
        assert opened.sources() == ()


@pytest.mark.parametrize(
    "words",
    [["read", "none.pdf"], ["read", "."], ["add", "p.align", "x", "--settings", "none.toml"]],
)
def test_that_a_file_that_is_not_there_is_wrong_usage(words, capsys):
    assert run(words).code == WRONG_USAGE
    assert "Traceback" not in capsys.readouterr().err
