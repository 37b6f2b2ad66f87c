"""One small plan, written as a PDF, a Word file, a web page, text, Markdown and slides."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Part(NamedTuple):
    """A piece of the plan: its kind, its words or rows, and the depth of a heading or item."""

    kind: str
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()


PLAN = (
    Part("title", "Lindrake Health and Wellbeing Strategy 2026 to 2031"),
    Part("text", "This strategy is for everybody who lives in Lindrake. It was written by the "
         "health and wellbeing board with people from every parish."),
    Part("heading", "Our priorities"),
    Part("text", "Over the next five years we will work on three priorities:"),
    Part("number", "Healthy starts for every child"),
    Part("number", "Homes that are warm and dry"),
    Part("number", "Company for older people"),
    Part("heading", "What we will do"),
    Part("text", "We will reduce the share of adults who smoke from 14% to 7% by 2031. "
         "Partners meet twice a year to look at progress."),
    Part("text", "We will:"),
    Part("item", "open a family hub in each of the four towns by April 2028"),
    Part("item", "train 200 volunteers to visit people who live alone"),
    Part("item", "give every school a link nurse"),
    Part("subheading", "Warm homes", 2),
    Part("text", "The council will insulate 1,500 homes before 2030, and the integrated care "
         "board will pay for £2 million of this work."),
    Part("heading", "How we will know"),
    Part("table", rows=(
        ("Measure", "Baseline", "Target", "By"),
        ("Children who are ready for school", "61% in 2024", "70%", "2029"),
        ("Emergency admissions after falls", "2,300 in 2024", "1,900", "2031"),
    )),
)  # fmt: skip


def write_typst(path: Path) -> None:
    import typst

    lines = ['#set page(paper: "a4")', "#set text(size: 11pt)", "#set par(justify: false)"]
    for part in PLAN:
        words = part.text.replace("$", "\\$")
        if part.kind == "title":
            lines.append(f"#text(size: 26pt, weight: 700)[{words}]")
        elif part.kind in {"heading", "subheading"}:
            lines.append(f"{'=' * part.level} {words}")
        elif part.kind == "item":
            lines.append(f"- {words}")
        elif part.kind == "number":
            lines.append(f"+ {words}")
        elif part.kind == "table":
            head = ", ".join(f"[*{cell}*]" for cell in part.rows[0])
            rest = ", ".join(f"[{cell}]" for row in part.rows[1:] for cell in row)
            lines.append(f"#table(columns: (3fr, 2fr, 1fr, 1fr), table.header({head}), {rest})")
        else:
            lines.append(words)
        if part.kind not in {"item", "number"}:
            lines.append("")
    source = path.with_suffix(".typ")
    source.write_text("\n".join(lines), "utf-8")
    path.write_bytes(typst.compile(source))


def write_word(path: Path) -> None:
    import docx

    document = docx.Document()
    for part in PLAN:
        if part.kind == "title":
            document.add_heading(part.text, 0)
        elif part.kind in {"heading", "subheading"}:
            document.add_heading(part.text, part.level)
        elif part.kind == "item":
            document.add_paragraph(part.text, style="List Bullet")
        elif part.kind == "number":
            document.add_paragraph(part.text, style="List Number")
        elif part.kind == "table":
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for row, texts in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
            for cell in table.rows[0].cells:
                cell.paragraphs[0].runs[0].bold = True
        else:
            document.add_paragraph(part.text)
    document.save(str(path))


def write_web_page(path: Path) -> None:
    lines: list[str] = []
    opened = ""
    for part in PLAN:
        wanted = {"item": "ul", "number": "ol"}.get(part.kind, "")
        if opened != wanted:
            lines += [f"</{opened}>"] * bool(opened) + [f"<{wanted}>"] * bool(wanted)
            opened = wanted
        lines.append(_as_html(part))
    body = "\n".join(lines)
    path.write_text(
        f"<!doctype html><html><head><meta charset=utf-8><title>Lindrake</title></head><body>"
        f"<nav><a href=/>Home</a></nav><main>{body}</main><footer>Cookies</footer></body></html>",
        "utf-8",
    )


def _as_html(part: Part) -> str:
    words = html.escape(part.text)
    if part.kind == "table":
        rows = [
            "".join(f"<{cell}>{html.escape(text)}</{cell}>" for text in row)
            for row, cell in zip(part.rows, ["th", *["td"] * len(part.rows)], strict=False)
        ]
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = {"title": "h1", "heading": "h2", "subheading": "h3", "item": "li", "number": "li"}
    name = tag.get(part.kind, "p")
    return f"<{name}>{words}</{name}>"


def write_markdown(path: Path) -> None:
    lines: list[str] = []
    number = 0
    for part in PLAN:
        number = number + 1 if part.kind == "number" else 0
        marks = {"title": "# ", "heading": "## ", "subheading": "### ", "item": "- "}
        if part.kind == "table":
            head, *rows = [f"| {' | '.join(row)} |" for row in part.rows]
            lines += [head, "|---|---|---|---|", *rows]
        else:
            lines.append((f"{number}. " if number else marks.get(part.kind, "")) + part.text)
        if part.kind not in {"item", "number", "table"}:
            lines.append("")
        if part is PLAN[6] or part is PLAN[12]:
            lines.append("")
    path.write_text("\n".join(lines), "utf-8")


def write_text(path: Path) -> None:
    import textwrap

    lines: list[str] = []
    number = 0
    for part in PLAN:
        number = number + 1 if part.kind == "number" else 0
        if part.kind == "table":
            lines += [f"| {' | '.join(row)} |" for row in part.rows]
        elif part.kind in {"item", "number"}:
            mark = f"{number}. " if number else "- "
            lines += textwrap.wrap(part.text, 70, initial_indent=mark, subsequent_indent="  ")
        elif part.kind == "title":
            lines += [part.text, "=" * 20, ""]
        elif part.kind == "heading":
            lines += [part.text, "-" * 20, ""]
        else:
            lines += [*textwrap.wrap(part.text, 72), ""]
        if part is PLAN[6] or part is PLAN[12]:
            lines.append("")
    path.write_text("\n".join(lines), "utf-8")


def write_slides(path: Path) -> None:
    import pptx
    from pptx.util import Inches

    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = PLAN[0].text
    slide.placeholders[1].text = PLAN[1].text
    frame = None
    for part in PLAN[2:]:
        if part.kind in {"heading", "subheading"}:
            slide = show.slides.add_slide(show.slide_layouts[1])
            slide.shapes.title.text = part.text
            frame = slide.placeholders[1].text_frame
        elif part.kind == "table":
            shape = slide.shapes.add_table(
                len(part.rows), len(part.rows[0]), Inches(1), Inches(2), Inches(8), Inches(3)
            )
            for row, texts in zip(shape.table.rows, part.rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            paragraph = frame.add_paragraph() if frame.text else frame.paragraphs[0]
            paragraph.text = part.text
            properties = paragraph._p.get_or_add_pPr()
            name = {"item": "a:buChar", "number": "a:buAutoNum"}.get(part.kind, "a:buNone")
            from pptx.oxml.ns import qn

            mark = properties.makeelement(qn(name), {})
            if part.kind == "item":
                mark.set("char", "•")
            if part.kind == "number":
                mark.set("type", "arabicPeriod")
            properties.append(mark)
    show.save(str(path))


WRITERS: dict[str, Callable[[Path], None]] = {
    "pdf": write_typst,
    "docx": write_word,
    "html": write_web_page,
    "md": write_markdown,
    "txt": write_text,
    "pptx": write_slides,
}


_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_WORD}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def office_zip(main: str, parts: dict[str, str]) -> bytes:
    """An Office file made of the text of its parts; `main` is the name of the main one."""
    links = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="{main}"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"_rels/.rels": links, **parts}.items():
            archive.writestr(name, text)
    return made.getvalue()


def word_file(body: str, *, before: str = "", **parts: str) -> bytes:
    """A Word file with this body; `parts` are its other parts: styles, numbering, footnotes."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
    return office_zip(
        "word/document.xml",
        {
            "word/document.xml": (
                f"{before}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
            ),
            **{
                f"word/{name}.xml": f"<w:{roots[name]} {_NAMES}>{text}</w:{roots[name]}>"
                for name, text in parts.items()
            },
        },
    )
