"""What a person can do to a project can be done by command and in the window, verb by verb."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass

import pytest

from align_app.cli import commands as command_line
from align_app.core.project import Project
from align_app.gui import session as window_session
from align_app.gui.commands import COMMANDS
from align_app.gui.views.alignment import AlignmentView
from align_app.gui.views.conflicts import ConflictsView
from align_app.gui.views.documents import DocumentsView
from align_app.gui.views.priorities import PrioritiesView

_LOOKING = {"analysis", "decisions", "sources", "source_path", "history"}
"""Verbs that change and write nothing; what they give is shown everywhere."""


@dataclass(frozen=True)
class Doors:
    """The command of a verb, the session's method, and where in the window it starts.

    `starts` is the id of a command of the window, or the method of a view that a control calls.
    """

    command: str
    session: str
    starts: str


DOORS = {
    "new": Doors("new", "create", "new_project"),
    "open": Doors("show", "open", "open_project"),
    "close": Doors("show", "end", "quit"),
    "add": Doors("add", "add_files", "add_files"),
    "remove": Doors("remove", "remove", "remove"),
    "analyse": Doors("analyse", "read", "read_on"),
    "decide_statement": Doors("decide", "decide_statement", "accept"),
    "decide_coverage": Doors("level", "decide_coverage", "level_shared"),
    "decide_conflict": Doors("decide", "decide_conflict", "put_to_meeting"),
    "correct_identity": Doors("correct", "correct_identity", "DocumentsView._correct"),
    "undo": Doors("undo", "undo", "undo"),
    "redo": Doors("redo", "redo", "redo"),
    "write_json": Doors("export", "write_json", "export_json"),
    "write_paper": Doors("export", "write_paper", "export_paper"),
    "save_copy": Doors("copy", "copy_to", "save_copy"),
}
VIEWS = {
    each.__name__: each for each in (DocumentsView, PrioritiesView, AlignmentView, ConflictsView)
}


def verbs() -> set[str]:
    """The public methods of a project that change or write something."""
    methods = {
        name
        for name, member in vars(Project).items()
        if not name.startswith("_") and not isinstance(member, property)
    }
    return methods - _LOOKING


def calls_in(module: object) -> dict[str, set[str]]:
    """By function: the names of all that it calls, itself or through others of its module."""
    functions = {
        node.name: {
            call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            for call in ast.walk(node)
            if isinstance(call, ast.Call)
        }
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.FunctionDef)
    }
    for _ in functions:
        for called in functions.values():
            called |= {each for inner in called & functions.keys() for each in functions[inner]}
    return functions


COMMAND_LINE = calls_in(command_line)
SESSION = calls_in(window_session)
COMMAND_NAMES = {each.name: each.callback.__name__ for each in command_line.app.registered_commands}
WINDOW_COMMANDS = {each.id: each.slot for each in COMMANDS}


def test_that_every_verb_of_a_project_has_both_doors() -> None:
    assert verbs() == DOORS.keys(), "name the command and the place in the window for each verb"


@pytest.mark.parametrize("verb", DOORS)
def test_that_a_command_calls_the_verb(verb: str) -> None:
    function = COMMAND_NAMES[DOORS[verb].command]
    if verb != "close":  # the end of a `with` closes
        assert verb in COMMAND_LINE[function]


@pytest.mark.parametrize("verb", DOORS)
def test_that_the_session_calls_the_verb(verb: str) -> None:
    assert verb in SESSION[DOORS[verb].session]


@pytest.mark.parametrize("verb", DOORS)
def test_that_a_person_finds_the_verb_in_the_window(verb: str) -> None:
    starts = DOORS[verb].starts
    view, _, method = starts.partition(".")
    if method:
        assert DOORS[verb].session in inspect.getsource(getattr(VIEWS[view], method))
    else:
        assert starts in WINDOW_COMMANDS
