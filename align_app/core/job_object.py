"""Binds a worker to this program by a Windows job: capped in memory, and ended when we end.

Windows alone has jobs; elsewhere nothing is bound, and workers.py watches by itself.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Protocol

_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_MEMORY = 0x0100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_LIMIT_KILL_ON_JOB_CLOSE = 0x2000
_RIGHTS = 0x0100 | 0x0001
"""To set its quota and to end it: what a job asks of a process that joins it."""
_MEGABYTE = 1 << 20


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Kernel(Protocol):
    """The five calls of kernel32 that a job needs."""

    CreateJobObjectW: Any
    SetInformationJobObject: Any
    OpenProcess: Any
    AssignProcessToJobObject: Any
    CloseHandle: Any


class JobObject:
    """One job with one process in it; the process ends when this is closed or the program ends."""

    def __init__(self, kernel: Kernel, handle: int) -> None:
        self._kernel = kernel
        self._handle = handle

    def close(self) -> None:
        """End what still runs in the job, and the job."""
        handle, self._handle = self._handle, 0
        if handle:
            self._kernel.CloseHandle(handle)


def bind_process(
    process_id: int, *, memory_mb: int, kernel: Kernel | None = None
) -> JobObject | None:
    """Put a process into a job of its own; None where there are no jobs or Windows says no.

    `memory_mb` caps what the process may commit: an allocation beyond it fails inside the process.
    """
    calls = kernel or _kernel32()
    if calls is None:
        return None
    handle = calls.CreateJobObjectW(None, None)
    if not handle:
        return None
    job = JobObject(calls, handle)
    if _limit(calls, handle, memory_mb) and _join(calls, handle, process_id):
        return job
    job.close()
    return None


def _limit(calls: Kernel, handle: int, memory_mb: int) -> bool:
    limits = ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = (
        _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION | _LIMIT_KILL_ON_JOB_CLOSE
    )
    limits.ProcessMemoryLimit = memory_mb * _MEGABYTE
    size = ctypes.sizeof(limits)
    return bool(calls.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(limits), size))


def _join(calls: Kernel, handle: int, process_id: int) -> bool:
    process = calls.OpenProcess(_RIGHTS, 0, process_id)
    if not process:
        return False
    try:
        return bool(calls.AssignProcessToJobObject(handle, process))
    finally:
        calls.CloseHandle(process)


def _kernel32() -> Kernel | None:
    calls: Kernel | None = None
    if sys.platform == "win32":
        calls = _with_shapes(ctypes.WinDLL("kernel32"))
    return calls


def _with_shapes(calls: Kernel) -> Kernel:
    """The calls, told what they take and give: a handle is wider than C's usual number."""
    from ctypes import POINTER, c_int, c_uint32, c_void_p, c_wchar_p

    shapes: dict[str, tuple[list[Any], Any]] = {
        "CreateJobObjectW": ([c_void_p, c_wchar_p], c_void_p),
        "SetInformationJobObject": ([c_void_p, c_int, POINTER(ExtendedLimits), c_uint32], c_int),
        "OpenProcess": ([c_uint32, c_int, c_uint32], c_void_p),
        "AssignProcessToJobObject": ([c_void_p, c_void_p], c_int),
        "CloseHandle": ([c_void_p], c_int),
    }
    for name, (arguments, result) in shapes.items():
        call = getattr(calls, name)
        call.argtypes, call.restype = arguments, result
    return calls
