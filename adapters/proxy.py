"""Through which proxy an address is reached, as the environment says."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

SCHEMES = {"ws": "http", "wss": "https"}


def proxy_for(url: str) -> str | None:
    """Return the proxy named by HTTP_PROXY or HTTPS_PROXY; None where NO_PROXY exempts the host.

    This machine itself needs no proxy, as curl's and Go's users know it. Slack's clients look for
    a proxy by themselves and know no exemption, Discord's look for none: tell either.
    """
    address = urlsplit(url)
    if not address.hostname or _here(address.hostname) or proxy_bypass(address.netloc):
        return None
    proxies = getproxies()
    proxy = proxies.get(SCHEMES.get(address.scheme, address.scheme)) or proxies.get("all")
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
