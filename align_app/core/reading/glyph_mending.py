"""Puts right letters that a file names wrongly, by the words of its other pages.

Some programs write fonts whose table says that a printed g is a quotation mark. What a reader sees
is a g, so the word is mended where the rest of the document knows it.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from align_app.core.reading.printed import PrintedPage, PrintedWord
from align_app.core.vocabulary.reading_rules import ReadingRules

_ODD = r"[^\w\s\-\u2010-\u2014/.,:;&@+()]"
_INSIDE = re.compile(f"(?<=[a-z]){_ODD}|{_ODD}(?=[a-z])")
_LETTERS = re.compile(r"[^\W\d_]+")


def mend_glyphs(pages: Sequence[PrintedPage], *, rules: ReadingRules) -> list[PrintedPage]:
    """`pages` with wrongly named letters put right; all others are the same objects again."""
    odd = [_odd_signs(page.words, rules) for page in pages]
    if not any(odd):
        return list(pages)
    known = _known_words(pages)
    mended = []
    for page, signs in zip(pages, odd, strict=True):
        swaps = _swaps(signs, known, rules)
        words = tuple(_swapped(word, swaps) for word in page.words)
        mended.append(replace(page, words=words) if swaps else page)
    return mended


def _odd_signs(words: Sequence[PrintedWord], rules: ReadingRules) -> dict[str, list[str]]:
    """The signs that stand where a letter should, each with its words, if they are many."""
    odd: dict[str, list[str]] = {}
    for word in words:
        if word.text.isalpha():
            continue
        text = word.text.lower()
        for sign in sorted(set(_INSIDE.findall(text))):
            odd.setdefault(sign, []).append(text)
    return {sign: held for sign, held in odd.items() if len(held) >= rules.mending.least_words}


def _known_words(pages: Sequence[PrintedPage]) -> Counter[str]:
    """The plain words of the document and on how many pages each stands."""
    known: Counter[str] = Counter()
    for page in pages:
        known.update({part for word in page.words for part in _LETTERS.findall(word.text.lower())})
    return known


def _swaps(odd: dict[str, list[str]], known: Counter[str], rules: ReadingRules) -> dict[str, str]:
    """The letter that each odd sign of a page stands for, where the words leave no doubt."""
    swaps = {}
    for sign, held in sorted(odd.items()):
        letter, share = _best_letter(sign, held, known)
        if share >= rules.mending.share:
            swaps[sign] = letter
    return swaps


def _best_letter(sign: str, held: Sequence[str], known: Counter[str]) -> tuple[str, float]:
    """The letter that turns most of the words into known ones, and their share."""
    counts = {
        letter: sum(_is_known(word.replace(sign, letter), known) for word in held)
        for letter in string.ascii_lowercase
    }
    letter = max(counts, key=lambda letter: (counts[letter], letter))
    return letter, counts[letter] / len(held)


def _is_known(word: str, known: Counter[str]) -> bool:
    parts = _LETTERS.findall(word)
    return bool(parts) and all(known[part] > 0 for part in parts)


def _swapped(word: PrintedWord, swaps: dict[str, str]) -> PrintedWord:
    text = word.text
    for sign, letter in swaps.items():
        text = text.replace(sign, letter)
    return word if text == word.text else word._replace(text=text)
