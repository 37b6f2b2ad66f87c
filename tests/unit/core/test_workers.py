from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from align_app.core.errors import DocumentError
from align_app.core.progress import Cancelled, Repeated, Silent, Stage
from align_app.core.workers import WorkerLimits, WorkerProcess, WorkerStopped, run_supervised
from tests.unit.core import worker_jobs

ROOT = Path(__file__).parents[3]
ROOMY = WorkerLimits(memory_mb=600, quiet_seconds=60)


class Heard:
    """Progress that keeps what it hears, and asks to stop after `stop_after` reports."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.news = []
        self.asked_at = 0.0
        self._stop_after = stop_after

    def report(self, stage, done, total, note="") -> None:
        self.news.append((stage, done, total, note))
        if self._stop_after is not None and len(self.news) > self._stop_after:
            self.asked_at = time.monotonic()
            raise Cancelled


def children():
    """Processes of ours that still run, but for the bookkeeper that Python itself keeps."""
    running = psutil.Process().children(recursive=True)
    return [each for each in running if "resource_tracker" not in " ".join(each.cmdline())]


def test_that_work_comes_back_with_its_result_and_its_news_in_order():
    heard = Heard()
    assert run_supervised(worker_jobs.add_up, ROOMY, heard, 2, 3) == 5
    pages = [
        done for stage, done, _, note in heard.news if (stage, note) == (Stage.READING, "plan.pdf")
    ]
    assert sorted(set(pages)) == [1, 2, 3]
    assert pages == sorted(pages)


def test_that_an_error_of_the_work_arrives_with_its_words():
    with pytest.raises(DocumentError) as caught:
        run_supervised(worker_jobs.fail, ROOMY, Silent())
    assert (caught.value.code, caught.value.message, caught.value.what_to_do) == worker_jobs.WORDS


@pytest.mark.parametrize(
    ("job", "limits", "reason"),
    [
        (worker_jobs.crash, ROOMY, "crash"),
        (worker_jobs.eat_memory, WorkerLimits(memory_mb=300, quiet_seconds=60), "memory"),
        (worker_jobs.run_out_of_memory, ROOMY, "memory"),
        (worker_jobs.go_quiet, WorkerLimits(memory_mb=600, quiet_seconds=1.0), "time"),
    ],
)
def test_that_a_worker_past_its_limits_is_ended_and_the_reason_named(job, limits, reason):
    with pytest.raises(WorkerStopped) as caught:
        run_supervised(job, limits, Silent())
    assert caught.value.reason == reason
    assert not children()


def test_that_a_quiet_worker_is_gone_within_a_tenth_of_a_second_of_the_wish_to_stop():
    heard = Heard(stop_after=3)
    with pytest.raises(Cancelled):
        run_supervised(worker_jobs.go_quiet, ROOMY, heard)
    assert time.monotonic() - heard.asked_at < 0.1
    assert not children()


@pytest.mark.parametrize("job", [worker_jobs.go_quiet_without_news, worker_jobs.give_back])
def test_that_the_wish_to_stop_is_heard_before_the_first_news(job):
    """Also while much is being handed over: 60 MB, more than any pipe holds."""
    heard = Heard(stop_after=2)
    watch = Repeated(heard)
    watch.report(Stage.READING, 0, 1, "plan.pdf")
    data = (bytes(60 << 20),) if job is worker_jobs.give_back else ()
    with pytest.raises(Cancelled):
        run_supervised(job, ROOMY, watch, *data)
    assert time.monotonic() - heard.asked_at < 0.1
    assert not children()


def test_that_a_mistake_of_the_work_arrives_with_a_note_of_where():
    with pytest.raises(KeyError) as caught:
        run_supervised(worker_jobs.stumble, ROOMY, Silent())
    assert "in stumble" in caught.value.__notes__[0]


def test_that_a_worker_ends_when_the_program_is_killed(tmp_path):
    told = tmp_path / "number.txt"
    code = (
        "from tests.unit.core import worker_jobs\n"
        "if __name__ == '__main__':\n"
        f"    worker_jobs.start_a_worker_and_tell_its_number({str(told)!r})\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    try:
        wait_for(told.exists)
        worker = psutil.Process(int(told.read_text("utf-8")))
    finally:
        program.kill()
        program.wait()
    psutil.wait_procs([worker], timeout=10)
    assert not worker.is_running()


def wait_for(happened):
    """Wait until something has happened, a minute at most."""
    waiting = threading.Event()
    for _ in range(600):
        if happened():
            return
        waiting.wait(0.1)
    raise AssertionError("it did not happen")


def test_that_a_worker_counts_on_one_thread():
    assert run_supervised(worker_jobs.threads_for_sums, ROOMY, Silent()) == "1"


def test_that_a_kept_worker_answers_many_calls_from_the_same_process():
    worker = WorkerProcess()
    try:
        first, second = worker.call(worker_jobs.own_process), worker.call(worker_jobs.own_process)
    finally:
        worker.close()
    assert first == second != os.getpid()
    assert not children()


def test_that_a_kept_worker_starts_afresh_after_a_crash():
    worker = WorkerProcess()
    try:
        first = worker.call(worker_jobs.own_process)
        with pytest.raises(WorkerStopped):
            worker.call(worker_jobs.fall_over)
        assert worker.call(worker_jobs.own_process) != first
    finally:
        worker.close()


@pytest.mark.parametrize(
    ("job", "limits", "reason"),
    [
        (worker_jobs.eat_memory_in_a_call, WorkerLimits(300, 60.0), "memory"),
        (worker_jobs.fall_asleep, WorkerLimits(600, 1.0), "time"),
    ],
)
def test_that_a_kept_worker_is_held_to_its_limits(job, limits, reason):
    worker = WorkerProcess(limits)
    try:
        with pytest.raises(WorkerStopped) as caught:
            worker.call(job)
    finally:
        worker.close()
    assert caught.value.reason == reason
    assert not children()
