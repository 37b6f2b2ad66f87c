"""Knows a page of contents and cuts it into entries, so that none is taken for a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft
from align_app.core.reading.printed import PrintedLine
from align_app.core.vocabulary.reading_rules import ReadingRules


def mark_contents(drafts: Sequence[Draft], *, rules: ReadingRules) -> list[Draft]:
    """`drafts` with the entries of contents pages as blocks of their own, one an entry."""
    marked: list[Draft] = []
    before = False
    for page, group in groupby(drafts, key=lambda draft: draft.page):
        held = list(group)
        before = page <= rules.contents.pages and _is_contents(held, rules, goes_on=before)
        marked.extend(_cut(held, rules) if before else held)
    return marked


def _is_contents(drafts: Sequence[Draft], rules: ReadingRules, *, goes_on: bool) -> bool:
    lines = [line for draft in drafts for line in draft.lines]
    entries = sum(rules.contents.entry(line.text) for line in lines)
    if any(rules.contents.title(draft.text) for draft in drafts):
        return entries >= rules.contents.titled_entries
    least = rules.contents.titled_entries if goes_on else rules.contents.entries
    return entries >= least and entries > rules.contents.share * len(lines)


def _cut(drafts: Sequence[Draft], rules: ReadingRules) -> list[Draft]:
    """Each draft down to the last entry cut after every line that ends with a page number."""
    last = max(
        number
        for number, draft in enumerate(drafts)
        if any(rules.contents.entry(line.text) for line in draft.lines)
    )
    cut: list[Draft] = []
    for number, draft in enumerate(drafts):
        if number > last or rules.contents.title(draft.text):
            cut.append(draft)
        else:
            cut.extend(_entries(draft, rules))
    return cut


def _entries(draft: Draft, rules: ReadingRules) -> list[Draft]:
    entries: list[list[PrintedLine]] = [[]]
    for line in draft.lines:
        entries[-1].append(line)
        if rules.contents.entry(line.text):
            entries.append([])
    return [
        replace(
            draft,
            role=BlockRole.CONTENTS,
            lines=tuple(lines),
            marker=draft.marker if number == 0 else None,
            spaced=True,
        )
        for number, lines in enumerate(entries)
        if lines
    ]
