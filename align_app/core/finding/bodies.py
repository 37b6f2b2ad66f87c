"""Who speaks and who acts: how a document names its own body, and who leads or joins in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from align_app.core.finding.plain_text import any_of, plain
from align_app.core.model import Document
from align_app.core.vocabulary.phrases import Phrases

_ARTICLES = {"The", "Each", "Every", "Our", "All"}
_GENERIC = (
    "board",
    "partnership",
    "council",
    "alliance",
    "trust",
    "authority",
    "system",
    "network",
)
_ALWAYS = (
    "partners",
    "all partners",
    "our partners",
    "this strategy",
    "this plan",
    "the strategy",
    "the plan",
)
_AGENT = re.compile(
    r"\b(?:led(?: jointly)?|chaired|held|run|owned|delivered|commissioned|overseen"
    r"|taken[^.;]{0,30}?) by "
    r"(?P<who>(?:the |its |our |each )?[^,.;]+?)"
    r"(?=[,.;]| through\b| which\b| who\b| to\b| so that\b"
    r"| and (?:will|allocated|is|are|paid|held|reported)\b|$)"
)
_SUBJECT = re.compile(r"^(?P<who>(?:(?:The|Our|Each) )?[^,.;:]{2,70}?) (?:will|shall)\b")
_WITH = re.compile(
    r"\b(?:jointly with|together with|in partnership with|working with|work with|by agreement with"
    r"|along with|with) "
    r"(?P<who>(?:the )?[^,.;]+?)(?=[,.;]| to\b| so that\b| by \d| by [A-Z]| from\b| in \d|$)"
)
_NAME = r"[A-Z][\w'’&-]*(?:(?: (?:and|of|for|the|upon|in))* [A-Z][\w'’&-]*)*"


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of one document: a pattern for its own, and the full names by their short ones."""

    own: str
    organisation: str
    names: dict[str, str]


def bodies_of(document: Document, texts: Sequence[str], *, phrases: Phrases) -> Bodies:
    """How `document` speaks of its own body and of others."""
    organisation = document.identity.organisation
    small = plain(organisation)
    generic = [word for word in _GENERIC if word in small] or list(_GENERIC)
    own = [f"the {word}" for word in generic] + list(_ALWAYS)
    if organisation:
        own += [re.escape(small), "the " + re.escape(small)]
    if "integrated care board" in small or not organisation:
        own += ["the icb", "the integrated care board"]
    pattern = "(?:" + "|".join(sorted(set(own), key=lambda w: (-len(w), w))) + ")"
    return Bodies(pattern, organisation, _full_names(texts, phrases))


def _full_names(texts: Sequence[str], phrases: Phrases) -> dict[str, str]:
    """Full names by their last or first word: "Alliance" -> the name that most often ends so."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(match.group() for match in re.finditer(_NAME, text))
    full: dict[str, str] = {}
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))
    for name, _ in ranked:
        words = name.split()
        if words[0] in _ARTICLES:
            words = words[1:]
        if len(words) < 2:
            continue
        if words[-1] in phrases.body_words:
            full.setdefault(words[-1], " ".join(words))
        elif len(words) > 2 and words[0] not in phrases.not_places:
            full.setdefault(words[0], " ".join(words))
    return full


def lead_of(text: str, *, bodies: Bodies, phrases: Phrases) -> str | None:
    """Who leads what a sentence promises, where it says so; None where it is the body itself."""
    agent = _AGENT.search(text)
    if agent and _is_body(agent["who"], phrases):
        return _clean(agent["who"], bodies)
    subject = _SUBJECT.match(text)
    if not subject or re.match(rf"(?:we|{bodies.own})(?!\w)", plain(subject["who"])):
        return None
    who = subject["who"]
    named = _is_named(who, phrases) or _short_name(who, bodies)
    return _clean(who, bodies) if named and " and " not in plain(who) else None


def partners_of(text: str, *, phrases: Phrases) -> tuple[str, ...]:
    """The bodies with which a sentence says it will be done, as printed."""
    found = [match["who"] for match in _WITH.finditer(text)]
    joint = re.match(r"^(?:The )?ICB and (?P<who>the [^,.;]+?) will\b", text)
    found += [joint["who"]] if joint else []
    return tuple(dict.fromkeys(who.strip() for who in found if _is_body(who, phrases)))


def _is_body(who: str, phrases: Phrases) -> bool:
    small = plain(who)
    words = {word.strip("',’s") for word in re.findall(r"[\w'’-]+", who)}
    known = {word.lower() for word in (*phrases.body_words, *phrases.office_words)}
    named = any(word[:1].isupper() and word.lower() in known for word in words)
    return len(small.split()) <= 14 and (
        named or bool(_plain_pattern(phrases.plain_bodies).search(small))
    )


def _is_named(who: str, phrases: Phrases) -> bool:
    """A proper name of a body: nothing but a name, with a word such as Council near its end."""
    name = re.fullmatch(rf"(?:The |Our |Each )?(?P<name>{_NAME}(?: [a-z]+)?)", who)
    known = {*phrases.body_words, *phrases.office_words}
    return bool(name) and any(word in known for word in who.split()[-3:])


def _short_name(who: str, bodies: Bodies) -> bool:
    words = who.removeprefix("The ").split()
    return len(words) == 1 and words[0] in bodies.names and words[0][:1].isupper()


def _clean(who: str, bodies: Bodies) -> str:
    """The name as printed without its article; a short name becomes the full one."""
    name = re.sub(r"^(?:the|its|our|each|The|Our|Each) ", "", who.strip())
    return name if name.isupper() else bodies.names.get(name, name)


@cache
def _plain_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{word})(?!\w)" for word in words))


@cache
def own_pattern(patterns: tuple[str, ...], own: str) -> re.Pattern[str]:
    """Patterns of the rules with the document's own names put in."""
    return any_of(tuple(pattern.replace("{own}", own) for pattern in patterns))
