"""Gathers what may tell what a document is: cover, file name, metadata, running heads, text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from align_app.core.model import Block, BlockRole, Page
from align_app.core.vocabulary.identity_rules import IdentityRules

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INITIALS = 5
_SMALL = {"and", "of", "the", "in", "on", "to", "for", "with", "upon", "by", "a", "an", "at"}


class Place(StrEnum):
    """Where a clue stands, surest first."""

    TITLE = "title"
    COVER = "cover"
    RUNNING = "running"
    FILE_NAME = "file_name"
    METADATA = "metadata"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Clue:
    """A piece of text that may name the document; `size` is its type size where it has one."""

    text: str
    place: Place
    size: float = 0.0


def gather_clues(
    file_name: str,
    pages: tuple[Page, ...],
    *,
    metadata_title: str | None,
    rules: IdentityRules,
) -> tuple[Clue, ...]:
    """All clues, in the order of their places and, within one place, of reading."""
    clues = [*_cover_clues(pages, rules)]
    running = dict.fromkeys(text for page in pages for text in page.running)
    clues += [Clue(tidy(text), Place.RUNNING) for text in running]
    clues.append(Clue(_file_words(file_name), Place.FILE_NAME))
    if metadata_title and not rules.title.junk(metadata_title.strip()):
        clues.append(Clue(tidy(metadata_title), Place.METADATA))
    clues += _text_clues(pages[: rules.first_pages])
    order = list(Place)
    return tuple(
        sorted((clue for clue in clues if clue.text), key=lambda clue: order.index(clue.place))
    )


def tidy(text: str) -> str:
    """One line with single spaces; words all in capitals become words with a first capital."""
    text = " ".join(text.replace("\u00ad", "").split())
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > _INITIALS and all(letter.isupper() for letter in letters):
        return _capitalised(text)
    return re.sub(r"(?<=\d) TO (?=\d)", " to ", text)


def _cover_clues(pages: tuple[Page, ...], rules: IdentityRules) -> list[Clue]:
    cover = next((page for page in pages[:2] if page.blocks), None)
    if cover is None:
        return []
    blocks = [block for block in cover.blocks if block.role is not BlockRole.TABLE]
    short = [block for block in blocks if _words(block) <= rules.cover.title_words]
    largest = max((block.size for block in short), default=0.0)
    clues = []
    for block in blocks:
        place = _cover_place(block, largest, rules)
        clues.append(Clue(tidy(block.text), place, block.size))
    return clues


def _cover_place(block: Block, largest: float, rules: IdentityRules) -> Place:
    words = _words(block)
    if words <= rules.cover.title_words and block.size >= rules.cover.title_size * largest:
        return Place.TITLE
    return Place.COVER if words <= rules.cover.cover_words else Place.TEXT


def _text_clues(pages: tuple[Page, ...]) -> list[Clue]:
    return [
        Clue(tidy(block.text), Place.TEXT, block.size)
        for page in pages[1:]
        for block in page.blocks
        if block.role is not BlockRole.CONTENTS
    ]


def _file_words(file_name: str) -> str:
    """A file name as words: "07-vale_plan2025" becomes "Vale Plan 2025"."""
    stem = _CAMEL.sub(" ", PurePath(file_name).stem)
    stem = re.sub(r"(?<=\D)(?<![-_ ])(?=(?:19|20)\d\d)", " ", stem)
    stem = re.sub(r"[_+%]+|(?<!\d)-|-(?!\d\d)", " ", stem)
    stem = re.sub(r"^\s*\d{1,2}\s+(?=\D)", "", stem)
    return _capitalised(" ".join(stem.split()))


def _capitalised(text: str) -> str:
    words = text.split(" ")
    shouted = text.isupper()
    return " ".join(
        word.lower()
        if place and word.lower() in _SMALL
        else word
        if _is_name(word) or (word.isupper() and len(word) <= _INITIALS and not shouted)
        else word[:1].upper() + word[1:].lower()
        for place, word in enumerate(words)
        if word
    )


def _is_name(word: str) -> bool:
    return word[0].isupper() and any(letter.islower() for letter in word)


def _words(block: Block) -> int:
    return len(block.text.split())
