"""What was planted in the sample is found in it, and what only looks planted is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from align_app.core import locations
from align_app.core.comparing import compare
from align_app.core.conflicts import find_conflicts
from align_app.core.finding import find_statements
from align_app.core.language import load_language
from align_app.core.model import Comparison, Conflict, Document, Findings, Statement
from align_app.core.reading import read_document
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import load_vocabulary

pytestmark = [pytest.mark.model, pytest.mark.benchmark]

SAMPLE = locations.resources() / "sample"
TRUTH: dict[str, Any] = yaml.safe_load((SAMPLE / "expected.yaml").read_text("utf-8"))
KEYS: dict[str, str] = {key: each["file"] for key, each in TRUTH["documents"].items()}
SHORTEST = 12


@dataclass(frozen=True)
class Answers:
    """All that was found in the sample."""

    documents: dict[str, Document]
    findings: dict[str, Findings]
    comparison: Comparison
    conflicts: tuple[Conflict, ...]

    def statements(self, passage: dict[str, Any]) -> list[Statement]:
        """The statements that stand for a passage of the truth file."""
        document = self.documents[passage["document"]].id
        wanted = squeezed(passage["text"])
        return [
            found
            for found in self.findings[document].statements
            if wanted in squeezed(found.text)
            or (len(found.text) > SHORTEST and squeezed(found.text) in wanted)
        ]

    def pairs(self, record: dict[str, Any]) -> list[tuple[Statement, Statement]]:
        left, right = self.statements(record["left"]), self.statements(record["right"])
        return [(one, other) for one in left for other in right]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def named(record: dict[str, Any]) -> str:
    left = record.get("left", record)
    return f"{record.get('type') or record.get('looks_like') or 'is'}-{left['text'][:30]}"


@pytest.fixture(scope="module")
def answers() -> Answers:
    vocabulary, language = load_vocabulary(), load_language()
    documents = {
        key: read_document(SAMPLE / file, vocabulary=vocabulary, limits=ReadingLimits())
        for key, file in KEYS.items()
    }
    findings = {
        each.id: find_statements(each, language=language, vocabulary=vocabulary)
        for each in documents.values()
    }
    every = tuple(documents.values())
    comparison = compare(every, findings, language=language, vocabulary=vocabulary)
    conflicts = find_conflicts(every, findings, comparison, vocabulary=vocabulary)
    return Answers(documents, findings, comparison, conflicts)


@pytest.mark.parametrize("headline", TRUTH["headlines"], ids=lambda each: each["text"][:30])
def test_that_each_headline_priority_is_found(answers: Answers, headline: dict[str, Any]) -> None:
    assert [found for found in answers.statements(headline) if found.headline]


def test_that_no_other_line_is_taken_for_a_headline(answers: Answers) -> None:
    true = {found.id for each in TRUTH["headlines"] for found in answers.statements(each)}
    said = [
        found
        for each in answers.findings.values()
        for found in each.statements
        if found.headline and found.id not in true
    ]
    assert not said


@pytest.mark.parametrize("planted", TRUTH["conflicts"], ids=named)
def test_that_each_planted_conflict_is_shown(answers: Answers, planted: dict[str, Any]) -> None:
    left = {found.id for found in answers.statements(planted["left"])}
    if planted["type"] == "regard_silent":  # whole documents: any statement may stand for them
        document = answers.documents[planted["left"]["document"]].id
        left = {found.id for found in answers.findings[document].statements}
    shown = [each for each in answers.conflicts if each.shown and each.type == planted["type"]]
    if "right" in planted:
        right = {found.id for found in answers.statements(planted["right"])}
        assert [
            each
            for each in shown
            if (each.left in left and each.right in right)
            or (each.left in right and each.right in left)
        ]
    else:
        silent = answers.documents[planted["right_document"]].id
        assert [each for each in shown if each.left in left and each.right_document == silent]


def test_that_nothing_but_what_was_planted_is_shown(answers: Answers) -> None:
    types = sorted(each.type for each in answers.conflicts if each.shown)
    assert types == sorted(each["type"] for each in TRUTH["conflicts"])


@pytest.mark.parametrize("pair", TRUTH["innocent"], ids=named)
def test_that_an_innocent_pair_is_left_alone(answers: Answers, pair: dict[str, Any]) -> None:
    ids = {frozenset((one.id, other.id)) for one, other in answers.pairs(pair)}
    shown = {frozenset((each.left, each.right or "")) for each in answers.conflicts if each.shown}
    assert ids
    assert not ids & shown


@pytest.mark.parametrize("link", TRUTH["links"], ids=named)
def test_that_passages_that_answer_each_other_are_linked(
    answers: Answers, link: dict[str, Any]
) -> None:
    levels = {frozenset((each.left, each.right)): each.level for each in answers.comparison.links}
    found = [levels.get(frozenset((one.id, other.id))) for one, other in answers.pairs(link)]
    assert [level for level in found if level is not None and level.answers]


@pytest.mark.parametrize("gap", TRUTH["gaps"], ids=named)
def test_that_the_gap_is_answered_by_nobody(answers: Answers, gap: dict[str, Any]) -> None:
    levels = {(each.statement, each.document): each.level for each in answers.comparison.coverage}
    others = [answers.documents[key].id for key in gap["not_found_in"]]
    for found in answers.statements(gap):
        assert not [other for other in others if levels[(found.id, other)].answers]


@pytest.mark.parametrize("passage", TRUTH["shared_theme"]["passages"], ids=named)
def test_that_all_partners_carry_the_shared_theme(
    answers: Answers, passage: dict[str, Any]
) -> None:
    themes = {each.theme for found in answers.statements(passage) for each in found.themes}
    assert TRUTH["shared_theme"]["theme"] in themes


@pytest.mark.parametrize("passage", TRUTH["left_out"], ids=named)
def test_that_what_is_no_priority_is_left_out(answers: Answers, passage: dict[str, Any]) -> None:
    assert not answers.statements(passage)


def test_that_an_ask_of_government_is_kept_apart(answers: Answers) -> None:
    for ask in TRUTH["asks"]:
        document = answers.documents[ask["document"]].id
        texts = [squeezed(each.evidence.text) for each in answers.findings[document].asks]
        assert squeezed(ask["text"]) in texts
