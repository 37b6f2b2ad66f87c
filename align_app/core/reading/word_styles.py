"""What the styles and the numbering of a Word file say of its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from align_app.core.reading.markers import BULLET
from align_app.core.reading.office_file import Element, attribute, child, is_on, local, value_of

_DEEPEST = 50
_LEVELS = 9
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_TENS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_MOST_ROMAN = 399
_LETTERS = 26


class Styles:
    """The styles by id, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else [each for each in root if local(each) == "style"]
        self._by_id = {attribute(each, "styleId") or "": each for each in found}
        self._defaults = child(root, "docDefaults", "rPrDefault")
        self._usual = next(
            (
                attribute(each, "styleId")
                for each in found
                if attribute(each, "type") == "paragraph"
                and attribute(each, "default") in {"1", "true", "on"}
            ),
            None,
        )

    def chain(self, style: str | None) -> list[Element]:
        """The style and those that it is based on, nearest first."""
        chain: list[Element] = []
        while style in self._by_id and len(chain) < _DEEPEST:
            chain.append(self._by_id[style])
            style = value_of(chain[-1], "basedOn")
        return chain

    def paragraph_chain(self, paragraph: Element) -> list[Element]:
        """The styles of a paragraph, nearest first."""
        return self.chain(value_of(paragraph, "pPr", "pStyle") or self._usual)

    def name(self, chain: list[Element]) -> str:
        """The name of the nearest style."""
        return (value_of(chain[0], "name") or "") if chain else ""

    def of_run(self, run: Element, chain: list[Element], name: str) -> Element | None:
        """What a run, its style, its paragraph's styles or the defaults say of its look."""
        own = self.chain(value_of(run, "rPr", "rStyle"))
        places = (run, *own, *chain, self._defaults)
        found = (child(place, "rPr", name) for place in places)
        return next((each for each in found if each is not None), None)


def from_chain(paragraph: Element, chain: list[Element], *names: str) -> Element | None:
    """What a paragraph or the nearest of its styles says of its setting."""
    found = (child(place, "pPr", *names) for place in (paragraph, *chain))
    return next((each for each in found if each is not None), None)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The marker of a paragraph and its depth, 1 outermost."""

    marker: str
    level: int


class Numbering:
    """Counts the numbered paragraphs of a file as Word does."""

    def __init__(self, root: Element | None) -> None:
        parts = [] if root is None else list(root)
        self._lists = {
            attribute(each, "abstractNumId"): each for each in parts if local(each) == "abstractNum"
        }
        self._uses = {attribute(each, "numId"): each for each in parts if local(each) == "num"}
        self._counts: dict[str | None, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, paragraph: Element, chain: list[Element]) -> Numbered | None:
        """The marker of the next paragraph; None where it has no number."""
        use = from_chain(paragraph, chain, "numPr", "numId")
        number = None if use is None else attribute(use, "val")
        if number in {None, "0"} or number not in self._uses:
            return None
        depth = from_chain(paragraph, chain, "numPr", "ilvl")
        level = min(_whole(None if depth is None else attribute(depth, "val"), 0), _LEVELS - 1)
        return self._count(str(number), level)

    def _count(self, number: str, level: int) -> Numbered | None:
        name = value_of(self._uses[number], "abstractNumId")
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        restart = self._override(number, level)
        if restart is not None and (number, level) not in self._begun:
            counts[level] = None
        self._begun.add((number, level))
        start = self._start(number, level) if restart is None else restart
        before = counts[level]
        counts[level] = start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        marker = self._marker(number, level, counts)
        return Numbered(marker, level + 1) if marker else None

    def _override(self, number: str, level: int) -> int | None:
        for each in self._uses[number]:
            if local(each) == "lvlOverride" and attribute(each, "ilvl") == str(level):
                restart = value_of(each, "startOverride")
                return None if restart is None else _whole(restart, 1)
        return None

    def _start(self, number: str, level: int) -> int:
        return _whole(value_of(self._level(number, level), "start"), 1)

    def _marker(self, number: str, level: int, counts: list[int | None]) -> str:
        own = self._level(number, level)
        kind = value_of(own, "numFmt") or "decimal"
        if kind == "bullet":
            return BULLET
        if kind == "none" or own is None:
            return ""

        def counted(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            count = counts[place] or self._start(number, place)
            form = value_of(self._level(number, place), "numFmt") or "decimal"
            return _written(count, form)

        return re.sub(r"%([1-9])", counted, value_of(own, "lvlText") or "").strip()

    def _level(self, number: str, level: int) -> Element | None:
        use = self._uses[number]
        own = next(
            (
                child(each, "lvl")
                for each in use
                if local(each) == "lvlOverride" and attribute(each, "ilvl") == str(level)
            ),
            None,
        )
        if own is not None:
            return own
        levels = self._lists.get(value_of(use, "abstractNumId"))
        for each in () if levels is None else levels:
            if local(each) == "lvl" and attribute(each, "ilvl") == str(level):
                return each
        return None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def _written(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count <= _MOST_ROMAN:
        roman = as_roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def as_roman(count: int) -> str:
    """A number from 1 to 399 in small Roman figures."""
    text = ""
    for value, letters in (*_TENS, *_ROMAN):
        text += letters * (count // value)
        count %= value
    return text


def hidden(styles: Styles, run: Element, chain: list[Element]) -> bool:
    """True for a run of hidden text."""
    return is_on(styles.of_run(run, chain, "vanish"))
