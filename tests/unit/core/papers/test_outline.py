"""What the paper says, and what it never says."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from align_app.core.errors import ResourceError
from align_app.core.model import (
    Analysis,
    ConflictDecision,
    ConflictState,
    Coverage,
    CoverageDecision,
    Decisions,
    Findings,
    Kind,
    Level,
    StatementDecision,
    Verdict,
)
from align_app.core.papers.outline import outline_paper
from align_app.core.papers.parts import Heading, Outline, Paragraph, Table, Voice, all_spans
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.papers.samples import (
    CITY,
    COUNTY,
    STATEMENTS,
    make_analysis,
    make_document,
    make_statement,
    with_unread_document,
)


def outline(analysis: Analysis, decisions: Decisions | None = None, **more) -> Outline:
    return outline_paper(
        analysis, decisions or Decisions(), vocabulary=load_vocabulary(), title="Mid 2026", **more
    )


def text_of(paper: Outline) -> str:
    lines = []
    for part in paper.parts:
        if isinstance(part, Heading):
            lines.append(f"# {part.words}")
        elif isinstance(part, Paragraph):
            lines.append("".join(span.words for span in part.spans))
        elif isinstance(part, Table):
            lines.append(" | ".join(part.header))
            lines += [row_text(row) for row in part.rows]
    return "\n".join(lines)


def row_text(row) -> str:
    return " | ".join(
        " / ".join("".join(span.words for span in one.spans) for one in cell.paragraphs)
        for cell in row
    )


def section(paper: Outline, heading: str) -> str:
    """The text from a heading of level 1 up to the next."""
    text = text_of(paper)
    start = text.index(heading)
    following = re.search(r"\n# (\d|Annex [A-Z]) ", text[start:])
    return text[start : start + following.start()] if following else text[start:]


def accept_all() -> Decisions:
    return Decisions(
        statements={s.id: StatementDecision(s.id, Verdict.ACCEPTED) for s in STATEMENTS},
        coverage={
            (cell.statement, cell.document): CoverageDecision(
                cell.statement, cell.document, cell.level
            )
            for cell in make_analysis().comparison.coverage
        },
        conflicts={
            key: ConflictDecision(
                key, ConflictState.ACTION, " Agreed\nby all ", "R. Shah", "March 2027"
            )
            for key in ("k1", "k2")
        },
    )


def test_that_a_possible_conflict_shows_both_quotations_their_pages_and_the_question():
    apart = section(outline(make_analysis()), "Where plans may pull apart")
    assert "“Fewer than 6.5% of adults will smoke by 2030.”" in apart
    assert "City plan, p. 9" in apart
    assert "“By 2030 we will bring adult smoking down to 8%.”" in apart
    assert "Living well, p. 6" in apart
    assert "What differs: 6.5% in one, 8% in the other." in apart
    assert "Question: Which figure will the partners work to in 2030?" in apart
    assert "Decision: Not yet discussed." in apart


def test_that_an_explanation_does_not_quote_again_what_stands_above_it():
    analysis = make_analysis()
    first, second = analysis.conflicts
    told = (
        "A (p. 9) says “Fewer than 6.5% of adults will smoke by 2030.”; B (p. 6) says “By 2030 we"
    )
    told += " will bring adult smoking down to 8%.” They differ in the figure."
    analysis = replace(analysis, conflicts=(replace(first, explanation=told), second))
    apart = section(outline(analysis), "Where plans may pull apart")
    assert "What differs: They differ in the figure." in apart
    assert apart.count("will bring adult smoking down") == 1


def test_that_the_two_halves_stand_in_the_order_of_the_partners_names():
    apart = section(outline(make_analysis()), "Where plans may pull apart")
    assert "Ashby HWB | Zeal City Council" in apart
    assert "NHS Mid ICB | Zeal City Council" in apart


def test_that_a_passage_that_is_only_related_does_not_count_as_an_answer():
    analysis = make_analysis()
    related = Coverage("o1", COUNTY, Level.RELATED, ("h2",), score=0.3)
    cells = (*analysis.comparison.coverage[:4], related, *analysis.comparison.coverage[5:])
    analysis = replace(analysis, comparison=replace(analysis.comparison, coverage=cells))
    alone = section(outline(analysis), "What one partner says")
    assert "“A ferry for every island” | 11 suggested | Ashby HWB, p. 4: / “Smoke-free" in alone


def test_that_a_silent_side_is_told_with_the_pages_that_could_be_read():
    apart = section(outline(make_analysis()), "Where plans may pull apart")
    assert "We did not find a passage on this in the eleven pages we could read." in apart


def test_that_a_decision_with_owner_and_date_stands_under_its_question():
    apart = section(outline(make_analysis(), accept_all()), "Where plans may pull apart")
    assert "Decision: Action agreed. Agreed by all. Owner: R. Shah. By: March 2027." in apart


def test_that_what_people_called_no_conflict_is_left_out():
    no = ConflictDecision("k1", ConflictState.NOT_A_CONFLICT)
    text = text_of(outline(make_analysis(), Decisions(conflicts={"k1": no})))
    assert "Which figure will the partners" not in text
    assert "Who will run the ferry?" in text


def test_that_partners_stand_in_the_order_of_their_names_everywhere():
    paper = outline(make_analysis())
    headings = [part.words for part in paper.parts if isinstance(part, Heading)]
    assert [each for each in headings if each.startswith("2.")] == [
        "2.1 Ashby Health and Wellbeing Board",
        "2.2 NHS Mid Integrated Care Board",
        "2.3 Zeal City Council",
    ]
    compared = next(part for part in paper.parts if isinstance(part, Table))
    assert [row_text(row).split(" | ")[1] for row in compared.rows] == [
        "Ashby HWB",
        "NHS Mid ICB",
        "Zeal City Council",
    ]


def test_that_a_priority_is_counted_in_other_partners_and_never_as_a_share():
    priorities = section(outline(make_analysis()), "Headline priorities of each partner")
    assert "1  “A city that breathes” | 4 suggested | 1 of 2" in priorities
    assert "We did not find a list of named top-level priorities in this document." in priorities


def test_that_percentages_appear_only_where_a_document_printed_them():
    text = text_of(outline(make_analysis()))
    assert set(re.findall(r"[\d.]+%", text)) == {"6.5%", "8%", "14%", "50%"}
    assert "per cent" not in text


def test_that_no_forbidden_word_is_in_the_paper():
    text = text_of(outline(make_analysis())).lower()
    for word in ("missing", "breach", "complies", "score", "fail", "ranked", " ai "):
        assert word not in text


def test_that_a_shared_subject_quotes_each_partner_or_says_what_was_not_found():
    shared = section(outline(make_analysis()), "What the partners share")
    assert "3.1 Tobacco and smoking" in shared
    assert "Ashby Health and Wellbeing Board (p. 6) says:" in shared
    assert "Matching text was found in two of two other documents." in shared
    assert "Zeal City Council | Shared suggested | “Fewer than 6.5%" in shared
    assert "NHS Mid ICB | Partial suggested | “Smoking in pregnancy" in shared


def test_that_silence_names_the_nearest_passage_and_the_pages_not_read():
    alone = section(outline(make_analysis()), "What one partner says")
    assert "Pages that could not be read, and may hold an answer: NHS Mid ICB, p. 7." in alone
    assert "We will run: / “A ferry for every island” | 11 suggested | Ashby HWB, p. 6:" in alone
    assert "“By 2030 we will bring adult smoking down to 8%.”" in alone
    assert "Silence is not disagreement" in alone


def test_that_rejected_statements_are_nowhere_in_the_paper():
    rejected = Decisions(statements={"t2": StatementDecision("t2", Verdict.REJECTED)})
    paper = outline(make_analysis(), rejected)
    text = text_of(paper)
    assert "bring adult smoking down to 8%" not in text
    assert "Which figure will the partners" not in text
    assert "Six statements were found" in text


def test_that_a_cell_whose_only_answer_was_rejected_is_not_found():
    rejected = Decisions(statements={"t2": StatementDecision("t2", Verdict.REJECTED)})
    text = section(outline(make_analysis(), rejected), "What one partner says")
    assert "“Fewer than 6.5% of adults will smoke by 2030.”" in text


def test_that_a_persons_level_stands_over_the_programs():
    explicit = CoverageDecision("t2", CITY, Level.EXPLICIT)
    decisions = Decisions(coverage={("t2", CITY): explicit})
    shared = section(outline(make_analysis(), decisions), "What the partners share")
    assert "Zeal City Council | Explicit | “Fewer than 6.5%" in shared


def test_that_a_persons_correction_of_kind_and_headline_is_followed():
    edit = StatementDecision("h1", headline=False, kind=Kind.VISION)
    text = section(
        outline(make_analysis(), Decisions(statements={"h1": edit})), "Headline priorities"
    )
    assert "A city that breathes" not in text


def test_that_the_paper_is_a_draft_while_anything_in_it_is_only_suggested():
    assert outline(make_analysis()).mark == "DRAFT – NOT FOR PUBLICATION"
    decided = accept_all()
    assert outline(make_analysis(), decided).mark == ""
    open_again = replace(decided, conflicts={"k1": decided.conflicts["k1"]})
    assert outline(make_analysis(), open_again).mark != ""


def test_that_a_confirmed_paper_marks_nothing_as_suggested():
    paper = outline(make_analysis(), accept_all())
    assert not [span for span in all_spans(paper.parts) if span.voice is Voice.SUGGESTED]
    assert "All 7 statements have been checked by a person." in text_of(paper)
    assert "suggested" not in text_of(paper)


def test_that_targets_of_several_partners_stand_together_as_printed():
    paper = outline(make_analysis())
    rows = section(paper, "Targets side by side").splitlines()
    assert [line for line in rows if line.startswith("Adult smoking")] == [
        "Adult smoking suggested | Ashby HWB | the county | – | 8% | 2030 | 6",
        "Adult smoking suggested | Zeal City Council | – | 14% | 6.5% | 2030 | 9",
    ]
    further = section(paper, "Further targets")
    assert "Waiting suggested | NHS Mid ICB | – | – | down by 50% | – | 5" in further


def test_that_mentions_are_told_by_page_and_silence_by_what_we_could_read():
    regard = section(outline(make_analysis()), "How the documents speak of each other")
    assert "NHS Mid ICB | must have regard to | Ashby HWB | p. 3" in regard
    silence = "Zeal City Council | No mention found in the pages we could read"
    assert "Duties in law: in force when last checked" in regard
    assert f"NHS Mid ICB | should reflect or build on (guidance) | {silence}" in regard


def test_that_the_register_has_every_document_and_the_pages_not_read():
    register = section(outline(with_unread_document(make_analysis())), "Documents read")
    assert "Forward plan / NHS Mid Integrated Care Board / Forward plan.pdf | " in register
    assert " | 2024 to 2029 | 11 | 7 | 111111111111" in register
    assert "locked.pdf | This PDF has a password." in register


def test_that_two_documents_of_one_body_are_told_apart_and_not_held_against_each_other():
    analysis = make_analysis()
    first, second, third = analysis.documents
    same = replace(second.identity, organisation=first.identity.organisation)
    analysis = replace(analysis, documents=(first, replace(second, identity=same), third))
    paper = outline(analysis)
    text = text_of(paper)
    assert "Zeal City Council: City plan" in text
    assert "Zeal City Council: Living well" in text
    assert "three strategies of two partners" in text
    assert "1  “A city that breathes” | 4 suggested | 0 of 1" in text


def test_that_a_long_list_is_cut_by_weight_and_says_how_many_more_there_are():
    many = tuple(
        make_statement(f"m{n}", CITY, f"We will build pier {n}", confidence=n / 100)
        for n in range(40)
    )
    analysis = make_analysis()
    analysis.findings[CITY] = Findings((*analysis.findings[CITY].statements, *many))
    cells = tuple(
        replace(analysis.comparison.coverage[4], statement=each.id, near_miss=None) for each in many
    )
    comparison = replace(analysis.comparison, coverage=(*analysis.comparison.coverage, *cells))
    alone = section(outline(replace(analysis, comparison=comparison)), "What one partner says")
    shown = re.findall(r"pier \d+", alone)
    limit = load_vocabulary().papers.alignment.limits.only_here_per_document
    assert len(shown) <= limit
    assert f"{41 - limit} more are in the project." in alone


def test_that_a_very_long_quotation_is_cut_between_words_and_shows_it():
    long = make_statement("h1", CITY, "so many words " * 60, headline=True)
    analysis = make_analysis()
    analysis.findings[CITY] = Findings((long,))
    assert re.search(r"(so|many|words) \[…\]”", text_of(outline(analysis)))


def test_that_the_day_is_printed_where_it_is_given_and_no_clock_is_read():
    assert outline(make_analysis()).as_of == ""
    dated = outline(make_analysis(), as_of=dt.date(2026, 11, 22))
    assert dated.as_of == "Position on 22 November 2026"


def test_that_the_same_findings_give_the_same_paper():
    assert outline(make_analysis()) == outline(make_analysis())


@pytest.mark.parametrize("count", [0, 1])
def test_that_a_project_with_nothing_to_compare_still_gives_a_paper(count):
    whole = make_analysis()
    documents = whole.documents[:count]
    kept = {document.id: whole.findings[document.id] for document in documents}
    paper = outline(Analysis(documents=documents, findings=kept))
    assert paper.mark
    assert "No pair of passages was found that may pull apart." in text_of(paper)


def test_that_an_unknown_section_in_the_word_file_is_told():
    vocabulary = load_vocabulary()
    papers = vocabulary.papers
    plan = papers.alignment.model_copy(update={"sections": ("summary", "sumary")})

    class Changed:
        indicators = vocabulary.indicators
        document_types = vocabulary.document_types
        papers = replace(vocabulary.papers, alignment=plan)

    with pytest.raises(ResourceError, match="sumary"):
        outline_paper(make_analysis(), Decisions(), vocabulary=Changed(), title="x")


def with_many_documents(analysis: Analysis, count: int) -> Analysis:
    """The sample and `count` more partners in whose documents nothing was found."""
    more = [make_document(f"{n:064}", f"Parish {n:02}", title=f"Plan {n}") for n in range(count)]
    cells = [Coverage("t2", each.id, Level.NOT_FOUND) for each in more]
    comparison = analysis.comparison
    return replace(
        analysis,
        documents=(*analysis.documents, *more),
        comparison=replace(comparison, coverage=(*comparison.coverage, *cells)),
    )


def test_that_a_few_silent_documents_are_named_in_one_sentence():
    shared = section(outline(with_many_documents(make_analysis(), 11)), "What the partners share")
    assert "Zeal City Council | Shared suggested" in shared
    assert "In eleven documents no matching text was found in the pages we could read: Pa" in shared
    assert "Parish 07 | Not found" not in shared


def test_that_many_silent_documents_are_counted():
    shared = section(outline(with_many_documents(make_analysis(), 20)), "What the partners share")
    assert "In 20 documents no matching text was found in the pages we could read." in shared
    assert "Parish 07" not in shared


def test_that_many_partners_share_one_table_with_the_same_room_for_each():
    analysis = with_many_documents(make_analysis(), 80)
    for document in analysis.documents:
        analysis.findings[document.id] = Findings(
            tuple(
                make_statement(f"{document.id}{n}", document.id, f"Aim {n}", headline=True)
                for n in range(4)
            )
        )
    priorities = section(outline(analysis), "Headline priorities of each partner")
    partners = [line.split(" | ")[0] for line in priorities.splitlines() if "“Aim" in line]
    assert len(partners) == len(set(partners)) == 83
    assert partners == sorted(partners)
    assert "249 more are in the project." in priorities


def test_that_what_many_partners_say_alone_stands_in_one_table():
    analysis = with_many_documents(make_analysis(), 20)
    alone = section(outline(analysis), "What one partner says")
    assert "Zeal City Council | We will run: / “A ferry for every island” | 11 suggested" in alone
