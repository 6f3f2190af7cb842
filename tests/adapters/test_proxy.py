from __future__ import annotations

import pytest

from adapters.proxy import proxy_for
from tests.fakes.slack.proxies import NAMES

PROXY = "http://proxy.example:3128"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NAMES, "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("scheme", ["https", "wss"])
def test_encrypted_addresses_take_the_proxy_for_them(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    monkeypatch.setenv("HTTP_PROXY", "http://other.example")

    assert proxy_for(f"{scheme}://slack.com/api/") == PROXY


@pytest.mark.parametrize("host", ["slack.com", "wss-primary.slack.com:443"])
def test_exempted_hosts_take_none(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    monkeypatch.setenv("NO_PROXY", "example.org,slack.com")

    assert proxy_for(f"wss://{host}/link/?ticket=1") is None
    assert proxy_for("https://example.com/") == PROXY


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:3000"])
def test_this_machine_itself_takes_none(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)

    assert proxy_for(f"ws://{host}/link") is None
    assert proxy_for("ws://example.com/link") == PROXY


def test_a_proxy_without_a_scheme_is_a_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")

    assert proxy_for("https://slack.com/api/") == PROXY


def test_without_a_proxy_there_is_none() -> None:
    assert proxy_for("https://slack.com/api/") is None
    assert proxy_for("no address") is None
