"""A new project in a folder of its own, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from align_app.core.store import ProjectFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Wenmoor and the Vale.align"


@pytest.fixture
def project(path: Path) -> Iterator[ProjectFile]:
    made = ProjectFile.create(path, clock=lambda: datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    yield made
    made.close()
