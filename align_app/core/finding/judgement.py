"""Whether one sentence or list item is a statement of this body, and if not, why it looked like one.

Form decides here: the section, the list it stands in, its verb, and the words that give others away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align_app.core.finding.bodies import Bodies, own_pattern
from align_app.core.finding.grammar import Shape
from align_app.core.finding.headlines import is_purpose
from align_app.core.finding.passages import Form, Passage
from align_app.core.finding.plain_text import any_of, plain
from align_app.core.model import Kind, Whose
from align_app.core.vocabulary.finding_rules import FindingRules, LeftOutRule, SentenceRules


@dataclass(frozen=True, slots=True)
class Found:
    """The passage is a statement: its kind, how sure, why, and whether it says "will"."""

    kind: Kind
    confidence: float
    why: str
    form: str


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


def judge(case: Case, *, rules: FindingRules, purposes: Sequence[str]) -> Verdict:
    """What one sentence or list item is."""
    small = plain(case.passage.text)
    section = case.passage.section
    if is_purpose(case.passage.text, purposes, rules.headlines):
        return LeftOut(Whose.BOILERPLATE, "It restates a purpose that every system shares.")
    if section.rule and section.mood == "left_out":
        out = LeftOut(section.rule.whose, section.rule.why)
        return out if looks_like(small, case.shape, rules.sentences) else None
    asked = _asked(small, rules.sentences)
    if asked:
        return asked
    reason = left_out_reason(small, case.bodies, rules.sentences)
    if reason:
        out = LeftOut(reason.whose, reason.why)
        return out if looks_like(small, case.shape, rules.sentences) else None
    if case.passage.form is Form.ITEM:
        return _judge_item(case, small, rules.sentences)
    return _judge_sentence(case, small, rules.sentences)


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


def _promise(case: Case, small: str, rules: SentenceRules) -> Found | None:
    """A sentence with "we will", "will", "must" and the like, or an instruction."""
    if case.shape.imperative:
        return Found(Kind.COMMITMENT, 0.8, "It is worded as something to do.", "imperative")
    for rule in rules.promises:
        if own_pattern(rule.patterns, case.bodies.own).search(small):
            kind = Kind.OBJECTIVE if rule.form == "aim" else Kind.COMMITMENT
            return Found(kind, rule.confidence, rule.why, rule.form)
    return None


def _without_will(case: Case, small: str, rules: SentenceRules) -> Found | None:
    """Sentences without a promise in their verb: noun phrases, led-by, objectives, principles."""
    mood = case.passage.section.mood
    if any_of(rules.led_forms).search(small) and isinstance(case.before, Found):
        return Found(Kind.COMMITMENT, 0.6, "It says who leads what was just promised.", "led")
    if mood == "principles":
        return Found(Kind.PRINCIPLE, 0.6, "It stands among the principles.", "principle")
    if mood == "priorities" and not case.shape.past and len(small.split()) > 3:
        return Found(Kind.OBJECTIVE, 0.65, "It explains a priority on the plan on a page.", "aim")
    verbless = case.shape.verbless and small.endswith(".") and len(small.split()) > 3
    if verbless:
        return Found(Kind.COMMITMENT, 0.6, "It names something that will be there.", "named")
    return None


def _judge_item(case: Case, small: str, rules: SentenceRules) -> Verdict:
    """A list item, read together with the sentence that opens its list."""
    stem = plain(case.passage.stem)
    mood = case.passage.section.mood
    if stem and any_of(rules.stems.reported).search(stem):
        return LeftOut(Whose.OTHER, "The list it stands in reports, and does not promise.")
    if mood == "principles":
        return Found(Kind.PRINCIPLE, 0.75, "It stands in the list of principles.", "principle")
    if stem and any_of(rules.stems.promise).search(stem):
        return Found(
            Kind.COMMITMENT, 0.88, "It goes on with a promise that opens its list.", "stem"
        )
    promise = _promise(case, small, rules)
    if mood == "soft":
        return promise if promise and promise.form in {"we_will", "will"} else None
    if promise:
        return promise
    if mood in {"actions", "priorities", "enablers", "measures"} and not case.shape.past:
        return Found(Kind.COMMITMENT, 0.6, "It stands in a list of what will be done.", "listed")
    return None
