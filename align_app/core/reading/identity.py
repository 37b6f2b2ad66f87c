"""What a document is: title, body, type, area, tier, period and status, for a person to check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align_app.core.model import Identity, Page
from align_app.core.reading.clues import Clue, Place, gather_clues
from align_app.core.reading.document_type import UNKNOWN, find_cues, guess_type
from align_app.core.reading.organisations import Organisation, area_of, find_organisations
from align_app.core.reading.titles import find_period, make_title
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.document_types import DocumentType, DocumentTypes
from align_app.core.vocabulary.identity_rules import IdentityRules

_PLACES = 4


def identify_document(
    file_name: str,
    pages: tuple[Page, ...],
    *,
    metadata_title: str | None,
    vocabulary: Vocabulary,
) -> Identity:
    """Guess what a document is: what nothing tells stays empty, the type "unknown"."""
    rules, types = vocabulary.identity_rules, vocabulary.document_types
    clues = gather_clues(file_name, pages, metadata_title=metadata_title, rules=rules)
    organisations = find_organisations(clues, types=types, rules=rules)
    guess = guess_type(clues, organisations, types=types, rules=rules)
    kind = types.get(guess.type)
    author = _author(organisations, kind, rules)
    author = _put_together(clues, author, kind, types, rules) or author
    area = _area(clues, author, types, rules)
    return Identity(
        title=make_title(clues, types=types, rules=rules),
        organisation=_as_printed(author, area),
        type=guess.type,
        type_confidence=round(guess.confidence, _PLACES),
        area=area,
        tier=_tier(author, kind, types),
        period=find_period(clues, types=types, rules=rules),
        status=_status(clues, rules),
    )


def _author(
    organisations: Sequence[Organisation], kind: DocumentType | None, rules: IdentityRules
) -> Organisation | None:
    """The body that most speaks for itself among those that write such a document."""
    if kind is None:
        return organisations[0] if organisations else None
    own = rules.organisation
    shares = [1.0, own.second] + [own.later] * len(kind.written_by)
    share = {body: shares[place] for place, body in enumerate(kind.written_by)}
    return max(
        organisations,
        key=lambda each: each.weight * share.get(each.body, own.other),
        default=None,
    )


def _put_together(
    clues: Sequence[Clue],
    author: Organisation | None,
    kind: DocumentType | None,
    types: DocumentTypes,
    rules: IdentityRules,
) -> Organisation | None:
    """The body that writes such documents, where it is named without its place: that is added.

    None where the body is named in full, or not at all, or the place is not known.
    """
    writer = types.body(kind.written_by[0]) if kind and kind.written_by else None
    if writer is None or (author is not None and author.body == writer.id):
        return None
    place = (area_of(author, types) if author else "") or _area_of_title(clues, types, rules)
    text = "\n".join(clue.text for clue in clues)
    for ending in writer.endings:
        named = re.findall(rf"\b{re.escape(ending)}\b", text, re.IGNORECASE)
        if place and len(named) >= rules.organisation.bare_mentions:
            return Organisation(f"{place} {ending}", writer.id, 0.0)
    return None


def _area(
    clues: Sequence[Clue],
    author: Organisation | None,
    types: DocumentTypes,
    rules: IdentityRules,
) -> str:
    place = area_of(author, types) if author else ""
    place = place or _area_of_title(clues, types, rules)
    return f"The {place}" if place and _has_article(place, clues, types, rules) else place


def _area_of_title(clues: Sequence[Clue], types: DocumentTypes, rules: IdentityRules) -> str:
    """The place before or after the words for the type: "Lindrake" of "Lindrake council plan"."""
    for clue in clues:
        if clue.place is Place.TEXT:
            continue
        for cue in find_cues(clue.text, types):
            before = re.search(rules.area.before_cue, clue.text[: cue.start], re.IGNORECASE)
            after = re.search(rules.area.after_cue, clue.text[cue.end :], re.IGNORECASE)
            for match in (after, before):
                place = _trimmed(match["place"], rules) if match else ""
                if _names_a_place(place, rules):
                    return place
    return ""


def _names_a_place(place: str, rules: IdentityRules) -> bool:
    """True for a short run of capitalised words: a stretch of running text is no name."""
    printed = place.replace("-", " ").split()
    words = [word for word in printed if word not in rules.area.small_words]
    return 0 < len(words) <= rules.area.most_words and all(word[0].isupper() for word in words)


def _trimmed(place: str, rules: IdentityRules) -> str:
    words = place.split()
    while words and words[0] in rules.area.trims:
        words.pop(0)
    return " ".join(words).strip(" -–:")


def _has_article(
    place: str, clues: Sequence[Clue], types: DocumentTypes, rules: IdentityRules
) -> bool:
    """True where running text mostly writes "the Fens" and not "Fens"."""
    endings = [ending for body in types.bodies for ending in body.endings]
    follow = "|".join(re.escape(ending.split()[0]) for ending in endings)
    seen = re.compile(rf"(\b[Tt]he\s+)?\b{re.escape(place)}\b(?!\s+(?:{follow}|[A-Z]))")
    found = [
        bool(match.group(1))
        for clue in clues
        if clue.place is Place.TEXT
        for match in seen.finditer(clue.text)
    ]
    return bool(found) and sum(found) >= rules.organisation.the_share * len(found)


def _as_printed(author: Organisation | None, area: str) -> str:
    if author is None:
        return ""
    article = area.startswith("The ") and author.name.startswith(area.removeprefix("The "))
    return f"The {author.name}" if article else author.name


def _tier(author: Organisation | None, kind: DocumentType | None, types: DocumentTypes) -> str:
    body = types.body(author.body) if author else None
    if body is not None and body.tier and (kind is None or body.id in kind.written_by):
        return body.tier
    return kind.tier if kind is not None else ""


def _status(clues: Sequence[Clue], rules: IdentityRules) -> str:
    """Draft where a stamp says so; otherwise final, as published plans seldom say what they are."""
    stamps = [clue.text for clue in clues if clue.place is not Place.TEXT]
    texts = [clue.text for clue in clues if clue.place is Place.TEXT]
    if any(map(rules.status.says_draft, stamps)) or any(map(rules.status.text_says_draft, texts)):
        return "draft"
    if any(map(rules.status.says_final, stamps)):
        return "final"
    return "final" if any(clue.size for clue in clues) else UNKNOWN
