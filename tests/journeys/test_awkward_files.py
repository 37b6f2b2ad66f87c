"""Files that cannot be read: each gets its own clear words, and the good ones go on."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from tests.journeys.conftest import SAMPLE, Command

GOOD = SAMPLE / "voluntary-alliance-plan-2026-2029.pdf"

pytestmark = pytest.mark.model


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    whole = GOOD.read_bytes()
    (folder / "broken.pdf").write_bytes(whole[:3000])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "letter.pdf").write_bytes(b"PK\x03\x04 a word file with the wrong ending")
    (folder / "good.pdf").write_bytes(whole)
    with pikepdf.open(GOOD) as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(user="sesame", owner="key"))
    return folder


def test_that_bad_files_are_named_and_the_good_one_is_analysed(
    awkward: Path, align: Command, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    done = align("analyse", awkward, "--json", out, "--quiet")
    assert done.returncode == 3, done.stderr
    written = json.loads(out.read_text("utf-8"))
    state = {each["file"]: each["read"] for each in written["documents"]}
    assert state == {
        "broken.pdf": "not_read", "empty.pdf": "not_read", "good.pdf": "read",
        "letter.pdf": "not_read", "locked.pdf": "not_read",
    }  # fmt: skip
    files = {each["id"]: each["file"] for each in written["documents"]}
    codes = {files[each["document"]]: each["code"] for each in written["problems"]}
    assert codes == {
        "broken.pdf": "broken", "empty.pdf": "empty", "letter.pdf": "not_a_document",
        "locked.pdf": "encrypted",
    }  # fmt: skip
    for file in codes:
        assert file in done.stderr
    assert written["statements"]
    unread = {each for each, file in files.items() if file in codes}
    assert {x["level"] for x in written["coverage"] if x["document"] in unread} == {"not_assessed"}


def test_that_nothing_readable_ends_with_one_and_no_trace(align: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = align("analyse", tmp_path / "empty.pdf", tmp_path / "not-there.pdf")
    assert done.returncode == 1
    assert "empty.pdf" in done.stderr
    assert "not-there.pdf" in done.stderr
    assert "Traceback" not in done.stderr


def test_that_a_password_opens_a_locked_file(awkward: Path, align: Command, tmp_path: Path) -> None:
    out = tmp_path / "locked.json"
    locked = awkward / "locked.pdf"
    assert align("read", locked, "--json", out).returncode == 1
    assert align("read", locked, "--json", out, "--password", "wrong").returncode == 1
    assert align("read", locked, "--json", out, "--password", "sesame").returncode == 0
    with pikepdf.open(GOOD) as pdf:
        assert len(json.loads(out.read_text("utf-8"))["pages"]) == len(pdf.pages)


def test_that_read_draws_each_page_with_what_was_read(align: Command, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    done = align("read", GOOD, "--debug-pages", drawn, "--quiet")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(GOOD) as pdf:
        names = [f"page-{number:03}.png" for number in range(1, len(pdf.pages) + 1)]
    assert sorted(each.name for each in drawn.iterdir()) == names


def test_that_wrong_usage_ends_with_two(align: Command, tmp_path: Path) -> None:
    assert align("analyse").returncode == 2
    assert align("no-such-command", "--x").returncode != 0
    assert align("show", tmp_path / "none.align").returncode == 1


def test_that_a_locked_file_of_a_project_can_be_opened_later(
    awkward: Path, align: Command, tmp_path: Path
) -> None:
    project, locked = tmp_path / "review.align", awkward / "locked.pdf"
    assert align("analyse", locked, "--project", project, "-q").returncode == 1
    done = align("add", project, locked, "--password", "sesame", "-q")
    assert done.returncode == 0, done.stderr
    assert "all 4 pages read" in align("show", project, COLUMNS="300").stdout
