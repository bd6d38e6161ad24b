"""Modules: declared once, needing what they say, tested by inheritance; and a new one touches one folder."""

import ast

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from revier.kernel.schema import registry
from tests.sources import HOUSE, files, imports, short, tree
from tests.sources import modules as folders

MODULES = [folder.name for folder in folders()]
MOST_NAMES_OUTSIDE_MODELS = 2
# The same facts again, by role: what a person may see is said about fields.
ABOUT_ROLES = {"rights", "hidden_from", "locked_for"}
FIXED = {"models.py", "module.py", "rules.py", "__init__.py", "jobs.py"}


def test_every_folder_is_a_module_and_every_module_is_a_folder():
    assert sorted(module.name for module in registry.modules()) == MODULES


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_the_files_every_module_has(name):
    folder = HOUSE / "modules" / name

    assert {"models.py", "module.py", "__init__.py"} <= {path.name for path in folder.glob("*.py")}
    assert (folder / "migrations" / "__init__.py").exists()
    assert (folder / "tests" / "__init__.py").exists()
    assert (folder / "locale" / "de" / "LC_MESSAGES" / "django.po").exists()


@pytest.mark.parametrize("name", MODULES)
def test_every_file_of_a_module_opens_with_one_sentence(name):
    for path in files(HOUSE / "modules" / name, ".py"):
        if path.name != "__init__.py":
            assert ast.get_docstring(tree(path)), short(path)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_needs_what_it_uses(name):
    """By import and by foreign key: links by name are invisible to import-linter."""
    module = registry.module(name)
    code = [path for path in files(HOUSE / "modules" / name, ".py") if "tests" not in path.parts]
    imported = {each.split(".")[2] for path in code for each in imports(path) if each.startswith("revier.modules.")}
    linked = {
        field.related_model._meta.app_label
        for model in module.model._meta.apps.get_models()
        if model._meta.app_label == name
        for field in model._meta.concrete_fields
        if field.is_relation
    }
    used = {each for each in imported | linked if each in MODULES and each != name}

    assert used - set(_with_what_they_need(module.needs)) == set(), "needs something it does not say"
    assert set(module.needs) - used == set(), "says it needs something it does not use"


def _with_what_they_need(names):
    for name in names:
        yield name
        yield from _with_what_they_need(registry.module(name).needs)


@pytest.mark.parametrize("name", MODULES)
def test_every_name_in_a_declaration_is_a_field(name):
    module = registry.module(name)
    sections = [row for section in module.layout for row in section.names]
    listed = [*module.columns, *module.search, *module.quick, *module.facts, *module.tells, *module.timeline, *sections]
    listed += [each for view in module.views for each in view.columns]
    listed += [each for names in (*module.hidden_from.values(), *module.locked_for.values()) for each in names]

    assert {each for each in listed if not _exists(module, each)} == set()


def _exists(module, name):
    link, _dot, own = name.rpartition(".")
    if link:
        module = registry.module_of(module.field(link).related_model)
    try:
        return own == "teams" or all(module.field(part) for part in module.columns_of(own))
    except FieldDoesNotExist:
        return False


@pytest.mark.parametrize("name", MODULES)
def test_a_field_is_named_twice_at_most(name):
    """Once where it is entered, once where it is listed. A word that repeats the whole model would be a second copy."""
    module = registry.module(name)
    for field in module.fields:
        places = [
            word for word in ("columns", "layout", "search", "facts", "quick", "tells") if field in _names(module, word)
        ]
        # Where it is shown; being found, told and asked quickly are choices of their own about few fields.
        shown = [place for place in places if place in {"columns", "layout"}]
        assert len(shown) <= MOST_NAMES_OUTSIDE_MODELS, f"{field}: {', '.join(places)}"
        assert [list(_names(module, word)).count(field) for word in places] == [1] * len(places), field


def _names(module, word):
    if word == "layout":
        return [part for section in module.layout for name in section.names for part in module.columns_of(name)]
    return getattr(module, word)


@pytest.mark.parametrize("name", MODULES)
def test_a_field_is_named_outside_models_and_module_only_where_something_is_done_with_it(name):
    """No serializer, no form, no filter, no admin: a module has no file that lists its fields once more."""
    found = {path.name for path in (HOUSE / "modules" / name).glob("*.py")}
    forbidden = {"admin.py", "forms.py", "urls.py", "views.py", "serializers.py", "filters.py", "signals.py", "api.py"}

    assert found & forbidden == set()


@pytest.mark.parametrize("name", MODULES)
def test_every_constraint_has_a_message(name):
    silent = []
    for constraint in registry.module(name).model._meta.constraints:
        message = constraint.violation_error_message
        if not message or message == models.constraints.BaseConstraint.default_violation_error_message:
            silent.append(constraint.name)

    assert silent == []


@pytest.mark.parametrize("name", MODULES)
def test_every_module_inherits_the_tests_of_a_module(name):
    """The meta test: a class of ModuleTests that names this module."""
    declared = type(registry.module(name)).__name__
    named = [
        node.name
        for path in files(HOUSE / "modules" / name / "tests", ".py")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "ModuleTests" for base in node.bases)
        and any(_says_module(line, declared) for line in node.body)
    ]

    assert len(named) == 1, f"modules/{name}/tests has no class Test…(ModuleTests) with module = {declared}"


def _says_module(line, declared):
    return isinstance(line, ast.Assign) and line.targets[0].id == "module" and line.value.id == declared


def test_keys_and_addresses_of_modules_are_their_own():
    modules = registry.modules()
    letters = [module.letter for module in modules if module.letter]
    paths = [module.path for module in modules]

    assert len(set(letters)) == len(letters)
    assert len(set(paths)) == len(paths)
    assert {"verwaltung", "kalender", "suche", "konto", "einstellungen", "profil", "static"} & set(paths) == set()


@pytest.mark.parametrize("name", MODULES)
def test_views_and_actions_of_a_module_have_keys_of_their_own(name):
    module = registry.module(name)
    numbers = [view.number for each in registry.modules() for view in each.views if view.number]

    assert len({view.key for view in module.views}) == len(module.views)
    assert len({action.name for action in module.actions}) == len(module.actions)
    assert len(set(numbers)) == len(numbers), "two lists have the same report number"
