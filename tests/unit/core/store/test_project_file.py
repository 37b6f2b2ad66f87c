"""What is kept in a project file comes back as it was."""

import threading
from dataclasses import replace

import pytest

from align_app.core.errors import ProjectError
from align_app.core.model import Analysis, Comparison, Identity, Kind, StatementDecision, Verdict
from align_app.core.store import Fingerprints, ProjectFile, SourceRow
from tests.unit.core.store.samples import make_analysis, make_document, make_findings, save


def document_of(project, name):
    return next(each for each in project.load_analysis().documents if each.id == name)


def test_that_an_analysis_comes_back_equal_after_closing(project, path, tmp_path):
    analysis = make_analysis()
    save(project, analysis, tmp_path)
    project.close()
    again = ProjectFile.open(path)
    loaded = again.load_analysis()
    again.close()
    assert loaded == analysis
    assert isinstance(loaded.statements[0].kind, Kind)
    assert isinstance(loaded.documents[0].identity.period, tuple)


def test_that_a_new_project_holds_nothing(project):
    assert project.load_analysis() == Analysis()
    assert project.sources() == ()
    assert project.fingerprints() == Fingerprints()
    assert project.undo_words is None


def test_that_documents_stand_in_the_order_of_file_names_whatever_the_order_of_adding(project):
    for name, file in [("1", "Vale.pdf"), ("2", "Brook.pdf"), ("3", "Brook.pdf")]:
        document = make_document(name, file=file)
        project.add_source(SourceRow(name, file, path_of(project, file)))
        project.save_document(document)
    assert [document.id for document in project.load_analysis().documents] == ["2", "3", "1"]
    assert [row.order for row in project.sources()] == [1, 2, 3]


def test_that_a_moved_file_gives_its_new_name_to_its_document(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    project.add_source(SourceRow("a", "z.pdf", tmp_path / "elsewhere" / "z.pdf"))
    assert [document.file for document in project.load_analysis().documents] == ["b.pdf", "z.pdf"]
    assert project.sources()[0].path == tmp_path / "elsewhere" / "z.pdf"
    assert document_of(project, "a") == make_document("a", file="z.pdf")


def test_that_nothing_points_to_a_document_that_was_taken_out(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    project.remove_source("b")
    left = project.load_analysis()
    assert [document.id for document in left.documents] == ["a"]
    assert left.comparison.themes[0].statements == ("s-a",)
    assert left.comparison.links == ()
    assert left.comparison.coverage == ()
    assert left.comparison.regard == ()
    assert left.comparison.editions == ()
    assert left.conflicts == ()


def test_that_reading_a_document_again_replaces_its_pages(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    shorter = replace(make_document("a"), pages=make_document("a").pages[:1])
    assert project.save_document(shorter, "read again")
    assert document_of(project, "a") == shorter
    assert project.fingerprints().documents["a"] == "read again"


def test_that_what_was_found_in_an_earlier_reading_is_kept_but_out_of_date(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    assert project.save_document(make_document("a"), "read a")
    fingerprints = project.fingerprints()
    assert fingerprints.findings == {"a": "", "b": "found b"}
    assert fingerprints.results == ""
    assert project.load_analysis() == make_analysis()


def test_that_nothing_is_left_of_findings_on_pages_that_can_no_longer_be_read(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    assert project.save_document(replace(make_document("a"), pages=()), "read a")
    left = project.load_analysis()
    assert [each.document for each in left.statements] == ["b"]
    assert left.conflicts == ()


def test_that_a_document_taken_out_while_it_was_read_is_not_kept(project):
    assert not project.save_document(make_document("gone"))
    assert not project.save_findings("gone", make_findings("gone"))
    assert project.load_analysis() == Analysis()


def test_that_fingerprints_say_what_results_were_made_from(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    assert project.fingerprints() == Fingerprints(
        {"a": "read a", "b": "read b"}, {"a": "found a", "b": "found b"}, "all"
    )


def test_that_a_new_analysis_leaves_decisions_alone(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    rejected = StatementDecision("s-b", Verdict.REJECTED)
    project.decide_statement(rejected, words="reject")
    project.remove_source("b")
    project.save_results(Comparison(), (), problems=(), models=(), fingerprint="new")
    assert project.decisions().statements == {"s-b": rejected}


def test_that_a_copy_is_a_whole_project_of_its_own(project, tmp_path):
    save(project, make_analysis(), tmp_path)
    project.decide_statement(StatementDecision("s-a", Verdict.ACCEPTED), words="accept")
    project.copy_to(tmp_path / "copy.align")
    copy = ProjectFile.open(tmp_path / "copy.align")
    assert copy.load_analysis() == make_analysis()
    copy.undo()
    copy.close()
    assert project.undo_words == "accept"
    with pytest.raises(ProjectError, match="already a file"):
        project.copy_to(tmp_path / "copy.align")


def test_that_decisions_are_saved_from_one_thread_while_another_saves_documents(project):
    names = [f"d{number}" for number in range(12)]
    for name in names:
        project.add_source(SourceRow(name, f"{name}.pdf", path_of(project, name)))
    failures: list[Exception] = []

    def analyse() -> None:
        try:
            for name in names:
                project.save_document(make_document(name))
                project.save_findings(name, make_findings(name))
        except ProjectError as error:
            failures.append(error)

    thread = threading.Thread(target=analyse)
    thread.start()
    for number in range(60):
        project.decide_statement(StatementDecision(f"s{number}", Verdict.ACCEPTED), words="accept")
        project.load_analysis()
    thread.join()
    assert not failures
    assert len(project.load_analysis().documents) == 12
    assert len(project.decisions().statements) == 60


def test_that_half_a_character_is_kept_as_a_question_mark(project):
    halved = replace(make_document("a"), identity=Identity(title="Plan \ud83d 2028"))
    project.add_source(SourceRow("a", "a.pdf", path_of(project, "a.pdf")))
    assert project.save_document(halved)
    assert document_of(project, "a").identity.title == "Plan ? 2028"


def path_of(project: ProjectFile, file: str):
    return project.path.with_name(file)
