"""What is read of a saved web page, and what stands round its text."""

from __future__ import annotations

import pytest

from align_app.core.model import BlockRole


@pytest.fixture
def blocks(tmp_path, read_file):
    """The blocks of a page with this body."""

    def of(body: str, head: str = "<meta charset=utf-8>"):
        path = tmp_path / "plan.html"
        path.write_bytes(f"<!doctype html><html><head>{head}</head><body>{body}".encode())
        return [block for page in read_file(path).pages for block in page.blocks]

    return of


def told(found) -> list[str]:
    return [block.text for block in found]


def test_that_headings_keep_their_levels(blocks) -> None:
    found = blocks("<h1>Plan</h1><h2>Aims</h2><div role=heading aria-level=4>Deep</div><p>Text.")
    assert [(b.role.value, b.level) for b in found] == [
        ("heading", 1), ("heading", 2), ("heading", 4), ("paragraph", 0),
    ]  # fmt: skip


def test_that_items_have_their_markers_and_depth(blocks) -> None:
    found = blocks(
        "<ul><li>one<ol type=a start=3><li>deep<li>deeper</ol>after<li><p>two</p><p>more</p></ul>"
    )
    assert [(b.marker, b.level, b.text) for b in found] == [
        ("•", 1, "one"), ("c.", 2, "deep"), ("d.", 2, "deeper"), (None, 0, "after"),
        ("•", 1, "two"), (None, 0, "more"),
    ]  # fmt: skip


def test_that_cells_that_span_keep_the_columns_of_the_others(blocks) -> None:
    (table,) = blocks(
        "<table><thead><tr><th>A<th colspan=2>B<th>C</thead>"
        "<tr><td rowspan=2>x<td>1<td>2<td>3<tr><td>4<td colspan=99999>5</table>"
    )
    assert [(c.row, c.column, table.text[c.start : c.end], c.heading) for c in table.cells] == [
        (0, 0, "A", True), (0, 1, "B", True), (0, 3, "C", True),
        (1, 0, "x", False), (1, 1, "1", False), (1, 2, "2", False), (1, 3, "3", False),
        (2, 1, "4", False), (2, 2, "5", False),
    ]  # fmt: skip


def test_that_a_table_that_lays_out_a_page_gives_its_blocks(blocks) -> None:
    found = blocks("<table><tr><td><h2>Left</h2><p>One.<td><p>Two.<tr><td>Three.<td>Four.</table>")
    assert told(found) == ["Left", "One.", "Two.", "Three.", "Four."]
    assert BlockRole.TABLE not in {b.role for b in found}


@pytest.mark.parametrize(
    "noise",
    [
        "<nav>Home About</nav>",
        "<header><a href=/>The council</a></header>",
        "<footer>Contact us</footer>",
        "<div class='cookie-banner cookies'>We use cookies</div>",
        "<div id=onetrust>We use cookies</div>",
        "<div role=contentinfo>Contact us</div>",
        "<div role=dialog>Sign up</div>",
        "<aside>Other pages</aside>",
        "<p hidden>Draft</p>",
        "<p style='color:red; DISPLAY : none'>Draft</p>",
        "<span aria-hidden=true>icon</span>",
        "<script>document.write('Draft')</script>",
        "<noscript>Turn on scripts</noscript>",
        "<template><p>Draft</p></template>",
        "<button>Print</button><select><option>Pick</select>",
        "<ol class=breadcrumb><li>Home</ol>",
        "<!-- a comment -->",
    ],
)
def test_that_what_is_no_text_of_the_plan_is_left_out(blocks, noise) -> None:
    found = blocks(f"{noise}<h1>Plan</h1><p>We will act.</p>")
    assert told(found) == ["Plan", "We will act."]


def test_that_only_the_main_part_is_read_where_there_is_one(blocks) -> None:
    found = blocks("<div>Latest news</div><main><p>We will act.</p></main><div>Find us</div>")
    assert told(found) == ["We will act."]


def test_that_the_title_in_a_page_header_and_closed_parts_are_read(blocks) -> None:
    found = blocks(
        "<header><h1>Plan</h1></header>"
        "<details><summary>Aims</summary><p>We will act.</p></details>"
        "<div role=tabpanel hidden><p>We will learn.</p></div>"
    )
    assert told(found) == ["Plan", "Aims", "We will act.", "We will learn."]


def test_that_a_form_round_the_whole_page_hides_nothing(blocks) -> None:
    assert told(blocks("<form class=main-menu-form><p>We will act.</p></form>")) == ["We will act."]


def test_that_white_space_line_breaks_and_reference_marks_are_tidied(blocks) -> None:
    found = blocks("<p>We   will\n act<sup><a href=#n1>1</a></sup>&nbsp;on<br>the 2<sup>nd</sup>.")
    assert told(found) == ["We will act on the 2nd."]


def test_that_a_list_of_links_into_the_page_is_its_contents(blocks) -> None:
    found = blocks("<ul><li><a href=#a>Aims</a><li><a href=#b>Money</a></ul><h2 id=a>Aims</h2>")
    assert [b.role.value for b in found] == ["contents", "contents", "heading"]


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-16", ""), ("cp1252", ""), ("cp1252", "iso-8859-1")]
)
def test_that_letters_are_right_in_usual_encodings(tmp_path, read_file, encoding, said) -> None:
    path = tmp_path / "plan.htm"
    meta = f'<meta http-equiv=content-type content="text/html; charset={said}">' if said else ""
    path.write_bytes(f"<html><head>{meta}</head><p>£5m for “cafés” – now.".encode(encoding))
    assert told(read_file(path).pages[0].blocks) == ["£5m for “cafés” – now."]
