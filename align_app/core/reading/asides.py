"""Marks what stands beside the text: captions, footnotes, the loose words of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft
from align_app.core.reading.printed import PrintedPage
from align_app.core.vocabulary.reading_rules import ReadingRules


def mark_asides(
    drafts: Sequence[Draft],
    pages: Sequence[PrintedPage],
    *,
    body: float,
    rules: ReadingRules,
) -> list[Draft]:
    """`drafts` with captions and loose words marked, and footnotes at the end of their pages."""
    by_number = {page.number: page for page in pages}
    marked: list[Draft] = []
    for number, group in groupby(drafts, key=lambda draft: draft.page):
        held = list(group)
        page = by_number[number]
        scattered = _is_scattered(held, page, rules)
        roles = [_role_of(draft, page, body, rules, scattered=scattered) for draft in held]
        told = [replace(draft, role=role) for draft, role in zip(held, roles, strict=True)]
        marked.extend(sorted(told, key=lambda draft: draft.role is BlockRole.FOOTNOTE))
    return marked


def _role_of(
    draft: Draft, page: PrintedPage, body: float, rules: ReadingRules, *, scattered: bool
) -> BlockRole:
    text = draft.text
    if (
        draft.role is BlockRole.LIST_ITEM
        and not draft.bullet
        and _is_footnote(draft, page, body, rules)
    ):
        return BlockRole.FOOTNOTE
    if draft.role is not BlockRole.PARAGRAPH:
        return draft.role
    if rules.asides.caption(text) and len(text) < rules.asides.caption_letters:
        return BlockRole.CAPTION
    if _is_footnote(draft, page, body, rules):
        return BlockRole.FOOTNOTE
    if not rules.headings.has_words(text) and draft.marker is None:
        return BlockRole.FRAGMENT
    if scattered and _is_loose(draft, rules):
        return BlockRole.FRAGMENT
    return draft.role


def _is_footnote(draft: Draft, page: PrintedPage, body: float, rules: ReadingRules) -> bool:
    """True for small type low on the page that opens with a reference mark."""
    if draft.style.size > rules.asides.note_size * body:
        return False
    if draft.lines[0].top < rules.asides.note_top * page.height:
        return False
    noted = draft.marker is not None or bool(draft.lines[0].words[0].note)
    return noted or rules.asides.note(draft.text)


def _is_scattered(drafts: Sequence[Draft], page: PrintedPage, rules: ReadingRules) -> bool:
    """True for a page that is more drawing than text: many loose words, few sentences."""
    text = [draft for draft in drafts if draft.role is BlockRole.PARAGRAPH]
    loose = [draft for draft in text if _is_loose(draft, rules)]
    drawn = page.drawing.objects - len(page.words)
    if len(loose) < rules.asides.loose_least or drawn < rules.asides.drawn_least:
        return False
    return len(loose) >= rules.asides.loose_share * len(text)


def _is_loose(draft: Draft, rules: ReadingRules) -> bool:
    words = len(draft.text.split())
    return words <= rules.asides.loose_words and rules.joining.ends_open(draft.text)
