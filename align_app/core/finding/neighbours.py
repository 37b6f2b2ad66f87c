"""What stands round a passage: its list, its page, the priority whose chapter it is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from align_app.core.finding.headline_places import name_key
from align_app.core.finding.passages import Form, Passage

TITLE_WORDS = 7
"""A heading of more words than these can be a sentence in large print."""
NAME_LETTERS = 7
"""Names of no more letters are not looked for inside headings."""


def in_large_print(passage: Passage) -> bool:
    """A heading long enough to be a sentence."""
    return passage.form is Form.HEADING and len(passage.text.split()) > TITLE_WORDS


def unstopped_pages(passages: Sequence[Passage]) -> set[int]:
    """Pages on which most sentences have no full stop."""
    stopped: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for passage in passages:
        if passage.form is Form.SENTENCE:
            count[passage.page] += 1
            stopped[passage.page] += passage.text.rstrip().endswith((".", "?", ":", '"', "”"))
    return {page for page in count if stopped[page] < count[page] / 2}


def listed_items(passages: Sequence[Passage]) -> set[int]:
    """The orders of list items with another item right before or after them."""
    found: set[int] = set()
    for one, two in pairwise(passages):
        if one.form is Form.ITEM and two.form is Form.ITEM:
            found |= {one.order, two.order}
    return found


def in_chapter_of(passage: Passage, names: set[str]) -> bool:
    """Whether one of the headings above names a priority."""
    headings = [name_key(heading) for heading in passage.section.path]
    return any(
        name in heading for heading in headings for name in names if len(name) > NAME_LETTERS
    )


def alone_under_names(passages: Sequence[Passage], names: set[str]) -> set[int]:
    """The orders of sentences alone between the name of a priority and the next heading."""
    found: set[int] = set()
    for place, passage in enumerate(passages[:-1]):
        if passage.form is not Form.HEADING or not _names(passage, names):
            continue
        after = passages[place + 1 : place + 3]
        ended = (
            len(after) == 1
            or after[1].form is not Form.SENTENCE
            or after[1].paragraph != after[0].paragraph
        )
        if after[0].form is Form.SENTENCE and ended and _closes(passages, place + 2):
            found.add(after[0].order)
    return found


def _names(passage: Passage, names: set[str]) -> bool:
    own = name_key(passage.text)
    return any(own.endswith(name) for name in names if len(name) > NAME_LETTERS)


def _closes(passages: Sequence[Passage], place: int) -> bool:
    """Whether nothing but a heading, a line with bars or the end follows."""
    if place >= len(passages):
        return True
    after = passages[place]
    return (
        after.form is Form.HEADING
        or " | " in after.text
        or not any(c.isalpha() for c in after.text)
    )
