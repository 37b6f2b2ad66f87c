"""Older project files are brought up to date, after a copy, without losing a decision.

`projects/` keeps one file per released version, from the first release on.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from align_app.core.errors import ProjectError
from align_app.core.model import StatementDecision, Verdict
from align_app.core.store import ProjectFile
from align_app.core.store.migrations import NEWEST, upgrade, version_of

RELEASED = sorted((Path(__file__).parent / "projects").glob("*.align"))
REJECTED = StatementDecision("s1", Verdict.REJECTED, note="it's theirs")
GROWS = "ALTER TABLE source ADD COLUMN size INTEGER; UPDATE decision SET body = body;"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A project with a decision, said to be of version 0."""
    path = tmp_path / "old.align"
    project = ProjectFile.create(path)
    project.decide_statement(REJECTED, words="reject")
    project.close()
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA user_version = 0")
    return path


def test_that_steps_run_in_one_go_after_a_copy_was_put_aside(older):
    with closing(sqlite3.connect(older, isolation_level=None)) as sql:
        copy = upgrade(sql, older, steps={0: GROWS, 1: "CREATE TABLE later (x)"}, newest=2)
        assert version_of(sql) == 2
        assert sql.execute("SELECT size FROM source").fetchall() == []
        assert sql.execute("SELECT count(*) FROM undo_log").fetchone() == (1,)
        triggers = sql.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")
        assert triggers.fetchone() == (5,)
    assert copy == older.with_name("old (before upgrade from version 0).align")
    with closing(sqlite3.connect(copy)) as kept:
        assert version_of(kept) == 0


def test_that_a_step_that_fails_leaves_the_project_as_it_was(older):
    with closing(sqlite3.connect(older, isolation_level=None)) as sql:
        with pytest.raises(sqlite3.OperationalError):
            upgrade(sql, older, steps={0: f"{GROWS} SELECT nonsense;"}, newest=1)
        assert version_of(sql) == 0
        columns = [row[1] for row in sql.execute("PRAGMA table_info(source)")]
        assert "size" not in columns
        triggers = sql.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")
        assert triggers.fetchone() == (5,)


def test_that_a_project_too_old_to_be_read_is_refused_in_plain_words(older):
    with pytest.raises(ProjectError, match="too old to be read"):
        ProjectFile.open(older)


def test_that_an_up_to_date_project_is_not_copied(older, tmp_path):
    with closing(sqlite3.connect(older, isolation_level=None)) as sql:
        assert upgrade(sql, older, steps={}, newest=0) is None
    assert list(tmp_path.iterdir()) == [older]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_that_a_released_project_opens_with_its_findings_and_decisions(released, tmp_path):
    path = Path(shutil.copy(released, tmp_path))
    project = ProjectFile.open(path)
    analysis, decisions = project.load_analysis(), project.decisions()
    assert project.undo_words
    assert not project.read_only
    project.close()
    assert analysis.documents
    assert analysis.statements
    assert decisions.statements
    with closing(sqlite3.connect(path)) as sql:
        assert version_of(sql) == NEWEST
