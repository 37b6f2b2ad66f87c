"""Every action of the program, once: menus, buttons, shortcuts and the finder are made from it.

A command names the method that does it: of the window, or of the view that is in front.
"""

# ruff: noqa: E501 - the table reads best with one line a command

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    `slot` is a method of the window, or, where `views` are named, of whichever of them is in front.
    `keys` are shortcuts as Qt writes them; one letter or figure alone works only inside those views.
    `needs` is "project" for what needs one, "change" for what needs one that can be changed.
    """

    id: str
    words: str
    slot: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    views: tuple[str, ...] = ()
    needs: str = ""
    checkable: bool = False

    @property
    def single_key(self) -> bool:
        """True where a bare letter or figure starts it."""
        return any(len(key) == 1 for key in self.keys)


_LISTS = ("documents", "priorities", "alignment", "conflicts")
_PAGES = ("priorities",)
_CELLS = ("alignment",)
_PAIRS = ("conflicts",)
_SHEETS = ("priorities", "alignment")

# fmt: off
MENUS: Mapping[str, tuple[tuple[Command, ...], ...]] = {
    "File": (
        (
            Command("new_project", "New project…", "files.new_project", ("Ctrl+N",)),
            Command("open_project", "Open project…", "files.open_project", ("Ctrl+Shift+P",), "open_folder"),
            Command("open_sample", "Open the sample", "files.open_sample"),
            Command("save_copy", "Save a copy…", "files.save_copy", ("Ctrl+Shift+S",), "save", needs="project"),
        ),
        (
            Command("add_files", "Add files…", "files.add_files", ("Ctrl+O",), "add_file"),
            Command("add_folder", "Add folder…", "files.add_folder", ("Ctrl+Shift+O",), "add_folder"),
            Command("read_on", "Read what is waiting", "session.read", ("Ctrl+R",), "reload", needs="change"),
        ),
        (
            Command("export_paper", "Save the paper as Word…", "files.export_paper", ("Ctrl+E",), "paper", needs="project"),
            Command("export_json", "Export data (JSON)…", "files.export_json", needs="project"),
        ),
        (Command("quit", "Close Align", "close", ("Ctrl+Q",)),),
    ),
    "Edit": (
        (
            Command("undo", "Undo", "session.undo", ("Ctrl+Z",), "undo", needs="change"),
            Command("redo", "Redo", "session.redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", needs="change"),
        ),
        (
            Command("filter", "Filter this list", "start_filter", ("Ctrl+F", "/"), "filter", views=_LISTS[1:]),
            Command("remove", "Remove from the project", "remove", ("Del",), "remove", views=("documents",), needs="change"),
        ),
    ),
    "View": (
        (
            Command("look_system", "Follow Windows", "look_system", checkable=True),
            Command("look_light", "Light", "look_light", checkable=True),
            Command("look_dark", "Dark", "look_dark", checkable=True),
            Command("look_high_contrast", "High contrast", "look_high_contrast", checkable=True),
        ),
        (
            Command("larger_text", "Larger text", "larger_text", ("Ctrl+Shift++", "Ctrl+Shift+=")),
            Command("smaller_text", "Smaller text", "smaller_text", ("Ctrl+Shift+-",)),
            Command("usual_text", "Text at 100 %", "usual_text", ("Ctrl+Shift+0",)),
        ),
        (
            Command("zoom_in", "Enlarge the page", "zoom_in", ("Ctrl++", "Ctrl+="), "zoom_in", views=_SHEETS),
            Command("zoom_out", "Shrink the page", "zoom_out", ("Ctrl+-",), "zoom_out", views=_SHEETS),
            Command("zoom_fit", "Fit the page", "zoom_fit", ("Ctrl+0",), views=_SHEETS),
            Command("page_as_text", "Page as text", "page_as_text", ("Ctrl+T",), views=_SHEETS),
        ),
        (
            Command("single_keys", "Single-letter keys", "toggle_single_keys", checkable=True),
            Command("reduce_motion", "Reduce motion", "toggle_motion", checkable=True),
        ),
        (Command("details", "Details", "toggle_details", ("F4",), views=_LISTS),),
    ),
    "Go": (
        (
            Command("go_documents", "Documents", "go_documents", ("Ctrl+1",), "documents"),
            Command("go_priorities", "Priorities", "go_priorities", ("Ctrl+2",), "priorities"),
            Command("go_alignment", "Alignment", "go_alignment", ("Ctrl+3",), "alignment"),
            Command("go_conflicts", "Conflicts", "go_conflicts", ("Ctrl+4",), "conflicts"),
        ),
        (
            Command("find_anything", "Find or do anything", "find_anything", ("Ctrl+K",), "search"),
            Command("next_pane", "Next pane", "next_pane", ("F6",)),
            Command("last_pane", "Previous pane", "last_pane", ("Shift+F6",)),
        ),
        (
            Command("next_row", "Next row", "next_row", ("J",), views=_LISTS),
            Command("last_row", "Previous row", "last_row", ("K",), views=_LISTS),
            Command("go_to_page", "Go to page…", "go_to_page", ("Ctrl+G",), views=_PAGES),
            Command("show_left_out", "What was left out, with reasons", "show_left_out", (), "left_out", views=_PAGES),
            Command("open_both", "Open both pages", "open_both", (), "both_pages", views=_CELLS),
            Command("back_to_matrix", "Back to the matrix", "back_to_matrix", views=_CELLS),
            Command("show_not_conflicts", "Pairs that looked like conflicts", "show_not_conflicts", views=_PAIRS),
        ),
    ),
    "Decide": (
        (
            Command("accept", "Accept", "accept", ("A",), "accept", views=_PAGES, needs="change"),
            Command("reject", "Reject", "reject", ("R",), "reject", views=_PAGES, needs="change"),
            Command("bring_back", "Bring back", "bring_back", ("B",), "reload", views=_PAGES, needs="change"),
        ),
        (
            Command("level_explicit", "Explicit", "level_explicit", ("1",), views=_CELLS, needs="change"),
            Command("level_shared", "Shared", "level_shared", ("2",), views=_CELLS, needs="change"),
            Command("level_partial", "Partial", "level_partial", ("3",), views=_CELLS, needs="change"),
            Command("level_related", "Related", "level_related", ("4",), views=_CELLS, needs="change"),
            Command("level_not_found", "Not found", "level_not_found", ("5",), views=_CELLS, needs="change"),
            Command("level_not_assessed", "Not assessed", "level_not_assessed", ("6",), views=_CELLS, needs="change"),
            Command("confirm_next", "Confirm and next", "confirm_next", (), "accept", views=_CELLS, needs="change"),
            Command("other_way", "The other way round", "other_way", ("X",), "other_way", views=_CELLS),
        ),
        (
            Command("put_to_meeting", "Put before the meeting", "put_to_meeting", ("P",), "meeting", views=_PAIRS, needs="change"),
            Command("accepted_difference", "Accepted difference", "accepted_difference", views=_PAIRS, needs="change"),
            Command("not_a_conflict", "Not a conflict", "not_a_conflict", views=_PAIRS, needs="change"),
            Command("agree_action", "Agree an action", "agree_action", views=_PAIRS, needs="change"),
            Command("reopen", "Open again", "reopen", views=_PAIRS, needs="change"),
        ),
    ),
    "Help": (
        (
            Command("help", "Help", "show_help", ("F1",), "help"),
            Command("shortcuts", "All shortcuts", "show_shortcuts", ("Ctrl+/",), "keys"),
        ),
        (
            Command("licences", "Licences", "show_licences"),
            Command("about", "About Align", "show_about"),
        ),
    ),
}
"""Menus in order; in each, groups of commands with a line between them."""
# fmt: on

COMMANDS: tuple[Command, ...] = tuple(
    command for groups in MENUS.values() for group in groups for command in group
)
