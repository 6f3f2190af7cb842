"""A Discord of one's own in a terminal: `python -m tests.fakes.discord`, and the bot beside it."""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
from contextlib import suppress

from tests.fakes.discord.entries import NotThere, labels
from tests.fakes.discord.payloads import Value
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.showing import screen, told
from tests.fakes.discord.standing import ADA
from tests.fakes.discord.state import Interaction, Json, Message

HELP = """\
/command option=value   type a slash command, quotes around blanks
?command option=text    see what is offered while the last option is typed
!label                  press a button, the newest of its name
!label=choice           choose in a select
=label=text             fill in the newest form, several of them on one line
+words                  use a command in the menu of the newest message
@words                  mention the bot in the channel
anything else           write to it directly          Ctrl-C  end
"""


async def serve(port: int, user: str) -> None:
    async with FakeDiscord(port=port) as discord:
        settings = {
            "DISCORD_API_URL": discord.api_url,
            "DISCORD_TOKEN": discord.token,
            "DISCORD_GATEWAY_URL": discord.gateway_url,
        }
        for name, value in settings.items():
            say(f"{name}={value}")
        say("", HELP)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(show(discord))
            tasks.create_task(listen(discord, user))


async def listen(discord: FakeDiscord, user: str) -> None:
    """Do what is typed, line by line, as long as anything is."""
    reader = asyncio.StreamReader()
    with suppress(ValueError):
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
        )
        while line := (await reader.readline()).decode().strip():
            try:
                await act(discord, line, user)
            except (NotThere, TimeoutError) as missing:
                say(str(missing) or "the bot is not connected")


async def act(discord: FakeDiscord, line: str, user: str) -> None:
    start, rest = line[0], line[1:]
    match start:
        case "/":
            name, options = typed(discord, rest)
            acknowledged(await discord.types(name, options, user=user))
        case "?":
            name, options = typed(discord, rest)
            option, text = options.popitem()
            found = await discord.completes(name, option, str(text), options, user=user)
            say(*(f"  {each['name']}" for each in found))
        case "!":
            label, _, choice = rest.partition("=")
            where = newest(discord, label)
            if choice:
                acknowledged(await discord.chooses(where, label, [choice], user))
            else:
                acknowledged(await discord.presses(where, label, user=user))
        case "=":
            if not discord.modals:
                raise NotThere("no form is open")
            values = dict(each.split("=", 1) for each in shlex.split(rest) if "=" in each)
            acknowledged(await discord.submits(discord.modals[-1], values))
        case "+":
            acknowledged(await discord.uses_on(discord.state.messages[-1], rest, user))
        case "@":
            await discord.mentions(rest.strip(), user=user)
        case _:
            await discord.says(line, user=user, channel=discord.direct(user))


def typed(discord: FakeDiscord, line: str) -> tuple[str, dict[str, Value]]:
    """Return the command of a line and its options, numbers where the command wants numbers."""
    words = shlex.split(line)
    name = " ".join(each for each in words if "=" not in each)
    given = dict(each.split("=", 1) for each in words if "=" in each)
    return name, {key: number(discord, key, each) for key, each in given.items()}


def number(discord: FakeDiscord, name: str, text: str) -> Value:
    kinds = {each["type"] for each in options(discord.state.commands.get(None, [])).get(name, ())}
    if 5 in kinds:
        return text.lower() == "true"
    with suppress(ValueError):
        return int(text) if 4 in kinds else float(text) if 10 in kinds else text
    return text


def options(commands: list[Json]) -> dict[str, list[Json]]:
    """Return whatever is declared below commands, by its name."""
    found: dict[str, list[Json]] = {}
    for each in commands:
        for one in each.get("options", ()):
            found.setdefault(one["name"], []).append(one)
            for name, below in options([one]).items():
                found.setdefault(name, []).extend(below)
    return found


def newest(discord: FakeDiscord, label: str) -> Message:
    """Return the newest message on which something is labelled so."""
    for message in reversed(discord.messages):
        if label in labels(message):
            return message
    raise NotThere(f"nothing is called {label!r}")


def acknowledged(step: Interaction) -> None:
    say(f"  acknowledged: {step.response}")


async def show(discord: FakeDiscord) -> None:
    """Print whatever the bot says, shows or changes."""
    shown: dict[str, str] = {}

    def unseen() -> list[tuple[str, str]]:
        bot = discord.application_id
        said = [(each.id, told(each)) for each in discord.state.messages if each.author == bot]
        forms = [(each.interaction, screen(each)) for each in discord.modals]
        return [each for each in (*said, *forms) if shown.get(each[0]) != each[1]]

    while found := await discord.state.until(unseen, None):
        for name, text in found:
            shown[name] = text
            say(text)


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def main() -> None:
    asked = argparse.ArgumentParser(prog="tests.fakes.discord", description=__doc__)
    asked.add_argument("--port", type=int, default=8766)
    asked.add_argument("--user", default=ADA, help="100000000000000002 speaks German")
    given = asked.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(given.port, given.user))


if __name__ == "__main__":
    main()
