"""The order system and the way to it fail in every way they can: nothing is half written, and no token gets out."""

import logging
import socket

import pytest

from revier.integrations.msto import client, faults, pull
from revier.integrations.msto.client import Client
from revier.integrations.msto.models import Cursor, Link
from revier.kit.testing import refused

from .answering import META, NO_CHANGES, answering, drip, hang_up, silence
from .asked import companies, told

TOKEN = "streng-geheim-4711"
NORD = {"id": "1001", "name": "Revier Nord"}
CENTRES = (200, [NORD])


def page(*records, after=None):
    return {"items": list(records), "next_after": after}


def change(record, seq="18", **values):
    return {
        "seq": seq,
        "entity": "company",
        "id": record["id"],
        "kind": "upsert",
        "origin": "msto",
        "record": record,
    } | values


@pytest.fixture(autouse=True)
def people(staff):
    return staff


class TestOneRequest:
    @pytest.mark.parametrize(
        ("answer", "fault"),
        [
            ((401, {}), faults.NotAdmitted),
            ((403, {"title": "no"}), faults.NotAdmitted),
            ((404, {}), faults.NotThere),
            ((405, {}), faults.NotThere),
            ((410, {}), faults.Expired),
            ((412, {"current": {"rev": 9}}), faults.Stale),
            ((400, b"<html>"), faults.Rejected),
            ((422, {"errors": [{"pointer": "/name", "code": "type"}]}), faults.Rejected),
            ((429, {}), faults.Busy),
            ((500, b"\xff\xfe"), faults.Busy),
            ((503, {}), faults.Busy),
            ((302, {}, {"Location": "http://127.0.0.1:9/"}), faults.Rejected),
            ((204, b""), faults.Rejected),
            ((200, b"{"), faults.BadAnswer),
            ((200, b""), faults.BadAnswer),
            ((200, b"\xff{}"), faults.BadAnswer),
            ((200, b'{"contract": NaN}'), faults.BadAnswer),
            ((200, b"[" * 100_000), faults.BadAnswer),
            ((200, []), faults.BadAnswer),
            ((200, {"contract": "1.0.0"}), faults.BadAnswer),
            ((200, {"contract": "2.0.0", "epoch": "17"}), faults.BadAnswer),
            ((200, b'{"contract": "1.0.0", "epoch": "17"}', {"Content-Length": "35"}), faults.BadAnswer),
            (hang_up, faults.Fault),
            (silence, faults.NotReachable),
        ],
    )
    def test_ends_in_a_fault_with_a_sentence(self, answer, fault):
        with answering(meta=[answer]) as server, pytest.raises(fault) as raised:
            Client(server.url, TOKEN, silence=0.2).meta()

        assert str(raised.value).endswith((".", ")."))
        assert TOKEN not in str(raised.value)

    def test_may_not_take_for_ever_however_little_comes(self, monkeypatch):
        monkeypatch.setattr(client, "LONGEST", 0.2)
        with answering(meta=drip) as server, pytest.raises(faults.NotReachable):
            Client(server.url, TOKEN).meta()

    def test_may_not_bring_more_than_there_is_room_for(self, monkeypatch):
        monkeypatch.setattr(client, "LARGEST", 1_000)
        with answering(meta=(200, b" " * 5_000)) as server, pytest.raises(faults.BadAnswer):
            Client(server.url, TOKEN).meta()

    def test_follows_nobody_to_another_address(self):
        with answering(meta=META) as other:
            moved = (307, {}, {"Location": f"{other.url}/meta"})
            with answering(meta=moved) as server, pytest.raises(faults.Rejected):
                Client(server.url, TOKEN).meta()

            assert not other.asked

    def test_goes_past_every_proxy(self, monkeypatch):
        with answering(meta=META) as server, answering() as proxy:
            monkeypatch.setenv("http_proxy", proxy.url)
            Client(server.url, TOKEN).meta()

            assert not proxy.asked
            assert server.headers[0]["Authorization"] == f"Bearer {TOKEN}"

    def test_tells_when_nobody_is_there(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with pytest.raises(faults.NotReachable) as raised:
            Client(f"http://127.0.0.1:{port}/v1", TOKEN).meta()

        assert "nicht erreichbar" in str(raised.value)


class TestTheAddress:
    @pytest.mark.parametrize(
        "url",
        [
            "ftp://127.0.0.1/v1",
            "file:///etc/passwd",
            "//127.0.0.1/v1",
            "127.0.0.1:8810/v1",
            "http://",
            "http://anna:geheim@127.0.0.1/v1",
            "http://127.0.0.1:port/v1",
            "http://127.0.0.1/v1?token=1",
            "http://127.0.0.1/v1\r\nX: y",
            "http://127.0.0.1/v 1",
        ],
    )
    def test_must_be_one(self, url):
        with pytest.raises(faults.Misconfigured):
            Client(url, TOKEN)

    @pytest.mark.parametrize("token", ["", "ümlaut", "a\r\nX-Other: b"])
    def test_needs_a_token_that_can_be_sent(self, token):
        with pytest.raises(faults.Misconfigured) as raised:
            Client("http://127.0.0.1/v1", token)

        assert not token or token not in str(raised.value)

    def test_is_all_that_is_shown_of_a_client(self):
        assert TOKEN not in repr(Client("https://msto.example/v1", TOKEN))
        assert repr(Client("https://msto.example/v1/", TOKEN)) == "<order system at https://msto.example:443/v1>"


class TestAPullThatMeetsAFault:
    def test_keeps_the_pages_before_it_and_nothing_of_the_rest(self):
        sound, broken = page(told(), after="100777"), (200, b'{"items": [{"id": "100778"')
        answers = answering(meta=META, centres=CENTRES, companies=[sound, broken])
        with answers as server, pytest.raises(faults.BadAnswer):
            pull.pull(Client(server.url, TOKEN))

        assert [c.msto_id for c in companies()] == ["100777"]
        assert Cursor.objects.get(kind="COMPANIES").value == "100777"

    def test_goes_on_behind_the_last_page(self):
        answers = [page(told(), after="100777"), (500, {}), page(told(id="100778"))]
        with answering(meta=META, centres=CENTRES, companies=answers, changes=NO_CHANGES) as server:
            wire = Client(server.url, TOKEN)
            with pytest.raises(faults.Busy):
                pull.pull(wire)
            pull.pull(wire)

            assert [asked for asked in server.asked if "companies" in asked] == [
                "/v1/companies?limit=200",
                "/v1/companies?after=100777&limit=200",
                "/v1/companies?after=100777&limit=200",
            ]
        assert [c.msto_id for c in companies()] == ["100777", "100778"]

    @pytest.mark.parametrize(
        "broken",
        [
            page(told(), after="100777") | {"items": None},
            page({"id": "x"}),
            page(told(), after=100777),
            {"items": [told()]} | {"next_after": "abc"},
        ],
    )
    def test_writes_nothing_of_a_page_that_is_broken(self, broken):
        answers = answering(meta=META, centres=CENTRES, companies=(200, broken))
        with answers as server, pytest.raises(faults.BadAnswer):
            pull.pull(Client(server.url, TOKEN))

        assert not companies()
        assert not Link.objects.exists()

    def test_ends_although_the_pages_go_round_in_a_circle(self):
        circle = page(told(), after="100777")
        with answering(meta=META, centres=CENTRES, companies=circle) as server, pytest.raises(faults.BadAnswer):
            pull.pull(Client(server.url, TOKEN))

    @pytest.mark.parametrize(
        "broken",
        [
            NO_CHANGES | {"has_more": True, "next_cursor": "17"},
            NO_CHANGES | {"next_cursor": "seventeen"},
            NO_CHANGES | {"items": [{"seq": "18"}]},
            NO_CHANGES | {"items": [change(told(), kind="exploded")]},
        ],
    )
    def test_refuses_a_feed_that_leads_nowhere(self, broken):
        Cursor.objects.create(kind="CHANGES", value="17", epoch="17")
        with answering(meta=META, centres=CENTRES, changes=broken) as server, refused(faults.BadAnswer):
            pull.pull(Client(server.url, TOKEN))

    def test_reads_everything_anew_when_its_position_is_too_old(self):
        Cursor.objects.create(kind="CHANGES", value="3", epoch="17")
        feed = [(410, {"type": "/problems/cursor-gone"}), NO_CHANGES | {"items": [change(told())], "next_cursor": "18"}]
        with answering(meta=META, centres=CENTRES, companies=page(told()), changes=feed) as server:
            tally = pull.pull(Client(server.url, TOKEN))

            assert (tally.created, tally.changed) == (1, 0)
            assert "/v1/changes?entities=company%2Ccontact&limit=200" in server.asked
        assert Cursor.objects.get(kind="CHANGES").value == "18"

    def test_does_not_read_anew_for_ever(self):
        with answering(meta=META, centres=CENTRES, companies=page(told()), changes=(410, {})) as server:
            with pytest.raises(faults.Expired):
                pull.pull(Client(server.url, TOKEN))

            assert len(server.asked) < 12

    def test_never_says_the_token(self, caplog):
        caplog.set_level(logging.DEBUG)
        with answering(meta=(500, {"detail": TOKEN})) as server, pytest.raises(faults.Busy) as raised:
            pull.pull(Client(server.url, TOKEN))

        assert TOKEN not in caplog.text + str(raised.value) + repr(raised.value)
