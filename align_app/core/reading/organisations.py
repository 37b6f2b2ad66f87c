"""Finds the names of bodies in clues and weighs which of them speaks in the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from align_app.core.reading.clues import Clue, Place
from align_app.core.vocabulary.document_types import Body, DocumentTypes
from align_app.core.vocabulary.identity_rules import IdentityRules, OrganisationRules

_CAPITALISED = r"[A-Z][\w’'.\-]*"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body as named in the document, its kind, and how much speaks for its being the author."""

    name: str
    body: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    body: str
    start: int
    end: int


def find_organisations(
    clues: Iterable[Clue], *, types: DocumentTypes, rules: IdentityRules
) -> tuple[Organisation, ...]:
    """The bodies that are named, the weightiest first."""
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    texts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for clue in clues:
        for mention in mentions(clue.text, types.bodies, rules.organisation):
            key = (mention.body, mention.name)
            if clue.place is Place.TEXT:
                texts[key] += rules.weights.text
            weights[key] += _weight(clue, mention, rules)
    for key, amount in texts.items():
        weights[key] += min(amount, rules.weights.text_most)
    merged = _merged(dict(weights), rules.organisation)
    order = {body.id: place for place, body in enumerate(types.bodies)}
    found = [Organisation(name, body, weight) for (body, name), weight in merged.items()]
    return tuple(sorted(found, key=lambda each: (-each.weight, order[each.body], each.name)))


def mentions(text: str, bodies: tuple[Body, ...], rules: OrganisationRules) -> Iterator[_Mention]:
    """Names of bodies in a text, longest first where they overlap, in reading order."""
    pattern, names = _pattern(bodies, rules.small_words, rules.never)
    for match in pattern.finditer(text):
        kind = match.lastgroup
        if kind is None or kind == "never":
            continue
        name = _without_lead(match.group(0), rules.lead_words)
        body = names[kind]
        if name and _has_name(name, body):
            yield _Mention(name, body.id, match.end() - len(name), match.end())


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
    for trim in body.trims:
        name = name.removeprefix(f"{trim} ").removesuffix(f" {trim}").strip()
    return name.removeprefix("NHS ").strip(" ,-–")


def _weight(clue: Clue, mention: _Mention, rules: IdentityRules) -> float:
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
            if other_body == body and other != name and name.endswith(f" {other}")
        ]
        for other in sorted(shorter, key=lambda each: (-len(each[1]), each)):
            keep_long = merged[key] >= rules.longer * merged[other]
            winner, loser = (key, other) if keep_long else (other, key)
            merged[winner] += merged.pop(loser)
            if loser == key:
                break
    return merged


def _without_lead(name: str, lead_words: frozenset[str]) -> str:
    words = name.split()
    while words and words[0].casefold().strip(",.:") in lead_words:
        words.pop(0)
    return " ".join(words)


def _has_name(name: str, body: Body) -> bool:
    """True where more than the kind of body is named: not for "County Council" alone."""
    if name in body.exact:
        return True
    if name in body.endings or name in body.beginnings:
        return False
    return any(name.endswith(f" {ending}") for ending in body.endings) or any(
        name.startswith(f"{beginning} ") for beginning in body.beginnings
    )


@lru_cache(maxsize=4)
def _pattern(
    bodies: tuple[Body, ...], small_words: tuple[str, ...], never: tuple[str, ...]
) -> tuple[re.Pattern[str], dict[str, Body]]:
    """One pattern over all bodies; the name of the group that matched tells the body."""
    small = "|".join(re.escape(word) for word in small_words)
    more = rf"(?:\s+(?:(?:{small})\s+)*{_CAPITALISED})"
    names: dict[str, Body] = {}
    parts = [
        (len(phrase), "never", rf"(?:{_CAPITALISED}\s+)*?{re.escape(phrase)}") for phrase in never
    ]
    for number, body in enumerate(bodies):
        group = f"b{number}"
        names[group] = body
        parts += [(len(exact), group, re.escape(exact)) for exact in body.exact]
        parts += [
            (len(ending), group, rf"{_CAPITALISED}{more}*?\s+{re.escape(ending)}s?")
            for ending in body.endings
        ]
        parts += [
            (len(beginning), group, rf"{re.escape(beginning)}\s+{_CAPITALISED}{more}*")
            for beginning in body.beginnings
        ]
    return _joined(parts), names


def _joined(parts: list[tuple[int, str, str]]) -> re.Pattern[str]:
    raise NotImplementedError
