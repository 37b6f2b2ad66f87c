"""Takes typed bullets and numbers off blocks, and knows the headings that only look like ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from align_app.core.model import BlockRole
from align_app.core.reading.document_type import find_cues
from align_app.core.reading.flowed import FlowBlock, Section
from align_app.core.reading.markers import BULLET
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.reading_rules import ReadingRules

_Look = tuple[float, bool]


def settle_sections(
    sections: Sequence[Sequence[FlowBlock]], *, vocabulary: Vocabulary
) -> tuple[Section, ...]:
    """The sections with their typed markers taken off and their untold headings marked."""
    rules = vocabulary.reading_rules
    settled = [tuple(_take_marker(block, rules) for block in section) for section in sections]
    looks = _heading_looks(chain.from_iterable(settled), vocabulary)
    level = 0
    marked: list[Section] = []
    for section in settled:
        blocks: list[FlowBlock] = []
        for rank, block in enumerate(section):
            following = rank + 1 < len(section) or section is not settled[-1]
            if block.role is BlockRole.HEADING:
                level = block.level
            elif following and _look(block) in looks and _may_head(block, vocabulary):
                depth = min(level + 1 + looks.index(_look(block)), rules.headings.most_levels)
                heading = replace(block, role=BlockRole.HEADING, level=depth)
                blocks.append(_take_marker(heading, rules))
                continue
            blocks.append(block)
        marked.append(tuple(blocks))
    return _name_title([section for section in marked if section], vocabulary)


def _name_title(sections: Sequence[Section], vocabulary: Vocabulary) -> tuple[Section, ...]:
    """The sections with the title of the document as a heading of level 0, where none is told.

    It is the only heading of the highest level, or the largest of the short texts that open the
    document. One heading among equals is a title only where it names a kind of document: all that
    follows would seem to belong to its chapter.
    """
    headings = [b for section in sections for b in section if b.role is BlockRole.HEADING]
    highest = min((heading.level for heading in headings), default=0)
    tops = [heading for heading in headings if heading.level == highest]
    opening = [
        block
        for block in _opening(sections, vocabulary)
        if len(tops) == 1 or _may_be_title(block, tops, vocabulary)
    ]
    if not opening or (headings and highest == 0):
        return tuple(sections)
    title = next((block for block in opening if len(tops) == 1 and block is tops[0]), None)
    title = title or max(opening, key=lambda each: (each.size, each.role is BlockRole.HEADING))
    named = replace(title, role=BlockRole.HEADING, level=0)
    return tuple(
        tuple(named if block is title else block for block in section) for section in sections
    )


def _may_be_title(block: FlowBlock, tops: Sequence[FlowBlock], vocabulary: Vocabulary) -> bool:
    """True for a text that is not just the first of several chapters."""
    if vocabulary.page_roles.section(block.text, 1) is not None:
        return False
    if block.role is not BlockRole.HEADING:
        return True
    larger = all(other is block or other.size < block.size for other in tops)
    cues = find_cues(block.text, vocabulary.document_types)
    return larger or any(not cue.weak for cue in cues)


def _opening(sections: Sequence[Section], vocabulary: Vocabulary) -> Iterator[FlowBlock]:
    """The headings and short texts before the first sentence, list or table."""
    most = vocabulary.flowed_rules.headings.opening
    for block in islice(chain.from_iterable(sections), most):
        if block.role is not BlockRole.HEADING and not _may_head(block, vocabulary):
            return
        yield block


def _take_marker(block: FlowBlock, rules: ReadingRules) -> FlowBlock:
    """The block with the bullet or number that was typed before its words as its marker."""
    first, _, rest = block.text.partition(" ")
    if "\t" in first:
        first, _, rest = block.text.partition("\t")
    rest = rest.strip()
    if block.marker or not rest:
        return block
    if block.role is BlockRole.HEADING:
        if rules.headings.number(first) and not rest[0].islower():
            return replace(block, text=rest, marker=first.rstrip(".):"))
        return block
    if block.role is BlockRole.PARAGRAPH:
        return _as_item(block, first, rest, rules)
    return block


def _as_item(block: FlowBlock, first: str, rest: str, rules: ReadingRules) -> FlowBlock:
    if len(first) == 1 and first in rules.lists.bullets and not first.isalpha():
        return replace(block, role=BlockRole.LIST_ITEM, text=rest, marker=BULLET, level=1)
    if not rules.lists.number(first) or rest[0].islower():
        return block
    if "." in first.strip("()."):
        return replace(block, text=rest, marker=first)
    return replace(block, role=BlockRole.LIST_ITEM, text=rest, marker=first, level=1)


def _heading_looks(blocks: Iterable[FlowBlock], vocabulary: Vocabulary) -> list[_Look]:
    """The looks of possible headings, largest first: bold or larger than running text, and rare."""
    rules = vocabulary.flowed_rules.headings
    letters: Counter[_Look] = Counter()
    for block in blocks:
        if block.role in {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}:
            letters[_look(block)] += len(block.text)
    if not letters:
        return []
    body = letters.most_common(1)[0][0]
    total = letters.total()
    found = [
        look
        for look, count in letters.items()
        if count < rules.common_share * total
        and (look[0] >= rules.larger * body[0] or (look[1] and not body[1]))
        and look[0] >= body[0]
        and look != body
    ]
    return sorted(found, key=lambda look: (-look[0], not look[1]))


def _look(block: FlowBlock) -> _Look:
    return block.size, block.bold


def _may_head(block: FlowBlock, vocabulary: Vocabulary) -> bool:
    """True for a short paragraph that does not end as sentences do."""
    rules, look = vocabulary.reading_rules.headings, vocabulary.flowed_rules.headings
    numbered = block.role is BlockRole.LIST_ITEM and block.marker != BULLET
    if not (block.role is BlockRole.PARAGRAPH or numbered):
        return False
    if len(block.text) > look.letters or look.ends_otherwise(block.text):
        return False
    return rules.has_words(block.text) and not rules.never(block.text)
