"""Every action of the program, once: menus, buttons, shortcuts, the palette and the shortcut page are made from it.

A command names the method that does it: of the window, or of the view that is in front.
"""

from __future__ import annotations

from dataclasses import dataclass

MENUS = ("File", "Edit", "View", "Go", "Decide", "Help")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    `slot` is a method of the window, or, where `views` are named, of whichever of them is in front.
    `keys` are shortcuts as Qt writes them; one letter or figure alone works only inside those views.
    """

    id: str
    words: str
    menu: str
    slot: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    views: tuple[str, ...] = ()
    group: int = 0
    checkable: bool = False

    @property
    def single_key(self) -> bool:
        """True where a bare letter or figure starts it."""
        return any(len(key) == 1 for key in self.keys)


_LISTS = ("documents", "priorities", "alignment", "conflicts")

COMMANDS: tuple[Command, ...] = (
    Command("new_project", "New project…", "File", "new_project", ("Ctrl+N",)),
    Command("open_project", "Open project…", "File", "open_project", ("Ctrl+Shift+P",)),
    Command("save_copy", "Save a copy…", "File", "save_copy", ("Ctrl+Shift+S",), "save"),
    Command("add_files", "Add files…", "File", "add_files", ("Ctrl+O",), "add_file", group=1),
    Command(
        "add_folder", "Add folder…", "File", "add_folder", ("Ctrl+Shift+O",), "add_folder", group=1
    ),
    Command(
        "export_paper",
        "Save the paper as Word…",
        "File",
        "export_paper",
        ("Ctrl+E",),
        "paper",
        group=2,
    ),
    Command("export_json", "Export data (JSON)…", "File", "export_json", group=2),
    Command("quit", "Close Align", "File", "close", ("Ctrl+Q",), group=3),
    Command("undo", "Undo", "Edit", "undo", ("Ctrl+Z",), "undo"),
    Command("redo", "Redo", "Edit", "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Command(
        "filter",
        "Filter this list",
        "Edit",
        "start_filter",
        ("Ctrl+F", "/"),
        "filter",
        views=("priorities", "conflicts", "alignment"),
        group=1,
    ),
    Command("look_system", "Follow Windows", "View", "look_system", checkable=True),
    Command("look_light", "Light", "View", "look_light", checkable=True),
    Command("look_dark", "Dark", "View", "look_dark", checkable=True),
    Command("look_high_contrast", "High contrast", "View", "look_high_contrast", checkable=True),
    Command("larger_text", "Larger text", "View", "larger_text", ("Ctrl+Shift++",), group=1),
    Command("smaller_text", "Smaller text", "View", "smaller_text", ("Ctrl+Shift+-",), group=1),
    Command("usual_text", "Text at 100 %", "View", "usual_text", ("Ctrl+Shift+0",), group=1),
    Command(
        "zoom_in",
        "Enlarge the page",
        "View",
        "zoom_in",
        ("Ctrl++", "Ctrl+="),
        "zoom_in",
        views=("priorities",),
        group=2,
    ),
    Command(
        "zoom_out",
        "Shrink the page",
        "View",
        "zoom_out",
        ("Ctrl+-",),
        "zoom_out",
        views=("priorities",),
        group=2,
    ),
    Command(
        "zoom_fit", "Fit the page", "View", "zoom_fit", ("Ctrl+0",), views=("priorities",), group=2
    ),
    Command("details", "Details", "View", "toggle_details", ("F4",), views=_LISTS, group=3),
    Command("go_documents", "Documents", "Go", "go_documents", ("Ctrl+1",), "documents"),
    Command("go_priorities", "Priorities", "Go", "go_priorities", ("Ctrl+2",), "priorities"),
    Command("go_alignment", "Alignment", "Go", "go_alignment", ("Ctrl+3",), "alignment"),
    Command("go_conflicts", "Conflicts", "Go", "go_conflicts", ("Ctrl+4",), "conflicts"),
    Command(
        "find_anything",
        "Find or do anything",
        "Go",
        "find_anything",
        ("Ctrl+K",),
        "search",
        group=1,
    ),
    Command("next_pane", "Next pane", "Go", "next_pane", ("F6",), group=1),
    Command("last_pane", "Last pane", "Go", "last_pane", ("Shift+F6",), group=1),
    Command("next_row", "Next row", "Go", "next_row", ("J",), views=_LISTS, group=2),
    Command("last_row", "Last row", "Go", "last_row", ("K",), views=_LISTS, group=2),
    Command(
        "go_to_page", "Go to page…", "Go", "go_to_page", ("Ctrl+G",), views=("priorities",), group=2
    ),
    Command("accept", "Accept", "Decide", "accept", ("A",), "accept", views=("priorities",)),
    Command("reject", "Reject", "Decide", "reject", ("R",), "reject", views=("priorities",)),
    Command(
        "bring_back", "Bring back", "Decide", "bring_back", ("B",), "reload", views=("priorities",)
    ),
    Command(
        "level_explicit",
        "Explicit",
        "Decide",
        "level_explicit",
        ("1",),
        views=("alignment",),
        group=1,
    ),
    Command(
        "level_shared", "Shared", "Decide", "level_shared", ("2",), views=("alignment",), group=1
    ),
    Command(
        "level_partial", "Partial", "Decide", "level_partial", ("3",), views=("alignment",), group=1
    ),
    Command(
        "level_related", "Related", "Decide", "level_related", ("4",), views=("alignment",), group=1
    ),
    Command(
        "level_not_found",
        "Not found",
        "Decide",
        "level_not_found",
        ("5",),
        views=("alignment",),
        group=1,
    ),
    Command(
        "level_not_assessed",
        "Not assessed",
        "Decide",
        "level_not_assessed",
        ("6",),
        views=("alignment",),
        group=1,
    ),
    Command(
        "other_way",
        "The other way round",
        "Decide",
        "other_way",
        ("X",),
        "other_way",
        views=("alignment",),
        group=1,
    ),
    Command(
        "remove",
        "Remove from the project",
        "Decide",
        "remove",
        ("Del",),
        "remove",
        views=("documents",),
        group=2,
    ),
    Command("help", "Help", "Help", "show_help", ("F1",), "help"),
    Command("shortcuts", "All shortcuts", "Help", "show_shortcuts", ("Ctrl+/",), "keys"),
    Command("licences", "Licences", "Help", "show_licences", group=1),
    Command("about", "About Align", "Help", "show_about", group=1),
)
