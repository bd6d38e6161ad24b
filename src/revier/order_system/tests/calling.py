"""How the tests call the order system: over HTTP, and every answer has to be one the contract allows."""

import http.client
import json
import re
import uuid
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlencode, urlsplit

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from revier.order_system.testing import Running

CONTRACT = yaml.safe_load(files("revier.order_system").joinpath("msto-openapi.yaml").read_text(encoding="utf-8"))
_REGISTRY = Registry().with_resource("urn:msto", Resource(CONTRACT, DRAFT202012))
_OF_THE_SERVER = {404, 405, 408, 411, 413, 500, 503}  # not about an operation, so no operation lists them
UID = "0197a1b2-0000-7000-8000-00000000abcd"
LEAD = {"crm_uid": UID, "name": "Neubau GmbH", "city": "Oldenburg", "country": "DE"}
JSON, MERGE_PATCH = "application/json", "application/merge-patch+json"


class Reply:
    """One answer: status, headers and the JSON in it."""

    def __init__(self, response):
        self.status, self.headers = response.status, response.headers
        self.json = json.loads(response.read())

    @property
    def pointers(self):
        return {fault["pointer"]: fault["code"] for fault in self.json["errors"]}


class Caller:
    """The CRM's side of the wire."""

    def __init__(self, running: Running) -> None:
        self.running = running

    def call(self, method, path, body=None, **headers) -> Reply:
        """Header names are written with underscores; authorization=None leaves it out."""
        base = urlsplit(self.running.url)
        given = {"authorization": f"Bearer {self.running.token}", **headers}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        sent = {name.replace("_", "-"): value for name, value in given.items() if value is not None}
        connection = http.client.HTTPConnection(base.hostname, base.port, timeout=10)
        try:
            connection.request(method, base.path + path, body=body, headers=sent)
            reply = Reply(connection.getresponse())
        finally:
            connection.close()
        must_fit_the_contract(method, path.partition("?")[0], reply)
        return reply

    def get(self, path, **question) -> Reply:
        return self.call("GET", f"{path}?{urlencode(question)}" if question else path)

    def post(self, path, body, key=None) -> Reply:
        return self.call("POST", path, body, content_type=JSON, idempotency_key=key or new_key())

    def patch(self, path, body, rev, key=None) -> Reply:
        tag, key = f'"{rev}"', key or new_key()
        return self.call("PATCH", path, body, content_type=MERGE_PATCH, if_match=tag, idempotency_key=key)

    def put(self, path, body, rev=None) -> Reply:
        return self.call("PUT", path, body, content_type=JSON, if_match=None if rev is None else f'"{rev}"')

    def pages(self, path, place, following, **question) -> Iterator[dict]:
        """All pages of a list; place is the parameter, following the member that says where the next page begins."""
        page = self.get(path, **question).json
        yield page
        while page["has_more"] if "has_more" in page else page[following]:
            page = self.get(path, **question | {place: page[following]}).json
            yield page

    def feed(self, limit=500, **question) -> list[dict]:
        pages = self.pages("/changes", "cursor", "next_cursor", limit=limit, **question)
        return [entry for page in pages for entry in page["items"]]

    def companies(self, limit=500) -> list[dict]:
        pages = self.pages("/companies", "after", "next_after", limit=limit)
        return [company for page in pages for company in page["items"]]

    def tables(self) -> str:
        """A hash of everything in the file."""
        with self.running.store.reading() as db:
            return sha256("\n".join(db.iterdump()).encode()).hexdigest()


def new_key() -> str:
    return f'"{uuid.uuid4()}"'


def must_fit_the_contract(method: str, path: str, reply: Reply) -> None:
    """Status, content type, headers and body, as the contract has them."""
    operation = _operation(method, path)
    content_type = reply.headers["content-type"]
    assert reply.headers["cache-control"] == "no-store"
    assert content_type == ("application/json" if reply.status < 300 else "application/problem+json")
    if operation is None or str(reply.status) not in operation["responses"]:
        assert reply.status in _OF_THE_SERVER | ({401} if operation is None else set()), (method, path, reply.status)
        _validate("#/components/schemas/Problem", reply.json)
        return
    pointer, declared = _resolved(operation["pointer"], operation["responses"], str(reply.status))
    _validate(f"{pointer}/content/{_part(content_type)}/schema", reply.json)
    assert ("etag" in reply.headers) == ("ETag" in declared.get("headers", {}))


def _operation(method: str, path: str):
    for address, operations in CONTRACT["paths"].items():
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", address), path) and method.lower() in operations:
            pointer = f"#/paths/{_part(address)}/{method.lower()}"
            return operations[method.lower()] | {"pointer": pointer}
    return None


def _resolved(pointer: str, responses: dict, status: str):
    declared = responses[status]
    if "$ref" in declared:
        return declared["$ref"], CONTRACT["components"]["responses"][declared["$ref"].rpartition("/")[2]]
    return f"{pointer}/responses/{status}", declared


def _part(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


def _validate(pointer: str, value: object) -> None:
    schema = {"$ref": f"urn:msto{pointer}"}
    Draft202012Validator(schema, registry=_REGISTRY, format_checker=FormatChecker()).validate(value)
