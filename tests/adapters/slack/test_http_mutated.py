"""Requests mangled in every way that comes to mind, by those who can sign and those who cannot."""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from urllib.parse import quote, urlencode

import pytest

from tests.adapters.slack.knocking import FORM, JSON, Door, Inbox, opened, request
from tests.adapters.slack.passing import breathe

REFUSALS = {400, 401, 405, 408, 411, 413, 415}
MUTATED = 10_000
GROWTH = 50.0

PAYLOAD = {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"value": '{"a":[1]}'}]}
BASES = (
    (urlencode({"command": "/deal", "text": "funding", "team_id": "T1"}).encode(), FORM),
    (json.dumps({"type": "event_callback", "event_id": "Ev1", "event": PAYLOAD}).encode(), JSON),
    (urlencode({"payload": json.dumps(PAYLOAD)}).encode(), FORM),
)
TOKENS = (
    b"{", b"}", b"[" * 5_000, b"]", b'{"a":' * 3_000, b'"', b"\\", b"\\u0000", b"\\ud800", b"NaN",
    b"1e999", b"9" * 5_000, b"payload=", b"&", b"&&", b"=", b"%", b"%00", b"%FF", b"%7B", b"\x00",
    b"\xff", b"\xed\xa0\x80", "\u202e²é😀".encode(), b"\r\n\r\n", b"ssl_check=1", b"null",
    b'"type":"url_verification",', b'"challenge":[],', b"a" * 100_000, b"&f=1" * 200,
)  # fmt: skip
VALUES = (
    "", "abc", "²", "-1", "0", "1" * 5_000, "nan", "1e9", "v0=", "v0=" + "0" * 64, "é", "\udcff",
    "a, b", "text/plain", "multipart/form-data; boundary=x", f"{JSON}; charset=utf-16", "gzip",
    "chunked", "identity", "100-continue", "bytes=0-", "close", "'\"<script>", "x" * 9_000,
)  # fmt: skip
NAMES = (
    "Content-Type", "X-Slack-Request-Timestamp", "X-Slack-Signature", "X-Slack-Retry-Num",
    "Content-Length", "Content-Encoding", "Transfer-Encoding", "Expect", "Host", "Upgrade",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attempt:
    head: bytes
    body: bytes
    signed: bool


def mangled(body: bytes, random: Random) -> bytes:
    """Return a body in which something was cut, doubled, flipped or put in."""
    for _ in range(random.randrange(4)):
        start, end = sorted(random.randrange(len(body) + 1) for _ in range(2))
        match random.randrange(6):
            case 0:
                body = body[:start] + body[end:]
            case 1:
                body = body[:end] + body[start:]
            case 2:
                body = body[:start] + random.randbytes(random.randrange(1, 9)) + body[start:]
            case 3:
                body = body[:start]
            case 4:
                body = body[:start] + quote(random.choice(TOKENS)).encode() + body[start:]
            case _:
                body = body[:start] + random.choice(TOKENS) + body[end:]
    return body if random.random() > 0.002 else body + b"a" * 2**20


def attempt(bot: Door, random: Random) -> Attempt:
    base, kind = random.choice(BASES)
    body = mangled(base, random)
    signed = random.random() < 0.5
    headers = bot.signed(body if signed else base + b" ", kind=kind)
    pairs = [*headers.items(), ("Content-Length", str(len(body)))]
    for _ in range(random.choice((0, 0, 1, 2))):
        at = random.randrange(len(pairs))
        match random.randrange(3):
            case 0:
                del pairs[at]
            case 1:
                pairs[at] = (pairs[at][0], random.choice(VALUES))
            case _:
                pairs.insert(at, (random.choice(NAMES), random.choice(VALUES)))
        pairs = pairs or [("X-None", "")]
    method = random.choice(("GET", "PUT", "BREW")) if random.random() < 0.02 else "POST"
    head = request(*(f"{name}: {value}" for name, value in pairs), method=method)
    return Attempt(head, body, signed)


async def status(bot: Door, tried: Attempt) -> int | None:
    """Return the status, letting time pass where the bot waits for more; None for no answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", bot.port)
    try:
        writer.write(tried.head + tried.body)
        answer = asyncio.ensure_future(_first_line(reader))
        for _ in range(3):
            await breathe(answer.done)
            if answer.done():
                break
            await bot.time.passes(3)
        if not answer.done():
            answer.cancel()
            return None
        line = await answer
        return int(line.split(maxsplit=2)[1]) if line else None
    except ConnectionError:
        return None
    finally:
        writer.close()


async def _first_line(reader: asyncio.StreamReader) -> bytes:
    line = await reader.readline()
    while line.startswith(b"HTTP/1.1 100") or line == b"\r\n":
        line = await reader.readline()
    return line


def mebibytes() -> float:
    """Return the most memory this process ever had; Linux counts in KiB, others in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**10 if sys.platform == "linux" else 2**20)


async def knock(times: int, seed: int) -> tuple[Counter[int | None], float]:
    """Knock so often; return how often each status came and how far the memory grew."""
    failed: list[Mapping[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failed.append(context))
    random, statuses, inbox = Random(seed), Counter[int | None](), Inbox()
    async with opened(inbox) as bot:
        before = mebibytes()
        for number in range(times):
            tried = attempt(bot, random)
            came = await status(bot, tried)
            assert came in REFUSALS or (came == 200 and tried.signed) or came is None, tried
            statuses[came] += 1
            if number == times // 10:
                before = mebibytes()
        grown = mebibytes() - before
        await bot.time.passes(1)
        assert await bot.posts(BASES[0][0]) == (200, f"answer {len(inbox.got)}")
    assert not failed
    return statuses, grown


async def test_mangled_requests_are_refused_and_never_a_fault() -> None:
    statuses, _ = await knock(300, seed=1)

    assert {200, 400, 401, 405, 415} <= statuses.keys()


@pytest.mark.slow
async def test_many_mangled_requests_are_refused_and_leave_nothing_behind(
    seed: int, tell: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Those that pytest adds keep every record, with all that its traceback holds.
    monkeypatch.setattr(logging.getLogger("aiohttp"), "handlers", [])
    statuses, grown = await knock(MUTATED, seed)
    faults = sum(count for came, count in statuses.items() if came and came >= 500)
    told = ", ".join(f"{count} {came or 'unanswered'}" for came, count in statuses.most_common())
    tell(
        f"{MUTATED:,} mangled requests: {told}; {faults} faults of the server, "
        f"0 exceptions; memory grew by {grown:.1f} MiB"
    )

    assert faults == 0
    assert grown < GROWTH
