"""Gives list items their depth, by how far their markers are indented within one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft
from align_app.core.vocabulary.reading_rules import ReadingRules


def level_lists(drafts: Sequence[Draft], *, rules: ReadingRules) -> list[Draft]:
    """`drafts` with the level of each list item; 1 is the outermost of its list."""
    levelled: list[Draft] = []
    indents: list[float] = []
    last: Draft | None = None
    for draft in drafts:
        if draft.role is not BlockRole.LIST_ITEM:
            indents, last = [], None
            levelled.append(draft)
            continue
        if last is not None and (last.page, last.flow) != (draft.page, draft.flow):
            shift = _shift(last, draft)
            indents = [indent + shift for indent in indents]
        indents = [i for i in indents if i < draft.indent - rules.lists.level_step]
        indents.append(draft.indent)
        levelled.append(replace(draft, level=len(indents)))
        last = draft
    return levelled


def _shift(last: Draft, draft: Draft) -> float:
    """How far a column lies from the one before it, so that a list keeps its depths across them."""
    return draft.left - last.left
