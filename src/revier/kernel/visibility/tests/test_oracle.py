"""For any people, teams and records: list, single record, search and counters say the same as a naive oracle."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from revier.accounts.models import Team
from revier.kernel.lists import query
from revier.kernel.lists.question import Question
from revier.kernel.records import read
from revier.kernel.records import write as records
from revier.kernel.schema import registry
from revier.kernel.search.find import find
from revier.kernel.visibility import membership, policy
from revier.kit.testing import form, make
from revier.modules.notes.models import Note

pytestmark = pytest.mark.django_db
FEW = settings(
    max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEAMS = st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)


@FEW
@given(
    moves=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.booleans()), max_size=5),
    written=st.lists(st.tuples(TEAMS, st.booleans()), min_size=1, max_size=5),
    retagged=st.lists(st.tuples(st.integers(0, 4), TEAMS), max_size=2),
)
def test_everybody_sees_exactly_what_the_teams_say(anna, clara, doris, moves, written, retagged):
    people = (anna, clara, doris)
    teams = list(Team.objects.exclude(kind=Team.Kind.PRIVATE).order_by("pk")[:5]) + [doris.private_team]
    notes = [
        make(Note, owner=anna, subject=f"Orakel {n}", teams=_some(teams, which))
        for n, (which, _d) in enumerate(written)
    ]
    for who, team, stays in moves:
        exception = membership.grant_exception(people[who], teams[team], reason="Test", ordered_by=None)
        if not stays:
            membership.end_exception(exception)
    for place, which in retagged:
        note = notes[place % len(notes)]
        records.change(note, within=form(by=None), teams=[*_must(note), *_some(teams, which)])
    for note, (_which, goes) in zip(notes, written, strict=True):
        if goes:
            records.delete(note, within=form(by=None))
    alive = list(Note.objects.unrestricted("the oracle").filter(deleted_at=None, subject__startswith="Orakel"))
    for person in people:
        person.__dict__.pop("_totals", None)
        own = set(person.memberships.values_list("team", flat=True))
        expected = {note.pk for note in alive if own & {team.pk for team in note.team_set.teams.all()}}
        _assert_agree(person, {note.pk for note in notes}, expected)
    for note in notes:
        if note.pk in {each.pk for each in alive}:
            records.delete(note, within=form(by=None))


def _must(note):
    """The teams that follow for a note of Anna's: her centre's."""
    return [team for team in note.team_set.teams.all() if team.kind == Team.Kind.LOCAL]


def _some(teams, which):
    return [teams[place % len(teams)] for place in which]


def _assert_agree(person, everything, expected):
    module = registry.module("notes")
    question = Question(module)
    assert set(query.matching(question, person).values_list("pk", flat=True)) == expected
    assert {seen.key for seen in query.page(question, person, size=100).rows} == expected
    assert query.count(question, person).number == len(expected)
    assert policy.totals(person).get("notes", 0) == len(expected)
    assert {hit.key for hit in find("orakel", person, limit=100)} == expected
    for key in everything:
        try:
            assert read.get(module, key, person).pk in expected
        except read.NotThere:
            assert key not in expected
