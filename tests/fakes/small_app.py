"""A small app on Slack's own framework, that does one thing for each kind of payload."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.refusals import QUIET
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.state import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


BUTTONS: list[Json] = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "more", "value": "page:2", "text": plain("More")},
            {
                "type": "static_select",
                "action_id": "pick",
                "options": [{"text": plain("English"), "value": "en"}],
            },
        ],
    }
]
FORM: Json = {
    "type": "modal",
    "callback_id": "fact",
    "notify_on_close": True,
    "title": plain("Fact"),
    "submit": plain("Save"),
    "blocks": [
        {
            "type": "input",
            "block_id": "sum",
            "label": plain("Sum"),
            "element": {"type": "plain_text_input", "action_id": "sum", "max_length": 20},
        },
        {
            "type": "input",
            "block_id": "deal",
            "optional": True,
            "label": plain("Deal"),
            "element": {"type": "external_select", "action_id": "deal", "min_query_length": 1},
        },
    ],
}


def app_of(slack: FakeSlack, heard: list[Json]) -> AsyncApp:
    """Make the app; what it hears is put into `heard`."""
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)
    _answers(app)
    _fills_forms(app, heard)
    _listens(app, heard)
    return app


def _answers(app: AsyncApp) -> None:
    @app.command("/funding")
    async def funding(ack: AsyncAck, respond: AsyncRespond, command: Json) -> None:
        await ack()
        blocks: list[dict[str, Any]] = BUTTONS
        await respond(text=command["text"], blocks=blocks, response_type="ephemeral")

    @app.command("/ping")
    async def ping(ack: AsyncAck) -> None:
        await ack("pong")

    @app.event("app_mention")
    async def mentioned(say: AsyncSay, event: Json) -> None:
        await say(text="answer", blocks=BUTTONS, thread_ts=event["ts"], **QUIET)

    @app.event("app_home_opened")
    async def home(client: AsyncWebClient, event: Json) -> None:
        blocks = [{"type": "header", "text": plain("Deals")}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})


def _fills_forms(app: AsyncApp, heard: list[Json]) -> None:
    @app.command("/add")
    async def add(ack: AsyncAck, client: AsyncWebClient, command: Json) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=FORM)

    @app.view("fact")
    async def saved(ack: AsyncAck, view: Json) -> None:
        heard.append(view)
        if view["state"]["values"]["sum"]["sum"]["value"] == "nothing":
            await ack(response_action="errors", errors={"sum": "a figure, please"})
        else:
            await ack()

    @app.options("deal")
    async def deals(ack: AsyncAck, payload: Json) -> None:
        await ack(options=[{"text": plain(f"{payload['value']}istral"), "value": "deal:1"}])


def _listens(app: AsyncApp, heard: list[Json]) -> None:
    @app.action("more")
    async def more(ack: AsyncAck, respond: AsyncRespond, action: Json, body: Json) -> None:
        heard.append(body)
        await ack()
        await respond(text=action["value"], replace_original=True)

    @app.view_closed("fact")
    @app.event("message")
    @app.event("member_joined_channel")
    @app.event("app_uninstalled")
    @app.event("tokens_revoked")
    @app.shortcut("save")
    @app.action("pick")
    async def other(ack: AsyncAck, body: Json) -> None:
        await ack()
        heard.append(body)


@asynccontextmanager
async def by_socket(slack: FakeSlack, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(app, slack.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # the framework's own gap
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # as above


@asynccontextmanager
async def by_http(slack: FakeSlack, app: AsyncApp) -> AsyncIterator[None]:
    async def take(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    server = web.Application()
    server.router.add_post("/slack/events", take)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.url = f"http://{host}:{port}/slack/events"
    try:
        yield
    finally:
        await runner.cleanup()
