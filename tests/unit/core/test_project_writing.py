"""What a project writes for others takes its place whole, and others may read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from align_app.core.errors import PaperError
from align_app.core.project import Project, replacing


def test_that_an_export_may_be_read_by_those_who_may_read_the_folder(tmp_path):
    plain = tmp_path / "plain.txt"
    plain.touch()
    with Project.new(tmp_path / "Größe 1.align") as project:
        project.write_json(tmp_path / "out é.json")
    assert (tmp_path / "out é.json").stat().st_mode == plain.stat().st_mode


def test_that_a_draft_that_fails_leaves_the_earlier_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "out.json"
    path.write_text("earlier", "utf-8")
    with pytest.raises(ValueError, match="half"):
        fail_half_way(path)
    assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == ["earlier"]


def test_that_a_folder_that_is_not_there_is_told_in_plain_words(tmp_path):
    told = pytest.raises(PaperError, match="could not be written")
    with Project.new(tmp_path / "plan.align") as project, told:
        project.write_json(tmp_path / "none" / "out.json")


def fail_half_way(path: Path) -> None:
    with replacing(path) as draft:
        draft.write_text("later", "utf-8")
        raise ValueError("half")


def test_that_a_paper_that_cannot_be_written_is_named_by_its_own_name(tmp_path: Path) -> None:
    with (
        Project.new(tmp_path / "review.align") as project,
        pytest.raises(PaperError, match=r"^paper\.docx could not be written"),
    ):
        project.write_paper(tmp_path / "nowhere" / "paper.docx")
