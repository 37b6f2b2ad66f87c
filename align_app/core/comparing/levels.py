"""Decides how far two statements answer each other, and says why in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from align_app.core.comparing.citing import Citations
from align_app.core.comparing.corpus import Corpus, Entry
from align_app.core.model import Kind, Level, Measure, Statement
from align_app.core.slots.dates import months_apart
from align_app.core.slots.places import Tie
from align_app.core.vocabulary.comparing_rules import ComparingRules

_THEMES_NAMED = 2
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of different documents with scores; `best` where one is nearest there."""

    left: Entry
    right: Entry
    score: float
    meaning: float
    words: float
    best: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """What a judgement of pairs needs beside the pair."""

    corpus: Corpus
    citations: Citations
    rules: ComparingRules
    theme_names: Mapping[str, str]

    def level(self, pair: Pair) -> tuple[Level, str]:
        """The level of a pair and why; NOT_FOUND where they do not answer each other."""
        said = self.rules.words.why
        explicit = self._explicit(pair)
        if explicit:
            return Level.EXPLICIT, explicit
        least = self.rules.numbers.levels
        eased = pair.score + (least.label_ease if _both_labels(pair) else 0)
        if eased < least.related:
            return Level.NOT_FOUND, ""
        step = self._step(pair)
        if step or eased < least.partial:
            return Level.RELATED, self._sentence(said["related"], step, pair)
        differs = self._differs(pair)
        close = eased >= least.shared and pair.meaning >= least.shared_meaning
        level = Level.SHARED if close and not differs else Level.PARTIAL
        return level, self._sentence(said[level.value], differs, pair)

    def _explicit(self, pair: Pair) -> str:
        """Why the pair is explicit, or nothing."""
        least = self.rules.numbers.levels
        said = self.rules.words.why
        if self.citations.names(pair.left, pair.right):
            return said["named"]
        if pair.score < least.partial:
            return ""
        if self._same_measure(pair):
            return said["same_value"].format(value=_value(pair.left))
        named = self.citations.names_document(pair.left, pair.right)
        if named and pair.best and pair.score >= least.shared:
            return said["document_named"]
        if self._differs(pair) or self._values_clash(pair):
            return ""
        if pair.meaning >= least.explicit_meaning and self._same_figures(pair):
            return said["same_promise"]
        return said["same_words"] if pair.words >= least.same_words else ""

    def _step(self, pair: Pair) -> str:
        """Why one only contributes to the other: an action to an outcome, or another measure."""
        said = self.rules.words.why
        one, other = pair.left.statement, pair.right.statement
        if one.measure and other.measure:
            measured = one.measure.indicator, other.measure.indicator
            return said["other_measure"] if all(measured) and len(set(measured)) > 1 else ""
        for outcome, action in ((one, other), (other, one)):
            if _is_outcome(outcome) and action.kind is Kind.COMMITMENT and not action.measure:
                return said["action"]
        return ""

    def _values_clash(self, pair: Pair) -> bool:
        """Whether both measure the same thing and want different values of it."""
        one, other = pair.left.statement.measure, pair.right.statement.measure
        if not one or not other or one.indicator != other.indicator:
            return False
        return one.target is not None and other.target is not None and one.target != other.target

    def _same_measure(self, pair: Pair) -> bool:
        """Whether both state the same measure, value, place and date."""
        one, other = pair.left.statement.measure, pair.right.statement.measure
        if not one or not other or not one.indicator or one.indicator != other.indicator:
            return False
        if self._tie(pair) not in {Tie.SAME, Tie.UNKNOWN} or not self._dates_meet(pair):
            return False
        if one.target is not None and other.target is not None:
            return _same_number(one.target, other.target)
        return self._same_change(pair, one, other)

    def _same_change(self, pair: Pair, one: Measure, other: Measure) -> bool:
        first, second = pair.left.change, pair.right.change
        return (
            one.direction == other.direction
            and first is not None
            and second is not None
            and _same_number(first, second)
            and (one.baseline_date or "") == (other.baseline_date or "")
        )

    def _same_figures(self, pair: Pair) -> bool:
        """Whether both give the same telling figure, none that clashes, and no other date."""
        first, second = pair.left.figures, pair.right.figures
        clash = (first - second) and (second - first)
        return bool(first & second) and not clash and self._dates_meet(pair)

    def _dates_meet(self, pair: Pair) -> bool:
        first, second = pair.left.date, pair.right.date
        return first is None or second is None or months_apart(first, second) == 0

    def _differs(self, pair: Pair) -> str:
        """The first way in which the scope of the two differs, as a sentence, or nothing."""
        said = self.rules.words.why
        tie = self._tie(pair)
        if tie in {Tie.WIDER, Tie.NARROWER}:
            return said["narrower"]
        if tie is Tie.APART:
            return said["apart"]
        return said["people"] if pair.left.people.differ(pair.right.people) else ""

    def _tie(self, pair: Pair) -> Tie:
        return self.corpus.areas.tie(pair.left.place, pair.right.place)

    def _sentence(self, first: str, second: str, pair: Pair) -> str:
        """The sentences of a reason, with the themes that both carry."""
        theirs = {each.theme for each in pair.right.statement.themes}
        common = [
            self.theme_names.get(each.theme, "")
            for each in pair.left.statement.themes
            if each.theme in theirs
        ]
        names = [name.lower() for name in common if name][:_THEMES_NAMED]
        about = self.rules.words.why["themes"].format(themes=" and ".join(names)) if names else ""
        return " ".join(part for part in (first, about, second) if part)


def _date(entry: Entry) -> str | None:
    measure = entry.statement.measure
    return (measure.date if measure else None) or entry.statement.by


def _value(entry: Entry) -> str:
    measure = entry.statement.measure
    if measure is None or measure.target is None:
        return entry.text
    unit = measure.unit or ""
    number = f"{measure.target:,.10g}"
    joined = f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()
    date = _date(entry)
    return f"{joined}, {date}" if date else joined


def _both_labels(pair: Pair) -> bool:
    return pair.left.statement.headline and pair.right.statement.headline


def _is_outcome(statement: Statement) -> bool:
    measure = statement.measure
    return measure is not None and (measure.outcome_class or "").endswith("outcome")


def _same_number(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME
