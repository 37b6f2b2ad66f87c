"""The whole job on the sample by the command line, held against what a careful reader finds."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from rapidfuzz import fuzz

from tests.journeys.conftest import SAMPLE, SampleRun

EXPECTED: dict[str, Any] = yaml.safe_load((SAMPLE / "expected.yaml").read_text("utf-8"))
SAME = 90

pytestmark = pytest.mark.model


def file_of(document: str) -> str:
    return EXPECTED["documents"][document]["file"]


def statements_of(run: SampleRun, document: str) -> list[dict[str, Any]]:
    ids = {each["file"]: each["id"] for each in run.analysis["documents"]}
    return [x for x in run.analysis["statements"] if x["document"] == ids[file_of(document)]]


def find(run: SampleRun, passage: dict[str, Any]) -> dict[str, Any] | None:
    """The statement that stands for a passage of the truth, on its page; the likest one."""
    on_page = [
        each
        for each in statements_of(run, passage["document"])
        if passage["page"] in {box["page"] for box in (*each["boxes"], *each["also_at"])}
    ]
    best = max(on_page, key=lambda each: fuzz.ratio(passage["text"], each["text"]), default=None)
    return best if best and fuzz.ratio(passage["text"], best["text"]) >= SAME else None


def test_that_every_page_of_all_six_documents_is_read(sample_run: SampleRun) -> None:
    read = {
        each["file"]: (each["read"], each["pages"]) for each in sample_run.analysis["documents"]
    }
    assert read == {
        each["file"]: ("read", each["pages"]) for each in EXPECTED["documents"].values()
    }
    assert sample_run.analysis["problems"] == []


@pytest.mark.parametrize("document", EXPECTED["documents"])
def test_that_a_document_is_recognised_for_what_it_is(sample_run: SampleRun, document: str) -> None:
    truth = EXPECTED["documents"][document]
    found = next(x for x in sample_run.analysis["documents"] if x["file"] == truth["file"])
    keys = ("type", "organisation", "area", "period", "status")
    assert {key: found[key] for key in keys} == {key: truth[key] for key in keys}


@pytest.mark.parametrize("document", EXPECTED["documents"])
def test_that_its_headline_priorities_come_out_once_each(
    sample_run: SampleRun, document: str
) -> None:
    said = [each for each in statements_of(sample_run, document) if each["headline"]]
    truth = [each for each in EXPECTED["headlines"] if each["document"] == document]
    assert sorted(each["text"] for each in said) == sorted(each["text"] for each in truth)


def test_that_a_planted_conflict_is_shown_with_its_type(sample_run: SampleRun) -> None:
    shown = [each for each in sample_run.analysis["conflicts"] if each["shown"]]
    told = {(each["type"], frozenset((each["left"], each["right"]))) for each in shown}
    for each in EXPECTED["conflicts"]:
        if each["type"] in {"target_value", "target_date", "close_expand"}:
            left, right = find(sample_run, each["left"]), find(sample_run, each["right"])
            assert left, each["left"]
            assert right, each["right"]
            assert (each["type"], frozenset((left["id"], right["id"]))) in told, each["why"]


def test_that_no_innocent_pair_is_shown_as_a_conflict(sample_run: SampleRun) -> None:
    shown = {
        frozenset((each["left"], each["right"]))
        for each in sample_run.analysis["conflicts"]
        if each["shown"]
    }
    for each in EXPECTED["innocent"]:
        left, right = find(sample_run, each["left"]), find(sample_run, each["right"])
        if left and right:
            assert frozenset((left["id"], right["id"])) not in shown, each["why_not"]


def test_that_nobody_else_answers_the_planted_gap(sample_run: SampleRun) -> None:
    documents = {each["file"]: each["id"] for each in sample_run.analysis["documents"]}
    cells = {(x["statement"], x["document"]): x for x in sample_run.analysis["coverage"]}
    for gap in EXPECTED["gaps"]:
        statement = find(sample_run, gap)
        assert statement, gap["text"]
        for other in gap["not_found_in"]:
            level = cells[statement["id"], documents[file_of(other)]]["level"]
            assert level not in {"explicit", "shared", "partial"}, other


def test_that_what_is_not_a_priority_is_left_out(sample_run: SampleRun) -> None:
    for each in EXPECTED["left_out"]:
        assert find(sample_run, each) is None, each["text"]


def test_that_the_paper_quotes_both_sides_of_a_conflict_with_their_pages(
    sample_run: SampleRun,
) -> None:
    paper = docx.Document(str(sample_run.paper))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    words = "\n".join([*(each.text for each in paper.paragraphs), *cells])
    clash = next(each for each in EXPECTED["conflicts"] if each["type"] == "target_value")
    for side in ("left", "right"):
        assert clash[side]["text"] in words
        source = EXPECTED["documents"][clash[side]["document"]]["title"].split(":")[0]
        assert re.search(rf"{re.escape(source)}.*, p\. {clash[side]['page']}\b", words)


def test_that_the_same_documents_give_the_same_bytes_in_any_order(
    sample_run: SampleRun, align, tmp_path: Path
) -> None:
    turned = tmp_path / "turned"
    turned.mkdir()
    files = sorted(SAMPLE.glob("*.pdf"), reverse=True)
    for file in files:
        shutil.copy(file, turned)
    done = align("analyse", *(turned / file.name for file in files), "--json", turned / "a.json")
    assert done.returncode == 0, done.stderr
    assert (turned / "a.json").read_bytes() == (sample_run.folder / "sample.json").read_bytes()


def test_that_reopening_the_project_exports_the_same_analysis(
    sample_run: SampleRun, align, tmp_path: Path
) -> None:
    done = align("export", sample_run.project, "--json", tmp_path / "again.json")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "again.json").read_text("utf-8")) == sample_run.analysis
