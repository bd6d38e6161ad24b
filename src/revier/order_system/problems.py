"""Refusals: what is wrong with a request, as a problem document (RFC 9457)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

Fault = Mapping[str, str]  # {"pointer": "/name", "code": "too_long"}


class Problem(Exception):
    """A request that is refused, and has changed nothing; name is the last part of the problem's type."""

    def __init__(
        self,
        status: int,
        name: str,
        detail: str,
        *,
        errors: Sequence[Fault] = (),
        current: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.name, self.detail = status, name, detail
        self.errors, self.current, self.headers = errors, current, dict(headers or {})

    def document(self, path: str) -> dict[str, object]:
        """The problem of the request to that path, ready to be written as JSON."""
        told: dict[str, object] = {
            "type": f"/problems/{self.name}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "instance": path,
            "retryable": self.status >= HTTPStatus.INTERNAL_SERVER_ERROR,
        }
        if self.errors:
            told["errors"] = list(self.errors)
        if self.current is not None:
            told["current"] = self.current
        return told


def not_found(what: str) -> Problem:
    """Nothing is known under that address, or nothing that is exchanged."""
    return Problem(404, "not-found", f"There is no {what} here that is exchanged.")


def stale(current: Mapping[str, object]) -> Problem:
    """Somebody was faster; the record as it is now comes along."""
    return Problem(412, "stale", "The record has a newer revision.", current=current)


def refused(pointer: str, code: str, status: int = 422) -> Problem:
    """One value that cannot be taken."""
    return Problem(status, "refused", "A value was refused.", errors=[{"pointer": pointer, "code": code}])
