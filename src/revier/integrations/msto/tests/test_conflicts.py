"""Three values for each field: who changed it alone wins; when both did, nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from revier.integrations.msto.conflicts import agree

_VALUE = st.sampled_from(["", "a", "b", "c"])


def _one(base, ours, theirs, **rest):
    said = {} if theirs is None else {"phone": theirs}
    return agree({} if base is None else {"phone": base}, {"phone": ours}, said, {"phone": ""}, **rest)


class TestAField:
    def test_changed_there_is_taken(self):
        found = _one("a", "a", "b")
        assert (found.take, found.base, found.pending) == ({"phone": "b"}, {"phone": "b"}, {})

    def test_changed_here_stays(self):
        found = _one("a", "b", "a")
        assert (found.take, found.base, found.pending) == ({}, {"phone": "a"}, {})

    def test_changed_on_both_sides_stays_and_is_remembered(self):
        found = _one("a", "b", "c")
        assert (found.take, found.base, found.pending) == ({}, {"phone": "a"}, {"phone": "c"})

    def test_changed_alike_on_both_sides_is_agreed(self):
        found = _one("a", "b", "b")
        assert (found.take, found.base, found.pending) == ({}, {"phone": "b"}, {})

    def test_is_never_emptied_because_nothing_was_said(self):
        found = _one("a", "a", None)
        assert (found.take, found.base, found.pending) == ({}, {"phone": "a"}, {})

    def test_is_taken_when_both_meet_for_the_first_time(self):
        assert _one(None, "a", "b").take == {"phone": "b"}

    def test_known_only_here_counts_as_changed_here(self):
        assert _one(None, "a", None).base == {"phone": ""}

    def test_with_a_strange_value_there_counts_as_agreed(self):
        assert _one(None, "a", None, strange={"phone"}).base == {"phone": "a"}

    @given(st.none() | _VALUE, _VALUE, st.none() | _VALUE)
    def test_agrees_once_and_for_all(self, base, ours, theirs):
        first = _one(base, ours, theirs)
        mine = first.take.get("phone", ours)
        second = _one(first.base["phone"], mine, theirs)

        assert not second.take
        assert (second.base, second.pending) == (first.base, first.pending)

    @given(_VALUE, _VALUE, _VALUE)
    def test_loses_no_value_somebody_wrote(self, base, ours, theirs):
        found = _one(base, ours, theirs)
        kept = {found.take.get("phone", ours), *found.pending.values()}

        assert ours in kept or ours == base
        assert theirs in kept or theirs == base
