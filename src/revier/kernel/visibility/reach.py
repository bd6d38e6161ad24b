"""Who reaches which set of teams, and how many records carry it. Nobody outside this folder asks these tables."""

from django.conf import settings
from django.db import models

from .models import TeamSet


class UserTeamSet(models.Model):
    """That a person reaches a set of teams. A copy, kept by membership.py and team_sets.py, checked every night."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    team_set = models.ForeignKey(TeamSet, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "team_set"], name="reached_once")]


class TeamSetCount(models.Model):
    """How many records of a module carry a set of teams: a person's total is a sum of few rows, never a long count."""

    module = models.CharField(max_length=40)
    team_set = models.ForeignKey(TeamSet, models.CASCADE)
    records = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["module", "team_set"], name="counted_once")]
