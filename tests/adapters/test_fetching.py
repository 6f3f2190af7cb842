"""A file is fetched from the platform's own hosts, and no further than it may be long."""

from __future__ import annotations

import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest
from aiohttp import web

from adapters.chat import fetching
from adapters.chat.fetching import Upload, fetched
from bot.documents import Document, Lack, Lacking
from tests.fakes.slack.proxies import without_proxies


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[str, list[str]]]:
    """A host with a file, a way away from it, and one that says nothing of its length."""
    asked: list[str] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        if request.path == "/away":
            return web.Response(status=302, headers={"Location": "/file"})
        if request.path == "/endless":
            response = web.StreamResponse()
            await response.prepare(request)
            for _ in range(1_000):
                await response.write(b"x" * 8_000)
            return response
        return web.Response(body=request.headers.get("Authorization", "none").encode())

    app = web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    with without_proxies():
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = cast("tuple[str, int]", runner.addresses[0])
        try:
            yield f"http://{host}:{port}", asked
        finally:
            await runner.cleanup()


async def test_a_file_is_fetched_with_what_opens_it() -> None:
    async with serving() as (host, _):
        upload = Upload("a.csv", 4, f"{host}/file?hm=1")

        assert await fetched(upload, (host,)) == Document("a.csv", b"none")
        found = await fetched(upload, (host,), {"Authorization": "Bearer x"})
        assert found == Document("a.csv", b"Bearer x")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/file", "https://evil.example/file", "file:///etc/hostname", "/x", ""],
)
async def test_nothing_leads_to_another_host(url: str) -> None:
    async with serving() as (host, asked):
        assert await fetched(Upload("a.csv", 4, url), (host,)) == Lack("a.csv", Lacking.NOT_FETCHED)
        assert asked == []


async def test_nothing_leads_away_from_where_it_is() -> None:
    async with serving() as (host, asked):
        away = await fetched(Upload("a.csv", 4, f"{host}/away"), (host,))

        assert away == Lack("a.csv", Lacking.NOT_FETCHED)
        assert asked == ["/away"]


async def test_what_is_too_long_is_not_fetched_or_not_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetching, "FILE_BYTES", 10_000)
    async with serving() as (host, asked):
        told = await fetched(Upload("a.csv", 10_001, f"{host}/file"), (host,))
        nothing = list(asked)
        untold = await fetched(Upload("a.csv", 1, f"{host}/endless"), (host,))

        assert told == untold == Lack("a.csv", Lacking.TOO_BIG)
        assert nothing == []


async def test_what_is_fetched_stands_in_memory_once() -> None:
    async with serving() as (host, _):
        tracemalloc.start()
        try:
            found = await fetched(Upload("a.csv", 1, f"{host}/endless"), (host,))
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

    assert isinstance(found, Document)
    assert most < 1.5 * len(found.data)


async def test_who_does_not_answer_is_told_of() -> None:
    async with serving() as (host, _):
        pass

    assert await fetched(Upload("a.csv", 1, f"{host}/file"), (host,)) == Lack(
        "a.csv", Lacking.NOT_FETCHED
    )
