"""Looks: all text can be read in each of them, at any size; icons and signs are there."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontInfo, QImage, QPainter

from align_app.core import locations
from align_app.core.model import Kind, Level
from align_app.gui.commands import COMMANDS
from align_app.gui.dressing import Looks, install_fonts, stylesheet
from align_app.gui.icons import paint_icon, renderer
from align_app.gui.look import LOOK_NAMES, load_look
from align_app.gui.shapes import paint_shape, partner_sign
from align_app.gui.views.places import PLACES

_SHAPES_FLOOR = 3.0


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(look):
    base = look.base
    for ground in ("surface", "rail", "raised", "hover"):
        for ink in ("text", "quiet", "accent"):
            yield f"{ink} on {ground}", getattr(base, ink), getattr(base, ground)
    yield "quiet on selection", base.quiet, base.selection
    yield "chosen words", base.selection_text, base.selection
    yield "main button", base.on_accent, base.accent
    yield "chosen place", base.accent, base.accent_soft
    yield "calm notice", base.text, base.accent_soft
    yield "toast", base.surface, base.text
    yield "evidence", base.evidence_text, base.evidence_fill
    for name, sign in (*look.level.items(), *look.judgement.items()):
        yield f"{name} on its fill", sign.text, sign.fill
        yield f"{name} on raised", sign.text, base.raised
        yield f"{name} on selection", sign.text, base.selection
    for place, colour in enumerate(look.partner.colours):
        yield f"partner {place}", colour, base.raised


def shape_pairs(look):
    base = look.base
    for ground in ("surface", "rail", "raised"):
        yield f"ring on {ground}", base.focus, getattr(base, ground)
        yield f"edge on {ground}", base.edge, getattr(base, ground)
    for name, sign in (*look.level.items(), *look.judgement.items()):
        yield f"{name} on its fill", sign.mark, sign.fill
    for name, kind in look.kind.items():
        yield f"{name} on raised", kind.mark, base.raised
        yield f"{name} on paper", kind.page_mark, "#FFFFFF"


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_that_all_words_can_be_read(name):
    look = load_look(name)
    floor = look.about.contrast_floor
    assert floor >= 4.5
    weak = {
        pair: round(contrast(ink, ground), 2)
        for pair, ink, ground in text_pairs(look)
        if contrast(ink, ground) < floor
    }
    assert weak == {}


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_that_all_shapes_can_be_seen(name):
    look = load_look(name)
    weak = [
        pair for pair, ink, ground in shape_pairs(look) if contrast(ink, ground) < _SHAPES_FLOOR
    ]
    assert weak == []


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_that_the_arrow_of_a_chooser_has_the_colour_of_its_words(name):
    drawing = (locations.resources() / "looks" / f"chevron-{name}.svg").read_text("utf-8")
    assert f'stroke="{load_look(name).base.text}"' in drawing


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_that_a_look_has_a_sign_for_every_level_and_kind(name):
    look = load_look(name)
    assert set(look.level) == {level.value for level in Level}
    assert set(look.kind) == {kind.value for kind in Kind}
    words = [sign.word for sign in look.level.values()]
    shapes = [sign.shape for sign in look.level.values()]
    assert len(set(words)) == len(set(shapes)) == len(look.level)


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_that_every_sign_leaves_ink(name, dressed):
    look = load_look(name)
    names = [sign.shape for sign in (*look.level.values(), *look.judgement.values())]
    for shape in (*names, *look.partner.shapes):
        picture = QImage(32, 32, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        paint_shape(painter, QRectF(0, 0, 32, 32), shape, colour="#123456")
        painter.end()
        assert picture.bits().tobytes().strip(b"\0"), shape


def test_that_the_ninth_partner_is_told_from_the_first_by_its_outline():
    look = load_look("light")
    assert partner_sign(look, 8) == (*partner_sign(look, 0)[:2], True)


def test_that_text_at_200_percent_doubles_letters_and_rows():
    usual, large = load_look("light"), load_look("light", percent=200)
    assert large.type.body == 2 * usual.type.body
    assert large.space.row == 2 * usual.space.row
    assert large.font("title").pixelSize() == 2 * usual.font("title").pixelSize()


def test_that_the_shipped_fonts_are_used(dressed):
    install_fonts()
    look = load_look("light")
    plain, strong, quoted = look.font(), look.font(strong=True), look.font(quoted=True)
    assert QFontInfo(plain).family() == "Source Sans 3"
    assert QFontInfo(strong).weight() == 600
    assert QFontInfo(quoted).family() == "Source Serif 4"


def test_that_each_icon_takes_its_colour(dressed):
    for name in ("accept", *[place.id for place in PLACES], *[c.icon for c in COMMANDS if c.icon]):
        assert renderer(name, "#ff0000").isValid(), name
        picture = QImage(24, 24, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        paint_icon(painter, QRectF(0, 0, 24, 24), name, colour="#ff0000")
        painter.end()
        inked = {picture.pixelColor(x, y).red() for x in range(24) for y in range(24)}
        assert max(inked) > 200, name


def test_that_no_colour_stands_in_the_stylesheet_or_the_code():
    sheet = (locations.resources() / "looks" / "align.qss").read_text("utf-8")
    assert not re.search(r"#[0-9a-fA-F]{6}\b", sheet)
    assert "@" not in stylesheet(load_look("dark")).replace("@names@", "")


def test_that_a_pinned_look_does_not_follow_the_system(dressed):
    looks = Looks("dark")
    assert looks.look.about.dark
    looks.choose("light", percent=150)
    assert (looks.look.id, looks.look.scale) == ("light", 1.5)


def test_that_nothing_slides_for_a_person_whom_movement_disturbs(qapp) -> None:
    looks = Looks("light")
    assert looks.look.settle_ms > 0
    heard = []
    looks.changed.connect(heard.append)
    looks.be_still(still=True)
    assert looks.look.settle_ms == 0
    looks.choose("dark", percent=150)
    assert heard[-1].settle_ms == 0
