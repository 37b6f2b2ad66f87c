from __future__ import annotations

import io
import os
import signal
import sys

import pytest

from align_app.cli import console
from align_app.core.errors import ProjectError
from align_app.core.model import Problem
from align_app.core.progress import Cancelled, Stage


def test_that_ctrl_c_makes_the_next_report_stop_the_work():
    with console.showing_progress(quiet=True) as progress:
        progress.report(Stage.READING, 1, 3, "plan.pdf")
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            progress.report(Stage.READING, 2, 3, "plan.pdf")


def test_that_ctrl_c_means_what_it_meant_before_once_the_work_is_over():
    before = signal.getsignal(signal.SIGINT)
    with console.showing_progress(quiet=True):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_that_nothing_is_drawn_where_there_is_no_terminal(capsys):
    with console.showing_progress(quiet=False) as progress:
        progress.report(Stage.READING, 1, 3, "plan.pdf")
    assert capsys.readouterr() == ("", "")


def test_that_an_error_shows_its_sentence_and_its_next_step(capsys):
    console.show_error(ProjectError("This is [not] a project.", "Choose another file."))
    words = capsys.readouterr().err
    assert "This is [not] a project." in words
    assert "Choose another file." in words


def test_that_a_problem_names_its_file_and_all_its_pages_once(capsys):
    words = ("needs_ocr", "This is a picture.", "Read it yourself.")
    problems = [Problem("d", page, *words) for page in (3, 7, 9)]
    other = Problem("e", None, "broken", "It could not be opened.", "Leave it out.")
    console.show_problems([*problems, other], {"d": "plan [1].pdf", "e": "b.pdf"})
    assert capsys.readouterr().err.splitlines() == [
        "plan [1].pdf, pages 3, 7 and 9: This is a picture. Read it yourself.",
        "b.pdf: It could not be opened. Leave it out.",
    ]


def test_that_a_sign_that_the_output_cannot_hold_becomes_a_question_mark(monkeypatch):
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="cp1252"))
    console.print_what_can_be_printed()
    console.show_table("Statements", ("Id", "Words"), [("1", "at least (\u2265) 5 \u2013 more")])
    sys.stdout.flush()
    assert "at least (?) 5 \u2013 more" in printed.getvalue().decode("cp1252")


def test_that_an_id_stays_whole_and_a_name_of_a_file_is_not_cut_short(capsys, monkeypatch):
    monkeypatch.setattr(console.output, "_width", 50)
    file = "a-name-of-a-file-that-is-longer-than-its-column.pdf"
    row = ("3f2a90cc71d4", file, "12", "commitment", "suggested", "Words and more words. " * 9)
    console.show_table("Statements", ("Id", "File", "Page", "Kind", "State", "Words"), [row])
    printed = [line.split("│") for line in capsys.readouterr().out.splitlines() if "│" in line]
    assert printed[0][1].strip() == "3f2a90cc71d4"
    assert "".join(line[2].strip() for line in printed) == file


def test_that_a_file_is_named_once_where_the_message_names_it(capsys):
    problem = Problem("d", None, "broken", "plan.pdf could not be opened.", "Try again.")
    console.show_problems([problem], {"d": "plan.pdf"})
    assert capsys.readouterr().err == "plan.pdf could not be opened. Try again.\n"
