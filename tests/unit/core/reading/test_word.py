"""What is read of a Word file, and what its author has taken out or hidden."""

from __future__ import annotations

import pytest

from align_app.core.model import BlockRole
from tests.unit.core.reading.made_files import word_file

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="big"><w:name w:val="Chapter"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="House chapter"/>'
    '<w:basedOn w:val="big"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="gone"><w:name w:val="Gone"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


def level(number: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '(%2)')}{level(2, 'upperRoman', '%1.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "&#xF0B7;")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def numbered(text: str, use: int, depth: int = 0) -> str:
    return para(text, more=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{use}"/></w:numPr>')


def cell(*content: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(map(para, content))}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


@pytest.fixture
def read_word(tmp_path, read_file):
    """Read a Word file with this body."""

    def read(*body: str, **parts: str):
        path = tmp_path / "plan.docx"
        path.write_bytes(
            word_file("".join(body), **{"styles": STYLES, "numbering": NUMBERING, **parts})
        )
        return read_file(path)

    return read


@pytest.fixture
def blocks(read_word):
    """The blocks of all pages of a Word file with this body."""

    def of(*body: str, **parts: str):
        return [block for page in read_word(*body, **parts).pages for block in page.blocks]

    return of


def told(found) -> list[str]:
    return [block.text for block in found]


def test_that_headings_take_their_level_from_the_outline_of_their_style(blocks) -> None:
    found = blocks(
        para("This plan is for everyone."),
        para("One", style="big"),
        para("Two", style="own"),
        para("Three", style="h3"),
        para("Four", more='<w:outlineLvl w:val="4"/>'),
        para("Not a heading.", style="big", more='<w:outlineLvl w:val="9"/>'),
    )
    assert [(b.role.value, b.level) for b in found[1:]] == [
        ("heading", 2), ("heading", 2), ("heading", 3), ("heading", 5), ("paragraph", 0),
    ]  # fmt: skip
    assert found[1].size > found[3].size


def test_that_numbers_are_counted_as_word_counts_them(blocks) -> None:
    found = blocks(
        numbered("a", 1), numbered("b", 1, 1), numbered("c", 1, 1), numbered("d", 1, 2),
        numbered("e", 1), numbered("f", 1, 1), numbered("g", 2), numbered("h", 3),
    )  # fmt: skip
    assert [b.marker for b in found] == ["1.", "(a)", "(b)", "1.I", "2.", "(a)", "•", "1."]
    assert [b.level for b in found] == [1, 2, 2, 0, 1, 2, 1, 1]
    assert found[3].role is BlockRole.PARAGRAPH


def test_that_a_typed_number_or_bullet_is_a_marker_and_a_figure_is_not(blocks) -> None:
    found = blocks(
        para("2.1 Who we are", style="big"),
        para("– we will plant trees"),
        para("3.2 The board meets twice a year."),
        para("2.5 million people live here."),
    )
    assert [(b.marker, b.text) for b in found] == [
        ("2.1", "Who we are"),
        ("•", "we will plant trees"),
        ("3.2", "The board meets twice a year."),
        (None, "2.5 million people live here."),
    ]


def test_that_deletions_and_hidden_text_go_and_insertions_stay(blocks) -> None:
    found = blocks(
        para("We will ", "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>",
             f"<w:ins>{run('really ')}</w:ins>", "act", run(" in secret", "<w:vanish/>"),
             run(" or so", '<w:rStyle w:val="gone"/>'),
             f"<w:moveFrom>{run(' elsewhere')}</w:moveFrom>", "."),
        para("Seen", run(" too", '<w:vanish w:val="0"/>'), "."),
    )  # fmt: skip
    assert told(found) == ["We will really act.", "Seen too."]


def test_that_a_deleted_paragraph_mark_joins_two_paragraphs(blocks) -> None:
    found = blocks(para("We will ", more="<w:rPr><w:del/></w:rPr>"), para("join them."))
    assert told(found) == ["We will join them."]


def test_that_a_page_break_begins_a_page_and_keeps_both_halves(read_word) -> None:
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    document = read_word(
        para("Before.", page_break, "After."),
        para("Third page.", more="<w:pageBreakBefore/>"),
        para("Last of its section.", more="<w:sectPr/>"),
        para("Fourth page."),
        '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>',
    )
    assert [told(page.blocks) for page in document.pages] == [
        ["Before."],
        ["After."],
        ["Third page.", "Last of its section."],
        ["Fourth page."],
    ]


def test_that_a_continuous_section_begins_no_page(read_word) -> None:
    document = read_word(
        para("One.", more="<w:sectPr/>"),
        para("Two."),
        '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
    )
    assert [told(page.blocks) for page in document.pages] == [["One.", "Two."]]


def test_that_merged_cells_keep_their_column(blocks) -> None:
    span = '<w:gridSpan w:val="2"/>'
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    (table,) = blocks(
        "<w:tbl>",
        row(cell("Who"), cell("What", more=span), cell("When"), more="<w:tblHeader/>"),
        row(cell("Board", more=start), cell("plan"), cell("act"), cell("2028")),
        row(cell("", more=goes_on), cell("look"), cell("learn"), cell("2029")),
        "</w:tbl>",
    )
    assert [(c.row, c.column, table.text[c.start : c.end], c.heading) for c in table.cells] == [
        (0, 0, "Who", True), (0, 1, "What", True), (0, 3, "When", True),
        (1, 0, "Board", False), (1, 1, "plan", False), (1, 2, "act", False), (1, 3, "2028", False),
        (2, 1, "look", False), (2, 2, "learn", False), (2, 3, "2029", False),
    ]  # fmt: skip
    assert table.text == "Who | What | When\nBoard | plan | act | 2028\nlook | learn | 2029"


def test_that_a_table_used_as_a_box_gives_its_paragraphs(blocks) -> None:
    found = blocks("<w:tbl>", row(cell("We will build homes.", "They will be warm.")), "</w:tbl>")
    assert [(b.role.value, b.text, b.boxed) for b in found] == [
        ("paragraph", "We will build homes.", True),
        ("paragraph", "They will be warm.", True),
    ]


def test_that_the_words_of_a_text_box_come_once_after_their_paragraph(blocks) -> None:
    inside = f"<w:txbxContent>{para('In the box.')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape>{inside}</v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = blocks(para("Around it.", box), para("Below it."))
    assert [(b.text, b.boxed) for b in found] == [
        ("Around it.", False), ("In the box.", True), ("Below it.", False),
    ]  # fmt: skip


def test_that_a_footnote_stands_apart_from_the_text(blocks) -> None:
    reference = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    note = f'<w:footnote w:id="4">{para("See the annual report.")}</w:footnote>'
    found = blocks(para("We will act", reference, "."), footnotes=note)
    assert [(b.role.value, b.text) for b in found] == [
        ("paragraph", "We will act."),
        ("footnote", "1 See the annual report."),
    ]


def test_that_contents_are_entries_and_an_empty_control_is_left_out(blocks) -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{para('Click here to enter text')}</w:sdtContent></w:sdt>"
    )
    found = blocks(para("Our aims", run("\t4"), style="t1"), prompt, para("Text."))
    assert [(b.role.value, b.text) for b in found] == [
        ("contents", "Our aims 4"),
        ("paragraph", "Text."),
    ]


def test_that_short_bold_paragraphs_are_headings_below_the_last_true_one(blocks) -> None:
    bold = run("Warm homes", "<w:b/>")
    long = "We will insulate homes in every parish and tell their owners how to save."
    found = blocks(
        para("Chapter", style="big"), para(long), para(bold), para(long),
        para(run("This one is a sentence.", "<w:b/>")), para(long),
    )  # fmt: skip
    assert [(b.role.value, b.level) for b in found][2] == ("heading", 3)
    assert found[4].role is BlockRole.PARAGRAPH


def test_that_the_results_of_fields_are_read_and_their_commands_are_not(blocks) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF aim</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("our aim")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f"<w:hyperlink>{run('the plan')}</w:hyperlink>"
    assert told(blocks(para("See ", field, " in ", link, "."))) == ["See our aim in the plan."]
