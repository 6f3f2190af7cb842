"""What an operator does about the bot in Discord by the token alone, whether it runs or not."""

from __future__ import annotations

import discord
from aiohttp import ClientError, ClientSession

from adapters.discord.checking.application import Application, application
from adapters.discord.checking.asked import Api
from adapters.discord.checking.set_up import WHERE, set_up, usable
from adapters.discord.installing.invitation import invitation
from adapters.discord.installing.registration import SHELF, sync
from adapters.discord.sending.addresses import use
from adapters.discord.settings import DiscordSettings
from adapters.findings import Verdict
from adapters.opening import opened
from adapters.proxy import proxy_for
from adapters.unanswered import PATIENCE, NoAnswerError, lost
from bot.settings import Settings

WAIT = 30.0
"""Seconds for which a refusal for our rate is waited out, the least the library allows."""


async def invitation_now(settings: DiscordSettings) -> str:
    """Return the address by which the bot is brought into a server, or raise NoAnswerError."""
    return invitation(settings, (await _application(settings)).id)


async def sync_now(settings: DiscordSettings, ours: Settings) -> int:
    """Register the commands and return how many they are, or raise NoAnswerError; StoreError."""
    app = await _application(settings)
    use(settings)
    client = discord.Client(
        intents=discord.Intents(guilds=True),
        proxy=proxy_for(settings.api_url),
        max_ratelimit_timeout=WAIT,
    )
    async with opened(ours) as store, client:
        try:
            await client.login(settings.token.get_secret_value())
            return await sync(client.http, app.id, store.shelf(SHELF))
        except discord.HTTPException as error:
            raise NoAnswerError(f"it does not take the commands: {error.text}") from None
        except discord.RateLimited as error:
            fix = f"Wait {error.retry_after / 60:.0f} minutes: 200 commands may be made in a day"
            raise NoAnswerError("it wants to be told less often", fix, passes=True) from None
        except (ClientError, OSError, TimeoutError) as error:
            raise lost(error) from None


async def _application(settings: DiscordSettings) -> Application:
    if not settings.wanted:
        raise NoAnswerError("DISCORD_TOKEN is missing", f"Copy it from {WHERE}")
    if not usable(settings):
        (said,) = [each for each in set_up(settings) if each.verdict is Verdict.WRONG]
        raise NoAnswerError(f"{said.about} {said.found}", said.fix)
    async with ClientSession(timeout=PATIENCE) as session:
        return await application(Api(session, settings))
