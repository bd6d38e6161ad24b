"""Messages about what was written."""

from django.db import models

from revier.kernel.history.models import ChangeSet


class Message(models.Model):
    """That a change set was written. Its number is its place in commit order."""

    number = models.BigAutoField(primary_key=True)
    change_set = models.ForeignKey(ChangeSet, models.CASCADE, related_name="+")
    delivered_at = models.DateTimeField(null=True)
    failures = models.IntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["number"], name="messages_waiting", condition=models.Q(delivered_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.change_set}"
