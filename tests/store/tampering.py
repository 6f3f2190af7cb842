"""What somebody who may write to the file can do to it past the bot."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.base import WorkspaceId
from store.encoding import encode
from store.events import ClaimRetracted
from store.instants import to_text
from store.ledger import SALT_BYTES, Said, seal
from store.sqlite.rows import word_term
from tests.contracts.facts import INVESTED_ID, MORNING

TAMPERED = WorkspaceId("console:home")

COLUMNS = {
    "ledger": "row workspace seq at person origin kind about event salt commitment link",
    "claims": "id seq field source",
    "mentions": "entity field seq role",
    "names": "entity seq name key",
    "name_tokens": "token entity seq",
    "beginnings": "kind within rest name entity seq",
    "lengths": "row length",
    "restatements": "seq again",
    "heads": "workspace seq link",
    "dedupe_keys": "first last",
}
INDEXES = ("claims", "mentions", "names", "name_tokens", "beginnings", "lengths", "restatements")
SEVERAL = {"ledger": 4}
"""In how many rows of a table each column is changed; of others, in one."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Tampering:
    """Something done to a file, and how it is called."""

    name: str
    do: Callable[[sqlite3.Connection], object]


def tamper(path: Path, tampering: Tampering) -> None:
    """Do it as somebody would who leaves no other trace: every guard is there again at the end."""
    connection = sqlite3.connect(path, isolation_level=None)
    query = "select name, sql from sqlite_schema where type = 'trigger' order by rowid"
    guards = connection.execute(query).fetchall()
    for name, _ in guards:
        connection.execute(f"drop trigger {name}")
    tampering.do(connection)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def tamperings(path: Path, seed: int) -> tuple[Tampering, ...]:
    """Return what can be done to a file that holds entries of every kind, some of them erased."""
    connection = sqlite3.connect(path)
    try:
        return tuple(_all(connection, random.Random(seed)))
    finally:
        connection.close()


def _all(connection: sqlite3.Connection, choice: random.Random) -> Iterator[Tampering]:
    for table, columns in COLUMNS.items():
        rows = _rows(connection, table)
        for column in columns.split():
            for row in choice.sample(rows, SEVERAL.get(table, 1)):
                yield _changed(table, column, row)
        if table != "dedupe_keys":
            yield _removed(table, choice.choice(rows))
    for table in INDEXES:
        yield _added_to(table, choice.choice(_rows(connection, table)))
    query = "select seq from ledger where workspace = ? and event is not null order by seq"
    yield from _of_entries([seq for (seq,) in connection.execute(query, (TAMPERED,))], choice)
    yield Tampering("an entry added that fits the chain", _added)
    yield from _words()
    for table, places in {"purging": "(?)", "erasing": "(?, 1)"}.items():
        statement = f"insert into {table} values {places}"
        yield Tampering(f"{table} left open", _run(statement, TAMPERED))
    yield Tampering("a guard taken away", _unguarded)


def _of_entries(entries: list[int], choice: random.Random) -> Iterator[Tampering]:
    newest = entries[-1]
    for seq in choice.sample(entries, 5):
        yield Tampering(f"{seq} emptied as if erased", _emptied(seq))
    for seq in choice.sample(entries[:-1], 3):
        yield Tampering(f"{seq} removed, and all that is made of it", _cut(seq, seq))
    for seq in (newest, newest - 4, 2, 1):
        yield Tampering(f"{seq} and all after it removed", _cut(seq, newest))
    for one, other in (choice.sample(entries, 2) for _ in range(4)):
        yield Tampering(f"{one} and {other} swapped", _swapped(one, other))


def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    whose = "" if table == "lengths" else f"where workspace = '{TAMPERED}'"
    cursor = connection.execute(f"select * from {table} {whose}")
    names = [name for name, *_ in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _where(row: Row) -> str:
    return " and ".join(f"{column} is :{column}" for column in row)


def _run(statement: str, *parameters: object) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute(statement, parameters)


def _other(column: str, value: object) -> object:
    """Another value of the same kind, as it might have been."""
    match value:
        case bytes():
            return bytes([*value[:-1], value[-1] ^ 1])
        case None:
            return bytes(SALT_BYTES) if column == "salt" else "{}"
        case str() if column == "at":
            return value.replace("Z", "1Z")[:-3] + "9Z"
        case int():
            return {"first": value - 1, "length": value + 1, "row": -value}.get(
                column, value + 9_999
            )
        case _:
            return f"{value}x"


def _changed(table: str, column: str, row: Row) -> Tampering:
    value = _other(column, row[column])
    statement = f"update {table} set {column} = :new where {_where(row)}"
    place = row.get("seq", row.get("row", ""))
    return Tampering(
        f"{table}.{column} of {place}",
        lambda connection: connection.execute(statement, {**row, "new": value}),
    )


def _removed(table: str, row: Row) -> Tampering:
    statement = f"delete from {table} where {_where(row)}"
    return Tampering(
        f"a row of {table} removed", lambda connection: connection.execute(statement, row)
    )


def _added_to(table: str, row: Row) -> Tampering:
    """Add a row that is like another but for its last text or number."""
    last = {"claims": "id", "names": "name", "restatements": "seq", "lengths": "row"}.get(table)
    column = last or COLUMNS[table].split()[-1]
    new = {**row, column: _other("", row[column])}
    if table == "claims":
        new["seq"] = 10_000
    places = ", ".join(f":{name}" for name in new)
    statement = f"insert into {table} ({', '.join(new)}) values ({places})"
    return Tampering(
        f"a row of {table} added", lambda connection: connection.execute(statement, new)
    )


def _emptied(seq: int) -> Callable[[sqlite3.Connection], object]:
    return _run(
        "update ledger set person = '', origin = '', event = null, salt = null, kind = 'emptied',"
        " about = '' where workspace = ? and seq = ?",
        TAMPERED,
        seq,
    )


def _cut(start: int, end: int) -> Callable[[sqlite3.Connection], object]:
    def cut(connection: sqlite3.Connection) -> None:
        scope = (TAMPERED, start, end)
        connection.execute(
            "delete from lengths where row in"
            " (select row from ledger where workspace = ? and seq between ? and ?)",
            scope,
        )
        tables = ("mentions", "claims", "names", "name_tokens", "beginnings", "restatements")
        for table in (*tables, "ledger"):
            connection.execute(
                f"delete from {table} where workspace = ? and seq between ? and ?", scope
            )

    return cut


def _swapped(one: int, other: int) -> Callable[[sqlite3.Connection], object]:
    """Swap what two entries say, and all that proves it."""

    def swap(connection: sqlite3.Connection) -> None:
        columns = "person, origin, kind, about, event, salt, commitment, link"
        places = ", ".join(f"{each} = ?" for each in columns.split(", "))
        told = [
            connection.execute(
                f"select {columns} from ledger where workspace = ? and seq = ?", (TAMPERED, seq)
            ).fetchone()
            for seq in (one, other)
        ]
        for seq, said in ((other, told[0]), (one, told[1])):
            connection.execute(
                f"update ledger set {places} where workspace = ? and seq = ?",
                (*said, TAMPERED, seq),
            )

    return swap


def _added(connection: sqlite3.Connection) -> None:
    """Add an entry as the store would, but for telling which is the newest."""
    seq, link = connection.execute(
        "select seq, link from ledger where workspace = ? order by seq desc limit 1", (TAMPERED,)
    ).fetchone()
    event = ClaimRetracted(INVESTED_ID, "forged")
    said = Said(seq + 1, "U0BEN", "slack", event.claim, encode(event))
    salt = bytes(SALT_BYTES)
    at = MORNING.replace(year=2027)
    sealed = seal(link, at=at, said=said, salt=salt)
    connection.execute(
        "insert into ledger values ((select max(row) + 1 from ledger), ?, ?, ?, ?, ?,"
        " 'claim_retracted', ?, ?, ?, ?, ?)",
        (
            TAMPERED,
            said.seq,
            to_text(at),
            said.by,
            said.origin,
            said.about,
            said.event,
            salt,
            sealed.commitment,
            sealed.link,
        ),
    )


def _words() -> Iterator[Tampering]:
    """Let claims be found by other words than their own."""
    yield Tampering(
        "all words forgotten", _run("insert into passages (passages) values ('delete-all')")
    )
    zebra, euro = (word_term(TAMPERED, word) for word in ("zebra", "euro"))
    first = "(select min(ledger.row) from claims join ledger using (workspace, seq))"
    add = f"insert into passages (rowid, terms) values ({first}, ?)"
    yield Tampering("a word added", _run(add, zebra))
    nowhere = "insert into passages (rowid, terms) values (10000, ?)"
    yield Tampering("a word of no entry added", _run(nowhere, zebra))
    forget = f"insert into passages (passages, rowid, terms) values ('delete', {first}, ?)"
    yield Tampering("a word forgotten", _run(forget, euro))


def _unguarded(connection: sqlite3.Connection) -> None:
    connection.execute("pragma writable_schema = on")
    connection.execute("delete from sqlite_schema where name = 'names_key'")
