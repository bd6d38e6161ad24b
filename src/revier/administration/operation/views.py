"""The page "Betrieb": jobs, messages, order system, disk."""

from django.utils import timezone
from django.utils.translation import gettext as _

from revier.kernel.jobs import worker
from revier.kernel.jobs.models import Job
from revier.kernel.jobs.states import State, all_states
from revier.kernel.outbox.deliver import PARKED_AFTER
from revier.kernel.outbox.models import Message
from revier.kernel.web.pages import Http404, HttpRequest, HttpResponse, page, redirect

from ..people.views import administrators_only

SHOWN = 50


@administrators_only
def operation(request: HttpRequest) -> HttpResponse:
    """How everything is doing, and the jobs that failed."""
    failed = Job.objects.filter(status=Job.Status.FAILED).order_by("-finished_at")[:SHOWN]
    return page(request, "operation/operation.html", states=[*_own_states(), *all_states()], failed=failed)


def _own_states() -> list[State]:
    waiting = Job.objects.filter(status=Job.Status.READY, run_after__lte=timezone.now()).count()
    parked = Message.objects.filter(delivered_at__isnull=True, failures__gte=PARKED_AFTER).count()
    alive = worker.alive()
    return [
        State(_("Worker"), alive, _("at work") if alive else _("not seen for more than 90 seconds")),
        State(_("Jobs waiting"), waiting < SHOWN, str(waiting)),
        State(_("Parked messages"), parked == 0, str(parked)),
    ]


@administrators_only
def try_again(request: HttpRequest, key: str) -> HttpResponse:
    """Put a failed job back."""
    if request.method != "POST":
        raise Http404
    Job.objects.filter(pk=key, status=Job.Status.FAILED).update(
        status=Job.Status.READY, attempts=0, run_after=timezone.now(), error=""
    )
    return redirect(request, "/einstellungen/betrieb/", told=_("The job runs again."))
