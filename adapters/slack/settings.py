"""What an operator decides about Slack: settings whose names begin with SLACK_."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import SettingsError, complaints

NAME = re.compile(r"[a-z][a-z0-9_-]*")


def _with_slash(url: str) -> str:
    if not re.match(r"https?://[^\s/]+", url):
        raise ValueError("write an address such as https://slack.com/api/")
    return url if url.endswith("/") else f"{url}/"


def _bare(url: str) -> str:
    if url and not re.match(r"https?://[^\s/]+", url):
        raise ValueError("write an address such as https://dealbrief.example.com")
    return url.rstrip("/")


def _names(text: str) -> str:
    if wrong := [each for each in text.split() if not NAME.fullmatch(each)]:
        raise ValueError(f"{wrong[0]!r} is no name of a command; write funding timeline")
    return text


def _prefix(text: str) -> str:
    if text and not NAME.fullmatch(text):
        raise ValueError("write lower-case letters, digits, - and _, such as db-")
    return text


PREFIX = "SLACK_"
"""The names that Slack's own tools use, and not ours: they are often set already."""


class SlackSettings(BaseSettings):
    """How this bot reaches Slack; `.env.example` says where each value is found."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    delivery: Literal["socket", "http"] = "socket"
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    public_url: Annotated[str, AfterValidator(_bare)] = ""
    commands: Annotated[str, AfterValidator(_names)] = "funding timeline conflicts"
    prefix: Annotated[str, AfterValidator(_prefix)] = ""
    api_url: Annotated[str, AfterValidator(_with_slash)] = "https://slack.com/api/"
    authorize_url: Annotated[str, AfterValidator(_bare)] = "https://slack.com/oauth/v2/authorize"

    @property
    def wanted(self) -> bool:
        """Say whether anything was set that only makes sense with Slack."""
        return bool(self.bot_token.get_secret_value() or self.client_id)

    @property
    def by_oauth(self) -> bool:
        """Say whether workspaces install the bot themselves, each with a token of its own."""
        return bool(self.client_id) and not self.bot_token.get_secret_value()

    @property
    def short(self) -> tuple[str, ...]:
        """The commands that have a slash of their own, beside `/deal` which takes them all."""
        return tuple(dict.fromkeys(each for each in self.commands.split() if each != "deal"))


def read_slack_settings() -> SlackSettings:
    """Return the settings; SettingsError has every complaint at once, by the variable's name."""
    try:
        return SlackSettings()
    except ValidationError as error:
        raise SettingsError(tuple(complaints(error, PREFIX))) from None
