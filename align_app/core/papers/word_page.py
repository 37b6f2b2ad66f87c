"""The blank Word document of a paper: page, styles, language, header and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from align_app.core.papers.parts import Outline, Voice
from align_app.core.papers.word_xml import clean, made
from align_app.core.vocabulary.papers import PaperLook

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import BaseStyle
    from docx.text.paragraph import Paragraph as WordParagraph

PAGE_WIDTH = 16.6
"""Width of the text in centimetres: A4 with equal margins."""

_MARGIN = 2.2
_A4 = (21.0, 29.7)
_STRONG = " SemiBold"
"""The strong weight is a face of its own, so that no program thickens the plain one."""

_WORD_MODE = "15"
_LONGEST_PROPERTY = 255
_THEME_ATTRIBUTES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def new_document(outline: Outline, look: PaperLook) -> WordDocument:
    """An empty A4 document with its styles, language, header, footer and properties."""
    from docx import Document

    document = Document()
    _set_page(document)
    _set_language(document, outline.language)
    _set_version(document)
    _set_paragraph_styles(document, look)
    _set_voices(document, look)
    _set_header(document, outline, look)
    _set_footer(document, look)
    _set_properties(document, outline)
    return document


def _set_page(document: WordDocument) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(_A4[0]), Cm(_A4[1])
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.0)
    section.header_distance, section.footer_distance = Cm(1.1), Cm(1.0)


def _set_language(document: WordDocument, language: str) -> None:
    from docx.oxml.ns import qn

    named = document.styles.element.iter(qn("w:lang"))
    for lang in (*named, *document.settings.element.iter(qn("w:themeFontLang"))):
        for name in ("w:val", "w:eastAsia"):
            lang.set(qn(name), language)


def _set_version(document: WordDocument) -> None:
    """Say that the file is of today's Word, which otherwise opens it in an older mode."""
    from docx.oxml.ns import qn

    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_MODE)


def _set_paragraph_styles(document: WordDocument, look: PaperLook) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    base, face = look.base, look.type.interface
    styles = document.styles
    for style in styles:
        _plain_face(style, face)
    styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(styles["Normal"], size=10.5, colour=base.text, after=6, line=1.16)
    _style(styles["Table Text"], size=9.5, colour=base.text, after=0, line=1.08)
    _style(styles["Title"], size=25, colour=base.text, after=2, strong=True)
    _style(styles["Subtitle"], size=12, colour=base.quiet, after=14)
    _style(styles["Heading 1"], size=17, colour=base.text, before=22, after=6, strong=True)
    _style(styles["Heading 2"], size=12.5, colour=base.accent, before=14, after=4, strong=True)
    _style(styles["Caption"], size=9.5, colour=base.text, before=6, after=3, strong=True)
    _style(styles["List Bullet"], size=10.5, colour=base.text, after=3, line=1.16)
    _style(styles["Header"], size=8.5, colour=base.quiet, after=0)
    _style(styles["Footer"], size=8.5, colour=base.quiet, after=0)
    for name in ("Title", "Subtitle", "Caption", "Heading 1", "Heading 2"):
        _paragraph_of(styles[name]).keep_with_next = True


def _style(
    style: BaseStyle,
    *,
    size: float,
    colour: str,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
    strong: bool = False,
) -> None:
    from docx.shared import Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    assert isinstance(style, ParagraphStyle)
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    if strong:
        _plain_face(style, f"{style.font.name}{_STRONG}")
    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing = line
    _take_out(style.element, "w:pPr/w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern", "w:rPr/w:caps")


def _take_out(element: Any, *paths: str) -> None:
    for path in paths:
        for found in element.xpath(path):
            found.getparent().remove(found)


def _set_voices(document: WordDocument, look: PaperLook) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor
    from docx.styles.style import CharacterStyle

    base, face = look.base, look.type.interface
    voices: dict[Voice, tuple[str, str, float | None]] = {
        Voice.STRONG: (f"{face}{_STRONG}", base.text, None),
        Voice.QUIET: (face, base.quiet, None),
        Voice.QUOTED: (look.type.documents, base.text, None),
        Voice.SUGGESTED: (face, look.judgement["tension"].text, 8.5),
        Voice.WARNING: (f"{face}{_STRONG}", look.judgement["problem"].text, None),
    }
    for voice, (own_face, colour, size) in voices.items():
        style = document.styles.add_style(f"Align {voice.value}", WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        _plain_face(style, own_face)
        style.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
        style.font.size = Pt(size) if size else None


def _plain_face(style: Any, face: str) -> None:
    """Name a face outright: the template's faces come from a theme, which would win."""
    from docx.oxml.ns import qn

    if not hasattr(style, "font"):
        return
    style.font.name = face
    fonts = style.element.rPr.rFonts
    for name in _THEME_ATTRIBUTES:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("w:cs", "w:eastAsia"):
        fonts.set(qn(name), face)


def _set_header(document: WordDocument, outline: Outline, look: PaperLook) -> None:
    header = document.sections[0].header
    line = header.paragraphs[0]
    if outline.mark:
        run = line.add_run(outline.mark)
        run.style = document.styles[f"Align {Voice.WARNING.value}"]
        line = header.add_paragraph()
    line.add_run(clean(" · ".join(each for each in (outline.title, outline.as_of) if each)))
    _rule_below(line, look.base.line)


def _set_footer(document: WordDocument, look: PaperLook) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _field(line, "PAGE")
    line.add_run(" / ")
    _field(line, "NUMPAGES")


def _field(line: WordParagraph, name: str) -> None:
    """A number that Word fills in when it lays out the pages."""
    run = line.add_run("1")
    line._p.append(made("w:fldSimple", run._r, instr=name))


def _rule_below(line: WordParagraph, colour: str) -> None:
    rule = made("w:bottom", val="single", sz="4", space="4", color=colour.lstrip("#"))
    line._p.get_or_add_pPr().insert_element_before(
        made("w:pBdr", rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _set_properties(document: WordDocument, outline: Outline) -> None:
    about = document.core_properties
    about.title = clean(outline.title)[:_LONGEST_PROPERTY]
    about.subject = outline.subtitle
    about.language = outline.language
    about.author = about.last_modified_by = "Align"
    about.comments = about.keywords = ""
    about.revision = 1


def _paragraph_of(style: BaseStyle) -> Any:
    from docx.styles.style import ParagraphStyle

    assert isinstance(style, ParagraphStyle)
    return style.paragraph_format
