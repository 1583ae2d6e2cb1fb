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
PURE_MODULES = ("base", "duck_engine", "frame", "subset")
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


def layers() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    found: list[str] = contracts["contracts"][0]["layers"]
    return found


def heights() -> dict[str, int]:
    """Return how high each folder stands, read from the layers contract."""
    return {
        folder.strip(" ()"): len(layers()) - place
        for place, layer in enumerate(layers())
        for folder in layer.split("|")
    }


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout


def test_every_folder_has_its_layer() -> None:
    folders = {path.parent.name for path in (ROOT / "dangwu").glob("*/__init__.py")}

    assert folders <= set(heights())


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
        f"for name in {PURE!r}:\n"
        "    package = importlib.import_module('dangwu.' + name)\n"
        "    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(found.name)\n"
        f"for name in {PURE_MODULES!r}:\n"
        "    importlib.import_module('dangwu.engine.' + name)\n"
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
