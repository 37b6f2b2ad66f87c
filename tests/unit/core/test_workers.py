from __future__ import annotations

import os
import time

import psutil
import pytest

from align_app.core.errors import DocumentError
from align_app.core.progress import Cancelled, Silent, Stage
from align_app.core.workers import WorkerLimits, WorkerProcess, WorkerStopped, run_supervised
from tests.unit.core import worker_jobs

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
