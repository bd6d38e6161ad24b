"""People and centres, for administrators."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from revier.accounts.models import Centre, Membership, User
from revier.kernel.history import deeds
from revier.kernel.visibility import membership
from revier.kernel.web.pages import NOTHING_CHANGED, Http404, HttpRequest, HttpResponse, page, redirect

from . import invite
from .forms import CentreForm, ExceptionForm, PersonForm

PEOPLE = "/einstellungen/personen/"
CENTRES = "/einstellungen/center/"
MOST = 500
_AUDITED = ("first_name", "last_name", "email", "role", "centres", "is_active")


def administrators_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For everybody else the page does not exist."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not getattr(request.user, "is_admin", False):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@administrators_only
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, or those whose name, centre or role is searched for."""
    asked = request.GET.get("suche", "").strip()[:100]
    found = User.objects.prefetch_related("centres")
    for word in asked.split():
        name = Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username__icontains=word)
        found = found.filter(name | Q(role__iexact=word) | Q(centres__name__icontains=word))
    return page(request, "people/people.html", people=found.distinct()[:MOST], asked=asked)


@administrators_only
def person(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """One person: enter, change, close."""
    known = _get(User, key) if key else None
    form = PersonForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        saved = _save(form, request.user)
        if known is not None:
            return redirect(request, f"{PEOPLE}{saved.pk}/", told=_("%(name)s is saved.") % {"name": saved})
        return _invite(request, saved)
    status = NOTHING_CHANGED if form.is_bound else 200
    return page(request, "people/person.html", status=status, person=known, form=form, **_around(known))


def _around(known: User | None) -> dict[str, Any]:
    if known is None:
        return {"memberships": [], "exceptions": [], "exception_form": None, "deeds": []}
    memberships = known.memberships.select_related("team", "ordered_by").order_by("team__name")
    return {
        "memberships": memberships.filter(origin=Membership.Origin.ROLE),
        "exceptions": memberships.filter(origin=Membership.Origin.EXCEPTION),
        "exception_form": ExceptionForm(person=known),
        "deeds": deeds.about(known)[:20],
    }


@transaction.atomic
def _save(form: PersonForm, by: Any) -> User:
    before = {name: str(form.initial.get(name, "")) for name in form.changed_data if name in _AUDITED}
    saved = form.save()
    membership.settle(User.objects.get(pk=saved.pk))
    after = {name: [before[name], _told(form.cleaned_data[name])] for name in before}
    deeds.note(by, "person_saved", about=saved, **after)
    return saved


def _told(value: Any) -> str:
    return ", ".join(str(each) for each in value) if hasattr(value, "model") else str(value)


@administrators_only
def invite_again(request: HttpRequest, key: int) -> HttpResponse:
    """Send the link to a first password once more."""
    if request.method != "POST":
        raise Http404
    return _invite(request, _get(User, key))


def _invite(request: HttpRequest, saved: User) -> HttpResponse:
    sent = invite.send(saved, request.build_absolute_uri("/").rstrip("/"))
    deeds.note(request.user, "invited", about=saved, sent=sent)
    told = _("%(name)s is saved; the mail with the link to a password is on its way.")
    if not sent:
        told = _("%(name)s is saved, but the mail could not be sent. Please check the mail settings and send it again.")
    return redirect(request, f"{PEOPLE}{saved.pk}/", told=told % {"name": saved})


@administrators_only
def grant(request: HttpRequest, key: int) -> HttpResponse:
    """Let a person into a team beyond role and centre."""
    known = _get(User, key)
    form = ExceptionForm(request.POST or None, person=known)
    if request.method != "POST" or not form.is_valid():
        around = {**_around(known), "exception_form": form}
        status = NOTHING_CHANGED if form.is_bound else 200
        return page(
            request, "people/person.html", status=status, person=known, form=PersonForm(instance=known), **around
        )
    granted = membership.grant_exception(known, ordered_by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    deeds.note(request.user, "exception_granted", about=known, team=granted.team.name, reason=granted.reason)
    return redirect(
        request, f"{PEOPLE}{key}/", told=_("%(name)s now belongs to %(team)s.") % {"name": known, "team": granted.team}
    )


@administrators_only
def end_exception(request: HttpRequest, key: int, membership_key: int) -> HttpResponse:
    """Take an exception back."""
    ended = _get(Membership, membership_key)
    if request.method != "POST" or ended.user_id != key or ended.origin != Membership.Origin.EXCEPTION:
        raise Http404
    membership.end_exception(ended)
    deeds.note(request.user, "exception_ended", about=ended.user, team=ended.team.name)
    return redirect(request, f"{PEOPLE}{key}/", told=_("The exception has ended."))


@administrators_only
def centres(request: HttpRequest) -> HttpResponse:
    """All centres."""
    return page(request, "people/centres.html", centres=Centre.objects.annotate(number=Count("people")))


@administrators_only
def centre(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """One centre: open, change, close."""
    known = _get(Centre, key) if key else None
    form = CentreForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = form.save()
            membership.open_centre(saved)
            deeds.note(request.user, "centre_saved", centre=saved.name)
        return redirect(request, CENTRES, told=_("%(name)s is saved.") % {"name": saved})
    return page(
        request, "people/centre.html", status=NOTHING_CHANGED if form.is_bound else 200, centre=known, form=form
    )


def _get(model: Any, key: int) -> Any:
    found = model.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    return found
