"""Which files of a folder are added to a project."""

from __future__ import annotations

from align_app.core.project import Project


def test_that_the_documents_of_a_folder_are_added_and_what_lies_beside_them_is_not(
    tmp_path,
) -> None:
    folder = tmp_path / "plans"
    names = (
        "a.pdf", "b.DOCX", "c.html", "d_files/e.txt", "f.pptx",
        "~$b.docx", "._a.pdf", "c_files/frame.html", "g.xlsx", "h.png", "README.md", "Licence.txt",
    )  # fmt: skip
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    with Project.new(tmp_path / "review.align") as project:
        added = project.add([folder])
    assert [source.file for source in added.added] == [
        "a.pdf",
        "b.DOCX",
        "c.html",
        "e.txt",
        "f.pptx",
    ]
    assert added.refused == ()


def test_that_a_folder_without_documents_is_told_of(tmp_path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "budget.xlsx").write_text("")
    with Project.new(tmp_path / "review.align") as project:
        added = project.add([folder])
    assert [problem.message for problem in added.refused] == ["We found no document in plans."]
