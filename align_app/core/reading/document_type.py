"""Which kind of plan a document is, from the cues in its title and the body that speaks in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from align_app.core.reading.clues import Clue, Place
from align_app.core.reading.organisations import Organisation
from align_app.core.vocabulary.document_types import DocumentTypes
from align_app.core.vocabulary.identity_rules import IdentityRules

UNKNOWN = "unknown"
_AND = r"(?:(?:and|&)[\s\-–]+)?"  # file names leave it out
_SPOKEN = re.compile(r"\bthis\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypeGuess:
    """The likeliest type, and how sure that is, 0 to 1; "unknown" and 0 where nothing tells it."""

    type: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: the type it points to, whether it is a weak one, and where it stands."""

    type: str
    weak: bool
    words: int
    start: int
    end: int


def guess_type(
    clues: Sequence[Clue],
    organisations: Sequence[Organisation],
    *,
    types: DocumentTypes,
    rules: IdentityRules,
) -> TypeGuess:
    """The type that the clues speak for."""
    speaker = organisations[0].body if organisations else ""
    scores = _scores(clues, speaker, types, rules)
    for kind in types.types:
        if scores.get(kind.id) and speaker in kind.written_by:
            scores[kind.id] += rules.type.body
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and ranked[0][1] >= rules.type.least:
        best, second = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0.0
        return TypeGuess(ranked[0][0], best / (best + second + rules.type.doubt))
    return _usual_type(clues, speaker, types, rules)


def find_cues(text: str, types: DocumentTypes) -> list[Cue]:
    """Cues in a text in reading order; of two that overlap, the longer."""
    found: list[Cue] = []
    patterns, any_cue = _cue_patterns(types)
    if not any_cue.search(text):
        return []
    for pattern, kind, weak in patterns:
        found += [
            Cue(kind, weak, len(match.group().split()), match.start(), match.end())
            for match in pattern.finditer(text)
        ]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda each: (each.start - each.end, each.weak, each.start)):
        inside = [other for other in kept if cue.start < other.end and other.start < cue.end]
        if all((other.start, other.end) == (cue.start, cue.end) for other in inside):
            kept.append(cue)
    return sorted(kept, key=lambda each: (each.start, each.type))


def _scores(
    clues: Sequence[Clue], speaker: str, types: DocumentTypes, rules: IdentityRules
) -> dict[str, float]:
    """Points by type: the best clue of each place, and all of the running text together."""
    best: defaultdict[tuple[str, Place], float] = defaultdict(float)
    writes = {kind.id: kind.written_by for kind in types.types}
    for clue in clues:
        for cue in find_cues(clue.text, types):
            if cue.weak and (speaker not in writes[cue.type] or clue.place is Place.TEXT):
                continue
            points = _points(clue, cue, rules)
            key = (cue.type, clue.place)
            if clue.place is Place.TEXT:
                best[key] = min(best[key] + points, rules.type.text_most)
            else:
                best[key] = max(best[key], points)
    scores: defaultdict[str, float] = defaultdict(float)
    for (kind, _), points in best.items():
        scores[kind] += points
    return dict(scores)


def _points(clue: Clue, cue: Cue, rules: IdentityRules) -> float:
    weights = rules.weights
    if clue.place is Place.TEXT:
        spoken = _SPOKEN.search(clue.text[: cue.start])
        return weights.self if spoken else weights.text / 4
    by_place = {
        Place.TITLE: weights.title,
        Place.COVER: weights.cover,
        Place.RUNNING: weights.running,
        Place.FILE_NAME: weights.file_name,
        Place.METADATA: weights.metadata,
    }
    strength = rules.type.weak if cue.weak else 1.0 + rules.type.cue_words * (cue.words - 1)
    return by_place[clue.place] * strength


def _usual_type(
    clues: Sequence[Clue], speaker: str, types: DocumentTypes, rules: IdentityRules
) -> TypeGuess:
    """What a body usually writes, where the title says only that it is a plan."""
    body = types.body(speaker)
    plan = re.compile(rf"\b(?:{'|'.join(rules.type.plan_words)})s?\b", re.IGNORECASE)
    named = any(plan.search(clue.text) for clue in clues if clue.place is not Place.TEXT)
    if body is None or body.usual_type is None or not named:
        return TypeGuess(UNKNOWN, 0.0)
    return TypeGuess(body.usual_type, rules.type.usual_confidence)


@lru_cache(maxsize=4)
def _cue_patterns(
    types: DocumentTypes,
) -> tuple[tuple[tuple[re.Pattern[str], str, bool], ...], re.Pattern[str]]:
    """Each cue with its type and whether it is weak, and one pattern that finds any of them."""
    cues = [
        (_cue_pattern(cue), kind.id, weak)
        for kind in types.types
        for weak, phrases in ((False, kind.title_cues), (True, kind.weak_cues))
        for cue in phrases
    ]
    patterns = tuple(
        (re.compile(pattern, re.IGNORECASE), kind, weak) for pattern, kind, weak in cues
    )
    return patterns, re.compile("|".join(pattern for pattern, _, _ in cues), re.IGNORECASE)


def _cue_pattern(cue: str) -> str:
    """Whole words whatever the case; "and" may be "&" or left out, apostrophes are free."""
    words = [_word_pattern(word) for word in re.split(r"[\s\-]+", cue)]
    return r"\b" + r"[\s\-–]+".join(words).replace(r"and[\s\-–]+", _AND) + r"\b"


def _word_pattern(word: str) -> str:
    if word.casefold() == "wellbeing":
        return r"well[\s\-]?being"
    return re.escape(word).replace("’", "[’']?").replace("'", "[’']?")
