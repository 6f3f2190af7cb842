"""A Slack of one's own in a terminal: `python -m tests.fakes.slack`, and the bot beside it."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import suppress

from tests.fakes.slack.entries import NotThere, labels
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message, View

HELP = """\
/command words   type a slash command          @words    mention the bot in the channel
!label           press a button, the newest    #          open its home
anything else    write to it directly          Ctrl-C     end
"""


async def serve(port: int, url: str | None, user: str) -> None:
    async with FakeSlack(port=port) as slack:
        slack.url, slack.patience = url, 3.0
        settings = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_AUTHORIZE_URL": f"{slack.base_url}/oauth/v2/authorize",
            "SLACK_CLIENT_ID": slack.state.client_id,
            "SLACK_CLIENT_SECRET": slack.state.client_secret,
        }
        for name, value in settings.items():
            say(f"{name}={value}")
        say("", HELP)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(show(slack))
            tasks.create_task(listen(slack, user))


async def listen(slack: FakeSlack, user: str) -> None:
    """Do what is typed, line by line, as long as anything is."""
    reader = asyncio.StreamReader()
    with suppress(ValueError):
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
        )
        while line := (await reader.readline()).decode().strip():
            try:
                await act(slack, line, user)
            except NotThere as missing:
                say(str(missing))


async def act(slack: FakeSlack, line: str, user: str) -> None:
    if line.startswith("/"):
        command, _, text = line.partition(" ")
        receipt = await slack.types(command, text, user=user)
    elif line.startswith("@"):
        receipt = await slack.mentions(line[1:].strip(), user=user)
    elif line.startswith("!"):
        receipt = await slack.presses(newest(slack, line[1:]), line[1:], user=user)
    elif line == "#":
        receipt = await slack.opens_home(user=user)
    else:
        receipt = await slack.says(line, user=user)
    say(f"  acknowledged: {receipt.status} {receipt.body or ''}")


def newest(slack: FakeSlack, label: str) -> Message | View:
    """Return the newest thing on which something is labelled so."""
    homes, views = slack.state.homes.values(), reversed(slack.views_open)
    seen: list[Message | View] = [*views, *reversed(slack.state.messages), *homes]
    for where in seen:
        if label in labels(where):
            return where
    raise NotThere(f"nothing is called {label!r}")


async def show(slack: FakeSlack) -> None:
    """Print whatever the bot says, shows or changes."""
    shown: dict[str, int] = {}

    def unseen() -> list[tuple[str, int, str]]:
        said = [(each.ts, each.edits, told(each)) for each in slack.state.messages if each.said]
        views = [(each.id, hash(each.hash), screen(each)) for each in slack.state.views.values()]
        return [each for each in (*said, *views) if shown.get(each[0]) != each[1]]

    while found := await slack.state.until(unseen, None):
        for name, version, text in found:
            shown[name] = version
            say(text)


def told(message: Message) -> str:
    """Return a message as a line or more: where, for whom, what, and which buttons it has."""
    where = f"{message.channel}{' in a thread' if message.thread_ts else ''}"
    buttons = " ".join(f"[{each}]" for each in labels(message))
    whom = f"only {message.to}" if message.to else "all"
    gone = " (deleted)" if message.deleted else ""
    return f"\n{where}, for {whom}{gone}:\n{message.text}\n{buttons}"


def screen(view: View) -> str:
    title = (view.payload.get("title") or {}).get("text", "home")
    return f"\n{view.payload['type']} of {view.user}: {title} {labels(view)}"


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def main() -> None:
    asked = argparse.ArgumentParser(prog="tests.fakes.slack", description=__doc__)
    asked.add_argument("--port", type=int, default=8765)
    asked.add_argument("--url", help="where the bot takes signed requests, if not by socket")
    asked.add_argument("--user", default="U1", help="U1 speaks English, U2 German")
    given = asked.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(given.port, given.url, given.user))


if __name__ == "__main__":
    main()
