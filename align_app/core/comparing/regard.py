"""Tells where a document considers those that the law asks it to have regard to, in its own words.

Silence is only told as silence: whether a duty was met is for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align_app.core.comparing.citing import Citing, cites
from align_app.core.model import Document, Evidence, ReadState, Regard, block_regions
from align_app.core.slots.places import Areas, Tie, find_areas, plain_place
from align_app.core.vocabulary.comparing_rules import ComparingRules
from align_app.core.vocabulary.document_types import DocumentTypes

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"(])|\n")


def tell_regard(
    documents: Sequence[Document], *, types: DocumentTypes, rules: ComparingRules
) -> tuple[Regard, ...]:
    """For each duty of a document towards another here: the passages that name the other."""
    areas = find_areas(documents)
    patterns = [cites(number, documents, words=rules.words) for number in range(len(documents))]
    return tuple(
        regard
        for later in documents
        for earlier, pattern in zip(documents, patterns, strict=True)
        if _owes(later, earlier, areas)
        for regard in _regards(later, earlier, pattern, types, rules)
    )


def _owes(later: Document, earlier: Document, areas: Areas) -> bool:
    """Whether the one could look back on the other: read, not older, and for the same people."""
    if later.id == earlier.id or later.state is ReadState.NOT_READ:
        return False
    if earlier.identity.status == "draft":
        return False
    mine, theirs = later.identity.period, earlier.identity.period
    if mine and theirs and mine[0] < theirs[0]:
        return False
    places = plain_place(later.identity.area), plain_place(earlier.identity.area)
    return areas.tie(*places) not in {Tie.APART, Tie.UNKNOWN}


def _regards(
    later: Document,
    earlier: Document,
    pattern: Citing,
    types: DocumentTypes,
    rules: ComparingRules,
) -> Iterator[Regard]:
    duties = types.duties(later.identity.type, earlier.identity.type)
    kinds = [kind for kind in rules.words.regard if any(each.kind == kind for each in duties)]
    if not kinds:
        return
    most = rules.numbers.limits.passages
    considered = tuple(_passages(later, pattern, rules, most))
    for kind in kinds:
        yield Regard(later.id, earlier.id, kind, considered)


def _passages(
    document: Document, pattern: Citing, rules: ComparingRules, most: int
) -> Iterator[Evidence]:
    """The first sentences that name the other document."""
    given = 0
    for page in document.pages:
        for block in page.blocks:
            seen = set()
            for start, end in pattern.find(block.text, document, words=rules.words):
                sentence = _sentence(block.text, start, end)
                if sentence in seen or given >= most:
                    continue
                seen.add(sentence)
                given += 1
                regions = block_regions(block, *sentence)
                if regions:
                    words = block.text[sentence[0] : sentence[1]]
                    yield Evidence(document.id, regions, words)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence round a place in a text."""
    first, last = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last
