"""The sealed manifest of a copy: each figure's value, its records' digest, its text's digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from dangwu.core.errors import DangwuError
from dangwu.reports.keys import Seal

FORM = 2


class ManifestUnknown(DangwuError):
    """The document carries no manifest and the office keeps none for it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”里没有本系统的清单，本单位也没有它的底稿：它不是用 dangwu fill 生成的，"
            "或已删去全部书签。请用生成时的文件核对。"
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """One number or name in the copy; `written` stands in the document, `value` in the records.

    `reason` and `who` where a person chose the figure.
    """

    key: str
    figure: str
    scope_id: int
    scope: str
    period: str
    against: str | None
    value: str
    unit: str
    written: str
    mask: str
    records: int
    rows_digest: str
    text_digest: str
    place: str
    reason: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that a person wrote where the records gave none, or against them."""

    key: str
    written: str
    mask: str
    place: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says and of which records; `over` is why it was made over a contradiction.

    `page` is the name of the review copy's evidence page.
    """

    mark: str
    unit: str
    unit_id: int
    period: str
    made_at: str
    engine: str
    draft: bool
    source: str
    source_digest: str
    page: str = ""
    over: str | None = None
    figures: tuple[Figure, ...] = ()
    left: tuple[Mapping[str, Any], ...] = ()
    claims: tuple[Mapping[str, Any], ...] = ()
    contradictions: tuple[str, ...] = field(default=())
    typed: tuple[Typed, ...] = ()

    @property
    def masks(self) -> dict[str, str]:
        """What stood in the sample, by the key of what stands there now."""
        figures = {one.key: one.mask for one in self.figures}
        return figures | {one.key: one.mask for one in self.typed}

    def sealed(self, seal: Seal) -> bytes:
        """Return the manifest with its signature as JSON."""
        body = _canonical({"form": FORM, **asdict(self)})
        return json.dumps(
            {"manifest": body, "seal": seal.sign(body.encode()), "key": seal.public},
            ensure_ascii=False,
        ).encode()


@dataclass(frozen=True, slots=True)
class Opened:
    """A manifest that was read back; `sealed_here` says that this office signed it unchanged."""

    manifest: Manifest
    sealed_here: bool


def unseal(content: bytes, seal: Seal, name: str) -> Opened:
    """Read a manifest back; raises ManifestUnknown where it is none."""
    try:
        outer = json.loads(content)
        body = json.loads(outer["manifest"])
        body.pop("form")
        body["figures"] = tuple(Figure(**one) for one in body["figures"])
        body["typed"] = tuple(Typed(**one) for one in body.get("typed", ()))
        for name_ in ("left", "claims", "contradictions"):
            body[name_] = tuple(body[name_])
        manifest = Manifest(**body)
    except (ValueError, KeyError, TypeError):
        raise ManifestUnknown(name) from None
    return Opened(manifest, seal.holds(outer["manifest"].encode(), str(outer.get("seal", ""))))


def _canonical(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)
