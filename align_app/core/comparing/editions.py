"""Tells which documents are forms of one another: one text twice, a draft, a later edition.

Only the documents' own words and what they are count; which of two is in force is for people.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from align_app.core.model import Document, Edition, EditionKind, ReadState
from align_app.core.vocabulary.edition_rules import EditionRules

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APART = re.compile(r"[-_\s]+")
_PARTED = re.compile(r"\s*[:|]\s*|\s+[–—-]\s+")
_MOST_SCORE = 0.99


@dataclass(frozen=True, slots=True)
class _Traits:
    """What tells one document from others.

    `phrases` are the checksums of its runs of words; `owner` is the name of the body behind it
    without small words, or nothing where that is not known.
    """

    document: Document
    title: frozenset[str]
    title_parts: tuple[frozenset[str], ...]
    amends: bool
    appended: bool
    companion: str
    version: tuple[int, ...]
    draft: bool
    phrases: frozenset[int]
    owner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two documents, the one that comes later first, and what they share, each 0 to 1."""

    later: _Traits
    earlier: _Traits
    text: float
    likeness: float
    title: float

    @property
    def same_owner(self) -> bool:
        """True where both are by the same known body."""
        return self.later.owner == self.earlier.owner != ()

    @property
    def same_type(self) -> bool:
        """True where both are known to be the same kind of document."""
        mine, theirs = self.later.document.identity.type, self.earlier.document.identity.type
        return mine == theirs != "unknown"


def tell_editions(documents: Sequence[Document], *, rules: EditionRules) -> tuple[Edition, ...]:
    """The documents that are forms of others here, each with its score from 0 to 1 and why.

    The order is that of the file names; an edition is told against the one right before it.
    """
    read = [each for each in documents if each.state is not ReadState.NOT_READ]
    ordered = sorted(read, key=lambda each: (each.file, each.id))
    traits = [_traits_of(each, rules) for each in ordered]
    pairs = [_pair_of(one, other, rules) for one, other in combinations(traits, 2)]
    found = [edition for pair in pairs if (edition := _judge(pair, rules)) is not None]
    found += _appendices(traits, pairs, rules)
    place = {each.id: number for number, each in enumerate(ordered)}
    nearest = [each for each in found if not _skips_one(each, found)]
    return tuple(sorted(nearest, key=lambda each: (place[each.document], place[each.other])))


# --- one document ---------------------------------------------------------------------------------


def _traits_of(document: Document, rules: EditionRules) -> _Traits:
    about = document.identity
    name = _APART.sub(" ", document.file.rsplit(".", 1)[0])
    version = _version(name, document, rules)
    companion = rules.companion.search(about.title)
    return _Traits(
        document=document,
        title=frozenset(_name_words(about.title, rules)),
        title_parts=tuple(
            frozenset(_name_words(each, rules)) for each in _PARTED.split(about.title)
        ),
        amends=rules.amending.search(about.title) is not None,
        appended=rules.appended.search(about.title) is not None,
        companion=companion.group().casefold() if companion else "",
        version=version,
        draft=about.status == "draft" or version[:1] == (0,) or bool(rules.draft.search(name)),
        phrases=_phrases(document, rules.numbers.phrase_words),
        owner=_name_words(about.organisation, rules),
    )


def _name_words(name: str, rules: EditionRules) -> tuple[str, ...]:
    """The words of a title or of a body's name that say which it is."""
    words = (word.casefold() for word in _WORD.findall(name))
    noise = rules.words.name_noise
    return tuple(word for word in words if not word.isdigit() and word not in noise)


def _version(name: str, document: Document, rules: EditionRules) -> tuple[int, ...]:
    """The version in the file's name, or else the first in a short line of the first page."""
    most = rules.numbers.cover_line_words
    cover = [block.text for page in document.pages[:1] for block in page.blocks]
    for text in (name, *(each for each in cover if len(each.split()) <= most)):
        found = rules.version.search(text)
        if found:
            return tuple(int(part) for part in found["number"].split("."))
    return ()


def _phrases(document: Document, length: int) -> frozenset[int]:
    """Checksums that are the same on every machine; a rare clash of two phrases changes nothing."""
    found: set[int] = set()
    for page in document.pages:
        for block in page.blocks:
            words = [word.casefold() for word in _WORD.findall(block.text)]
            starts = range(len(words) - length + 1)
            found.update(zlib.crc32(" ".join(words[at : at + length]).encode()) for at in starts)
    return frozenset(found)


# --- two documents --------------------------------------------------------------------------------


def _pair_of(one: _Traits, other: _Traits, rules: EditionRules) -> _Pair:
    dated = all(each.document.identity.period for each in (one, other))
    in_order = _order(one, dated=dated) > _order(other, dated=dated)
    later, earlier = (one, other) if in_order else (other, one)
    shorter = min(len(one.phrases), len(other.phrases))
    text = likeness = 0.0
    if shorter >= rules.numbers.least_phrases:
        shared = len(one.phrases & other.phrases)
        text, likeness = shared / shorter, shared / len(one.phrases | other.phrases)
    either = one.title | other.title
    title = len(one.title & other.title) / len(either) if either else 0.0
    return _Pair(later, earlier, text, likeness, title)


def _order(traits: _Traits, *, dated: bool) -> tuple[tuple[int, int], bool, tuple[int, ...], bool]:
    """What comes later is greater: by years where both have them, then final, then version."""
    period = traits.document.identity.period
    return (
        period if dated and period else (0, 0),
        not traits.draft,
        traits.version,
        not traits.amends,
    )


def _judge(pair: _Pair, rules: EditionRules) -> Edition | None:
    """The first of the kinds that fits; an appendix is judged against all others, not here."""
    if pair.later.amends != pair.earlier.amends:
        return _amendment(pair, rules)
    if pair.likeness >= rules.numbers.same_text.likeness:
        return _one_text(pair, rules)
    if pair.later.appended or pair.earlier.appended:
        return None
    if pair.later.companion != pair.earlier.companion or not pair.same_type:
        return None
    return _edition(pair, rules) if pair.same_owner else None


def _amendment(pair: _Pair, rules: EditionRules) -> Edition | None:
    numbers, why = rules.numbers.amends, rules.words.why
    one, other = pair.later, pair.earlier
    adding, whole = (one, other) if one.amends else (other, one)
    names = [part for part in whole.title_parts if len(part) >= numbers.title_words]
    named = max((len(part & adding.title) / len(part) for part in names), default=0.0)
    if named < numbers.title or not pair.same_owner:
        return None
    score = _score(pair, rules, title=named)
    said = _sentence(why.amends, why.owner)
    return _edition_of(adding, whole, EditionKind.AMENDS, score, said)


def _one_text(pair: _Pair, rules: EditionRules) -> Edition:
    """Nearly all words are the same: one text, unless its form says which comes first."""
    shared = rules.words.why.both.format(percent=round(100 * pair.likeness))
    kind, sign = _succession(pair, rules)
    if kind is EditionKind.DRAFT_OF:
        return _edition_of(pair.earlier, pair.later, kind, pair.likeness, _sentence(sign, shared))
    return _edition_of(pair.later, pair.earlier, kind, pair.likeness, _sentence(sign, shared))


def _edition(pair: _Pair, rules: EditionRules) -> Edition | None:
    """A draft or another edition: of one body and kind, with a title or text in common."""
    numbers = rules.numbers.edition
    kind, sign = _succession(pair, rules)
    alike = pair.title >= numbers.title or pair.text >= numbers.text
    lone = pair.later.document.identity.type in rules.words.one_at_a_time
    follows = kind is EditionKind.NEWER_EDITION and lone
    if kind is EditionKind.SAME_TEXT or not (alike or follows):
        return None
    score = _score(pair, rules, title=pair.title)
    if score < numbers.least_score:
        return None
    said = _sentence(sign, *_shared_signs(pair, rules))
    one, other = pair.later, pair.earlier
    if kind is EditionKind.DRAFT_OF:
        one, other = other, one
    return _edition_of(one, other, kind, score, said)


def _succession(pair: _Pair, rules: EditionRules) -> tuple[EditionKind, str]:
    """How the later follows the earlier and the sign of it; the same text where nothing says."""
    later, earlier, why = pair.later, pair.earlier, rules.words.why
    mine, theirs = later.document.identity.period, earlier.document.identity.period
    at_once = mine is None or theirs is None or mine[0] == theirs[0] or mine[1] == theirs[1]
    if at_once and earlier.draft and not later.draft:
        return EditionKind.DRAFT_OF, why.draft
    if mine and theirs and mine != theirs:
        told = why.later.format(later=_years(mine), earlier=_years(theirs))
        return EditionKind.NEWER_EDITION, told
    if later.version and earlier.version and later.version != earlier.version:
        told = why.version.format(later=_dotted(later.version), earlier=_dotted(earlier.version))
        return EditionKind.NEWER_EDITION, told
    return EditionKind.SAME_TEXT, ""


def _skips_one(edition: Edition, found: Sequence[Edition]) -> bool:
    """True for an edition told against an old one, where another came in between."""
    if edition.kind is not EditionKind.NEWER_EDITION:
        return False
    newer = [each for each in found if each.kind is EditionKind.NEWER_EDITION]
    after = {each.document for each in newer if each.other == edition.other}
    return any(each.document == edition.document and each.other in after for each in newer)


# --- appendices -----------------------------------------------------------------------------------


def _appendices(
    traits: Sequence[_Traits], pairs: Sequence[_Pair], rules: EditionRules
) -> Iterator[Edition]:
    """Each appendix with the one document that shares far more of its phrases than any other."""
    numbers, why = rules.numbers.appendix, rules.words.why
    for part in traits:
        if not part.appended:
            continue
        homes = [(each.text, _partner(each, part)) for each in pairs if _may_hold(each, part)]
        homes.sort(key=lambda each: -each[0])
        least = max([numbers.text, *(numbers.ahead * text for text, _ in homes[1:2])])
        if homes and homes[0][0] >= least:
            text, whole = homes[0]
            said = _sentence(why.appendix, why.text.format(percent=round(100 * text)))
            score = numbers.score + text
            yield _edition_of(part, whole, EditionKind.APPENDIX_OF, score, said)


def _may_hold(pair: _Pair, part: _Traits) -> bool:
    """True where the pair is an appendix and a document of its kind, body and years."""
    if part not in (pair.later, pair.earlier):
        return False
    whole = _partner(pair, part)
    if whole.appended or not (pair.same_type or pair.same_owner):
        return False
    if part.owner and not pair.same_owner:
        return False
    inner, outer = part.document.identity.period, whole.document.identity.period
    return not (inner and outer) or outer[0] <= inner[0] <= outer[1]


def _partner(pair: _Pair, part: _Traits) -> _Traits:
    return pair.earlier if pair.later is part else pair.later


# --- telling --------------------------------------------------------------------------------------


def _score(pair: _Pair, rules: EditionRules, *, title: float) -> float:
    weights = rules.numbers.weights
    return (
        weights.title * title
        + weights.owner * pair.same_owner
        + weights.type * pair.same_type
        + weights.text * min(1.0, pair.text / weights.full_text)
    )


def _shared_signs(pair: _Pair, rules: EditionRules) -> Iterator[str]:
    why, numbers = rules.words.why, rules.numbers.edition
    yield why.owner
    if pair.title >= numbers.title:
        yield why.title if pair.later.title == pair.earlier.title else why.like_title
    if pair.text >= numbers.text:
        yield why.text.format(percent=round(100 * pair.text))


def _edition_of(one: _Traits, other: _Traits, kind: EditionKind, score: float, why: str) -> Edition:
    return Edition(one.document.id, other.document.id, kind, min(score, _MOST_SCORE), why)


def _sentence(*signs: str) -> str:
    said = "; ".join(filter(None, signs))
    return f"{said[:1].upper()}{said[1:]}."


def _years(period: tuple[int, int]) -> str:
    return f"{period[0]} to {period[1]}"


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
