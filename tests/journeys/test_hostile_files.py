"""Hostile files by the real command: each is named, the good one is analysed, nothing is left."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest

from tests.journeys.conftest import SAMPLE, Command
from tests.unit.core.reading import hostile

GOOD = SAMPLE / "voluntary-alliance-plan-2026-2029.pdf"

pytestmark = pytest.mark.model


def test_that_hostile_files_are_named_and_the_good_one_is_analysed(
    align: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    started = tmp_path / "started.txt"
    contents = {
        "bomb.pdf": hostile.bomb(512),
        "cut.pdf": hostile.cut_short(0.5),
        "good.pdf": GOOD.read_bytes(),
        "loaded.pdf": hostile.loaded(f"/bin/touch {started}"),
        "loop.pdf": hostile.looping_tree(),
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    limits = tmp_path / "settings.toml"
    limits.write_text("[reading]\nmemory_mb = 250\n", "utf-8")
    out = tmp_path / "out.json"
    done = align("analyse", folder, "--json", out, "--settings", limits, "--quiet")
    assert done.returncode == 3, done.stderr
    written = json.loads(out.read_text("utf-8"))
    state = {each["file"]: each["read"] for each in written["documents"]}
    assert state == {
        "bomb.pdf": "not_read", "cut.pdf": "not_read", "good.pdf": "read",
        "loaded.pdf": "read", "loop.pdf": "not_read",
    }  # fmt: skip
    files = {each["id"]: each["file"] for each in written["documents"]}
    codes = {(files[each["document"]], each["code"]) for each in written["problems"]}
    assert codes == {
        ("bomb.pdf", "stopped_memory"), ("cut.pdf", "broken"), ("loop.pdf", "page_failed"),
    }  # fmt: skip
    assert "Traceback" not in done.stderr
    good = next(short for short, file in files.items() if file == "good.pdf")
    assert any(each["document"] == good for each in written["statements"])
    assert not started.exists()
    assert not [each for each in psutil.process_iter(["cmdline"]) if str(folder) in told(each)]


def told(process: psutil.Process) -> str:
    return " ".join(process.info["cmdline"] or ())
