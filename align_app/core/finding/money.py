"""The money that a statement names, and what it is for."""

from __future__ import annotations

import re

from align_app.core.finding.plain_text import plain
from align_app.core.model import Money
from align_app.core.vocabulary.finding_rules import NumberRules

_SUM = re.compile(
    r"£\s?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<scale>million|billion|thousand|bn|m|k)?\b"
)
_PURPOSE = re.compile(r"^[^.;]{0,20}?\b(?:for|in|into|on|to|of|from)\s+(?P<what>[^,.;|]{3,80})")


def money_of(text: str, *, rules: NumberRules) -> tuple[Money, ...]:
    """Every sum in pounds, in whole pounds, with the words that say what it is for."""
    found = []
    small = plain(text)
    for match in _SUM.finditer(small):
        amount = float(match["figure"].replace(",", "")) * rules.scales.get(match["scale"] or "", 1)
        purpose = _PURPOSE.match(text[match.end() :])
        found.append(Money(round(amount, 2), "GBP", purpose["what"].strip() if purpose else ""))
    return tuple(found)
