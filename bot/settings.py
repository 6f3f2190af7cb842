"""The settings: from the environment and from `.env`, whose names begin with DEALBRIEF_."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.words import negotiate

PREFIX = "DEALBRIEF_"


class SettingsError(Exception):
    """Settings that cannot be used: one line each, all of them."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def _spoken(language: str) -> str:
    if negotiate(language) != language.casefold():
        raise ValueError("write en or de")
    return language.casefold()


def _known(zone: str) -> str:
    if zone not in available_timezones():
        raise ValueError("write an IANA name such as Europe/Berlin")
    return zone


def _with_scheme(url: str) -> str:
    if ":" not in url:
        raise ValueError("write sqlite: and a path, or memory:")
    return url


class Settings(BaseSettings):
    """What an operator decides; `.env.example` says what each is for."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    database: Annotated[str, AfterValidator(_with_scheme)] = "sqlite:dealbrief.db"
    language: Annotated[str, AfterValidator(_spoken)] = "en"
    zone: Annotated[str, AfterValidator(_known)] = "UTC"
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="warning")

    @property
    def zoneinfo(self) -> ZoneInfo:
        """The zone whose days count where nobody has chosen one."""
        return ZoneInfo(self.zone)


def read_settings(*, language: str | None = None, zone: str | None = None) -> Settings:
    """Return the settings, what options of the command line give first.

    SettingsError has every complaint at once, each by the name of the option or the variable.
    """
    every = {"language": language, "zone": zone}
    given: dict[str, Any] = {name: value for name, value in every.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(tuple(complaints(error, PREFIX, given))) from None


def complaints(error: ValidationError, prefix: str, given: Collection[str] = ()) -> Iterator[str]:
    """Yield what is wrong with settings, each by its option if it was `given`, or its variable."""
    for each in error.errors(include_url=False):
        setting = "_".join(str(part) for part in each["loc"])
        name = f"--{setting}" if setting in given else f"{prefix}{setting.upper()}"
        # A setting may hold a secret one day: what was written is never repeated.
        yield f"{name}: {each['msg'].removeprefix('Value error, ')}"
