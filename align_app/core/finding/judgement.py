"""Whether a sentence or list item is a statement of this body, and if not, why it looked like one.

Form decides: the section, the list it stands in, its verb, and the words that give others away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from align_app.core.finding.bodies import Bodies, own_pattern
from align_app.core.finding.grammar import Shape
from align_app.core.finding.headlines import is_purpose
from align_app.core.finding.passages import Form, Passage
from align_app.core.finding.plain_text import any_of, plain
from align_app.core.model import Kind, Whose
from align_app.core.vocabulary.finding_rules import (
    FindingRules,
    HeadlineRules,
    LeftOutRule,
    SentenceRules,
)

_SHORT = 25
_LOOSE = {"will", "must", "no_longer"}


@dataclass(frozen=True, slots=True)
class Found:
    """The passage is a statement: its kind, how sure, why, and whether it says "will"."""

    kind: Kind
    confidence: float
    why: str
    form: str
    firm: bool = True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The passage looked like a priority and is not one of this body."""

    whose: Whose
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The passage asks something of others."""

    of: str


Verdict = Found | LeftOut | Asked | None


@dataclass(frozen=True, slots=True)
class Case:
    """One passage with what is needed to judge it."""

    passage: Passage
    shape: Shape
    before: Verdict
    bodies: Bodies
    listed: bool = False
    """True for an item with others beside it."""
    single: bool = False
    """True for the only sentence of its paragraph."""
    unstopped: bool = False
    """True on a page where most sentences have no full stop, as on slides."""
    in_priority: bool = False
    """True inside the chapter of a named priority."""
    alone_under_name: bool = False
    """True for the only sentence under the name of a priority."""


def judge(case: Case, *, rules: FindingRules, purposes: Sequence[str]) -> Verdict:
    """What one sentence or list item is."""
    small = plain(case.passage.text)
    section = case.passage.section
    if is_purpose(case.passage.text, purposes, rules.headlines):
        return LeftOut(Whose.BOILERPLATE, "It restates a purpose that every system shares.")
    if section.rule and section.mood == "left_out":
        out = LeftOut(section.rule.whose, section.rule.why)
        return out if looks_like(small, case.shape, rules.sentences) else None
    if _is_label(small, rules.headlines):
        return None
    asked = _asked(small, rules.sentences)
    if asked:
        return asked
    if promised_by_stem(case, rules.sentences):
        caution = is_caution(small, rules.sentences)
        return LeftOut(caution.whose, caution.why) if caution else _from_stem(case)
    reason = left_out_reason(small, case.bodies, rules.sentences)
    if reason:
        out = LeftOut(reason.whose, reason.why)
        return out if looks_like(small, case.shape, rules.sentences) else None
    if case.passage.form is Form.ITEM:
        return _judge_item(case, small, rules.sentences)
    if case.passage.form is Form.HEADING:
        return _judge_heading(small, rules.sentences)
    return _judge_sentence(case, small, rules.sentences)


def is_caution(small: str, rules: SentenceRules) -> LeftOutRule | None:
    """The rule for cautions and placeholders, where a text is one."""
    return next(
        (r for r in rules.left_out if r.id == "caution" and any_of(r.patterns).search(small)), None
    )


def looks_like(small: str, shape: Shape, rules: SentenceRules) -> bool:
    """Whether a reader in a hurry could take it for a priority."""
    return shape.imperative or bool(any_of(rules.looks_like).search(small))


def left_out_reason(small: str, bodies: Bodies, rules: SentenceRules) -> LeftOutRule | None:
    """The first reason to leave a sentence out that is not lifted."""
    for rule in rules.left_out:
        if not own_pattern(rule.patterns, bodies.own).search(small):
            continue
        if rule.unless and own_pattern((rule.unless,), bodies.own).search(small):
            continue
        return rule
    return None


def _asked(small: str, rules: SentenceRules) -> Asked | None:
    return next(
        (Asked(rule.of) for rule in rules.asks if any_of(rule.patterns).search(small)), None
    )


def _judge_sentence(case: Case, small: str, rules: SentenceRules) -> Verdict:
    mood = case.passage.section.mood
    if case.passage.text[:1].islower() and not case.passage.stem:
        return None
    if any_of(rules.vision_forms).search(small):
        return Found(Kind.VISION, 0.9, "It says that it is the vision.", "vision")
    if small.endswith((":", "?")):
        return None
    if mood == "vision" and not isinstance(case.before, Found):
        return Found(Kind.VISION, 0.8, "It stands under the heading of the vision.", "vision")
    if any_of(rules.principle_forms).search(small):
        return Found(Kind.PRINCIPLE, 0.6, "It says what comes before what.", "principle")
    promise = _promise(case, small, rules)
    if mood == "soft":
        return promise if promise and promise.form in {"we_will", "will", "aim"} else None
    return promise or _without_will(case, small, rules)


def _judge_heading(small: str, rules: SentenceRules) -> Verdict:
    """A long heading is a sentence in large print: it counts where it tells the vision."""
    if any_of(rules.vision_forms).search(small):
        return Found(Kind.VISION, 0.85, "It says in large print that it is the vision.", "vision")
    return None


def _promise(case: Case, small: str, rules: SentenceRules) -> Found | None:
    """A sentence with "we will", "will", "must" and the like, or an instruction."""
    if case.shape.imperative and (case.passage.form is Form.ITEM or _capital(case.passage.text)):
        return Found(Kind.COMMITMENT, 0.8, "It is worded as something to do.", "imperative")
    for rule in rules.promises:
        if rule.form == "value" and (case.shape.past or case.shape.present):
            continue
        if rule.form in _LOOSE and case.shape.past:
            continue  # "It was said that ... should be": the past sentence only holds the word
        if own_pattern(rule.patterns, case.bodies.own).search(small):
            kind = Kind.OBJECTIVE if rule.form == "aim" else Kind.COMMITMENT
            return Found(kind, rule.confidence, rule.why, rule.form)
    return None


def _without_will(case: Case, small: str, rules: SentenceRules) -> Found | None:
    """Sentences without a promise in their verb: noun phrases, led-by, objectives, principles."""
    mood = case.passage.section.mood
    promised = isinstance(case.before, Found) and case.before.firm
    if promised and any_of(rules.led_forms).search(small):
        return Found(Kind.COMMITMENT, 0.6, "It says who leads what was just promised.", "led")
    if mood == "principles" and not case.shape.past and _is_principle(case, small):
        return Found(Kind.PRINCIPLE, 0.6, "It stands among the principles.", "principle")
    if case.alone_under_name and not case.shape.past and len(small.split()) > 3:
        return Found(Kind.OBJECTIVE, 0.65, "It stands alone under the name of a priority.", "aim")
    if _is_named_thing(case, small, rules):
        firm = case.in_priority or mood in {"actions", "enablers", "measures"}
        why = "It names something that will be there."
        return Found(Kind.COMMITMENT, 0.65 if firm else 0.55, why, "named", firm=firm)
    return None


def _is_principle(case: Case, small: str) -> bool:
    """A principle stands by itself, or speaks of "we", "people" or "every"; it gives no figures."""
    if case.single and len(small.split()) <= _SHORT and not re.search(r"\d", small):
        return True
    return _speaks_of_us(small)


def _speaks_of_us(small: str) -> bool:
    """It speaks of "we", "people" or "every", and gives no figures."""
    who = re.search(r"\b(we|our|us|people|every|everyone|everything|nobody|no one|each)\b", small)
    return bool(who) and not re.search(r"\d", small)


def _is_named_thing(case: Case, small: str, rules: SentenceRules) -> bool:
    """A whole sentence without a finite verb ("A warm place in every village.") and no figure."""
    text = case.passage.text
    stopped = small.endswith(".") or (case.unstopped and case.single and not small.endswith(":"))
    if not case.shape.verbless or not text[:1].isupper() or not stopped:
        return False
    if len(small.split()) <= 3 or small.count(". ") > 0:
        return False
    figure_first = re.match(any_of(rules.figure_first), small)
    return not figure_first or bool(re.search(r"\bby (the end of |\w+ )?20\d\d", small))


def _capital(text: str) -> bool:
    """Whether a text begins like a sentence and not in the middle of one."""
    return text[:1].isupper()


def promised_by_stem(case: Case, rules: SentenceRules) -> bool:
    """Whether the sentence that opens the list of an item is a promise."""
    stem = plain(case.passage.stem)
    return (
        case.passage.form is Form.ITEM
        and bool(any_of(rules.stems.promise).search(stem))
        and not any_of(rules.stems.reported).search(stem)
        and (case.listed or stem.endswith(":"))
    )


def _from_stem(case: Case) -> Verdict:
    if case.passage.section.mood == "principles":
        return Found(Kind.PRINCIPLE, 0.75, "It stands in the list of principles.", "principle")
    return Found(Kind.COMMITMENT, 0.88, "It goes on with the promise that opens its list.", "stem")


def _judge_item(case: Case, small: str, rules: SentenceRules) -> Verdict:
    """A list item whose stem promises nothing."""
    stem = plain(case.passage.stem)
    mood = case.passage.section.mood
    if stem and any_of(rules.stems.reported).search(stem):
        out = LeftOut(Whose.OTHER, "The list it stands in reports, and does not promise.")
        return out if looks_like(small, case.shape, rules) else None
    if mood == "principles":
        return Found(Kind.PRINCIPLE, 0.75, "It stands in the list of principles.", "principle")
    promise = _promise(case, small, rules)
    if mood == "soft":
        return promise if promise and promise.form in {"we_will", "will", "value"} else None
    if promise:
        return promise
    inside = case.in_priority or mood in {"actions", "priorities", "enablers", "measures"}
    if inside and case.listed and not case.shape.past and not case.shape.present:
        return Found(Kind.COMMITMENT, 0.6, "It stands in a list of what will be done.", "listed")
    if mood == "priorities" and case.listed and case.shape.present and _speaks_of_us(small):
        return Found(Kind.OBJECTIVE, 0.55, "It says how people live once the aim is met.", "listed")
    return None


def _is_label(small: str, rules: HeadlineRules) -> bool:
    """A label such as "Priority 2" without a name."""
    words = [word for label in rules.labels for word in label.words]
    return any(re.fullmatch(rf"{re.escape(word)} \w{{1,5}}[.:]?", small) for word in words)
