"""The frame: the rail, menus from the command table, and views built at their first visit."""

from __future__ import annotations

from operator import attrgetter

import pytest

from align_app.gui.commands import COMMANDS
from align_app.gui.main_window import MainWindow
from align_app.gui.views.places import PLACES


@pytest.fixture
def window(qtbot, session, looks):
    """The window over the small project, with the documents in front."""
    window = MainWindow(session, looks, places=PLACES[:1])
    qtbot.addWidget(window)
    return window


def test_that_a_view_is_built_at_its_first_visit(window):
    assert list(window.views) == ["documents"]


def test_that_every_command_without_a_view_has_a_method_of_the_window(window):
    unknown = [c.id for c in COMMANDS if not c.views and not callable(attrgetter(c.slot)(window))]
    assert unknown == []
