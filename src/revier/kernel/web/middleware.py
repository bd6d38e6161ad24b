"""What holds for every request: headers, idle sign-out, and no page without a person."""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

Answer = Callable[[HttpRequest], HttpResponse]
_OPEN = ("/konto/", "/static/", "/healthz", "/readyz", "/favicon.ico")
_SEEN = "seen_at"
_NOTE_EVERY = 60


def headers(answer: Answer) -> Answer:
    """Headers that no page may go without."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def idle_sign_out(answer: Answer) -> Answer:
    """Whoever has not touched the keyboard for long enough signs in again; what was typed is kept by the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now, seen = int(time.time()), request.session.get(_SEEN)
            if seen and now - seen > settings.SESSION_IDLE_SECONDS:
                logout(request)
            elif seen is None or now - seen > _NOTE_EVERY:
                request.session[_SEEN] = now
        return answer(request)

    return middleware


def legible_only(answer: Answer) -> Answer:
    """No address has a NUL in it that anybody means, and no PostgreSQL takes one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return answer(request)

    return middleware


def signed_in_only(answer: Answer) -> Answer:
    """Every page asks for a person, except the few that let one in or tell a machine how we are."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated or request.path.startswith(_OPEN):
            return answer(request)
        address = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
        if request.headers.get("HX-Request"):
            response = HttpResponse(status=401)
            response["HX-Redirect"] = address
            return response
        return HttpResponseRedirect(address)

    return middleware
