"""Canaries of the north, looked for by Clara of the south on every page there is."""

import base64
import html
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import get_resolver

from revier.kernel.lists import query
from revier.kernel.records import write as records
from revier.kernel.schema import registry
from revier.kit.testing import form, make, sheet
from revier.kit.testing.make import BAIT, SECRET, SECRET_PHONE, marked
from revier.kit.testing.screen import SENT_BY_HTMX, text_of, without_tokens
from revier.modules.calls.models import Call
from revier.modules.contacts.models import Contact

pytestmark = pytest.mark.django_db
MOST = 200


@pytest.fixture
def canaries(anna):
    """A record of the north in every module, with a secret in every text."""
    known = {}
    return [marked(module.model, owner=anna, known=known) for module in registry.by_need()]


@pytest.fixture
def own(clara):
    """What Clara has herself: ordinary records that carry the bait, so that every search finds something."""
    contact = make(Contact, owner=clara, last_name=f"{BAIT} Eigen", email="eigen@firma.de", phone="0441 765 1111")
    call = make(Call, owner=clara, company=contact.company, contact=contact, subject=f"{BAIT} eigen")
    return [contact.company, contact, call]


def tells(answer, records):
    """What of these records an answer gives away."""
    told = text_of(answer).lower()
    words = [SECRET.lower(), SECRET_PHONE[-7:], *(str(record.pk) for record in records)]
    return [word for word in words if word in told]


def addresses(records, numbers):
    """Every address of the URL conf, with the keys of these records of the module where one is asked for."""
    for pattern in _patterns(get_resolver().url_patterns, ""):
        if re.search(r"abmelden|<slug:uidb36>", pattern):
            continue
        keys = [each.pk for each in records if pattern.startswith(f"/{registry.module_of(each).path}/")]
        for key in (keys or [records[0].pk]) if "<uuid:" in pattern else [""]:
            for number in numbers if "<int:" in pattern else [""]:
                address = re.sub(r"<uuid:\w+>", str(key), re.sub(r"<int:\w+>", str(number), pattern))
                yield re.sub(r"<slug:name>", "held", address)


def _patterns(patterns, before):
    for each in patterns:
        route = before + str(each.pattern)
        yield from _patterns(each.url_patterns, route) if hasattr(each, "url_patterns") else [f"/{route}"]


def links(answer, at):
    """The addresses a page leads to."""
    found = re.findall(r'(?:href|hx-get|data-preview|data-edit)="([^"]+)"', text_of(answer))
    for link in map(html.unescape, found):
        if link.startswith("?"):
            link = f"{urlsplit(at).path}{link}"
        if link.startswith("/") and not link.startswith(("//", "/static/", "/konto/")):
            yield link.split("#")[0]


class TestClaraNeverHearsOfTheNorth:
    def test_on_no_address_there_is(self, signed_in, clara, anna, canaries, own):
        browser = signed_in(clara)
        asked = list(addresses([*canaries, *own], [anna.pk, 1]))
        assert len(asked) > 60
        for address in asked:
            for how in ({}, SENT_BY_HTMX):
                answer = browser.get(address, **how)
                assert answer.status_code in {200, 302, 204, 404, 503}, (address, answer.status_code)
                assert not tells(answer, canaries), address

    def test_behind_no_link_of_her_pages(self, signed_in, clara, canaries, own):
        browser = signed_in(clara)
        waiting, seen = ["/", "/kalender/?wer=alle&tage=99", f"/suche/?suche={BAIT}"], set()
        while waiting and len(seen) < MOST:
            address = waiting.pop(0)
            shape = re.sub(r"[0-9a-f-]{36}", "key", address)
            if shape in seen:
                continue
            seen.add(shape)
            answer = browser.get(address)
            assert answer.status_code in {200, 302}, address
            assert not tells(answer, canaries), address
            waiting += links(answer, address)
        assert len(seen) > 100

    def test_by_no_question(self, signed_in, clara, canaries, own):
        browser = signed_in(clara)
        for module in registry.modules():
            for record in canaries:
                for name, field in module.fields.items():
                    if field.kind == "link" and field.related_model is type(record):
                        for address in (
                            f"/{module.path}/?{name}.is={record.pk}",
                            f"/{module.path}/neu/?{name}={record.pk}",
                        ):
                            told = text_of(browser.get(address)).replace(f"{name}.is={record.pk}", "")
                            assert SECRET.lower() not in told.lower(), address
                            assert "data-record" not in told, address
            for word in (BAIT, SECRET, "0441 765", f"{BAIT} {SECRET}"):
                for address in (f"/{module.path}/", f"/{module.path}/auswahl/", "/suche/"):
                    told = text_of(browser.get(address, {"suche": word}))
                    assert not [record for record in canaries if str(record.pk) in told], (address, word)

    def test_letter_by_letter_through_a_link(self, clara, canaries, signed_in):
        shared = make(Contact, owner=clara)
        self._hang_on(shared, canaries)
        for start in ("k", "kanari", "x"):
            page = text_of(signed_in(clara).get(f"/kontakte/?company.name.starts={start}"))
            assert "data-record" not in page

    def _hang_on(self, contact, canaries):
        """Let Clara see one contact of a company she cannot see."""
        company = next(record for record in canaries if record._meta.label == "companies.Company")
        records.change(contact, within=form(by=None), company=company, teams=contact.team_set.teams.all())


class TestAContactOfACompanyClaraCannotSee:
    @pytest.fixture
    def shared(self, clara, anna, canaries):
        """A contact of the secret company into which Clara was let in by her private team."""
        company = next(record for record in canaries if record._meta.label == "companies.Company")
        teams = [*company.team_set.teams.all(), clara.private_team]
        contact = make(Contact, owner=anna, company=company, teams=teams)
        for _more in range(3):
            make(Contact, owner=anna, company=company, teams=teams)
        make(Call, owner=anna, company=company, contact=contact, teams=teams)
        return contact

    def test_never_names_the_company(self, signed_in, clara, canaries, shared):
        browser = signed_in(clara)
        waiting = [f"/kontakte/{shared.pk}/", "/kontakte/", "/anrufe/", "/", "/verwaltung/", "/kalender/?wer=alle"]
        waiting += [f"/anrufe/neu/?contact={shared.pk}", f"/anrufe/neu/?schnell=1&contact={shared.pk}"]
        waiting += [f"/suche/?suche={BAIT}", f"/kontakte/?company.name.contains={BAIT}"]
        seen = set()
        while waiting and len(seen) < 120:
            address = waiting.pop(0)
            shape = re.sub(r"[0-9a-f-]{36}", "key", address)
            if shape in seen:
                continue
            seen.add(shape)
            answer = browser.get(address)
            assert SECRET.lower() not in text_of(answer).lower(), address
            waiting += [link for link in links(answer, address) if str(shared.pk) in link or "/anrufe/" in link]

    def test_gives_no_name_away_in_the_place_of_the_next_page(self, signed_in, clara, shared, monkeypatch):
        small = query.page
        monkeypatch.setattr(query, "page", lambda question, user: small(question, user, size=1))
        browser, address, seen = signed_in(clara), "/kontakte/?ordnung=company", []
        while address:
            page = html.unescape(text_of(browser.get(address)))
            seen += re.findall(r'data-record="([^"]+)"', page)
            more = re.search(r'class="more" hx-get="([^"]+)"', page)
            address = more.group(1) if more else ""
            if address:
                word = parse_qs(urlsplit(address).query)["nach"][0]
                place = json.dumps(json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))))
                assert BAIT.lower() not in place.lower()
        assert len(seen) == len(set(seen)) == 4

    def test_is_saved_without_losing_the_company(self, signed_in, clara, shared):
        browser = signed_in(clara)
        address = f"/kontakte/{shared.pk}/bearbeiten/"
        sheet(browser.get(address), address).send(browser, function="Meister")

        again = Contact.objects.visible_to(clara).get(pk=shared.pk)
        assert (again.function, again.company_id) == ("Meister", shared.company_id)


class TestNonInterference:
    def test_claras_pages_are_the_same_with_and_without_the_north(self, signed_in, clara, anna, own):
        browser = signed_in(clara)
        pages = ["/", "/verwaltung/", "/kalender/?wer=alle&tage=99", f"/suche/?suche={BAIT}", "/suche/?suche=0441+765"]
        for module in registry.modules():
            pages += [f"/{module.path}/", f"/{module.path}/anzahl/", f"/{module.path}/?suche={BAIT}"]
            pages += [f"/{module.path}/auswahl/?suche={BAIT}", f"/{module.path}/neu/"]
            pages += [f"/{module.path}/?ordnung={name}" for name in module.columns]
            pages += [f"/{module.path}/?ansicht={view.key}" for view in module.views]
        pages += [f"/{registry.module_of(record).path}/{record.pk}/" for record in own]
        moment = re.compile(r'value="[0-9a-f-]{36}"|value="\d{4}-\d\d-\d\dT\d\d:\d\d"')

        def look():
            return {page: moment.sub("", without_tokens(text_of(browser.get(page)))) for page in pages}

        before = look()
        known = {}
        for module in registry.by_need():
            marked(module.model, owner=anna, known=known)
        after = look()
        assert [page for page in pages if before[page] != after[page]] == []
