"""What may be opened, what is only looked at, and what is refused in plain words."""

import os
import sqlite3
import sys
from contextlib import closing

import pytest

from align_app.core.errors import ProjectError
from align_app.core.model import StatementDecision, Verdict
from align_app.core.store import ProjectFile, opening
from align_app.core.store.migrations import NEWEST
from tests.unit.core.store.samples import make_analysis, save

NAMES = ["50% of 3.align", "#1 Größe & co.align", "a b.align"]
NAMES += ["what?.align"] if sys.platform != "win32" else []
ACCEPTED = StatementDecision("s-a", Verdict.ACCEPTED)


def load(path) -> None:
    with closing(ProjectFile.open(path)) as opened:
        opened.load_analysis()


def set_version(path, version: int) -> None:
    with closing(sqlite3.connect(path)) as sql:
        sql.execute(f"PRAGMA user_version = {version}")


def test_that_one_file_remains_after_closing(project, path, tmp_path):
    project.decide_statement(ACCEPTED, words="accept")
    assert len(list(tmp_path.iterdir())) > 1
    project.close()
    project.close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content", [b"", b"Dear board", b"%PDF-1.7\n" + b"x" * 200, b"SQLite format 3\0" + bytes(100)]
)
def test_that_another_file_is_refused_in_plain_words(path, content):
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=r"is not an Align project\.") as refusal:
        ProjectFile.open(path)
    assert refusal.value.what_to_do
    assert path.read_bytes() == content


def test_that_a_database_of_another_program_is_refused(path):
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("CREATE TABLE t (x)")
    with pytest.raises(ProjectError, match=r"is not an Align project\."):
        ProjectFile.open(path)


def test_that_a_folder_and_a_file_that_is_not_there_are_refused(path, tmp_path):
    with pytest.raises(ProjectError, match="There is no project called"):
        ProjectFile.open(path)
    with pytest.raises(ProjectError, match="cannot be opened"):
        ProjectFile.open(tmp_path)


def test_that_a_damaged_project_is_refused_and_left_as_it_is(project, path, tmp_path):
    save(project, make_analysis(), tmp_path)
    project.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    damaged = path.read_bytes()
    with pytest.raises(ProjectError, match="damaged"):
        load(path)
    assert len(path.read_bytes()) == len(damaged)


def test_that_a_project_is_not_made_over_a_file_that_is_there(path):
    path.write_text("minutes")
    with pytest.raises(ProjectError, match="There is already a file called"):
        ProjectFile.create(path)
    assert path.read_text() == "minutes"


def test_that_a_newer_project_is_looked_at_and_not_changed(project, path, tmp_path):
    save(project, make_analysis(), tmp_path)
    project.close()
    set_version(path, NEWEST + 1)
    before = path.read_bytes()
    newer = ProjectFile.open(path)
    assert newer.read_only
    assert newer.why_read_only == "This project was made by a newer version of Align."
    assert newer.load_analysis() == make_analysis()
    with pytest.raises(ProjectError, match=r"newer version of Align\. You can look"):
        newer.decide_statement(ACCEPTED, words="accept")
    newer.close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_second_window_looks_and_sees_what_the_first_saves(project, path):
    second = ProjectFile.open(path)
    assert not project.read_only
    assert second.read_only
    assert second.why_read_only == "Someone else has this project open."
    project.decide_statement(ACCEPTED, words="accept")
    assert second.decisions() == project.decisions()
    with pytest.raises(ProjectError, match="Someone else has this project open"):
        second.undo()
    second.close()


def test_that_the_first_window_closes_while_the_second_looks_and_then_a_third_may_write(
    project, path, tmp_path
):
    second = ProjectFile.open(path)
    project.decide_statement(ACCEPTED, words="accept")
    project.close()
    assert second.decisions().statements == {"s-a": ACCEPTED}
    third = ProjectFile.open(path)
    assert not third.read_only
    third.undo()
    second.close()
    third.close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind here")
def test_that_a_project_in_a_folder_that_cannot_be_written_is_looked_at(project, path, tmp_path):
    project.close()
    tmp_path.chmod(0o500)
    try:
        opened = ProjectFile.open(path)
        assert opened.why_read_only == "This folder cannot be written to."
        opened.close()
        with pytest.raises(ProjectError, match="cannot be written in this folder"):
            ProjectFile.create(tmp_path / "new.align")
    finally:
        tmp_path.chmod(0o700)


def test_that_a_project_is_not_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ProjectError, match="cannot be written in this folder"):
        ProjectFile.create(tmp_path / "nowhere" / "new.align")


def test_that_a_project_on_a_shared_drive_has_no_log_beside_it(path, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "is_on_network", lambda _: True)
    with closing(ProjectFile.create(path)) as project, closing(ProjectFile.open(path)) as second:
        project.decide_statement(ACCEPTED, words="accept")
        beside = {each.name for each in tmp_path.iterdir()}
        assert not [name for name in beside if name.endswith(("-wal", "-shm"))]
        assert second.read_only
        assert second.decisions() == project.decisions()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", NAMES)
def test_that_any_name_that_the_system_allows_can_be_opened(tmp_path, name):
    path = tmp_path / name
    with closing(ProjectFile.create(path)) as project:
        project.decide_statement(ACCEPTED, words="accept")
    with closing(ProjectFile.open(path)) as again:
        assert not again.read_only
        assert again.decisions().statements
    assert [each.name for each in tmp_path.iterdir()] == [name]
