"""Which of the blocks that open a document is its title, where the file does not say."""

from __future__ import annotations

import pytest

from align_app.core.model import BlockRole
from align_app.core.reading.flowed import FlowBlock
from align_app.core.reading.typed_marks import settle_sections
from align_app.core.vocabulary import load_vocabulary

SENTENCE = "Partners meet every month to look at what was done and at what comes next. " * 3


def heading(text: str, level: int, size: float = 0.0) -> FlowBlock:
    return FlowBlock(BlockRole.HEADING, text, level, size=size)


def text(words: str, size: float = 0.0) -> FlowBlock:
    return FlowBlock(BlockRole.PARAGRAPH, words, size=size)


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([heading("Plan", 1), text(SENTENCE), heading("Aims", 2)], "Plan"),
        ([text("Published in March"), heading("Plan", 1), heading("Aims", 2)], "Plan"),
        (
            [heading("Health and wellbeing strategy", 1), text(SENTENCE), heading("Aims", 1)],
            "Health and wellbeing strategy",
        ),
        ([heading("Foreword", 1), text(SENTENCE), heading("Aims", 1)], None),
        ([heading("Our priorities", 1), text(SENTENCE), heading("Aims", 1)], None),
        ([text("Plan"), text(SENTENCE), heading("Aims", 1), heading("Money", 1)], "Plan"),
        (
            [text("Lindrake Council", 14), text("Plan", 28), text(SENTENCE, 11),
             heading("Aims", 1, 16), heading("Money", 1, 16), text(SENTENCE, 11)],
            "Plan",
        ),
        ([heading("Plan", 0), heading("Aims", 1), text(SENTENCE)], "Plan"),
        ([text(SENTENCE), heading("Aims", 1), text(SENTENCE), heading("Money", 1)], None),
    ],
)  # fmt: skip
def test_that_the_title_is_found(blocks, title) -> None:
    sections = settle_sections([blocks], vocabulary=load_vocabulary())
    named = [
        b.text
        for section in sections
        for b in section
        if b.role is BlockRole.HEADING and b.level == 0
    ]
    assert named == ([title] if title else [])
