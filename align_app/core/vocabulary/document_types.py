"""The kinds of plan in an integrated care system, who writes each, and what the law asks of it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from align_app.core.errors import ResourceError
from align_app.core.vocabulary.forms import Form, read_yaml

Checked = Literal["read", "recalled"]
"""Whether the source of a fact was read for it, or the fact is known and was not read again."""


class Source(Form):
    """Where a fact stands."""

    url: str
    checked: Checked
    fact: str | None = None
    note: str | None = None
    read_on: str | None = None


class Relation(Form):
    """What a document owes: `to` is the id of a type, a body or a reference."""

    kind: str
    to: str
    checked: Checked
    note: str | None = None


class NationalTarget(Form):
    """Values that a national document sets for an indicator, by year."""

    indicator: str
    values: dict[str, str]


class Edition(Form):
    """One edition of a document that is published again and again."""

    period: str
    in_force: bool
    checked: Checked
    published: str | None = None
    in_force_from: str | None = None
    in_force_to: str | None = None
    note: str | None = None


class DocumentType(Form):
    """One kind of document. Dates are ISO; `in_force` is None where it could not be found out."""

    id: str
    name: str
    short_name: str
    tier: str
    lead_body: str
    written_by: tuple[str, ...] = ()
    aliases: tuple[str, ...]
    title_cues: tuple[str, ...]
    weak_cues: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()
    horizon_years: tuple[int, ...]
    horizon_note: str | None = None
    legal_basis: str
    in_force: bool | None
    in_force_note: str | None = None
    in_force_from: str | None = None
    in_force_to: str | None = None
    ending: str | None = None
    superseded_by: str | None = None
    review_trigger: str | None = None
    relations: tuple[Relation, ...] = ()
    regarded_by: tuple[str, ...] = ()
    must_involve: tuple[str, ...] = ()
    may_include: tuple[str, ...] = ()
    minimum_content: tuple[str, ...] = ()
    powers_of_the_board: tuple[str, ...] = ()
    key_messages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    targets: tuple[NationalTarget, ...] = ()
    editions: tuple[Edition, ...] = ()
    note: str | None = None
    sources: tuple[Source, ...] = ()


class Body(Form):
    """A body and how its name is printed: a name before an ending, or after a beginning.

    `short_beginnings` name it only on a line of their own, as on a cover.
    """

    id: str
    name: str
    tier: str | None = None
    usual_type: str | None = None
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    short_beginnings: tuple[str, ...] = ()
    trims: tuple[str, ...] = ()
    note: str | None = None


class Bodies(Form):
    """All bodies, the likelier author of a plan first."""

    bodies: tuple[Body, ...]


class Tier(Form):
    """A tier of the system, from nation to single organisation."""

    id: str
    name: str


class RelationKind(Form):
    """A kind of relation, in words, and whether it stands in law."""

    id: str
    label: str
    strength: Literal["legal", "guidance", "practice", "policy"]


class Reference(Form):
    """Something a duty may point to that is neither a document nor a body."""

    id: str
    name: str
    kind: str
    basis: str | None = None


class RelationFrame(Form):
    """Tiers, kinds of relation and references."""

    tiers: tuple[Tier, ...]
    kinds: tuple[RelationKind, ...]
    references: tuple[Reference, ...]


class PendingLaw(Form):
    """An act or bill that changes the duties and was not settled when last checked."""

    id: str
    name: str
    stage: str
    effect: str
    not_found: str
    url: str
    checked: Checked
    introduced: str | None = None


class Law(Form):
    """The state of the law when it was last checked."""

    jurisdiction: str
    checked_on: str = Field(pattern=r"^\d{4}-\d{2}$")
    as_of_words: str
    warning: str
    editions_read: str
    pending: tuple[PendingLaw, ...]
    scope_of_regard: str
    both_directions: str


class DocumentTypes:
    """All types in the order of their tiers, then of their ids, with the bodies and the law."""

    def __init__(
        self,
        types: tuple[DocumentType, ...],
        *,
        bodies: Bodies,
        frame: RelationFrame,
        law: Law,
    ) -> None:
        places = {tier.id: place for place, tier in enumerate(frame.tiers)}
        self.types = tuple(sorted(types, key=lambda kind: (places.get(kind.tier, 99), kind.id)))
        self.bodies = bodies.bodies
        self.tiers = frame.tiers
        self.kinds = frame.kinds
        self.references = frame.references
        self.law = law

    @cached_property
    def _by_id(self) -> dict[str, DocumentType]:
        return {kind.id: kind for kind in self.types}

    @cached_property
    def _bodies_by_id(self) -> dict[str, Body]:
        return {body.id: body for body in self.bodies}

    @cached_property
    def _kinds_by_id(self) -> dict[str, RelationKind]:
        return {kind.id: kind for kind in self.kinds}

    def get(self, identifier: str) -> DocumentType | None:
        """The type with this id, or None."""
        return self._by_id.get(identifier)

    def body(self, identifier: str) -> Body | None:
        """The body with this id, or None."""
        return self._bodies_by_id.get(identifier)

    def kind(self, identifier: str) -> RelationKind | None:
        """The kind of relation with this id, or None."""
        return self._kinds_by_id.get(identifier)

    def relations(self, later: str, earlier: str) -> tuple[Relation, ...]:
        """All that a document of type `later` owes one of type `earlier`, law and practice."""
        kind = self.get(later)
        return tuple(owed for owed in kind.relations if owed.to == earlier) if kind else ()

    def duties(self, later: str, earlier: str) -> tuple[Relation, ...]:
        """What the law asks of a document of type `later` towards one of type `earlier`."""
        return tuple(owed for owed in self.relations(later, earlier) if self.is_law(owed))

    def is_law(self, relation: Relation) -> bool:
        """True where a relation stands in law."""
        kind = self.kind(relation.kind)
        return kind is not None and kind.strength == "legal"


def read_document_types(folder: Path) -> DocumentTypes:
    """The document types of the resources folder.

    Raises:
        ResourceError: a file is absent, does not fit, or points to an id that nothing has.
    """
    home = folder / "document_types"
    types = tuple(read_yaml(path, DocumentType) for path in sorted(home.glob("*.yaml")))
    found = DocumentTypes(
        types,
        bodies=read_yaml(home / "frame" / "bodies.yaml", Bodies),
        frame=read_yaml(home / "frame" / "relations.yaml", RelationFrame),
        law=read_yaml(home / "frame" / "law.yaml", Law),
    )
    for kind in found.types:
        _refuse_unknown(kind, found)
    return found


def _refuse_unknown(kind: DocumentType, all_types: DocumentTypes) -> None:
    """Refuse an id that points to nothing."""
    types = {entry.id for entry in all_types.types}
    bodies = {body.id for body in all_types.bodies}
    anything = types | bodies | {reference.id for reference in all_types.references}
    known = {
        "tier": ((kind.tier,), {tier.id for tier in all_types.tiers}),
        "written_by": (kind.written_by, bodies),
        "superseded_by": ((kind.superseded_by,) if kind.superseded_by else (), types),
        "regarded_by": (kind.regarded_by, anything),
        "relations": (tuple(owed.to for owed in kind.relations), anything),
        "kind": (tuple(owed.kind for owed in kind.relations), {k.id for k in all_types.kinds}),
    }
    for place, (used, allowed) in known.items():
        for identifier in used:
            if identifier not in allowed:
                raise ResourceError(
                    f"The data file {kind.id}.yaml could not be used: "
                    f"{place} names {identifier}, which is not known.",
                    "Mend that place in the file, or take the file away if it is your own.",
                )
