"""The centres of the order system: found, recognised, or opened."""

import pytest

from revier.integrations.msto import pull
from revier.integrations.msto.client import Client

from .answering import META, NO_CHANGES, answering
from .asked import companies, told

TOKEN = "streng-geheim-4711"
NORD = {"id": "1001", "name": "Revier Nord"}
CENTRES = (200, [NORD])


def page(record):
    return {"items": [record], "next_after": None}


@pytest.fixture(autouse=True)
def people(staff):
    return staff


class TestCentres:
    def test_that_are_not_known_are_opened(self):
        centres = (200, [NORD, {"id": "1077", "name": "Revier Jever", "active": True}])
        company = told(leading_centre="1077")
        with answering(meta=META, centres=centres, companies=page(company), changes=NO_CHANGES) as server:
            pull.pull(Client(server.url, TOKEN))

        (found,) = companies()
        assert (found.leading_centre.name, found.leading_centre.teams.count()) == ("Revier Jever", 2)

    def test_with_a_name_that_is_taken_get_their_number_with_it(self):
        centres = (200, [NORD, {"id": "1077", "name": "Revier Nord"}])
        answers = {"companies": page(told(leading_centre="1077")), "changes": NO_CHANGES}
        with answering(meta=META, centres=centres, **answers) as server:
            pull.pull(Client(server.url, TOKEN))

        assert companies()[0].leading_centre.name == "Revier Nord (1077)"

    def test_entered_by_hand_are_recognised_by_their_name(self, nord):
        nord.msto_id = None
        nord.save()
        with answering(meta=META, centres=CENTRES, companies=page(told()), changes=NO_CHANGES) as server:
            pull.pull(Client(server.url, TOKEN))

        assert companies()[0].leading_centre == nord
