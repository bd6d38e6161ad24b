"""HTTP in, HTTP out: finds the operation for a request, lets only the bearer of the token in, and writes the answer."""

import json
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterable, Mapping
from hmac import compare_digest
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

from . import answers
from .answers import Operation
from .once import Answer
from .problems import Problem, not_found
from .requests import Request
from .store import Store

BASE = "/v1"
_MOST_BYTES = 1_000_000
_VARIABLES = {
    "id": "0|[1-9][0-9]{0,11}",
    "entity": "company|contact|visit_plan",
    "crm_uid": "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    "as_of": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
}

OPERATIONS: Mapping[str, Mapping[str, Operation]] = {
    "/meta": {"GET": answers.get_meta},
    "/changes": {"GET": answers.list_changes},
    "/digest/{entity}": {"GET": answers.get_digest},
    "/companies": {"GET": answers.list_companies, "POST": answers.create_company},
    "/companies/{id}": {"GET": answers.get_company, "PATCH": answers.patch_company},
    "/contacts": {"POST": answers.create_contact},
    "/contacts/{id}": {"GET": answers.get_contact, "PATCH": answers.patch_contact},
    "/companies/{id}/visit-plan": {"PUT": answers.put_visit_plan},
    "/visit-reports/{crm_uid}": {"PUT": answers.put_visit_report},
    "/revenue/{as_of}": {"GET": answers.get_revenue},
    "/users": {"GET": answers.list_users},
    "/centres": {"GET": answers.list_centres},
}


def _pattern(address: str) -> re.Pattern[str]:
    return re.compile(BASE + re.sub(r"{(\w+)}", lambda found: f"(?P<{found[1]}>{_VARIABLES[found[1]]})", address))


_ADDRESSES = [(_pattern(address), operations) for address, operations in OPERATIONS.items()]


class Application:
    """The order system as a WSGI application."""

    def __init__(self, store: Store, token: str) -> None:
        self.store, self._bearer = store, f"Bearer {token}".encode()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        try:
            answer = self._answer(environ, path)
            headers = {} if answer.rev is None else {"ETag": f'"{answer.rev}"'}
            return _written(start_response, answer.status, "application/json", answer.body, headers)
        except Problem as problem:
            document = problem.document(path)
            return _written(start_response, problem.status, "application/problem+json", document, problem.headers)

    def _answer(self, environ: WSGIEnvironment, path: str) -> Answer:
        body = _body(environ)
        if not compare_digest(environ.get("HTTP_AUTHORIZATION", "").encode(errors="replace"), self._bearer):
            raise Problem(401, "token", "The token is missing or wrong.", headers={"WWW-Authenticate": "Bearer"})
        method = environ["REQUEST_METHOD"]
        operation, variables = _operation(method, path)
        request = Request(
            method=method,
            path=path,
            variables=variables,
            query=environ.get("QUERY_STRING", ""),
            content_type=environ.get("CONTENT_TYPE", ""),
            if_match=environ.get("HTTP_IF_MATCH"),
            key=environ.get("HTTP_IDEMPOTENCY_KEY"),
            body=body,
        )
        try:
            return operation(self.store, request)
        except Problem:
            raise
        except Exception as error:
            raise _broken(error) from error


def _body(environ: WSGIEnvironment) -> bytes:
    """Read it in any case: a client that is still sending does not hear the answer."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if environ.get("HTTP_TRANSFER_ENCODING") or not re.fullmatch(r"[0-9]{1,9}", length):
        raise Problem(411, "length", "The request has to say how long its body is.")
    stream, left = environ["wsgi.input"], int(length)
    try:
        while left > _MOST_BYTES:
            left -= len(stream.read(_MOST_BYTES)) or left
        body: bytes = stream.read(left)
    except TimeoutError:
        raise Problem(408, "silence", "The body did not arrive.") from None
    if int(length) > _MOST_BYTES:
        raise Problem(413, "too-large", f"A body has {_MOST_BYTES} bytes at most.")
    return body


def _operation(method: str, path: str) -> tuple[Operation, dict[str, str]]:
    for pattern, operations in _ADDRESSES:
        if found := pattern.fullmatch(path):
            if method in operations:
                return operations[method], found.groupdict()
            raise Problem(405, "method", f"{method} is not possible here.", headers={"Allow": ", ".join(operations)})
    raise not_found("such address")


def _broken(error: Exception) -> Problem:
    """What is not the caller's fault; a file that others hold for too long may be free in a moment."""
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return Problem(503, "busy", "The file is busy.", headers={"Retry-After": "1"})
    traceback.print_exception(error, file=sys.stderr)
    return Problem(500, "broken", "The order system has made a mistake.")


def _written(
    start_response: StartResponse, status: int, content_type: str, body: object, headers: Mapping[str, str]
) -> Iterable[bytes]:
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    standing = {"Content-Type": content_type, "Content-Length": str(len(content)), "Cache-Control": "no-store"}
    start_response(f"{status} {HTTPStatus(status).phrase}", list({**standing, **headers}.items()))
    return [content]
