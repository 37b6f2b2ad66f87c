"""How papers look: the sheet, its styles and voices, in the colours of the everyday look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from align_app.core.model import Level
from align_app.core.vocabulary.forms import Form, read_toml

Colour = Literal["text", "quiet", "accent", "line", "edge", "tension", "problem"]


class _Part(BaseModel):
    """A part of a look of which a paper uses some colours."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class BaseColours(_Part):
    """Words, hairlines and the one accent."""

    text: str
    quiet: str
    line: str
    edge: str
    accent: str


class MarkColours(_Part):
    """The ground and the words of a level or a judgement."""

    fill: str
    text: str


class Faces(_Part):
    """The face of the program and the face of the documents' own words."""

    interface: str
    documents: str


class Colours(_Part):
    """The colours and faces of a look, as far as paper needs them."""

    base: BaseColours
    level: dict[Level, MarkColours]
    judgement: dict[str, MarkColours]
    type: Faces


class Page(Form):
    """Size and margins in centimetres."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        """Width of the text in centimetres."""
        return self.width - 2 * self.side


class TableLook(Form):
    """Lines and spaces of tables in points."""

    hairline: float
    strong_line: float
    above_and_below: float
    beside: float
    after: float
    hairline_colour: Colour
    strong_colour: Colour


class StyleLook(Form):
    """A paragraph style; `close` keeps it with the next paragraph."""

    size: float
    colour: Colour
    before: float = 0
    after: float = 0
    line: float = 1
    strong: bool = False
    close: bool = False


class VoiceLook(Form):
    """A voice inside a paragraph; without a size it has that of the paragraph."""

    colour: Colour
    face: Literal["interface", "documents"] = "interface"
    size: float | None = None
    strong: bool = False


class CloseLook(Form):
    """The space under a paragraph that belongs to the next."""

    after: float


class StandIns(Form):
    """Faces for where those of the look are not installed."""

    interface: str
    strong: str
    documents: str


class Sheet(Form):
    """The sheet of a paper."""

    page: Page
    table: TableLook
    styles: dict[str, StyleLook]
    voices: dict[str, VoiceLook]
    close: CloseLook
    stand_ins: StandIns


@dataclass(frozen=True, slots=True)
class PaperLook:
    """A sheet in the colours and faces of a look."""

    sheet: Sheet
    colours: Colours

    def colour(self, name: Colour) -> str:
        """A colour by its name, as six hexadecimal digits."""
        judged = self.colours.judgement.get(name)
        return (judged.text if judged else getattr(self.colours.base, name)).lstrip("#")

    def ground(self, level: Level) -> str:
        """The colour under a cell of this level."""
        return self.colours.level[level].fill.lstrip("#")

    def face(self, which: str, *, strong: bool = False) -> str:
        """A face by its part. The strong weight is a face of its own, so that none is thickened."""
        name: str = getattr(self.colours.type, which)
        return f"{name} SemiBold" if strong else name


def read_paper_look(resources: Path) -> PaperLook:
    """The look of papers from the resources folder.

    Raises:
        ResourceError: a file is absent or does not fit.
    """
    return PaperLook(
        sheet=read_toml(resources / "papers" / "sheet.toml", Sheet),
        colours=read_toml(resources / "looks" / "light.toml", Colours),
    )
