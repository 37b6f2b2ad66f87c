"""The Windows job that binds a worker to the program: its shape anywhere, its effect on Windows."""

# ruff: noqa: N802 - the names of the calls are Windows' own
from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from align_app.core.job_object import BasicLimits, ExtendedLimits, JobObject, bind_process

LIMIT_FLAGS = 0x2000 | 0x0100 | 0x0400


class Kernel:
    """Plays kernel32: notes each call, and says no to the calls named in `refusing`."""

    def __init__(self, *refusing: str) -> None:
        self.refusing = refusing
        self.open = []
        self.limits = None

    def CreateJobObjectW(self, _security, _name):
        return self._handle("CreateJobObjectW", 11)

    def OpenProcess(self, _rights, _inherit, process):
        return self._handle("OpenProcess", process)

    def SetInformationJobObject(self, _job, _kind, limits, size):
        assert size == ctypes.sizeof(ExtendedLimits)
        self.limits = limits._obj
        return "SetInformationJobObject" not in self.refusing

    def AssignProcessToJobObject(self, job, process):
        assert {job, process} <= set(self.open)
        return "AssignProcessToJobObject" not in self.refusing

    def CloseHandle(self, handle):
        self.open.remove(handle)

    def _handle(self, call, handle):
        if call in self.refusing:
            return None
        self.open.append(handle)
        return handle


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of a 64-bit system")
def test_that_the_limits_lie_where_windows_looks_for_them() -> None:
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert BasicLimits.LimitFlags.offset == 16
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_that_a_process_is_capped_and_ends_with_the_job() -> None:
    kernel = Kernel()
    job = bind_process(77, memory_mb=800, kernel=kernel)
    assert isinstance(job, JobObject)
    assert kernel.limits.BasicLimitInformation.LimitFlags == LIMIT_FLAGS
    assert kernel.limits.ProcessMemoryLimit == 800 << 20
    assert kernel.open == [11]
    job.close()
    job.close()
    assert kernel.open == []


@pytest.mark.parametrize(
    "call",
    [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "OpenProcess",
        "AssignProcessToJobObject",
    ],
)
def test_that_a_refused_call_leaves_no_handle_open(call: str) -> None:
    kernel = Kernel(call)
    assert bind_process(77, memory_mb=800, kernel=kernel) is None
    assert kernel.open == []


@pytest.mark.skipif(sys.platform == "win32", reason="where there are no jobs")
def test_that_nothing_is_bound_where_there_are_no_jobs() -> None:
    assert bind_process(77, memory_mb=800) is None


@pytest.mark.skipif(sys.platform != "win32", reason="jobs are a part of Windows")
def test_that_closing_the_job_ends_the_process() -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    try:
        job = bind_process(process.pid, memory_mb=800)
        assert job is not None
        job.close()
        assert process.wait(10) is not None
    finally:
        process.kill()
        process.wait()
