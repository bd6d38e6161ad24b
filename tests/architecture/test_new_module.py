"""Adding a module touches one folder: a throw-away one, written by new-module, works whole."""

import os
import subprocess
import sys

import pytest

from revier.config import new_module
from revier.config.environment import BadSetting
from tests.sources import ROOT

SETTINGS = """
import revier.modules

revier.modules.__path__.append({folder!r})
from tests.settings import *
INSTALLED_APPS = [*INSTALLED_APPS, "revier.modules.visits"]
from revier.config import catalogues
from pathlib import Path
po = Path({folder!r}) / "visits/locale/de/LC_MESSAGES/django.po"
with po.open("rb") as stream, po.with_suffix(".mo").open("wb") as out:
    catalogues.write_mo(out, catalogues.read_po(stream, locale="de"))
"""
ON_SCREEN = '''
"""The throw-away module on the screen: menu, list, form, page, search."""

from revier.kit.testing import make
from revier.modules.companies.models import Company
from revier.modules.visits.models import Visit


def test_stands_in_the_menu_and_has_a_list(signed_in, anna):
    make(Visit, owner=anna, subject="Schlauchprüfung auf dem Hof")

    page = signed_in(anna).get("/besuche/").content.decode()

    assert ">Besuche<" in page.replace("\\n", "").replace("  ", "")
    assert "Schlauchprüfung auf dem Hof" in page


def test_is_entered_by_a_form_and_seen_on_its_page(signed_in, anna):
    company = make(Company, owner=anna, name="Hydraulik Brandt")
    form = signed_in(anna).get("/besuche/neu/").content.decode()
    key = form.split('name="key" value="')[1].split('"')[0]
    told = {"key": key, "subject": "Vor Ort", "company": company.pk, "company_text": str(company), "owner": anna.pk}

    answer = signed_in(anna).post("/besuche/neu/", told, follow=True)

    assert Visit.objects.visible_to(anna).get().subject == "Vor Ort"
    assert "Hydraulik Brandt" in answer.content.decode()


def test_a_rule_objects_in_german(signed_in, anna):
    company = make(Company, owner=anna, name="Hydraulik Brandt")
    key = signed_in(anna).get("/besuche/neu/").content.decode().split('name="key" value="')[1].split('"')[0]
    told = {"key": key, "subject": "-", "company": str(company.pk), "company_text": str(company), "owner": anna.pk}

    answer = signed_in(anna).post("/besuche/neu/", told)

    assert "Bitte sagen Sie in wenigen Worten, worum es geht." in answer.content.decode()


def test_is_found_and_hidden_from_the_other_centre(signed_in, anna, clara):
    make(Visit, owner=anna, subject="Schlauchprüfung auf dem Hof")

    assert "Schlauchprüfung" in signed_in(anna).get("/suche/", {"suche": "schlauch"}).content.decode()
    assert "auf dem Hof" not in signed_in(clara).get("/suche/", {"suche": "schlauch"}).content.decode()


def test_hangs_on_its_company(signed_in, anna):
    visit = make(Visit, owner=anna, subject="Schlauchprüfung auf dem Hof")

    assert "Schlauchprüfung" in signed_in(anna).get(f"/firmen/{visit.company_id}/").content.decode()
'''


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The folder of a module nobody needs, its migrations made, and the environment in which it is installed."""
    beside = tmp_path_factory.mktemp("beside")
    # As deep as in the house, so that pytest gives its tests the names Python gives them.
    folder = beside / "deep" / "revier" / "modules"
    folder.mkdir(parents=True)
    for package in (folder, folder.parent):
        (package / "__init__.py").touch()
    new_module.write(folder, "visits", "Besuch", "Besuche")
    (beside / "throw_away_settings.py").write_text(SETTINGS.format(folder=str(folder)))
    (beside / "test_on_screen.py").write_text(ON_SCREEN)
    (beside / "conftest.py").write_text((ROOT / "conftest.py").read_text())
    known = {**os.environ, "DJANGO_SETTINGS_MODULE": "throw_away_settings", "REVIER_DATABASE_URL": ""}
    known["PYTHONPATH"] = os.pathsep.join([str(beside), str(ROOT)])
    known["REVIER_DATA"] = str(tmp_path_factory.mktemp("data"))
    program = "from django.core.management import execute_from_command_line as go; go(['', 'makemigrations', 'visits'])"
    _run(known, "-c", program)
    return folder / "visits", known


def _run(environment, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    return done.stdout


def test_a_module_written_by_new_module_works_whole(written):
    folder, environment = written
    beside = folder.parents[3]
    options = ["--rootdir", str(beside), "--confcutdir", str(beside), "-c", str(ROOT / "pyproject.toml")]

    told = _run(
        environment,
        *("-m", "pytest", "-q", "-p", "no:xdist", "--ds", "throw_away_settings", *options),
        *(str(folder / "tests"), str(beside / "test_on_screen.py")),
    )

    assert "passed" in told


def test_what_is_written_is_in_the_style_of_the_house(written):
    folder, environment = written
    options = ["--config", str(ROOT / "pyproject.toml"), "--no-cache", str(folder)]

    _run(environment, "-m", "ruff", "check", *options)
    _run(environment, "-m", "ruff", "format", "--check", *options)


@pytest.mark.parametrize("name", ["Visits", "my-visits", "class", "1st", "über"])
def test_a_name_that_cannot_be_is_refused_in_german(tmp_path, name):
    with pytest.raises(BadSetting, match="kann kein Modul heißen"):
        new_module.write(tmp_path, name)

    assert list(tmp_path.iterdir()) == []


def test_a_module_that_exists_is_left_alone(tmp_path):
    new_module.write(tmp_path, "visits", "Besuch", "Besuche")
    before = {path: path.read_text() for path in tmp_path.rglob("*.py")}

    with pytest.raises(BadSetting, match="gibt es schon"):
        new_module.write(tmp_path, "visits")

    assert {path: path.read_text() for path in tmp_path.rglob("*.py")} == before
