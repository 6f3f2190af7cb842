"""In words for an operator, why a question over the network came to nothing."""

from __future__ import annotations

import aiohttp

PATIENCE = aiohttp.ClientTimeout(total=10)
"""Seconds for an answer while somebody waits for all of them. Chosen 2026-11."""


class NoAnswerError(Exception):
    """There is no answer: what was `found` and its `fix`; `code` is the platform's, if it gave one.

    With `passes` it may be over by itself.
    """

    def __init__(self, found: str, fix: str = "", *, code: str = "", passes: bool = False) -> None:
        super().__init__(found)
        self.found = found
        self.fix = fix
        self.code = code
        self.passes = passes


def lost(error: BaseException) -> NoAnswerError:
    """Return in words why a connection came to nothing, without what it was about."""
    match error:
        case TimeoutError():
            found, fix = "no answer came in time", "Look at the network, a firewall, a proxy"
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            found, fix = "the proxy lets nothing through", "Look at HTTPS_PROXY and NO_PROXY"
        case aiohttp.ClientConnectorDNSError():
            found, fix = "its name is not found", "Look at the address, the network and its DNS"
        case aiohttp.ClientSSLError():
            found = "its certificate is not trusted"
            fix = "Behind a proxy that reads along, name its certificate by SSL_CERT_FILE"
        case aiohttp.ClientConnectorError():
            found, fix = "nothing listens there", "Look at the address, the network and a firewall"
        case _:
            found, fix = f"the connection broke ({type(error).__name__})", "Look at the network"
    return NoAnswerError(found, fix, passes=True)
