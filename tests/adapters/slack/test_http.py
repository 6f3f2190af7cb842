from __future__ import annotations

import asyncio
import gzip
import json
from urllib.parse import urlencode

import pytest
from aiohttp import web

from adapters.slack.receiving.http import Request, Response, door, serve
from tests.adapters.slack.knocking import FORM, JSON, SECRET, Door, Inbox, opened, request
from tests.adapters.slack.passing import Time, breathe
from tests.fakes.slack.signed import signature

COMMAND = urlencode({"command": "/deal", "text": "payload funding", "team_id": "T1"}).encode()
EVENT = json.dumps({"type": "event_callback", "event_id": "Ev1", "event": {}}).encode()
PRESS = urlencode({"payload": json.dumps({"type": "block_actions"})}).encode()


@pytest.mark.parametrize(
    ("body", "kind", "expected", "says"),
    [
        (COMMAND, FORM, "slash_commands", {"text": "payload funding"}),
        (EVENT, JSON, "events_api", {"event_id": "Ev1"}),
        (EVENT, f"{JSON}; charset=UTF-8", "events_api", {"event_id": "Ev1"}),
        (PRESS, FORM, "interactive", {"type": "block_actions"}),
    ],
)
async def test_what_slack_signed_is_delivered_and_its_answer_goes_back(
    body: bytes, kind: str, expected: str, says: dict[str, str]
) -> None:
    async with opened() as bot:
        headers = bot.signed(body, kind=kind) | {"X-Slack-Retry-Num": "1", "Cookie": "other"}

        assert await bot.posts(body, headers) == (200, "answer 1")
    (got,) = bot.inbox.got
    assert (got.kind, got.body) == (expected, body)
    assert says.items() <= got.payload.items()
    assert got.headers["x-slack-retry-num"] == "1"
    assert "cookie" not in got.headers


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"])
async def test_only_posts_are_taken(method: str) -> None:
    async with opened() as bot:
        lines = [f"{name}: {value}" for name, value in bot.signed(b"").items()]
        status, answer = await bot.hears(request(*lines, method=method))

    assert (status, bot.inbox.got) == (405, [])
    assert "Allow: POST" in answer


async def test_a_body_that_says_it_is_too_long_is_not_read() -> None:
    async with opened(most=100) as bot:
        assert await bot.sends(request("Content-Length: 101")) == (413, "")


async def test_a_body_that_turns_out_too_long_is_not_taken() -> None:
    async with opened(most=100) as bot:
        pieces = [b"20\r\n" + b"a" * 32 + b"\r\n" for _ in range(4)]

        assert await bot.sends(request("Transfer-Encoding: chunked"), *pieces) == (413, "")


async def test_a_body_of_just_the_length_allowed_is_taken() -> None:
    async with opened(most=len(COMMAND)) as bot:
        assert await bot.posts(COMMAND) == (200, "answer 1")
        assert (await bot.posts(COMMAND + b"x"))[0] == 413


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    async with opened() as bot:
        sending = asyncio.create_task(bot.sends(request("Content-Length: 10"), b"abc"))
        await bot.time.until(sending.done)

        assert await sending == (408, "")
        assert bot.time.now == 1_700_000_003


@pytest.mark.parametrize("piece", [b"zz\r\n", b"-1\r\n", b"5\r\nab"])
async def test_a_body_that_breaks_off_is_refused(piece: bytes) -> None:
    async with opened() as bot:
        reader, writer = await asyncio.open_connection("127.0.0.1", bot.port)
        writer.write(request("Transfer-Encoding: chunked") + piece)
        writer.write_eof()
        await bot.time.passes(3)
        answer = await reader.read()
        writer.close()

    assert answer == b"" or answer.split()[1] in (b"400", b"408")
    assert not bot.inbox.got


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Slack-Signature", "v0=" + "0" * 64),
        ("X-Slack-Signature", ""),
        ("X-Slack-Signature", "v0=é²\udcff"),
        ("X-Slack-Request-Timestamp", "abc"),
        ("X-Slack-Request-Timestamp", "²"),
        ("X-Slack-Request-Timestamp", "-1700000000"),
        ("X-Slack-Request-Timestamp", "+1700000000"),
        ("X-Slack-Request-Timestamp", "1700000000.0"),
        ("X-Slack-Request-Timestamp", "1_700_000_000"),
        ("X-Slack-Request-Timestamp", "9" * 5000),
        ("X-Slack-Request-Timestamp", "nan"),
        ("X-Slack-Request-Timestamp", "١٧٠٠٠٠٠٠٠٠"),
        ("X-Slack-Request-Timestamp", ""),
    ],
)
async def test_a_header_slack_would_not_write_is_refused(name: str, value: str) -> None:
    async with opened() as bot:
        headers = bot.signed(COMMAND) | {name: value}
        if name != "X-Slack-Signature" and "\udcff" not in value:
            headers["X-Slack-Signature"] = signature(SECRET, value, COMMAND)

        assert await bot.posts(COMMAND, headers) == (401, "")
    assert not bot.inbox.got


@pytest.mark.parametrize("name", ["X-Slack-Signature", "X-Slack-Request-Timestamp"])
async def test_a_header_that_is_missing_or_there_twice_is_refused(name: str) -> None:
    async with opened() as bot:
        headers = bot.signed(COMMAND)
        lines = [f"{key}: {value}" for key, value in headers.items()]
        twice = (*lines, f"{name}: {headers[name]}", f"Content-Length: {len(COMMAND)}")
        missing = {key: value for key, value in headers.items() if key != name}

        assert await bot.sends(request(*twice), COMMAND) == (401, "")
        assert await bot.posts(COMMAND, missing) == (401, "")
    assert not bot.inbox.got


@pytest.mark.parametrize(("age", "status"), [(300, 200), (301, 401), (-300, 200), (-301, 401)])
async def test_a_request_is_taken_for_five_minutes(age: int, status: int) -> None:
    async with opened() as bot:
        headers = bot.signed(COMMAND, at=str(int(bot.time.now) - age))

        assert (await bot.posts(COMMAND, headers))[0] == status


async def test_a_signature_is_good_for_its_own_body_time_and_secret_alone() -> None:
    async with opened() as bot:
        headers = bot.signed(COMMAND)
        later = headers | {"X-Slack-Request-Timestamp": str(int(bot.time.now) + 1)}
        foreign = signature("other", headers["X-Slack-Request-Timestamp"], COMMAND)

        assert (await bot.posts(COMMAND + b" ", headers))[0] == 401
        assert (await bot.posts(COMMAND, later))[0] == 401
        assert (await bot.posts(COMMAND, headers | {"X-Slack-Signature": foreign}))[0] == 401
        assert (await bot.posts(COMMAND, headers))[0] == 200


def test_a_door_without_a_secret_does_not_open() -> None:
    with pytest.raises(ValueError, match="secret"):
        door("", Inbox())


def nested(depth: int) -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"", JSON),
        (b"{", JSON),
        (b"[]", JSON),
        (b'"text"', JSON),
        (b"null", JSON),
        (b'{"a":NaN}', JSON),
        (b'{"a":-Infinity}', JSON),
        (b'{"a":1e999}', JSON),
        (b'{"a":' + b"9" * 5000 + b"}", JSON),
        (b'{"a":"\\ud800"}', JSON),
        (b'{"\\udfff":1}', JSON),
        (b'{"a":["\\u0000"]}', JSON),
        (b'{"a":"\xff"}', JSON),
        (nested(65), JSON),
        (nested(200_000), JSON),
        (b'{"a":"' + b'\\"' * 300_000, JSON),
        (b"payload=", FORM),
        (b"payload", FORM),
        (b"payload=%7B", FORM),
        (b"payload=[]", FORM),
        (b"payload=" + nested(65), FORM),
        (b"payload={}&payload={}", FORM),
        (b"payload={}&text=more", FORM),
        (b"command=/deal&command=/funding", FORM),
        (b"text=%00", FORM),
        (b"text=%FF", FORM),
        (b"text=\xff", FORM),
        (b"=text", FORM),
        (b"&".join(b"f%d=1" % each for each in range(101)), FORM),
    ],
    ids=lambda each: f"{each[:24]!r} {len(each)}" if isinstance(each, bytes) else each,
)
async def test_signed_nonsense_is_refused(body: bytes, kind: str) -> None:
    async with opened() as bot:
        assert await bot.posts(body, bot.signed(body, kind=kind)) == (400, "")
    assert not bot.inbox.got


async def test_what_slack_may_nest_and_escape_is_taken() -> None:
    deep, escaped = nested(64), rb'{"a":"\ud83d\ude00 \\u0000 [[[ \" ]"}'
    async with opened() as bot:
        for body in (deep, escaped):
            assert (await bot.posts(body, bot.signed(body, kind=JSON)))[0] == 200

    assert bot.inbox.got[1].payload == {"a": '😀 \\u0000 [[[ " ]'}


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data", "application/json; charset=latin-1", "", "é"]
)
async def test_other_kinds_of_bodies_are_refused(kind: str) -> None:
    async with opened() as bot:
        assert await bot.posts(EVENT, bot.signed(EVENT, kind=kind)) == (415, "")


async def test_a_packed_body_is_not_unpacked() -> None:
    async with opened() as bot:
        packed = gzip.compress(EVENT)
        for signs, status in ((packed, 415), (EVENT, 401)):
            headers = bot.signed(signs, kind=JSON) | {"Content-Encoding": "gzip"}
            assert await bot.posts(packed, headers) == (status, "")

    assert not bot.inbox.got


async def test_headers_of_slacks_that_are_there_twice_are_refused() -> None:
    async with opened() as bot:
        lines = [f"{name}: {value}" for name, value in bot.signed(COMMAND).items()]
        lines += ["X-Slack-Retry-Num: 1", "x-slack-retry-num: 2", f"Content-Length: {len(COMMAND)}"]

        assert await bot.sends(request(*lines), COMMAND) == (400, "")


async def test_slacks_own_checks_are_answered_by_the_door() -> None:
    challenge = json.dumps({"type": "url_verification", "challenge": "3eZb"}).encode()
    async with opened() as bot:
        assert await bot.posts(b"ssl_check=1&token=x") == (200, "")
        status, answer = await bot.posts(challenge, bot.signed(challenge, kind=JSON))
        odd = b'{"type":"url_verification","challenge":[]}'

        assert (status, json.loads(answer)) == (200, {"challenge": "3eZb"})
        assert (await bot.posts(odd, bot.signed(odd, kind=JSON)))[0] == 400
        unsigned = {"Content-Type": JSON}
        assert (await bot.posts(challenge, unsigned))[0] == 401
    assert not bot.inbox.got


async def test_a_replayed_request_gets_the_first_answer_and_has_no_second_effect() -> None:
    async with opened() as bot:
        headers = bot.signed(COMMAND)
        answers = [await bot.posts(COMMAND, headers) for _ in range(3)]
        await bot.time.passes(1)
        again = await bot.posts(COMMAND)

    assert answers == [(200, "answer 1")] * 3
    assert again == (200, "answer 2")


async def test_a_replay_while_the_first_is_being_answered_waits_for_it() -> None:
    inbox = Inbox(waits=asyncio.Event())
    async with opened(inbox) as bot:
        headers = bot.signed(COMMAND)
        asked = [asyncio.create_task(bot.posts(COMMAND, headers)) for _ in range(4)]
        while len(inbox.got) < 1:
            await breathe()
        await breathe()
        assert inbox.waits
        inbox.waits.set()

        assert await asyncio.gather(*asked) == [(200, "answer 1")] * 4


async def test_who_hangs_up_early_has_its_effect_once() -> None:
    inbox = Inbox(waits=asyncio.Event())
    async with opened(inbox) as bot:
        headers = bot.signed(COMMAND)
        impatient = asyncio.create_task(bot.posts(COMMAND, headers))
        while not inbox.got:
            await breathe()
        impatient.cancel()
        await breathe()
        assert inbox.waits
        inbox.waits.set()

        assert await bot.posts(COMMAND, headers) == (200, "answer 1")


@pytest.mark.parametrize("answers", ["raises", "500"])
async def test_a_fault_of_ours_is_no_fault_of_the_server(
    answers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def deliver(found: Request) -> Response:
        if answers == "raises":
            raise RuntimeError(str(found.body))
        return Response(500, body=found.body)

    time = Time()
    runner = await serve(door(SECRET, deliver, now=time, sleep=time.sleep), port=0)
    bot = Door(runner.addresses[0][1], time, Inbox())
    try:
        assert await bot.posts(COMMAND) == (503, "")
    finally:
        await runner.cleanup()
    said = "".join(capsys.readouterr())
    assert "delivery-failed" in said
    assert "funding" not in said


@pytest.mark.parametrize(
    "sent",
    [
        b"canary\r\n\r\n",
        b"POST /slack/events HTTP/canary\r\n\r\n",
        request("canary\x00: canary"),
        request("Content-Length: canary"),
        request("Expect: canary", "Content-Length: 6") + b"canary",
        request("X-Canary: canary", "X-Slack-Signature: canary") + b"canary",
        request("Host: canary", "Content-Type: canary/canary", "Content-Length: 6") + b"canary",
        request(f"X-Long: canary{'a' * 20_000}"),
        b"GET /canary HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n",
    ],
    ids="no-http version header length expected secret type long path".split(),
)
async def test_nothing_of_a_request_is_answered_or_logged(
    sent: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened() as bot:
        status, answer = await bot.hears(sent)

    assert 400 <= status < 500
    assert "canary" not in answer
    assert "canary" not in "".join(capsys.readouterr())


async def test_a_body_that_waits_to_be_asked_for_is_asked_for() -> None:
    async with opened() as bot:
        lines = [f"{name}: {value}" for name, value in bot.signed(COMMAND).items()]
        lines += ["Expect: 100-continue", f"Content-Length: {len(COMMAND)}"]
        _, answer = await bot.hears(request(*lines), COMMAND)

    assert answer.startswith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")


async def test_only_this_machine_is_listened_to_unless_said_otherwise() -> None:
    runner = await serve(door(SECRET, Inbox()), port=0)
    try:
        assert runner.addresses[0][0] == "127.0.0.1"
    finally:
        await runner.cleanup()


async def test_its_health_is_told_and_other_pages_are_served() -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text="a page")

    runner = await serve(door(SECRET, Inbox()), [web.get("/slack/install", page)], port=0)
    bot = Door(runner.addresses[0][1], Time(), Inbox())
    try:
        for path, text in (("/healthz", "ok"), ("/slack/install", "a page")):
            head = f"GET {path} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n"
            assert await bot.sends(head.encode()) == (200, text)
    finally:
        await runner.cleanup()


async def test_an_address_that_is_taken_is_an_error_and_leaves_nothing_open() -> None:
    async with opened() as bot:
        with pytest.raises(OSError, match="in use"):
            await serve(door(SECRET, Inbox()), port=bot.port)
