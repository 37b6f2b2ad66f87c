"""The self-test of an installed copy: it holds here, and says what is wrong where something is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from align_app import selftest


@pytest.mark.model
def test_that_this_copy_is_whole(capsys, home, qapp) -> None:
    assert selftest.run_selftest() == 0
    shown = capsys.readouterr().out
    assert shown.count("\nok ") == len(selftest._CHECKS) + 1
    assert (home / "logs" / "selftest.txt").read_text("utf-8") == shown


def test_that_a_failed_check_is_named_and_the_others_still_run(monkeypatch, capsys) -> None:
    def fail() -> str:
        raise FileNotFoundError("weights.npz")

    monkeypatch.setattr(selftest, "_CHECKS", (("models", fail), ("data", lambda: "there")))
    assert selftest.run_selftest() == 1
    shown = capsys.readouterr().out
    assert "FAILED models: FileNotFoundError: weights.npz" in shown
    assert "ok     data: there" in shown


def test_that_a_program_without_a_terminal_keeps_its_report(monkeypatch, home: Path) -> None:
    monkeypatch.setattr(selftest, "_CHECKS", (("data", lambda: "there"),))
    monkeypatch.setattr(sys, "stdout", None)
    assert selftest.run_selftest() == 0
    assert "ok     data: there" in (home / "logs" / "selftest.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("event", "arguments", "told"),
    [
        ("socket.getaddrinfo", ("example.org", 443, 0, 0, 0), ["example.org"]),
        ("socket.connect", (None, ("192.0.2.1", 80)), ["192.0.2.1"]),
        ("socket.connect", (None, ("127.0.0.1", 5000)), []),
        ("socket.connect", (None, "/tmp/a-local-socket"), []),
    ],
)
def test_that_only_calls_to_other_computers_count(event, arguments, told) -> None:
    calls = selftest._watch_the_network()
    sys.audit(event, *arguments)
    assert calls == told


def test_that_a_call_out_fails_the_selftest(monkeypatch, capsys) -> None:
    def call_out() -> str:
        sys.audit("socket.getaddrinfo", "example.org", 443, 0, 0, 0)
        return "done"

    monkeypatch.setattr(selftest, "_CHECKS", (("caller", call_out),))
    assert selftest.run_selftest() == 1
    assert "asked for example.org" in capsys.readouterr().out
