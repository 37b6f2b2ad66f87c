"""Slow work: news and results arrive on the window's thread; it can be stopped; faults are told."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, Signal, Slot

from align_app.core.progress import Stage
from align_app.gui.tasks import Lane


class Listener(QObject):
    """Keeps what it hears, and on which thread."""

    def __init__(self, tasks):
        super().__init__()
        self.heard = []
        self.threads = set()
        tasks.moved.connect(self.on_moved)
        tasks.failed.connect(self.on_failed)

    @Slot(object, object)
    def on_moved(self, _task, step):
        self.heard.append(step.done)
        self.threads.add(threading.current_thread())

    @Slot(object, object)
    def on_failed(self, _task, error):
        self.heard.append(str(error))
        self.threads.add(threading.current_thread())


def test_that_news_and_the_result_arrive_on_the_windows_thread_in_order(qtbot, tasks):
    listener = Listener(tasks)

    def work(progress):
        for page in range(50):
            progress.report(Stage.READING, page, 50)
        return "result"

    with qtbot.waitSignal(tasks.ended):
        tasks.run("work", work, then=listener.heard.append)
    assert listener.heard == [*range(50), "result"]
    assert listener.threads == {threading.current_thread()}


def test_that_work_stops_at_its_next_report_once_asked(qtbot, tasks):
    going, results = threading.Event(), []

    def work(progress):
        while True:
            going.set()
            progress.report(Stage.READING, 1, 2)

    task = tasks.run("endless", work, then=results.append)
    going.wait(5)
    with qtbot.waitSignal(tasks.ended):
        task.cancel()
    assert results == []
    assert tasks.running == ()


def test_that_a_failure_is_told_once(qtbot, tasks):
    listener = Listener(tasks)

    def work(_progress):
        raise ValueError("the disk is full")

    with qtbot.waitSignal(tasks.ended):
        tasks.run("work", work, then=listener.heard.append)
    assert listener.heard == ["the disk is full"]


def test_that_long_work_does_not_keep_short_work_waiting(qtbot, tasks):
    free, results = threading.Event(), []
    tasks.run("long", lambda _progress: free.wait(10), then=results.append, lane=Lane.READING)
    with qtbot.waitSignal(tasks.ended):
        tasks.run("short", lambda _progress: "short", then=results.append)
    assert results == ["short"]
    with qtbot.waitSignal(tasks.ended):
        free.set()


def test_that_closing_stops_what_runs_and_leaves_no_thread(qtbot, tasks):
    going = threading.Event()

    def work(progress):
        while True:
            going.set()
            progress.report(Stage.READING, 1, 2)

    tasks.run("endless", work, then=lambda _result: None, lane=Lane.READING)
    going.wait(5)
    tasks.close()
    names = {thread.name.split("_")[0] for thread in threading.enumerate()}
    assert not names & {"project", "reading", "side"}


class Sender(QObject):
    sent = Signal(object, bool)


@pytest.mark.parametrize("value", [True, None, "words"])
def test_that_twenty_thousand_signals_do_not_wear_out_what_they_carry(value, dressed):
    sender, heard = Sender(), []
    sender.sent.connect(lambda what, flag: heard.append((what, flag)))
    for _turn in range(20_000):
        sender.sent.emit(value, True)  # noqa: FBT003 - a signal has no names
    assert heard == [(value, True)] * 20_000
