"""Opens Word files and slides with care: nothing outside the file, no entities, no bombs."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from align_app.core.reading.refusals import broken, protected, too_large
from align_app.core.vocabulary.flowed_rules import LimitRules

Element = Any
"""An element of lxml, which tells no types."""

_ENCRYPTED = 1


class OfficeFile:
    """The parts of one Office file. Every part is unpacked no further than the limits allow."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, limits: LimitRules) -> None:
        self.path = path
        self._archive = archive
        self._limits = limits
        self._left = limits.unpacked
        self._names = {name.lstrip("/").lower(): name for name in archive.namelist()}
        self.main = next(self._of_type("", "officeDocument"), "")
        self.root = self.tree(self.main) if self.main else None

    @property
    def kind(self) -> str:
        """What the main part is: "document" for Word, "presentation" for slides."""
        return "" if self.root is None else local(self.root)

    @property
    def title(self) -> str:
        """The title that the file gives itself."""
        core = next((self.tree(name) for name in self._of_type("", "core-properties")), None)
        titles = () if core is None else (each for each in core if local(each) == "title")
        return next(((each.text or "").strip() for each in titles), "")

    def tree(self, name: str) -> Element | None:
        """The root of an XML part; None where the file has no such part.

        Raises:
            DocumentError: the part is broken, declares entities, or is too large.
        """
        data = self._bytes(name)
        if data is None:
            return None
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise broken(self.path) from error
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise broken(self.path)
        return root

    def part(self, kind: str) -> Element | None:
        """The part that the main part links to as `kind`: "styles", "numbering", "footnotes"."""
        found = (self.tree(name) for name in self._of_type(self.main, kind))
        return next((tree for tree in found if tree is not None), None)

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part links to inside the file, by id: the kind of link and the part's name."""
        folder, file = posixpath.split(name)
        tree = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for link in () if tree is None else tree:
            if attribute(link, "TargetMode") == "External":
                continue
            kind = (attribute(link, "Type") or "").rsplit("/", 1)[-1]
            target = posixpath.normpath(
                posixpath.join("/", folder, attribute(link, "Target") or "")
            )
            found[attribute(link, "Id") or ""] = (kind, target.lstrip("/"))
        return found

    def _of_type(self, name: str, kind: str) -> Iterator[str]:
        return (target for found, target in self.links(name).values() if found == kind)

    def _bytes(self, name: str) -> bytes | None:
        """One part, read no further than allowed: what a zip says of its sizes may be untrue."""
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        most = min(self._left, self._limits.part)
        try:
            info = self._archive.getinfo(stored)
            if info.flag_bits & _ENCRYPTED:
                raise protected(self.path)
            with self._archive.open(info) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise broken(self.path) from error
        if len(data) > most:
            raise too_large(self.path)
        self._left -= len(data)
        return data


def open_office(path: Path, data: bytes, *, limits: LimitRules) -> OfficeFile | None:
    """The Office file in `data`; None where it is no zip, or one of another kind.

    Raises:
        DocumentError: it is broken inside, protected, or too large.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if len(archive.namelist()) > limits.parts:
        raise too_large(path)
    office = OfficeFile(path, archive, limits)
    return office if office.main else None


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key == name or key.endswith(f"}}{name}"):
            return str(value)
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """The element reached by going down from `element`, each time to the first child so named."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value_of(element: Element | None, *names: str) -> str | None:
    """The `val` of the element that `child` finds."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def is_on(element: Element | None) -> bool:
    """True for a switch such as bold that is there and not turned off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off", "none"}


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
