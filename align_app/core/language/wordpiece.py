"""Cuts a text into the word pieces that the sentence encoder was trained on (BERT, lower case).

Standard library only; knows nothing of vectors.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

_LONGEST_WORD = 100
_REPLACEMENT = "\ufffd"
_CJK = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class WordPieces:
    """A vocabulary of word pieces, and the words already cut with it."""

    def __init__(self, vocabulary: Path, longest: int) -> None:
        """Read `vocabulary`, one piece a line; a text gives at most `longest` pieces."""
        lines = vocabulary.read_text("utf-8").splitlines()
        self._number = {piece: number for number, piece in enumerate(lines)}
        self._longest = longest
        self._start, self._stop = self._number["[CLS]"], self._number["[SEP]"]
        self._unknown = (self._number["[UNK]"],)
        self._cut = lru_cache(maxsize=50_000)(self._cut_word)

    def encode(self, text: str) -> list[int]:
        """The numbers of the pieces of `text`, from start to stop; the end of a long one is cut."""
        pieces = [piece for word in split_words(text) for piece in self._cut(word)]
        return [self._start, *pieces[: self._longest - 2], self._stop]

    def _cut_word(self, word: str) -> tuple[int, ...]:
        """Take the longest known piece from the left, again and again."""
        if len(word) > _LONGEST_WORD:
            return self._unknown
        pieces: list[int] = []
        start = 0
        while start < len(word):
            end, number = self._longest_piece(word, start)
            if number is None:
                return self._unknown
            pieces.append(number)
            start = end
        return tuple(pieces)

    def _longest_piece(self, word: str, start: int) -> tuple[int, int | None]:
        mark = "##" if start else ""
        for end in range(len(word), start, -1):
            number = self._number.get(mark + word[start:end])
            if number is not None:
                return end, number
        return start, None


def split_words(text: str) -> list[str]:
    """Lower-case words and single punctuation marks, accents taken off."""
    return "".join(map(_prepare, text)).split()


@lru_cache(maxsize=5_000)
def _prepare(character: str) -> str:
    """What a character becomes: nothing, a space, itself in lower case, or that between spaces."""
    if character in "\0" + _REPLACEMENT:
        return ""
    if character.isspace() and (character in "\t\n\r" or unicodedata.category(character)[0] == "Z"):
        return " "
    if unicodedata.category(character)[0] == "C":
        return ""
    if _is_cjk(character):
        return f" {character} "
    kept = (c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn")
    lower = "".join(kept).lower()
    return "".join(f" {c} " if _is_punctuation(c) else c for c in lower)


def _is_cjk(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _CJK)


def _is_punctuation(character: str) -> bool:
    """BERT counts every ASCII sign, so % and + part from their numbers; £ does not."""
    if character.isascii():
        return 32 < ord(character) < 127 and not character.isalnum()
    return unicodedata.category(character)[0] == "P"
