"""How firmly a statement binds its author."""

from __future__ import annotations

from align_app.core.model import Kind, Money, Strength

_FIRM = {"we_will", "will", "must", "stem", "row", "agreed", "led", "no_longer"}


def strength_of(kind: Kind, *, form: str, money: tuple[Money, ...], by: str | None) -> Strength:
    """Vision, intention, commitment, or one with money and a date."""
    if kind is Kind.VISION:
        return Strength.VISION
    if money and by:
        return Strength.FUNDED_AND_DATED
    if kind is Kind.TARGET or form in _FIRM:
        return Strength.COMMITMENT
    return Strength.INTENTION
