"""What the words of a sentence tell of its form: an instruction, a finite main clause, the past.

Stands on the tags of the language room; meaning is left to others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from align_app.core.language import Token
from align_app.core.vocabulary.finding_rules import SentenceRules

_FINITE = {"MD", "VBD", "VBZ", "VBP"}
_OPENERS = {"WDT", "WP", "WRB", "WP$"}
_CONJUNCTIONS = {"if", "because", "while", "unless", "although", "though", "until", "than", "since"}
_LINKS = {"and", "or", "but"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one sentence."""

    imperative: bool
    verbless: bool
    past: bool
    present: bool
    modal: str | None


def shape_of(tokens: Sequence[Token], *, rules: SentenceRules) -> Shape:
    """The form of the sentence with these tags."""
    words = [token for token in tokens if token.text.strip()]
    mains = _main_verbs(words)
    modal = next((t.text.lower() for t in mains if t.tag == "MD"), None)
    imperative = _imperative(words, rules)
    return Shape(
        imperative=imperative,
        verbless=not mains and not imperative,
        past=bool(mains) and mains[0].tag == "VBD" and modal is None,
        present=bool(mains) and mains[0].tag in {"VBZ", "VBP"},
        modal=modal,
    )


def _main_verbs(words: Sequence[Token]) -> list[Token]:
    """The finite verbs outside the clauses opened by "who", "that", "if" and the like."""
    mains: list[Token] = []
    owed = 0
    last_below = False
    for place, token in enumerate(words):
        low = token.text.lower()
        if token.tag in _OPENERS or low in _CONJUNCTIONS or _that_clause(words, place):
            owed += 1
        elif token.tag in _FINITE:
            linked = place > 0 and _linked(words, place)
            if owed:
                owed -= 1
                last_below = True
            elif not (last_below and linked):
                mains.append(token)
                last_below = False
    return mains


def _that_clause(words: Sequence[Token], place: int) -> bool:
    return words[place].text.lower() == "that" and words[place].tag in {"IN", "WDT"}


def _linked(words: Sequence[Token], place: int) -> bool:
    return any(token.text.lower() in _LINKS for token in words[max(0, place - 2) : place])


def _imperative(words: Sequence[Token], rules: SentenceRules) -> bool:
    """Whether the sentence begins with an instruction, and not with a noun of the same letters."""
    if len(words) < 2:
        return False
    first, second = words[0].text.lower(), words[1].text.lower()
    if first not in _set(rules.verbs):
        return False
    if second in {"will", "is", "are", "was", "were", "has", "have", "of"}:
        return False
    if first in _set(rules.noun_too):
        return second not in _set(rules.noun_follows)
    return True


@cache
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)
