"""The one-way rule: imports by contract, and what an import checker cannot see."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from dangwu.project.settings import ROOMS

ROOT = Path(__file__).parent.parent
PURE = ("core", "rules", "catalogue", "documents")
ADAPTER = "dangwu.engine.django_engine"
"""The one module of the engine that knows Django."""
OURS = [model for model in apps.get_models() if model.__module__.startswith("dangwu.")]
# The two many-to-many relations of a user are Django's own.
RELATIONS = [
    (model, field)
    for model in OURS
    for field in model._meta.get_fields()
    if field.is_relation
    and not field.auto_created
    and field.related_model
    and field.name not in {"groups", "user_permissions"}
]


def contract(name: str) -> dict[str, Any]:
    """Return the import contract whose name begins so."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (found,) = [one for one in linter["contracts"] if one["name"].startswith(name)]
    return dict(found)


def heights() -> dict[str, int]:
    """Return how high each folder stands, read from the layers contract."""
    layers = contract("One way only")["layers"]
    return {
        folder.strip(" ()"): len(layers) - place
        for place, layer in enumerate(layers)
        for folder in layer.split("|")
    }


def pure() -> set[str]:
    """Return the folders, and of the engine the modules, that know no framework."""
    engine = {f"dangwu.engine.{path.stem}" for path in (ROOT / "dangwu/engine").glob("[a-z]*.py")}
    return {f"dangwu.{folder}" for folder in PURE} | engine - {ADAPTER}


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout


def test_every_folder_has_its_layer() -> None:
    folders = {path.parent.name for path in (ROOT / "dangwu").glob("*/__init__.py")}

    assert folders <= set(heights())
    assert contract("One way only")["exhaustive"] is True


def test_no_contract_has_an_exception() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_contracts_name_every_pure_module_and_every_room() -> None:
    assert set(contract("The pure folders")["source_modules"]) == pure()
    assert contract("Inside a room")["containers"] == [f"dangwu.{room}" for room in ROOMS]


def test_the_rooms_stand_in_the_order_of_the_settings() -> None:
    assert sorted(ROOMS, key=lambda room: heights()[room]) == list(ROOMS)


@pytest.mark.parametrize(
    ("model", "field"), RELATIONS, ids=[f"{m._meta.label}.{f.name}" for m, f in RELATIONS]
)
def test_relations_go_one_way(model: type[models.Model], field: Any) -> None:
    here, there = model._meta.app_label, field.related_model._meta.app_label
    if there not in heights():
        return

    assert heights()[here] >= heights()[there], f"{here} stands below {there}"
    assert field.remote_field.hidden, "give it related_name='+': a lower folder must not reach up"
    assert field.remote_field.on_delete is models.PROTECT, "a record never vanishes in silence"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_and_column_has_its_chinese_name(model: type[models.Model]) -> None:
    columns = [] if model.__name__ == "User" else model._meta.local_concrete_fields
    names = [str(field.verbose_name) for field in columns if not field.auto_created]

    assert [name for name in [str(model._meta.verbose_name), *names] if name.isascii()] == []


def test_the_pure_folders_load_without_django() -> None:
    code = (
        "import sys, pkgutil, importlib\n"
        f"for name in {sorted(pure())!r}:\n"
        "    module = importlib.import_module(name)\n"
        "    for found in pkgutil.walk_packages(getattr(module, '__path__', ()), name + '.'):\n"
        "        importlib.import_module(found.name)\n"
        "assert 'django' not in sys.modules, 'django was loaded'\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr


def test_the_help_of_the_command_line_needs_no_django() -> None:
    code = (
        "import sys\n"
        "from dangwu.project.cli import run\n"
        "assert run(['--help']) == 0 and run(['figures', '--json']) == 0\n"
        "assert 'django' not in sys.modules, 'django was loaded'\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr
