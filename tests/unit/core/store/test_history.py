"""Decisions can be undone and redone, also after a restart, and the record keeps them all."""

import sqlite3
from contextlib import closing

import pytest

from align_app.core.model import (
    Changes,
    ConflictDecision,
    ConflictState,
    CoverageDecision,
    Identity,
    IdentityDecision,
    Level,
    StatementDecision,
    Verdict,
)
from align_app.core.store import ProjectFile

REJECTED = StatementDecision("s1", Verdict.REJECTED, note='it\'s "their" word;\n-- ‘quoted’ \0 ½')
ACCEPTED = StatementDecision("s1", Verdict.ACCEPTED)


def test_that_every_kind_of_decision_comes_back_equal(project):
    cell = CoverageDecision("s1", "d2", Level.PARTIAL, "half")
    conflict = ConflictDecision("k1", ConflictState.ACTION, "note", "R. Shah", "March 2027")
    identity = IdentityDecision("d1", Identity("A title", period=(2023, 2028)))
    project.decide_statement(REJECTED, words="reject")
    project.decide_coverage(cell, words="level")
    project.decide_conflict(conflict, words="settle")
    project.correct_identity(identity, words="correct")
    decisions = project.decisions()
    assert decisions.statements == {"s1": REJECTED}
    assert decisions.coverage == {("s1", "d2"): cell}
    assert decisions.conflicts == {"k1": conflict}
    assert decisions.identities == {"d1": identity}


def test_that_undo_brings_back_the_earlier_decision_with_its_quotes(project):
    project.decide_statement(REJECTED, words="reject of “Bring it’s”")
    project.decide_statement(ACCEPTED, words="accept of “Bring it’s”")
    assert project.undo_words == "accept of “Bring it’s”"
    assert project.undo() == Changes(statements=frozenset({"s1"}))
    assert project.decisions().statements == {"s1": REJECTED}
    assert project.redo_words == "accept of “Bring it’s”"
    assert project.undo_words == "reject of “Bring it’s”"


def test_that_redo_after_undo_of_everything_gives_all_back_in_order(project):
    project.decide_statement(REJECTED, words="one")
    project.decide_statement(ACCEPTED, words="two")
    project.decide_coverage(CoverageDecision("s1", "d2", Level.SHARED), words="three")
    before = project.decisions()
    assert project.undo().coverage == {("s1", "d2")}
    project.undo()
    project.undo()
    assert project.decisions().statements == {}
    assert [project.redo_words, project.redo() and project.redo_words] == ["one", "two"]
    project.redo()
    project.redo()
    assert project.decisions() == before
    assert project.redo_words is None


def test_that_undo_and_redo_last_over_a_restart(project, path):
    project.decide_statement(REJECTED, words="one")
    project.decide_statement(ACCEPTED, words="two")
    project.undo()
    project.close()
    again = ProjectFile.open(path)
    assert (again.undo_words, again.redo_words) == ("one", "two")
    again.redo()
    assert again.decisions().statements == {"s1": ACCEPTED}
    again.undo()
    again.undo()
    assert again.decisions().statements == {}
    again.close()


def test_that_a_new_decision_ends_what_could_be_redone(project):
    project.decide_statement(REJECTED, words="one")
    project.undo()
    project.decide_statement(ACCEPTED, words="two")
    assert project.redo_words is None
    assert project.redo() == Changes()
    assert project.decisions().statements == {"s1": ACCEPTED}


def test_that_nothing_is_undone_where_nothing_was_decided(project):
    assert project.undo() == Changes()
    assert project.redo() == Changes()
    assert project.history() == ()


def test_that_deciding_the_same_again_is_no_step(project):
    project.decide_statement(ACCEPTED, words="one")
    project.undo()
    project.redo()
    assert project.decide_statement(ACCEPTED, words="again") == Changes()
    assert project.undo_words == "one"


def test_that_a_decision_that_says_nothing_takes_the_earlier_one_back_and_can_be_undone(project):
    project.decide_statement(REJECTED, words="reject")
    project.decide_statement(StatementDecision("s1"), words="bring back")
    assert project.decisions().statements == {}
    project.undo()
    assert project.decisions().statements == {"s1": REJECTED}
    project.decide_conflict(ConflictDecision("k1", ConflictState.ACTION), words="act")
    project.decide_conflict(ConflictDecision("k1", ConflictState.OPEN), words="open again")
    assert project.decisions().conflicts == {}


def test_that_decisions_made_together_are_undone_together(project):
    together = [StatementDecision(f"s{number}", Verdict.ACCEPTED) for number in range(3)]
    changes = project.decide_all(together, words="accept of 3 statements")
    assert changes.statements == {"s0", "s1", "s2"}
    assert project.undo() == changes
    assert project.decisions().statements == {}
    assert project.redo() == changes
    assert len(project.decisions().statements) == 3


def test_that_the_record_says_who_did_what_and_when(project):
    project.decide_statement(REJECTED, words="reject", who="R. Shah")
    project.undo(who="M. Okafor")
    project.redo()
    entries = project.history()
    assert [(one.who, one.action) for one in entries] == [
        ("R. Shah", "decided"),
        ("M. Okafor", "undone"),
        ("", "redone"),
    ]
    assert {one.at for one in entries} == {"2026-11-22T09:30:00+00:00"}
    assert entries[0].decision == entries[2].decision
    assert entries[1].decision is None


def test_that_the_record_cannot_be_rewritten(project, path):
    project.decide_statement(REJECTED, words="reject")
    project.close()
    with closing(sqlite3.connect(path)) as sql:
        for change in ("DELETE FROM history", "UPDATE history SET who = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                sql.execute(change)


def test_that_undo_steps_of_a_stranger_cannot_reach_another_file(project, path, tmp_path):
    project.decide_statement(REJECTED, words="reject")
    project.close()
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("UPDATE undo_log SET reverse = ?", (f"ATTACH '{tmp_path}/made' AS made",))
        sql.commit()
    again = ProjectFile.open(path)
    with pytest.raises(Exception, match="could not be read or saved"):
        again.undo()
    again.close()
    assert not (tmp_path / "made").exists()
