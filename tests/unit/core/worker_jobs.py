"""Pieces of work that the worker tests run in processes of their own."""

from __future__ import annotations

import os
import time

from align_app.core.errors import DocumentError
from align_app.core.progress import Stage

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
        eaten.append(bytearray(20 << 20))


def go_quiet(progress):
    progress.report(Stage.READING, 1, 2, "slow.pdf")
    time.sleep(600)


def own_process():
    return os.getpid()


def fall_over():
    os.abort()


def threads_for_sums(_progress):
    return os.environ["OPENBLAS_NUM_THREADS"]
