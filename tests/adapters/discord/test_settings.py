from __future__ import annotations

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.sending.addresses import use
from adapters.discord.settings import DiscordSettings, read_discord_settings
from bot.settings import SettingsError

CANARY = "canary-of-a-token"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file and no setting of this machine."""
    monkeypatch.chdir(str(tmp_path))
    for name in DiscordSettings.model_fields:
        monkeypatch.delenv(f"DISCORD_{name.upper()}", raising=False)


def test_a_token_is_all_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not read_discord_settings().wanted
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)

    read = read_discord_settings()

    assert read.wanted
    assert read.token.get_secret_value() == CANARY
    assert read.api_url == "https://discord.com/api/v10"


def test_a_token_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    read = read_discord_settings()
    monkeypatch.setenv("DISCORD_API_URL", "none")

    with pytest.raises(SettingsError) as refused:
        read_discord_settings()

    assert CANARY not in repr(read) + str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_API_URL", ""),
        ("DISCORD_API_URL", "discord.com/api"),
        ("DISCORD_API_URL", "wss://discord.com"),
        ("DISCORD_GATEWAY_URL", "https://gateway.discord.gg"),
        ("DISCORD_GATEWAY_URL", "wss://"),
    ],
)
def test_what_is_no_address_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        read_discord_settings()


def test_an_address_may_end_in_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_API_URL", "http://127.0.0.1:1/api/v10/")
    monkeypatch.setenv("DISCORD_GATEWAY_URL", "ws://127.0.0.1:1/")

    read = read_discord_settings()

    assert (read.api_url, read.gateway_url) == ("http://127.0.0.1:1/api/v10", "ws://127.0.0.1:1")


def test_the_library_asks_where_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)

    use(
        DiscordSettings.model_construct(
            api_url="http://127.0.0.1:1/api/v10", gateway_url="ws://127.0.0.1:2"
        )
    )

    assert Route("GET", "/users/@me").url == "http://127.0.0.1:1/api/v10/users/@me"
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:2"
