"""How many records carry which set of teams, kept by the write path."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import F

from .reach import TeamSetCount


def count(module: str, differences: Mapping[int, int]) -> None:
    """Add differences to the counts of a module: {team set id: +1 or -1 or more}."""
    # In order of the key, so that two writers never wait for each other in a circle.
    for team_set, difference in sorted(differences.items()):
        if not difference:
            continue
        rows = TeamSetCount.objects.filter(module=module, team_set=team_set)
        if not rows.update(records=F("records") + difference):
            TeamSetCount.objects.get_or_create(module=module, team_set_id=team_set)
            rows.update(records=F("records") + difference)


def recount(module: str, true_counts: Counter[int]) -> int:
    """Set the counts of a module right; returns how many were wrong (expected: none)."""
    known = dict(TeamSetCount.objects.filter(module=module).values_list("team_set", "records"))
    wrong = {key: true_counts[key] - known.get(key, 0) for key in known.keys() | true_counts.keys()}
    wrong = {key: difference for key, difference in wrong.items() if difference}
    count(module, wrong)
    return len(wrong)
