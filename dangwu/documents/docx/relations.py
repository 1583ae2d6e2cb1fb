"""Relationships and content types: which part is which, and how a new one is tied in."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, unquote

from lxml import etree

from dangwu.documents.docx.errors import (
    MacrosRefused,
    MainPartMissing,
    NotWordDocument,
    StrictFormatRefused,
)
from dangwu.documents.docx.names import (
    CONTENT_TYPES,
    PACKAGE_RELS,
    WORD_TYPE,
    Element,
    R,
    parse,
    serialise,
)
from dangwu.documents.docx.package import Package

TYPES_PART = "[Content_Types].xml"
_MAIN = f"{WORD_TYPE}document.main+xml"
_STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELS}"/>'.encode()
_URI_SAFE = "!#$%&'()*+,/:;=?@[]~"


def rels_name(part: str) -> str:
    """Return the name of the part that holds the relationships of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: `target` is a part's name, or an address where it is external."""

    id: str
    kind: str  # the last word of the type: header, footnotes, hyperlink …
    target: str
    external: bool


def relations(package: Package, part: str) -> tuple[Relation, ...]:
    """Return the relationships of a part in the order of the file; none where it has none."""
    name = rels_name(part)
    if name not in package:
        return ()
    return tuple(_relation(one, part) for one in package.tree(name))


def _relation(element: Element, part: str) -> Relation:
    external = element.get("TargetMode") == "External"
    target = str(element.get("Target", ""))
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
    kind = str(element.get("Type", "")).rsplit("/", 1)[-1]
    return Relation(str(element.get("Id", "")), kind, target, external)


def find_main(package: Package) -> str:
    """Return the name of the document part; an error where this is no plain .docx."""
    if TYPES_PART not in package:
        raise NotWordDocument(package.name, f"压缩包里没有 {TYPES_PART}")
    found = [one for one in relations(package, "") if one.kind == "officeDocument"]
    if not found:
        raise MainPartMissing(package.name, "_rels/.rels 没有指明")
    main = found[0].target
    if main not in package:
        raise MainPartMissing(package.name, main)
    _check_type(package, main)
    return main


def _check_type(package: Package, main: str) -> None:
    types = package.tree(TYPES_PART)
    every = [str(one.get("ContentType", "")) for one in types]
    if any("macroEnabled" in one or "vbaProject" in one for one in every):
        raise MacrosRefused(package.name)
    kind = next(
        (str(one.get("ContentType", "")) for one in types if one.get("PartName") == f"/{main}"), ""
    )
    if kind == f"{WORD_TYPE}template.main+xml":
        raise NotWordDocument(package.name, "它是 Word 模板（.dotx）")
    if kind != _MAIN:
        raise NotWordDocument(package.name, f"正文部件的类型是“{kind or '未注明'}”")
    if _STRICT_R.encode() in package.read("_rels/.rels"):
        raise StrictFormatRefused(package.name)


class Relations:
    """The relationships of one part while a copy is written."""

    def __init__(self, package: Package, part: str) -> None:
        self.part = part
        self.name = rels_name(part)
        data = package.read(self.name) if self.name in package else _NO_RELATIONS
        self._root = parse(data)
        self._links: dict[str, str] = {}
        self._taken = {str(one.get("Id")) for one in self._root}
        self._next = 1
        self.changed = False

    def find(self, kind: str) -> list[tuple[str, str]]:
        """Return (id, name of the target part) of the relationships of a kind."""
        every = [_relation(one, self.part) for one in self._root]
        return [(one.id, one.target) for one in every if one.kind == kind and not one.external]

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship to a part or address and return its id; `kind` may be a whole type."""
        while f"rIdDw{self._next}" in self._taken:
            self._next += 1
        key = f"rIdDw{self._next}"
        self._next += 1
        element = etree.SubElement(self._root, f"{{{PACKAGE_RELS}}}Relationship")
        element.set("Id", key)
        element.set("Type", kind if ":" in kind else f"{R}/{kind}")
        element.set("Target", target if external else self._relative(target))
        if external:
            element.set("TargetMode", "External")
        self.changed = True
        return key

    def _relative(self, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(self.part) or ".")

    def link(self, address: str) -> str:
        """Return the id of the hyperlink to this address, one for each address."""
        if address not in self._links:
            target = quote(address, safe=_URI_SAFE)
            self._links[address] = self.add("hyperlink", target, external=True)
        return self._links[address]

    def ids_of(self, addresses: Collection[str]) -> frozenset[str]:
        """Return the ids of the external relationships to these addresses."""
        plain = {unquote(one) for one in addresses}
        return frozenset(
            one.get("Id", "") for one in self._root if unquote(one.get("Target", "")) in plain
        )

    def drop(self, key: str) -> None:
        """Remove the relationship of this id."""
        for one in [one for one in self._root if one.get("Id") == key]:
            self._root.remove(one)
            self.changed = True

    def data(self) -> bytes:
        """Return the bytes of the part."""
        return serialise(self._root)


class ContentTypes:
    """The content types while a copy is written."""

    def __init__(self, package: Package) -> None:
        self._root = package.tree(TYPES_PART)
        self.changed = False

    def declare(self, part: str, kind: str) -> None:
        """Declare the type of a part unless it is declared."""
        if any(one.get("PartName") == f"/{part}" for one in self._root):
            return
        element = etree.SubElement(self._root, f"{{{CONTENT_TYPES}}}Override")
        element.set("PartName", f"/{part}")
        element.set("ContentType", kind)
        self.changed = True

    def forget(self, part: str) -> None:
        """Remove what is declared about a part."""
        for one in [one for one in self._root if one.get("PartName") == f"/{part}"]:
            self._root.remove(one)
            self.changed = True

    def data(self) -> bytes:
        """Return the bytes of the part."""
        return serialise(self._root)
