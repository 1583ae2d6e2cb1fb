"""A copy of a document while it is changed: its parsed parts and what hangs on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dangwu.documents.docx.comments import Comments
from dangwu.documents.docx.manifest import add_manifest, drop_manifest
from dangwu.documents.docx.names import Element, number, serialise, w
from dangwu.documents.docx.package import Package, repacked, write_package
from dangwu.documents.docx.reading import Block, read_content
from dangwu.documents.docx.relations import TYPES_PART, ContentTypes, Relations


class Draft:
    """Parsed parts that may be changed; only those touched are written anew."""

    def __init__(self, package: Package, dated: date | None = None) -> None:
        self.package = package
        self.content = read_content(package)
        self.main = self.content.main
        self.types = ContentTypes(package)
        self._relations: dict[str, Relations] = {}
        self.comments = Comments(package, self.relations(self.main), self.types, dated)
        self._touched: set[str] = set()
        self._new: dict[str, bytes] = {}
        self._dropped: frozenset[str] = frozenset()
        self._next_bookmark = 1 + max(map(number, self._bookmarks()), default=0)

    @property
    def blocks(self) -> list[Block]:
        """The paragraphs in reading order."""
        return self.content.blocks

    @property
    def root(self) -> Element:
        """The document element."""
        return self.content.trees[self.main]

    def relations(self, part: str) -> Relations:
        """Return the relationships of a part."""
        if part not in self._relations:
            self._relations[part] = Relations(self.package, part)
        return self._relations[part]

    def touch(self, part: str) -> None:
        """Remember that a parsed part was changed."""
        self._touched.add(part)

    def put(self, part: str, data: bytes, kind: str) -> None:
        """Add or replace a part of this content type."""
        self._new[part] = data
        self.types.declare(part, kind)

    def bookmark_id(self) -> str:
        """Return an id that no bookmark has."""
        self._next_bookmark += 1
        return str(self._next_bookmark - 1)

    def seal(self, manifest: bytes | None) -> None:
        """Replace the manifest; None removes it."""
        main = self.relations(self.main)
        self._dropped = drop_manifest(self.package, main, self.types)
        if manifest is not None:
            self._new |= add_manifest(self.package, main, self.types, manifest)

    def save(self, out: Path) -> None:
        """Write the copy; OutputExists, OutputUnwritable."""
        write_package(self.package, out, self._changed(), self._dropped)

    def packed(self) -> Package:
        """Return the copy in memory."""
        return repacked(self.package, self._changed())

    def _changed(self) -> dict[str, bytes]:
        changed = {part: serialise(self.content.trees[part]) for part in self._touched}
        changed |= self._new
        if self.comments.changed:
            changed[self.comments.part] = self.comments.data()
        for one in self._relations.values():
            if one.changed:
                changed[one.name] = one.data()
        if self.types.changed:
            changed[TYPES_PART] = self.types.data()
        return changed

    def _bookmarks(self) -> list[Element]:
        trees = self.content.trees.values()
        return [mark for root in trees for mark in root.iter(w("bookmarkStart"))]
