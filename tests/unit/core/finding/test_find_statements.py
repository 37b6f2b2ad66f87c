from __future__ import annotations

from collections.abc import Callable

import pytest

from align_app.core.finding import find_statements
from align_app.core.language import Language
from align_app.core.model import Document, Findings, Kind, Statement, Strength, Whose
from align_app.core.vocabulary import Vocabulary

pytestmark = pytest.mark.model

MakeDocument = Callable[..., Document]
Find = Callable[..., Findings]

PLAN = """
# Foreword
I hope that every street will have a bench by 2030.
# What residents told us
* Make the buses run on time
* Sort out the damp
# Our vision
A county in which nobody grows old alone.
# Our priorities
Our plan has three priorities:
* Warm and dry homes
* Good company
* Safe streets
"""
CHAPTER = """
# Priority 1: Warm and dry homes
## Why this matters
In 2023 one home in six was damp.
## What we will do
We will:
* insulate 900 homes by March 2028
* bring fuel poverty down from 15% in 2022 to 9% by 2029
Every landlord will have to answer a report of mould within a week.
The government has said that it wants every home to be warm by 2035.
The water company plans to move its depot in 2027.
We may look at a loan scheme.
We ask government to let councils borrow for homes.
"""


@pytest.fixture
def find(language: Language, vocabulary: Vocabulary) -> Find:
    def run(document: Document) -> Findings:
        return find_statements(document, language=language, vocabulary=vocabulary)

    return run


def _with(findings: Findings, words: str) -> Statement:
    return next(s for s in findings.statements if words in s.text)


def _texts(findings: Findings) -> list[str]:
    return [statement.text for statement in findings.statements]


def test_that_a_priority_named_three_times_is_found_once(
    make_document: MakeDocument, find: Find
) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    homes = [s for s in findings.statements if s.headline and "Warm" in s.text]
    assert [(s.kind, s.text, s.page) for s in homes] == [(Kind.PRIORITY, "Warm and dry homes", 1)]
    assert [region.page for region in homes[0].also_at] == [2]
    assert [s.text for s in findings.statements if s.headline] == [
        "Warm and dry homes",
        "Good company",
        "Safe streets",
    ]


def test_that_forewords_and_what_people_said_are_kept_apart(
    make_document: MakeDocument, find: Find
) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    reasons = {quoted.evidence.text: quoted.whose for quoted in findings.quoted}
    assert reasons["Make the buses run on time"] is Whose.CONSULTATION
    assert reasons["I hope that every street will have a bench by 2030."] is Whose.OTHER
    assert not set(reasons) & set(_texts(findings))


def test_that_other_bodies_and_national_wishes_are_kept_apart(
    make_document: MakeDocument, find: Find
) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    reasons = {quoted.evidence.text: quoted.whose for quoted in findings.quoted}
    national = "The government has said that it wants every home to be warm by 2035."
    assert reasons[national] is Whose.NATIONAL
    assert reasons["The water company plans to move its depot in 2027."] is Whose.ANOTHER_BODY
    assert "We may look at a loan scheme." not in _texts(findings)
    assert "In 2023 one home in six was damp." not in _texts(findings)


def test_that_bullets_under_we_will_are_promises_with_their_stem(
    make_document: MakeDocument, find: Find
) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    homes = _with(findings, "insulate 900 homes")
    assert (homes.kind, homes.context, homes.by) == (Kind.COMMITMENT, "We will:", "March 2028")
    assert homes.strength is Strength.COMMITMENT
    target = _with(findings, "fuel poverty")
    assert target.kind is Kind.TARGET
    assert target.measure is not None
    assert (target.measure.baseline, target.measure.target) == (15.0, 9.0)
    assert target.measure.place == "Brackenshire"


def test_that_statements_know_the_priority_whose_chapter_they_stand_in(
    make_document: MakeDocument, find: Find
) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    priority = _with(findings, "Warm and dry homes")
    assert _with(findings, "insulate 900 homes").parent == priority.id


def test_that_an_ask_of_government_is_no_statement(make_document: MakeDocument, find: Find) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    assert [(ask.of, ask.evidence.text) for ask in findings.asks] == [
        ("government", "We ask government to let councils borrow for homes.")
    ]


def test_that_the_vision_is_told(make_document: MakeDocument, find: Find) -> None:
    findings = find(make_document(PLAN, CHAPTER))
    vision = _with(findings, "nobody grows old alone")
    assert (vision.kind, vision.strength) == (Kind.VISION, Strength.VISION)


def test_that_a_row_of_actions_is_one_statement_with_lead_and_date(
    make_document: MakeDocument, find: Find
) -> None:
    page = """
    # Delivery plan
    | Ref | Action | Lead | By when
    | 1a | Six new benches on Quay Street | Head of Parks | June 2027
    | 1b | [Action to be agreed] | Head of Parks | 2028
    """
    findings = find(make_document(page))
    row = _with(findings, "benches")
    assert row.text == "1a | Six new benches on Quay Street | Head of Parks | June 2027"
    assert (row.lead, row.by, row.number, row.kind) == (
        "Head of Parks",
        "June 2027",
        "1a",
        Kind.COMMITMENT,
    )
    assert len(findings.statements) == 1


def test_that_a_row_of_yearly_values_keeps_its_trajectory(
    make_document: MakeDocument, find: Find
) -> None:
    page = """
    # Measures of success
    | Measure | Latest | 2026/27 | 2028/29
    | MMR, two doses at five years | 81.2% | 88% | 95%
    """
    measure = find(make_document(page)).statements[0].measure
    assert measure is not None
    assert (measure.indicator, measure.baseline, measure.target) == ("mmr2", 81.2, 95.0)
    assert (measure.date, measure.direction) == ("2028/29", "increase")
    assert [(p.date, p.value) for p in measure.trajectory] == [("2026/27", 88.0)]


def test_that_a_table_of_national_objectives_gives_nothing(
    make_document: MakeDocument, find: Find
) -> None:
    page = """
    # How we deliver
    | Area | National objective
    | Cancer | Increase early diagnosis to 75% by March 2028
    """
    findings = find(make_document(page))
    assert findings.statements == ()
    assert [quoted.whose for quoted in findings.quoted] == [Whose.NATIONAL]


def test_that_each_place_has_its_share_of_a_target(make_document: MakeDocument, find: Find) -> None:
    page = """
    # Healthy weight
    Excess weight in year 6 will fall from 36% to 31% by 2031. Each town has its share: 30% in
    """.strip()
    page = page.replace("30% in", "30% in Oakham, 33% in Elmby and 29% in Ashford.")
    findings = find(make_document(page, area="the Trees"))
    shares = [(s.text, s.measure.target, s.by) for s in findings.statements[1:] if s.measure]
    assert shares == [
        ("30% in Oakham", 30.0, "2031"),
        ("33% in Elmby", 33.0, "2031"),
        ("29% in Ashford", 29.0, "2031"),
    ]


def test_that_a_noun_phrase_is_a_promise_only_beside_promises(
    make_document: MakeDocument, find: Find
) -> None:
    beside = "# Streets\nWe will mend every lamp by 2027. A warden on every estate, every night."
    alone = "# Streets\nA long road with few lamps, and nobody on it. Rain fell."
    assert "A warden on every estate, every night." in _texts(find(make_document(beside)))
    assert _texts(find(make_document(alone))) == []


def test_that_the_four_purposes_are_boilerplate(make_document: MakeDocument, find: Find) -> None:
    page = """
    # Why we exist
    Like every integrated care system we have four aims:
    * improve outcomes in population health and healthcare
    * tackle inequalities in outcomes, experience and access
    """
    findings = find(make_document(page))
    assert findings.statements == ()
    assert {quoted.whose for quoted in findings.quoted} == {Whose.BOILERPLATE}


def test_that_the_boxes_lie_round_the_words(make_document: MakeDocument, find: Find) -> None:
    document = make_document(PLAN, CHAPTER)
    for statement in find(document).statements:
        read = []
        for region in statement.evidence.regions:
            page = document.pages[region.page - 1]
            read += [
                block.text[word.start : word.end]
                for block in page.blocks
                for line in block.lines
                if line.box.top == region.box.top
                for word in line.words
                if region.box.x0 <= word.x0 and word.x1 <= region.box.x1
            ]
        assert " ".join(read) == statement.text


def test_that_the_same_document_gives_the_same_findings(
    make_document: MakeDocument, find: Find
) -> None:
    first = find(make_document(PLAN, CHAPTER))
    assert find(make_document(PLAN, CHAPTER)) == first
    ids = [statement.id for statement in first.statements]
    assert len(set(ids)) == len(ids)
    assert all(len(id_) == 12 for id_ in ids)


def test_that_a_statement_carries_the_themes_of_its_words(
    make_document: MakeDocument, find: Find
) -> None:
    page = "# Homes\nWe will help every smoker in our council homes to quit by 2029."
    themes = [t.theme for t in find(make_document(page)).statements[0].themes]
    assert themes[0] == "tobacco"


def test_that_an_empty_document_gives_nothing(make_document: MakeDocument, find: Find) -> None:
    assert find(make_document("")) == Findings()
