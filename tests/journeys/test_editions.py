"""One plan added in two files: both doors' project says that they are the same text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.journeys.conftest import SAMPLE, Command

PLAN = SAMPLE / "voluntary-alliance-plan-2026-2029.pdf"

pytestmark = pytest.mark.model


def test_that_one_plan_in_two_files_is_shown_as_the_same_text(
    align: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(PLAN, folder / "plan.pdf")
    with pikepdf.open(PLAN) as pdf:
        pdf.save(folder / "plan (saved again).pdf", linearize=True)
    project, out = tmp_path / "review.align", tmp_path / "out.json"
    done = align("analyse", folder, "--project", project, "--json", out, "--quiet")
    assert done.returncode == 0, done.stderr
    (edition,) = json.loads(out.read_text("utf-8"))["editions"]
    assert edition["kind"] == "same_text"
    assert edition["score"] > 0.9
    shown = align("show", project, "documents", COLUMNS="400").stdout
    assert "the same text as" in shown
    assert edition["why"] in shown
