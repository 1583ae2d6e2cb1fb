"""The sealed manifest: opaque bytes in a custom XML part of the document."""

from __future__ import annotations

import base64
import binascii
import hashlib
import uuid
from pathlib import Path

from lxml import etree

from dangwu.documents.docx.errors import ManifestDamaged
from dangwu.documents.docx.names import DATA_STORE, MANIFEST, serialise
from dangwu.documents.docx.package import Package, open_package
from dangwu.documents.docx.relations import (
    ContentTypes,
    Relations,
    find_main,
    relations,
    rels_name,
)

_CHUNK = 60_000  # a multiple of 3 and far below the parser's limit for one text
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def read_manifest(path: Path) -> bytes | None:
    """Return the manifest of a document, None where it carries none; ManifestDamaged."""
    package = open_package(path)
    part = find_manifest(package, find_main(package))
    if part is None:
        return None
    try:
        return b"".join(
            base64.b64decode(chunk.text or "", validate=True) for chunk in package.tree(part)
        )
    except (binascii.Error, ValueError):
        raise ManifestDamaged(package.name) from None


def find_manifest(package: Package, main: str) -> str | None:
    """Return the name of the part that holds the manifest."""
    targets = (one.target for one in relations(package, main) if one.kind == "customXml")
    return next((part for part in targets if _is_manifest(package, part)), None)


def _is_manifest(package: Package, part: str) -> bool:
    return part in package and package.tree(part).tag == f"{{{MANIFEST}}}manifest"


def add_manifest(
    package: Package, main: Relations, types: ContentTypes, manifest: bytes
) -> dict[str, bytes]:
    """Tie a new manifest to the document part and return the parts to write."""
    item, properties = _free_parts(package)
    rels = Relations(package, item)
    rels.add("customXmlProps", properties)
    main.add("customXml", item)
    types.declare(properties, _PROPERTIES_TYPE)
    return {
        item: _item(manifest),
        properties: _item_properties(manifest),
        rels.name: rels.data(),
    }


def drop_manifest(package: Package, main: Relations, types: ContentTypes) -> frozenset[str]:
    """Untie the manifest and return the parts to leave out."""
    dropped: set[str] = set()
    for key, target in main.find("customXml"):
        if _is_manifest(package, target):
            main.drop(key)
            dropped |= {target, rels_name(target)}
            dropped |= {one.target for one in relations(package, target)}
    for part in dropped:
        types.forget(part)
    return frozenset(dropped)


def _free_parts(package: Package) -> tuple[str, str]:
    number = 1
    while f"customXml/item{number}.xml" in package:
        number += 1
    return f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"


def _item(manifest: bytes) -> bytes:
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={"dangwu": MANIFEST})
    for start in range(0, len(manifest), _CHUNK):
        chunk = etree.SubElement(root, f"{{{MANIFEST}}}chunk")
        chunk.text = base64.b64encode(manifest[start : start + _CHUNK]).decode()
    return serialise(root)


def _item_properties(manifest: bytes) -> bytes:
    """Return the properties part; its id is made of the content, so no clock or dice are asked."""
    seal = uuid.uuid5(uuid.NAMESPACE_URL, f"{MANIFEST}:{hashlib.sha256(manifest).hexdigest()}")
    root = etree.Element(f"{{{DATA_STORE}}}datastoreItem", nsmap={"ds": DATA_STORE})
    root.set(f"{{{DATA_STORE}}}itemID", f"{{{str(seal).upper()}}}")
    refs = etree.SubElement(root, f"{{{DATA_STORE}}}schemaRefs")
    ref = etree.SubElement(refs, f"{{{DATA_STORE}}}schemaRef")
    ref.set(f"{{{DATA_STORE}}}uri", MANIFEST)
    return serialise(root)
