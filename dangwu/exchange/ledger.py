"""The Parquet ledger: the records as DuckDB and Spark read them, one file a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.apps import apps
from django.db import models

from dangwu.catalogue.derived import read_derived
from dangwu.catalogue.figures import figures
from dangwu.engine.frame import frame

_CHUNK = 50_000
_KINDS: tuple[tuple[tuple[type[models.Field], ...], pa.DataType], ...] = (  # type: ignore[type-arg]
    ((models.DateTimeField,), pa.timestamp("us", tz="UTC")),
    ((models.DateField,), pa.date32()),
    ((models.BooleanField,), pa.bool_()),
    ((models.IntegerField, models.ForeignKey), pa.int64()),
    ((models.BinaryField,), pa.binary()),
)


def tables() -> dict[str, type[models.Model]]:
    """Return every room's table by its name; who works in the office and when stays in it."""
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if model.__module__.startswith("dangwu.")
        and model._meta.app_label not in _PRIVATE
        and not _is_of_the_office(model)
    }


def _is_of_the_office(model: type[models.Model]) -> bool:
    """Whether a table names a login or a moment: no figure reads such a one."""
    return any(
        isinstance(field, models.DateTimeField)
        or (field.related_model is not None and field.related_model._meta.app_label in _PRIVATE)
        for field in model._meta.concrete_fields
    )


_PRIVATE = {"accounts", "pages", "findings", "reports", "exchange"}
_TABLES = re.compile(r"\b(?:from|join)\s+([a-z]+_[a-z_]+)")


def tables_read(name: str) -> set[str]:
    """Return the tables that a figure or derived form reads, with those of its ratio and zero."""
    book, form = figures(), read_derived(name)
    todo = list(form.figures if form else [name])
    seen: set[str] = set()
    found: set[str] = set()
    while todo:
        one = book.get(todo.pop())
        if one is None or one.name in seen:
            continue
        seen.add(one.name)
        found |= set(_TABLES.findall(frame(one.sql, "evidence.*")))
        todo += [*(one.measure.figures or ()), one.zero]
    return found & set(tables())


def _type(field: models.Field) -> pa.DataType:  # type: ignore[type-arg]
    return next((kind for fields, kind in _KINDS if isinstance(field, fields)), pa.string())


def export(folder: Path, names: Iterable[str] | None = None, alias: str = "default") -> None:
    """Write the named tables (all: None) as `folder`/<table>.parquet, each whole or not at all.

    Cipher texts and blind indexes stay in the office: no figure reads them.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # people's data, as in the office
    known = tables()
    for name in sorted(known if names is None else names):
        _export(known[name], folder / f"{name}.parquet", alias)


def _export(model: type[models.Model], target: Path, alias: str) -> None:
    fields = [f for f in model._meta.concrete_fields if not f.name.endswith(("_cipher", "_index"))]
    schema = pa.schema([(str(field.column), _type(field)) for field in fields])
    rows = (
        model._default_manager.using(alias)
        .order_by("pk")
        .values_list(*(field.attname for field in fields))
    )
    unfinished = target.with_suffix(".part")
    with pq.ParquetWriter(unfinished, schema) as writer:
        batch: list[tuple[object, ...]] = []
        for row in rows.iterator(chunk_size=_CHUNK):
            batch.append(row)
            if len(batch) == _CHUNK:
                writer.write_table(_table(batch, schema))
                batch = []
        writer.write_table(_table(batch, schema))
    unfinished.replace(target)


def _table(rows: list[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(list(c), f.type) for c, f in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
