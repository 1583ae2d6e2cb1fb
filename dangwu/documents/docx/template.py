"""Templates with {{ 党员总数 }}: rendered by docxtpl, their figures marked as in a filled sample."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from dangwu.documents.docx.checking import check_tags, names_in
from dangwu.documents.docx.document import Document, Filling, as_document, open_document
from dangwu.documents.docx.engine import Template
from dangwu.documents.docx.errors import (
    ArithmeticRefused,
    FigureUnknown,
    NotWritable,
    TagRefused,
    TagsCross,
    TemplateMistake,
    UnknownName,
)
from dangwu.documents.docx.figures import (
    FILTERS,
    MARKED,
    NoArithmetic,
    NoText,
    NotMoney,
    Registry,
    Shown,
    Unknown,
)
from dangwu.documents.docx.package import check_package
from dangwu.documents.docx.tags import Tag, find_tags
from dangwu.documents.docx.writing import Layout, write

_KEPT_FILTERS = ("length", "first", "last", "join", "sort", "selectattr", "rejectattr")
_ATTRIBUTE = re.compile(r"no attribute '([^']+)'|^'([^']+)' is undefined")
_KEY_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered template, its figures still to be put in by `write`."""

    document: Document
    fillings: tuple[Filling, ...]


def render_template(
    path: Path,
    context: Mapping[str, object],
    out: Path,
    *,
    review: bool = False,
    layout: Layout = "keep",
    manifest: bytes | None = None,
    dated: date | None = None,
) -> tuple[Filling, ...]:
    """Render a template and write it as `write` does; return the figures that it holds."""
    rendered = prepare_template(path, context)
    write(
        rendered.document,
        out,
        rendered.fillings,
        review=review,
        layout=layout,
        manifest=manifest,
        dated=dated,
    )
    return rendered.fillings


def prepare_template(path: Path, context: Mapping[str, object]) -> Rendered:
    """Check and render a template; `context` holds texts, numbers, lists, mappings and figures.

    Every mistake is an error that says where it stands and what to write instead.
    """
    document = open_document(path)
    environment = _environment()
    tags = find_tags(document.paragraphs)
    check_tags(tags, environment, context)
    registry = Registry()
    wrapped = {key: registry.wrap(value) for key, value in context.items()}
    data = _render(document, environment, wrapped, tags, context)
    rendered = as_document(check_package(document.name, data))
    return Rendered(rendered, _fillings(rendered, registry))


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=_text_only
    )
    kept = {name: environment.filters[name] for name in _KEPT_FILTERS}
    environment.filters = {**FILTERS, **kept}
    environment.globals.clear()
    return environment


def _text_only(value: object) -> object:
    """Let nothing be written but texts, numbers and figures."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal | Shown | Undefined):
        raise NoText
    return value


def _render(
    document: Document,
    environment: ImmutableSandboxedEnvironment,
    wrapped: Mapping[str, object],
    tags: list[Tag],
    context: Mapping[str, object],
) -> bytes:
    template = Template(io.BytesIO(document.package.data))
    try:
        template.render(wrapped, environment, autoescape=True)
    except Unknown as error:
        figure = error.figure
        raise FigureUnknown(_where(tags, figure.name), figure.name, figure.because) from None
    except NotMoney as error:
        instead = f"去掉“|{error.name}”：“{error.what}”不是金额"
        raise TagRefused(_where(tags, error.what), f"|{error.name}", instead) from None
    except NoText:
        raise NotWritable from None
    except NoArithmetic as error:
        where = _where(tags, str(error))
        raise ArithmeticRefused(where, str(error), "先在指标库里定义这个数") from None
    except UndefinedError as error:
        raise _unknown(str(error), tags, context) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateMistake("", str(error)) from None
    except etree.XMLSyntaxError:
        raise TagsCross(document.name) from None
    return template.saved()


def _unknown(words: str, tags: list[Tag], context: Mapping[str, object]) -> UnknownName:
    found = _ATTRIBUTE.search(words)
    name = words if found is None else found[1] or found[2]
    return UnknownName(_where(tags, name), name, names_in(context))


def _where(tags: list[Tag], name: str) -> str:
    """Return the place of the first tag that writes a name; empty where none does."""
    return next((tag.place for tag in tags if name in tag.inside), "")


def _fillings(document: Document, registry: Registry) -> tuple[Filling, ...]:
    seen: Counter[str] = Counter()
    taken = {name.lower() for name in document.bookmarks}
    fillings: list[Filling] = []
    for index, paragraph in enumerate(document.paragraphs):
        for mark in MARKED.finditer(paragraph.text):
            figure, text = registry.shown[int(mark.group(1))]
            key = _free_key(figure.key, seen, taken)
            start, end = mark.span()
            fillings.append(Filling(index, start, end, text, key, figure.note, figure.link))
    return tuple(fillings)


def _free_key(key: str, seen: Counter[str], taken: set[str]) -> str:
    while True:
        seen[key] += 1
        tail = "" if seen[key] == 1 else f"_{seen[key]}"
        free = key[: _KEY_LENGTH - len(tail)] + tail
        if free.lower() not in taken:
            taken.add(free.lower())
            return free
