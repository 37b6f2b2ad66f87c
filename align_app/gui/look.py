"""How the window looks: colours, sizes and fonts of one look, read from resources/looks.

No colour and no size lives in code: painters, the palette and the stylesheet all ask a `Look`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from PySide6.QtGui import QFont

from align_app.core import locations
from align_app.core.vocabulary.forms import Form, read_toml

LOOK_NAMES = ("light", "dark", "high_contrast", "meeting_room")
TypeSize = Literal["caption", "body", "quotation", "heading", "title", "display"]
_AnyForm = TypeVar("_AnyForm", bound=Form)


class About(Form):
    """What a look is called and the contrast that it promises."""

    name: str
    dark: bool
    contrast_floor: float


class Base(Form):
    """The ground colours, as #RRGGBB."""

    surface: str
    rail: str
    raised: str
    sunken: str
    hover: str
    line: str
    edge: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    accent_soft: str
    focus: str
    selection: str
    selection_text: str
    evidence_fill: str
    evidence_edge: str
    evidence_halo: str
    evidence_text: str
    page_dim: float


class Sign(Form):
    """A level or a judgement: its word, its shape and its three colours."""

    word: str
    shape: str
    mark: str
    fill: str
    text: str


class KindSign(Form):
    """A kind of statement; the page colours are for paper and are the same in every look."""

    shape: str
    mark: str
    tint: str
    page_mark: str
    page_tint: str


class Partners(Form):
    """Colours and shapes of the partners, equal in lightness and strength."""

    colours: tuple[str, ...]
    shapes: tuple[str, ...]
    lightness: float
    chroma: float


class Lettering(Form):
    """Font families and sizes in pixels."""

    interface: str
    documents: str
    caption: int
    body: int
    quotation: int
    heading: int
    title: int
    display: int
    line_height: float
    regular: int
    strong: int


class Space(Form):
    """Distances and heights in pixels."""

    hair: int
    tight: int
    small: int
    medium: int
    large: int
    section: int
    room: int
    row: int
    row_roomy: int
    control: int
    rail: int


class Radius(Form):
    """Corners in pixels."""

    control: int
    panel: int
    chip: int
    page: int


class Motion(Form):
    """How long things may move, in milliseconds; `reduced` for people whom movement disturbs."""

    quick_ms: int
    settle_ms: int
    undo_toast_ms: int
    reduced_quick_ms: int
    reduced_settle_ms: int
    easing: str


class LookFile(Form):
    """One file of resources/looks."""

    look: About
    base: Base
    level: dict[str, Sign]
    judgement: dict[str, Sign]
    kind: dict[str, KindSign]
    partner: Partners
    type: Lettering
    space: Space
    radius: Radius
    motion: Motion


@dataclass(frozen=True)
class Look:
    """One look at one size of text; sizes of letters, rows and controls are already scaled."""

    id: str
    about: About
    base: Base
    level: dict[str, Sign]
    judgement: dict[str, Sign]
    kind: dict[str, KindSign]
    partner: Partners
    type: Lettering
    space: Space
    radius: Radius
    motion: Motion
    scale: float = 1.0
    still: bool = False

    @property
    def settle_ms(self) -> int:
        """How long a page takes to come to rest where it was sent."""
        return self.motion.reduced_settle_ms if self.still else self.motion.settle_ms

    def pixels(self, at_hundred: float) -> int:
        """A length given at 100 %, at the size of text that was chosen."""
        return round(at_hundred * self.scale)

    def font(
        self,
        size: TypeSize | float = "body",
        *,
        strong: bool = False,
        italic: bool = False,
        quoted: bool = False,
    ) -> QFont:
        """A font by its place in the scale or pixels at 100 %; `quoted` is the partners' voice."""
        pixels = getattr(self.type, size) if isinstance(size, str) else self.pixels(size)
        font = QFont(self.type.documents if quoted else self.type.interface)
        font.setPixelSize(max(1, pixels))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setItalic(italic)
        return font


@cache
def load_look(name: str, *, percent: int = 100) -> Look:
    """The look `name` (a file of resources/looks) with text at `percent`.

    Raises:
        ResourceError: there is no such file, or it does not fit its form.
    """
    file = read_toml(locations.resources() / "looks" / f"{name}.toml", LookFile)
    scale = percent / 100
    return Look(
        id=name,
        about=file.look,
        base=file.base,
        level=file.level,
        judgement=file.judgement,
        kind=file.kind,
        partner=file.partner,
        type=_scaled(file.type, scale, ("line_height", "regular", "strong")),
        space=_scaled(
            file.space, scale, ("hair", "tight", "small", "medium", "large", "section", "room")
        ),
        radius=file.radius,
        motion=file.motion,
        scale=scale,
    )


def _scaled(form: _AnyForm, scale: float, kept: tuple[str, ...]) -> _AnyForm:
    numbers = {
        name: round(value * scale)
        for name, value in form.model_dump().items()
        if isinstance(value, int) and name not in kept
    }
    return form.model_copy(update=numbers)
