"""What holds for every test: no network, its own home, no stray warning, nothing left behind."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket

_SETTLING_SECONDS = 5.0


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Any socket but the local ones that processes talk through is refused."""
    pytest_socket.disable_socket(allow_unix_socket=True)
    yield
    pytest_socket.enable_socket()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings and log folder that belongs to this test alone."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ALIGN_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_warnings_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(_SETTLING_SECONDS)
        assert not thread.is_alive(), f"{thread.name} is still running"
