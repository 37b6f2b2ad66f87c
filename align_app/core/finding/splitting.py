"""One sentence that says several things: values for several places, or promises to "you"."""

from __future__ import annotations

import itertools
import re

from align_app.core.finding.passages import Passage

_SHARE = re.compile(
    r"(?:\d[\d.,]*\s?(?:%|per cent)|\d[\d.,]*) (?:in|for|at) "
    r"(?:the )?[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+)*"
)
_YOU = re.compile(r"(?<!\w)(?:you|your [\w ]{3,30}?) will\b")


def place_shares(passage: Passage) -> tuple[Passage, ...]:
    """The clauses of a sentence that gives each of several places a value; else none."""
    found = list(_SHARE.finditer(passage.text))
    if len(found) < 2 or not _joined_only(passage.text, found):
        return ()
    return tuple(passage.part(match.start(), match.end()) for match in found)


def _joined_only(text: str, found: list[re.Match[str]]) -> bool:
    """Whether only commas and "and" stand between the clauses."""
    gaps = [text[one.end() : two.start()] for one, two in itertools.pairwise(found)]
    return all(re.fullmatch(r"\s*(?:,|;|and|, and|; and)\s*", gap) for gap in gaps)


def promises_to_you(passage: Passage) -> tuple[Passage, ...]:
    """The clauses of a sentence that makes several promises to "you"; none where it makes one."""
    text = passage.text
    starts = [match.start() for match in _YOU.finditer(text)]
    if len(starts) < 2:
        return ()
    parts = []
    for start, after in zip(starts, [*starts[1:], len(text)], strict=True):
        clause = re.sub(r"(?:[,;]?\s+and|[,;.])?\s*$", "", text[start:after])
        parts.append(passage.part(start, start + len(clause)))
    return tuple(parts)
