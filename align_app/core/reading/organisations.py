"""Finds the names of bodies in clues and weighs which of them speaks in the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from align_app.core.reading.clues import Clue, Place
from align_app.core.vocabulary.document_types import DocumentTypes
from align_app.core.vocabulary.identity_rules import IdentityRules, OrganisationRules

_CAPITALISED = r"(?:St\.|[A-Z][\w’'\-]*)"
_FEW = "{0,12}"  # words of a name, so that a page of capitals is read in a moment
_SOME = "{1,6}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body as named in the document, its kind, and how much speaks for its being the author."""

    name: str
    body: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of a body in a text, where it stands, and the kind of body it is."""

    name: str
    body: str
    start: int
    end: int


def find_organisations(
    clues: Sequence[Clue], *, types: DocumentTypes, rules: IdentityRules
) -> tuple[Organisation, ...]:
    """The bodies that are named, the weightiest first."""
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    texts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for clue in clues:
        for mention in _mentions_of(clue, types, rules.organisation):
            key = (mention.body, mention.name)
            if clue.place is Place.TEXT:
                texts[key] += rules.weights.text
            weights[key] += _weight(clue, mention, rules)
    for key, amount in texts.items():
        weights[key] += min(amount, rules.weights.text_most)
    merged = _merged(dict(weights), rules.organisation)
    found = _one_a_place(
        [Organisation(name, body, weight) for (body, name), weight in merged.items()], types
    )
    found = _with_area(found, clues, types, rules.weights.area)
    order = {body.id: place for place, body in enumerate(types.bodies)}
    return tuple(sorted(found, key=lambda each: (-each.weight, order[each.body], each.name)))


def mentions(text: str, types: DocumentTypes, rules: OrganisationRules) -> list[Mention]:
    """Names of bodies in a text in reading order; of two that overlap, the longer."""
    patterns = _patterns(types, rules.small_words)
    found = [
        mention
        for pattern in (patterns.ends, patterns.begins, patterns.exact)
        for match in pattern.finditer(text)
        if (mention := _mention(match, patterns.bodies, rules)) is not None
    ]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda each: each.start)


def is_only(text: str, name: str) -> bool:
    """True where a text is a name and nothing else."""
    return text.strip(" .,:;·|-–").removeprefix("The ").removeprefix("the ") == name


def area_of(organisation: Organisation, types: DocumentTypes) -> str:
    """The place in a body's name: "Lindrake" of "Lindrake City Council"; "" where there is none."""
    body = types.body(organisation.body)
    if body is None or organisation.name in body.exact:
        return ""
    name = organisation.name
    for beginning in sorted(body.beginnings, key=len, reverse=True):
        name = name.removeprefix(beginning).strip()
    for ending in sorted(body.endings, key=len, reverse=True):
        if name.endswith(ending):
            name = name.removesuffix(ending).strip()
            break
    for trim in sorted(body.trims, key=len, reverse=True):
        name = name.removeprefix(f"{trim} ").removesuffix(f" {trim}").strip()
    return name.removeprefix("NHS ").strip(" ,-–")


def _mentions_of(clue: Clue, types: DocumentTypes, rules: OrganisationRules) -> list[Mention]:
    """The names in a clue; on a line of its own a short form counts too."""
    found = mentions(clue.text, types, rules)
    if found or clue.place in {Place.TEXT, Place.FILE_NAME, Place.METADATA}:
        return found
    patterns = _patterns(types, rules.small_words)
    match = patterns.short.fullmatch(clue.text.strip())
    if match is None:
        return []
    return [Mention(match.group(), patterns.bodies[match["sign"]], 0, match.end())]


def _with_area(
    found: list[Organisation], clues: Sequence[Clue], types: DocumentTypes, most: float
) -> list[Organisation]:
    """More weight for a body the more its place is spoken of in the running text."""
    text = "\n".join(clue.text for clue in clues if clue.place is Place.TEXT)
    areas = [area_of(each, types) for each in found]
    seen = {area: len(re.findall(rf"\b{re.escape(area)}\b", text)) for area in areas if area}
    often = max(seen.values(), default=0) or 1
    return [
        replace(each, weight=each.weight + most * seen.get(area, 0) / often)
        for each, area in zip(found, areas, strict=True)
    ]


def _weight(clue: Clue, mention: Mention, rules: IdentityRules) -> float:
    weights = rules.weights
    if clue.place in {Place.TITLE, Place.COVER} and is_only(clue.text, mention.name):
        return weights.own_line
    if clue.place is Place.TEXT:
        before = clue.text[: mention.start]
        spoken = any(
            re.search(f"(?:{pattern})$", before) for pattern in rules.organisation.speaker_patterns
        )
        return weights.speaker if spoken else 0.0
    return {
        Place.TITLE: weights.title,
        Place.COVER: weights.cover,
        Place.RUNNING: weights.running,
        Place.FILE_NAME: weights.file_name,
        Place.METADATA: weights.metadata,
    }[clue.place]


def _merged(
    weights: dict[tuple[str, str], float], rules: OrganisationRules
) -> dict[tuple[str, str], float]:
    """Forms of one name brought together: "Chair Lindrake Council" goes to "Lindrake Council"."""
    merged = dict(weights)
    for key in sorted(weights, key=lambda each: (-len(each[1]), each)):
        body, name = key
        shorter = [
            (other_body, other)
            for other_body, other in merged
            if other_body == body and name.endswith(f" {other}")
        ]
        for other in sorted(shorter, key=lambda each: (-len(each[1]), each)):
            keep_long = merged[key] >= rules.longer * merged[other]
            winner, loser = (key, other) if keep_long else (other, key)
            merged[winner] += merged.pop(loser)
            if loser == key:
                break
    for body, short in sorted(merged, key=lambda each: (len(each[1]), each)):
        whole = [key for key in merged if key[0] == body and key[1].startswith(f"{short} ")]
        if whole:
            merged[max(whole, key=lambda key: (merged[key], key))] += merged.pop((body, short))
    return merged


def _one_a_place(found: list[Organisation], types: DocumentTypes) -> list[Organisation]:
    """One body of a kind for each place: initials and "&" give way to the fuller name."""
    whole: dict[tuple[str, str], Organisation] = {}
    for each in sorted(found, key=lambda each: (_has_initials(each), -each.weight, each.name)):
        key = (each.body, area_of(each, types).replace("&", "and").casefold())
        kept = whole.get(key)
        whole[key] = replace(kept, weight=kept.weight + each.weight) if kept else each
    return list(whole.values())


def _has_initials(organisation: Organisation) -> bool:
    return organisation.name.split()[-1].isupper()


def _without_lead(name: str, rules: OrganisationRules) -> str:
    """A name without the office of a person before it and the small words that lead to it."""
    words = name.split()
    plain = [word.casefold().strip(",.:") for word in words]
    offices = [place for place, word in enumerate(plain) if word in rules.role_words]
    words = words[offices[-1] + 1 :] if offices else words
    while words and words[0].casefold().strip(",.:") in rules.lead_words:
        words.pop(0)
    return " ".join(words)


def _mention(
    match: re.Match[str], signs: dict[str, str], rules: OrganisationRules
) -> Mention | None:
    """The mention without the words that lead to it; None where no more than a kind is named."""
    leads = match.start("sign") > match.start()
    name = _without_lead(match.group(0), rules) if leads else match.group(0)
    only_kind = bool(match["rest"]) and name in signs
    if not name or only_kind or name.endswith(rules.never):
        return None
    return Mention(name, signs[match["sign"]], match.end() - len(name), match.end())


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns over all bodies: `sign` is the part that tells the kind, `rest` the name."""

    ends: re.Pattern[str]
    begins: re.Pattern[str]
    exact: re.Pattern[str]
    short: re.Pattern[str]
    bodies: dict[str, str]


@lru_cache(maxsize=4)
def _patterns(types: DocumentTypes, small_words: tuple[str, ...]) -> _Patterns:
    small = _either(small_words)
    more = rf"(?:\s+(?:{small}\s+)*{_CAPITALISED})"
    comma = rf"(?:,\s+{_CAPITALISED}(?:\s+{_CAPITALISED}){_FEW}){_SOME}"
    listed = rf"(?:{comma},?\s+and\s+{_CAPITALISED}{more}{_FEW}?)?"
    ends = {ending: body.id for body in types.bodies for ending in body.endings}
    begins = {beginning: body.id for body in types.bodies for beginning in body.beginnings}
    exact = {name: body.id for body in types.bodies for name in body.exact}
    short = {word: body.id for body in types.bodies for word in body.short_beginnings}
    return _Patterns(
        re.compile(
            rf"\b(?P<rest>{_CAPITALISED}{more}{_FEW}?{listed})\s+(?P<sign>{_either(ends)})\b"
        ),
        re.compile(rf"\b(?P<sign>{_either(begins)})\s+(?P<rest>{_CAPITALISED}{more}{_FEW})"),
        re.compile(rf"\b(?P<rest>)(?P<sign>{_either(exact)})\b"),
        re.compile(rf"(?P<sign>{_either(short)})\s+(?P<rest>{_CAPITALISED}{more}{_FEW})"),
        {**ends, **begins, **exact, **short},
    )


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
