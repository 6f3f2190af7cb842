"""The platforms of the settings: where people are to meet the bot, beside this terminal."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.discord.settings import DiscordSettings, read_discord_settings
from adapters.slack.settings import SlackSettings, read_slack_settings
from bot.settings import SettingsError


@dataclass(frozen=True, slots=True)
class Platforms:
    """What an operator decides about each platform."""

    slack: SlackSettings
    discord: DiscordSettings

    @property
    def wanted(self) -> bool:
        """Say whether any of them was set up."""
        return self.slack.wanted or self.discord.wanted


def read_platforms() -> Platforms:
    """Return the settings of all platforms; SettingsError has the complaints of all of them."""
    complaints: tuple[str, ...] = ()
    slack, discord = None, None
    try:
        slack = read_slack_settings()
    except SettingsError as error:
        complaints += error.complaints
    try:
        discord = read_discord_settings()
    except SettingsError as error:
        complaints += error.complaints
    if slack is None or discord is None:
        raise SettingsError(complaints)
    return Platforms(slack, discord)
