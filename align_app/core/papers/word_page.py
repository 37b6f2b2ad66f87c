"""The blank Word document of a paper: page, styles, language, header and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from align_app.core.papers.parts import Outline, Voice
from align_app.core.papers.word_xml import clean, made
from align_app.core.vocabulary.paper_look import Page, PaperLook, StyleLook

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import BaseStyle
    from docx.text.paragraph import Paragraph as WordParagraph

_WORD_MODE = "15"
_LONGEST_PROPERTY = 255
_THEME_ATTRIBUTES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def new_document(outline: Outline, look: PaperLook) -> WordDocument:
    """An empty A4 document with its styles, language, header, footer and properties."""
    from docx import Document

    document = Document()
    _set_page(document, look.sheet.page)
    _set_language(document, outline.language)
    _set_version(document)
    _set_paragraph_styles(document, look)
    _set_voices(document, look)
    _set_header(document, outline, look)
    _set_footer(document)
    _set_properties(document, outline)
    return document


def _set_page(document: WordDocument, page: Page) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(page.width), Cm(page.height)
    section.left_margin = section.right_margin = Cm(page.side)
    section.top_margin, section.bottom_margin = Cm(page.top), Cm(page.bottom)
    section.header_distance, section.footer_distance = Cm(page.header), Cm(page.footer)


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

    styles = document.styles
    for style in styles:
        _plain_face(style, look.face("interface"))
    known = {style.name for style in styles}
    for name, wanted in look.sheet.styles.items():
        if name not in known:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _style(styles[name], wanted, look=look)


def _style(style: BaseStyle, wanted: StyleLook, *, look: PaperLook) -> None:
    from docx.shared import Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    assert isinstance(style, ParagraphStyle)
    _plain_face(style, look.face("interface", strong=wanted.strong))
    style.font.size = Pt(wanted.size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(look.colour(wanted.colour))
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(wanted.before), Pt(wanted.after)
    spacing.line_spacing = wanted.line
    spacing.keep_with_next = wanted.close
    _take_out(style.element, "w:pPr/w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern", "w:rPr/w:caps")


def _take_out(element: Any, *paths: str) -> None:
    for path in paths:
        for found in element.xpath(path):
            found.getparent().remove(found)


def _set_voices(document: WordDocument, look: PaperLook) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor
    from docx.styles.style import CharacterStyle

    for voice, wanted in look.sheet.voices.items():
        style = document.styles.add_style(style_of(voice), WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        _plain_face(style, look.face(wanted.face, strong=wanted.strong))
        style.font.color.rgb = RGBColor.from_string(look.colour(wanted.colour))
        style.font.size = Pt(wanted.size) if wanted.size else None


def style_of(voice: str) -> str:
    """The name of the character style of a voice."""
    return f"Align {voice}"


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
        run.style = document.styles[style_of(Voice.WARNING)]
        line = header.add_paragraph(style="Header")
    line.add_run(clean(" · ".join(each for each in (outline.title, outline.as_of) if each)))
    _rule_below(line, look.colour("line"))


def _set_footer(document: WordDocument) -> None:
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
    rule = made("w:bottom", val="single", sz="4", space="4", color=colour)
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
