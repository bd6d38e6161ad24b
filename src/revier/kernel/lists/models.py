"""How a person likes to see a list."""

from django.conf import settings
from django.db import models


class Layout(models.Model):
    """The columns a person chose for the list of a module."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    module = models.CharField(max_length=40)
    columns = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "module"], name="one_layout_per_list")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.module}"
