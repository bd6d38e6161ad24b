"""The same write twice is done once: an answer is kept under its Idempotency-Key, in the transaction of the write."""

import json
import sqlite3
from dataclasses import dataclass
from hashlib import sha256

from .problems import Problem
from .requests import Request


@dataclass(frozen=True)
class Answer:
    """A success; rev is what its ETag says, if it has one."""

    status: int
    body: object
    rev: int | None = None


def earlier(db: sqlite3.Connection, request: Request) -> Answer | None:
    """The answer this request got before. Raises Problem when its key belongs to another request."""
    row = db.execute("SELECT * FROM answered WHERE key = ?", (request.idempotency_key(),)).fetchone()
    if row is None:
        return None
    if row["fingerprint"] != _fingerprint(request):
        raise Problem(422, "key-reused", "This Idempotency-Key belongs to another request.")
    return Answer(row["status"], json.loads(row["body"]), row["rev"])


def keep(db: sqlite3.Connection, request: Request, answer: Answer) -> Answer:
    """Keep the answer for a repetition, and return it. Only successes are kept: a refusal leaves nothing behind."""
    kept = (request.idempotency_key(), _fingerprint(request), answer.status, answer.rev, json.dumps(answer.body))
    db.execute("INSERT INTO answered VALUES (?, ?, ?, ?, ?)", kept)
    return answer


def _fingerprint(request: Request) -> str:
    body = json.dumps(json.loads(request.body), sort_keys=True)
    return sha256(f"{request.method} {request.path} {request.if_match}\n{body}".encode()).hexdigest()
