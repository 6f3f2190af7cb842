"""From events to entries: what every backend does between reading its state and writing rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from store.admission import Draft
from store.base import Receipt
from store.encoding import MalformedError, encode
from store.errors import ConflictingEventError, KeyReusedError, OvertakenError
from store.events import Event, PersonId
from store.fold import Happened, about
from store.instants import in_utc
from store.ledger import Said, Seal, salts, seal


def draft(events: Iterable[Event]) -> Iterator[Draft]:
    """Name what each event is about, or raise ConflictingEventError where one has no JSON form."""
    for event in events:
        try:
            yield Draft(about(event), event, encode(event))
        except MalformedError as error:
            raise ConflictingEventError(f"an event cannot be written down: {error}") from error


class Fingerprint:
    """The SHA-256 of events, told some after others: what a dedupe key stands for."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._between = ""

    def add(self, drafts: Iterable[Draft]) -> None:
        """Take in the next events."""
        for draft in drafts:
            self._digest.update(f"{self._between}{draft.text}".encode())
            self._between = "\n"

    def told(self) -> str:
        """Return it as hexadecimal digits."""
        return self._digest.hexdigest()


def fingerprint(drafts: Iterable[Draft]) -> str:
    """Return the fingerprint of all events there are."""
    found = Fingerprint()
    found.add(drafts)
    return found.told()


def repeated(key: str, *, kept: str, now: str, receipt: Receipt) -> Receipt:
    """Return the first receipt of a dedupe key, or raise KeyReusedError when the events differ."""
    if kept != now:
        raise KeyReusedError(f"the key {key} was used for other events; take a new one")
    return Receipt(receipt.first, receipt.last, repeated=True)


def unmoved(upto: int | None, *, newest: int) -> None:
    """Raise OvertakenError where the ledger has gone on since events were worked out."""
    if upto is not None and upto != newest:
        raise OvertakenError(f"entry {newest} was recorded since; look anew")


def stamp(at: datetime, last: datetime | None) -> datetime:
    """Return the instant to record `at` under, in UTC: never before the ledger's last.

    Writers wait for one another, and clocks are set back; the ledger goes on at its last instant.
    Raises ValueError where `at` is not in UTC.
    """
    instant = in_utc(at)
    return instant if last is None else max(instant, last)


@dataclass(frozen=True, slots=True)
class Written:
    """A new entry, ready to be stored: what happened, as text, and its seal."""

    happened: Happened
    said: Said
    salt: bytes
    seal: Seal


def write(
    happenings: Iterable[Happened], previous: bytes, *, by: PersonId, origin: str, at: datetime
) -> Iterator[Written]:
    """Chain new entries to the one with the link `previous`."""
    # The salts have no end, so this zip cannot be strict.
    for happened, salt in zip(happenings, salts(), strict=False):
        said = Said(happened.seq, by, origin, happened.about, happened.text)
        sealed = seal(previous, at=at, said=said, salt=salt)
        yield Written(happened, said, salt, sealed)
        previous = sealed.link
