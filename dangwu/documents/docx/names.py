"""The namespaces of WordprocessingML and the hardened parser."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML = "http://www.w3.org/XML/1998/namespace"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
MANIFEST = "urn:dangwu:manifest:1"

STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

Element = etree._Element  # lxml has no public name for it


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """Return the full name of a relationship attribute."""
    return f"{{{R}}}{name}"


def mc(name: str) -> str:
    """Return the full name of a markup compatibility element."""
    return f"{{{MC}}}{name}"


def make(name: str, /, **attributes: str) -> Element:
    """Return a new WordprocessingML element with attributes of the same namespace."""
    element = etree.Element(w(name), nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Append a new WordprocessingML element and return it."""
    child = make(name, **attributes)
    parent.append(child)
    return child


def parse(data: bytes) -> Element:
    """Parse XML without entities, network or huge nodes; etree.XMLSyntaxError where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(data, parser)


def has_doctype(root: Element) -> bool:
    """Whether the document of this root declared a document type."""
    return root.getroottree().docinfo.internalDTD is not None


def serialise(root: Element) -> bytes:
    """Return the part's bytes, as Word writes them."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def drop(element: Element) -> None:
    """Take an element out of its parent."""
    next(element.iterancestors()).remove(element)


def number(element: Element) -> int:
    """Return the w:id of an element, 0 where it is no number."""
    text = str(element.get(w("id"), ""))
    return int(text) if text.isdecimal() else 0
