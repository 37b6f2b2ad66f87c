"""Pieces of work that the worker tests run in processes of their own."""

from __future__ import annotations

import os
import time
from pathlib import Path

from align_app.core.errors import DocumentError
from align_app.core.progress import Silent, Stage
from align_app.core.workers import WorkerLimits, run_supervised

WORDS = ("broken", "This file could not be opened.", "Ask for a fresh copy.")


def add_up(progress, first, second):
    for page in range(3):
        progress.report(Stage.READING, page + 1, 3, "plan.pdf")
    return first + second


def fail(_progress):
    raise DocumentError(*WORDS)


def crash(_progress):
    os.abort()


def eat_memory(progress):
    progress.report(Stage.READING, 1, 2, "bomb.pdf")
    eaten = []
    while True:
        eaten.append(bytes(1 << 20) * 20)


def go_quiet(progress):
    progress.report(Stage.READING, 1, 2, "slow.pdf")
    time.sleep(600)


def go_quiet_without_news(_progress):
    time.sleep(600)


def run_out_of_memory(_progress):
    raise MemoryError


def stumble(_progress):
    return {}["no such key"]


def give_back(_progress, data):
    return len(data)


def eat_memory_in_a_call():
    return eat_memory(Silent())


def fall_asleep():
    time.sleep(600)


def start_a_worker_and_tell_its_number(path):
    """Run in a program of its own: its worker writes down its number and goes quiet."""
    run_supervised(write_number_and_go_quiet, WorkerLimits(600, 600.0), Silent(), path)


def write_number_and_go_quiet(_progress, path):
    place = Path(path)
    place.with_suffix(".part").write_text(str(os.getpid()), "utf-8")
    place.with_suffix(".part").replace(place)
    time.sleep(600)


def own_process():
    return os.getpid()


def fall_over():
    os.abort()


def threads_for_sums(_progress):
    return os.environ["OPENBLAS_NUM_THREADS"]
