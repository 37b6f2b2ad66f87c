"""The sample project, analysed once by the real command for all journeys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample"

Command = Callable[..., subprocess.CompletedProcess[str]]


@dataclass(frozen=True)
class SampleRun:
    """What the sample command left behind."""

    folder: Path
    analysis: dict[str, Any]
    output: subprocess.CompletedProcess[str]

    @property
    def project(self) -> Path:
        return self.folder / "sample.align"

    @property
    def paper(self) -> Path:
        return self.folder / "sample-paper.docx"


def run_align(
    *words: str | Path, home: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m align_app` in a process of its own."""
    surroundings = {**os.environ, "ALIGN_HOME": str(home), **environment}
    return subprocess.run(
        [sys.executable, "-m", "align_app", *map(str, words)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )


@pytest.fixture
def align(home: Path) -> Command:
    """Run a command of the program."""
    return lambda *words, **environment: run_align(*words, home=home, **environment)


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> SampleRun:
    """The sample command, run once, offline."""
    folder = tmp_path_factory.mktemp("sample")
    offline = str(Path(__file__).with_name("offline"))
    done = run_align(
        "sample", "--folder", folder, "--no-window", home=folder / "home", PYTHONPATH=offline
    )
    assert done.returncode == 0, done.stderr
    analysis = json.loads((folder / "sample.json").read_text("utf-8"))
    return SampleRun(folder, analysis, done)
