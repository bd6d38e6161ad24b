"""Every night: exceptions begin and end, and who reaches what is checked."""

from django_tasks import task

from . import membership


@task(cron="5 0 * * *")
def memberships_of_the_day() -> int:
    """Bring memberships and reach up to the new day; returns how many reaches were different."""
    return membership.settle_everybody()
