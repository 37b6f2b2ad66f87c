"""The session: one signal a change; decisions saved at once; files read off the window's thread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align_app.core.errors import ProjectError
from align_app.core.model import (
    Changes,
    IdentityDecision,
    StatementDecision,
    Verdict,
)
from align_app.core.progress import Stage
from align_app.core.project import Added, Project
from align_app.gui.session import Session
from tests.gui.small_project import COUNCIL, ICB, make_small_project


def test_that_a_decision_is_saved_at_once_and_told_once(qtbot, session, project):
    told = []
    session.changed.connect(told.append)
    with qtbot.waitSignal(session.said) as said:
        session.decide_statement(
            StatementDecision("s1", Verdict.REJECTED), words="Rejected 1 statement"
        )
    assert told == [Changes(statements=frozenset({"s1"}))]
    assert session.decisions.statements["s1"].verdict is Verdict.REJECTED
    assert project.decisions() == session.decisions
    assert said.args == ["Rejected 1 statement", True]


def test_that_undo_and_redo_say_what_they_would_do(session):
    assert (session.undo_words, session.redo_words) == (None, None)
    session.decide_statement(StatementDecision("s1", Verdict.ACCEPTED))
    assert session.undo_words.startswith("Undo accept “We will insulate")
    session.undo()
    assert session.decisions.statements == {}
    assert session.redo_words.startswith("Redo accept")
    session.redo()
    assert session.decisions.statements["s1"].verdict is Verdict.ACCEPTED


def test_that_a_correction_of_what_a_document_is_shows_in_the_analysis(session):
    before = next(d for d in session.analysis.documents if d.id == COUNCIL)
    after = replace(before.identity, organisation="Fells Council")
    session.correct_identity(IdentityDecision(COUNCIL, after))
    now = next(d for d in session.analysis.documents if d.id == COUNCIL)
    assert now.identity.organisation == "Fells Council"


def test_that_a_document_can_be_taken_out(qtbot, session):
    with qtbot.waitSignal(session.changed):
        session.remove(ICB, words="Taken out")
    assert ICB not in {source.document for source in session.sources}
    assert ICB not in {document.id for document in session.analysis.documents}


def test_that_the_same_file_twice_is_told_and_not_added_again(
    qtbot, session, tmp_path, monkeypatch
):
    source = session.sources[0]
    monkeypatch.setattr(
        session.project,
        "add",
        lambda paths, *, progress: Added(Changes(), (), ((paths[0], source),)),
    )
    monkeypatch.setattr(session.project, "analyse", lambda **_more: Changes())
    with qtbot.waitSignal(session.changed):
        session.add_files([tmp_path / "again.pdf"])
    assert session.added.already == ((tmp_path / "again.pdf", source),)
    qtbot.waitUntil(lambda: not session.reading)


def test_that_reading_tells_its_pages_and_each_document_as_it_is_ready(qtbot, session, monkeypatch):
    def analyse(*, progress, passwords, on_change):
        for page in range(4):
            progress.report(Stage.READING, page, 4, "alliance.pdf")
        on_change(Changes(documents=frozenset({"d"})))
        return Changes(everything=True)

    monkeypatch.setattr(session.project, "analyse", analyse)
    told, words = [], []
    session.changed.connect(told.append)
    session.moved.connect(
        lambda: words.append(session.progress and session.progress.file_words("alliance.pdf"))
    )
    session.read()
    assert session.reading
    qtbot.waitUntil(lambda: not session.reading)
    assert words[1:5] == ["Reading page 1 of 4", "Reading page 2 of 4", "Reading page 3 of 4",
                          "Reading page 4 of 4"]  # fmt: skip
    assert told[0] == Changes(documents=frozenset({"d"}))
    assert Changes(everything=True) in told
    assert session.progress is None


def test_that_stopping_keeps_what_was_read_and_is_no_error(qtbot, session, monkeypatch):
    def analyse(*, progress, passwords, on_change):
        while True:
            progress.report(Stage.READING, 1, 9, "alliance.pdf")

    monkeypatch.setattr(session.project, "analyse", analyse)
    failures = []
    session.tasks.failed.connect(lambda _task, error: failures.append(error))
    with qtbot.waitSignal(session.moved):
        session.read()
    session.stop_reading()
    qtbot.waitUntil(lambda: not session.reading)
    assert failures == []
    assert len(session.analysis.documents) == 3


def test_that_a_project_that_is_not_there_is_refused_in_plain_words(qtbot, empty_session, tmp_path):
    with qtbot.waitSignal(empty_session.refused) as refused:
        empty_session.open(tmp_path / "gone.align")
    assert isinstance(refused.args[0], ProjectError)
    assert empty_session.project is None


def test_that_a_new_project_is_made_shown_and_can_be_opened_again(qtbot, tasks, tmp_path):
    session = Session(tasks)
    with qtbot.waitSignal(session.changed):
        session.create(tmp_path / "Autumn.align")
    assert session.name == "Autumn"
    session.end()
    assert session.name == "Untitled project"
    with Project.open(tmp_path / "Autumn.align") as again:
        assert not again.read_only


def test_that_a_second_window_may_look_but_not_change(qtbot, tasks, session, project):
    second = Session(tasks)
    with qtbot.waitSignal(second.changed):
        second.open(project.path)
    assert second.read_only
    with qtbot.waitSignal(second.refused):
        second.decide_statement(StatementDecision("s1", Verdict.ACCEPTED))
    second.project.close()


def test_that_the_project_before_is_closed_only_when_its_reading_has_ended(
    qtbot, session, project, tmp_path, monkeypatch
):
    closed_while_reading = []

    def analyse(*, progress, passwords, on_change):
        try:
            while True:
                progress.report(Stage.READING, 1, 9, "alliance.pdf")
        finally:
            closed_while_reading.append(project in session._left)

    monkeypatch.setattr(project, "analyse", analyse)
    with qtbot.waitSignal(session.moved):
        session.read()
    other = make_small_project(tmp_path / "Other.align")
    session.hold(other)
    assert session.name == "Other"
    qtbot.waitUntil(lambda: project not in session._left)
    assert closed_while_reading == [True]
    other.close()


@pytest.mark.parametrize(("verb", "ending"), [("write_json", "json"), ("write_paper", "docx")])
def test_that_data_and_paper_are_written_where_asked(qtbot, session, tmp_path, verb, ending):
    place = tmp_path / f"out.{ending}"
    with qtbot.waitSignal(session.said, timeout=60_000) as said:
        getattr(session, verb)(place)
    assert said.args == [f"Saved out.{ending}", False]
    assert place.stat().st_size > 100
