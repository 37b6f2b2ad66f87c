"""Under which heading a statement is listed: the highest that tells statements apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from align_app.core.model import Statement

NO_HEADING = "Before the first heading"


def group_headings(statements: Iterable[Statement]) -> Mapping[str, str]:
    """A heading for each statement id.

    A document whose first heading stands over everything, as its title often does, is listed by
    the headings below it.
    """
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.evidence.document, []).append(statement)
    headings: dict[str, str] = {}
    for members in by_document.values():
        depth = _telling_depth([each.heading_path for each in members if each.heading_path])
        for each in members:
            path = each.heading_path
            headings[each.id] = path[min(depth, len(path) - 1)] if path else NO_HEADING
    return headings


def _telling_depth(paths: list[tuple[str, ...]]) -> int:
    depth = 0
    while True:
        here = {path[depth] for path in paths if len(path) > depth}
        below = any(len(path) > depth + 1 for path in paths)
        if len(here) != 1 or not below:
            return depth
        depth += 1
