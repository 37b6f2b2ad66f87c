from __future__ import annotations

import json
from dataclasses import replace

import pytest

from align_app.core.analysis_file import SCHEMA, analysis_json, reading_json
from align_app.core.model import (
    Analysis,
    Block,
    BlockRole,
    Box,
    Comparison,
    Conflict,
    Coverage,
    Document,
    Edition,
    EditionKind,
    Evidence,
    Findings,
    Identity,
    Kind,
    Level,
    Line,
    Link,
    Measure,
    Page,
    Problem,
    Quoted,
    Region,
    Severity,
    Statement,
    Theme,
    ThemeScore,
    Whose,
    Word,
)

BOX = Box(10.123456, 20.0, 110.5, 32.0)


def document(name: str, *, file: str | None = None) -> Document:
    line = Line(1, BOX, (Word(0, 2, 10, 20), Word(3, 7, 22, 40)))
    block = Block(BlockRole.PARAGRAPH, "We will", (line,))
    return Document(
        name, file or f"{name}.pdf", Identity(title=name), (Page(1, 595, 842, (block,), label="i"),)
    )


def statement(name: str, of: str, **more) -> Statement:
    evidence = Evidence(of, (Region(1, BOX), Region(1, replace(BOX, top=34, bottom=46))), "We will")
    return Statement(name, evidence, Kind.COMMITMENT, **more)


def two_plans() -> Analysis:
    measure = Measure("smoking", "reduce", target=5.0, unit="%", date="2030")
    first = statement("aaaa", "one", measure=measure, themes=(ThemeScore("tobacco", 0.81239),))
    second = statement("bbbb", "two", parent="cccc")
    return Analysis(
        documents=(document("one", file="b.pdf"), document("two", file="a.pdf")),
        findings={
            "one": Findings((first,), (Quoted(first.evidence, Whose.PAST, "It is over."),)),
            "two": Findings((second, statement("cccc", "two", headline=True))),
        },
        comparison=Comparison(
            themes=(Theme("tobacco", "Tobacco", "behaviours", ("aaaa",)), Theme("x", "X", "y")),
            links=(Link("aaaa", "bbbb", Level.SHARED, 0.123456, "Both."),),
            coverage=(
                Coverage("aaaa", "two", Level.SHARED, ("bbbb",)),
                Coverage("bbbb", "one", Level.NOT_FOUND, near_miss="aaaa"),
            ),
            editions=(Edition("one", "two", EditionKind.AMENDS, 0.87654321, "It says so."),),
        ),
        conflicts=(
            Conflict(
                "k", "rank", "tension", Severity.LOW, "aaaa", None, "two", "rank", "A.", "Q?", 0.5
            ),
        ),
        problems=(Problem("two", 3, "needs_ocr", "A picture.", "Read it."),),
    )


def test_that_documents_are_numbered_by_file_name_whatever_order_they_came_in():
    analysis = two_plans()
    turned = replace(analysis, documents=analysis.documents[::-1])
    assert analysis_json(analysis) == analysis_json(turned)
    written = json.loads(analysis_json(analysis))
    assert [(each["id"], each["file"]) for each in written["documents"]] == [
        ("d1", "a.pdf"),
        ("d2", "b.pdf"),
    ]
    assert written["schema"] == SCHEMA
    assert written["timings_s"] is None


def test_that_every_reference_uses_the_short_ids():
    written = json.loads(analysis_json(two_plans()))
    assert sorted(each["id"] for each in written["statements"]) == ["s1", "s2", "s3"]
    smoking = next(each for each in written["statements"] if each["measure"])
    other = next(each for each in written["statements"] if each["parent"])
    assert written["links"][0] | {"why": ""} == {
        "from": smoking["id"], "to": other["id"], "level": "shared", "score": 0.1235, "why": ""
    }  # fmt: skip
    assert written["coverage"][1]["near_miss"] == smoking["id"]
    assert written["conflicts"][0]["right"] is None
    assert written["conflicts"][0]["right_document"] == "d1"
    assert written["themes"] == [
        {
            "id": "tobacco", "name": "Tobacco", "group": "behaviours",
            "statements": [smoking["id"]], "documents": ["d2"],
        }
    ]  # fmt: skip
    assert written["problems"][0]["document"] == "d1"
    assert written["editions"] == [
        {"document": "d2", "other": "d1", "kind": "amends", "score": 0.8765, "why": "It says so."}
    ]


def test_that_a_statement_carries_its_boxes_and_printed_page():
    written = json.loads(analysis_json(two_plans()))
    smoking = next(each for each in written["statements"] if each["measure"])
    assert smoking["page_label"] == "i"
    assert smoking["boxes"][0] == {"page": 1, "box": [10.1235, 20, 110.5, 32]}
    assert smoking["measure"]["target"] == 5
    assert smoking["themes"] == [{"id": "tobacco", "score": 0.8124}]
    assert written["quoted"][0]["box"] == [10.1235, 20, 110.5, 46]


def test_that_numbers_that_json_cannot_hold_are_refused():
    bad = statement("aaaa", "one", confidence=float("nan"))
    with pytest.raises(ValueError, match=r"(?i)nan|json"):
        analysis_json(Analysis((document("one"),), {"one": Findings((bad,))}))


def test_that_a_reading_gives_pages_and_blocks_in_order():
    written = json.loads(reading_json(document("one")))
    page = written["pages"][0]
    assert (page["page"], page["width"], page["height"], page["label"]) == (1, 595, 842, "i")
    assert page["blocks"] == [
        {"text": "We will", "box": [10.1235, 20, 110.5, 32], "role": "paragraph", "level": 0,
         "marker": None}
    ]  # fmt: skip


def test_that_a_reading_keeps_printed_numbers_and_leaves_out_bullets():
    plain = document("one")
    block = plain.pages[0].blocks[0]
    blocks = tuple(replace(block, marker=marker) for marker in ("1.2", "•", None))
    page = replace(plain.pages[0], blocks=blocks)
    written = json.loads(reading_json(replace(plain, pages=(page,))))
    texts = [each["text"] for each in written["pages"][0]["blocks"]]
    assert texts == ["1.2 We will", "We will", "We will"]
