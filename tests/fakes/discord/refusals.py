"""What Discord refuses, by status, code and words.

Source: docs.discord.com/developers/topics/opcodes-and-status-codes, read 2026-11-29. Where
the page words it otherwise, these are the words and statuses that libraries report.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.fakes.discord import shapes
from tests.fakes.discord.shapes import Fault, Json

WORDS = {
    0: (400, "400: Bad Request"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20012: (403, "You are not authorized to perform this action on this application"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30034: (400, "Max number of daily application command creates has been reached (200)"),
    40005: (413, "Request entity too large"),
    40058: (400, "Cannot send messages in a forum channel"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
}
"""Each code that the fake answers with, as Discord words it."""

PLAIN = {
    401: "401: Unauthorized",
    404: "404: Not Found",
    405: "405: Method Not Allowed",
}
"""What is refused before any code is looked up; these carry code 0."""


class Refusal(Exception):
    """A request that Discord answers with an error; `faults` are what is wrong with a form."""

    def __init__(self, code: int, faults: Iterable[Fault] = ()) -> None:
        self.code = code
        self.status, self.message = WORDS[code]
        self.faults = tuple(faults)
        super().__init__(f"{self.message} {self.faults or ''}")

    @property
    def body(self) -> Json:
        if self.faults:
            return shapes.refusal(self.faults)
        return {"message": self.message, "code": self.code}


class Unserved(Refusal):
    """A request that is refused by its status alone: 401, 404 or 405."""

    def __init__(self, status: int) -> None:
        super().__init__(0)
        self.status, self.message = status, PLAIN[status]


class Overwhelmed(Refusal):
    """A request on which Discord breaks down: status 500."""

    def __init__(self) -> None:
        super().__init__(0)
        self.status, self.message = 500, "500: Internal Server Error"


def invalid(path: str, code: str, message: str) -> Refusal:
    """Return the refusal of one field, by its path: keys joined by dots."""
    return Refusal(50035, [Fault(path, code, message)])
