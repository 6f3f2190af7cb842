"""What an operator decides about Discord: settings whose names begin with DISCORD_."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import SettingsError, complaints


def _bare(url: str) -> str:
    if not re.match(r"https?://[^\s/]+", url):
        raise ValueError("write an address such as https://discord.com/api/v10")
    return url.rstrip("/")


def _socket(url: str) -> str:
    if url and not re.match(r"wss?://[^\s/]+", url):
        raise ValueError("write an address such as wss://gateway.discord.gg, or leave it out")
    return url.rstrip("/")


PREFIX = "DISCORD_"
"""The names that Discord's own examples use, and not ours: DISCORD_TOKEN is often set already."""


class DiscordSettings(BaseSettings):
    """How this bot reaches Discord; `.env.example` says where each value is found."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr = SecretStr("")
    api_url: Annotated[str, AfterValidator(_bare)] = "https://discord.com/api/v10"
    gateway_url: Annotated[str, AfterValidator(_socket)] = ""

    @property
    def wanted(self) -> bool:
        """Say whether anything was set that only makes sense with Discord."""
        return bool(self.token.get_secret_value())


def read_discord_settings() -> DiscordSettings:
    """Return the settings; SettingsError has every complaint at once, by the variable's name."""
    try:
        return DiscordSettings()
    except ValidationError as error:
        raise SettingsError(tuple(complaints(error, PREFIX))) from None
