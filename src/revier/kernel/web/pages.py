"""The only keeper of HTTP and htmx in the kernel's face: every page leaves through here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.cache import patch_vary_headers
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
]


def page(request: HttpRequest, template: str, *, block: str = "", status: int = 200, **context: Any) -> HttpResponse:
    """A page; or the one block of it that htmx asks for. When the browser restores its history, always the page."""
    known = {"request": request, "user": request.user, "csrf_token": get_token(request), **context}
    if block and asked_by_htmx(request):
        environment = get_template(template).template.environment
        body = render_block(environment, template, block, **known)
    else:
        body = get_template(template).template.render(**known, shell=shell(request))
    response = HttpResponse(body, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


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
        response["HX-Redirect"] = address
        return response
    return HttpResponseRedirect(address)


def json(data: Any, *, status: int = 200) -> JsonResponse:
    """An answer for machines."""
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
