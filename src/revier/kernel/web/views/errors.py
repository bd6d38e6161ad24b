"""When something goes wrong: what happened, what is safe, what to do, and a number to name."""

import logging
import secrets
from typing import Any

from django.utils.translation import gettext as _

from ..pages import HttpRequest, HttpResponse, page

_log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """There is no such page, or none this person may see."""
    return _error(
        request,
        404,
        _("This page does not exist"),
        _("It was deleted, or it belongs to another team. Nothing was changed."),
        _("Please search for it, or ask whoever sent you the link."),
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The person may not do this."""
    return _error(
        request,
        403,
        _("You may not do this"),
        _("Your role does not have this right. Nothing was changed."),
        _("If you need it, ask your administrator."),
    )


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The request makes no sense."""
    return _error(
        request, 400, _("This request could not be read"), _("Nothing was changed."), _("Please go back and try again.")
    )


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open for too long, or cookies are switched off: what was typed is kept by the browser as a draft."""
    return _error(
        request,
        403,
        _("This page has expired"),
        _("Nothing was changed. What you typed is kept as a draft on this device."),
        _("Please go back, reload the page and save again."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault. The number leads whoever reads the log to the cause."""
    number = secrets.token_hex(3).upper()
    _log.error("Error no. %s at %s", number, request.path)
    return _error(
        request,
        500,
        _("This did not work"),
        _("The fault is ours. Nothing was half saved; what you typed is kept as a draft on this device."),
        _("Please try again. If it happens again, tell us the number."),
        number,
    )


def _error(request: HttpRequest, status: int, title: str, safe: str, advice: str, number: str = "") -> HttpResponse:
    return page(request, "shell/error.html", status=status, title=title, safe=safe, advice=advice, number=number)
