"""Each combination of teams is stored once; who reaches it is kept in reach.py, so one indexed question is enough."""

from django.db import models

from revier.accounts.models import Team


class TeamSet(models.Model):
    """One combination of teams. `key` is their ids in order: "3,17"."""

    key = models.CharField(max_length=500, unique=True)
    teams = models.ManyToManyField(Team, through="TeamInSet", related_name="+")

    def __str__(self) -> str:
        return self.key


class TeamInSet(models.Model):
    """That a team belongs to a set."""

    team_set = models.ForeignKey(TeamSet, models.CASCADE, db_index=False)
    team = models.ForeignKey(Team, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team_set", "team"], name="team_once_in_set")]
