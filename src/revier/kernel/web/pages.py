"""The only keeper of HTTP and htmx in the kernel's face: every page leaves through here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails
from jinja2_fragments import render_block

from .navigation import shell

NOTHING_CHANGED = 422

__all__ = [
    "Http404",
    "HttpRequest",
    "HttpResponse",
    "HttpResponseBadRequest",
    "asked_by_htmx",
    "json",
    "page",
    "redirect",
    "way_back",
]


def page(request: HttpRequest, template: str, *, block: str = "", status: int = 200, **context: Any) -> HttpResponse:
    """A page; or the one block of it that htmx asks for. When the browser restores its history, always the page."""
    known = {"request": request, "user": request.user, "csrf_token": get_token(request), **context}
    if block and asked_by_htmx(request):
        body = render_block(_jinja2(template).environment, template, block, **known)
    else:
        body = _jinja2(template).render(**known, shell=shell(request))
    response = HttpResponse(body, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _jinja2(template: str) -> Any:
    """The template itself, without the cover Django puts around it: it shall know what it is given and nothing else."""
    found: Any = get_template(template)
    return found.template


def asked_by_htmx(request: HttpRequest) -> bool:
    """Whether htmx wants a piece of a page, and not the page."""
    htmx = HtmxDetails(request)
    return bool(htmx) and not htmx.history_restore_request


def redirect(request: HttpRequest, address: str, *, told: str = "", undo: str = "") -> HttpResponse:
    """Go to another page after a write. told: what the toast says there; undo: the address that takes it back."""
    if told:
        messages.success(request, told, extra_tags=undo)
    if asked_by_htmx(request):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = iri_to_uri(address)
        return response
    return HttpResponseRedirect(address)


def way_back(request: HttpRequest, otherwise: str = "") -> str:
    """Where one came from, as the address or the form says it; only if that is a page of ours."""
    back = request.POST.get("zurueck") or request.GET.get("zurueck", "")
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if ours else otherwise


def json(data: Any, *, status: int = 200) -> JsonResponse:
    """An answer for machines."""
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
