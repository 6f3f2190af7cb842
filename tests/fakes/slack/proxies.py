"""The SDK sends even what is meant for loopback to a proxy the environment names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@contextmanager
def without_proxies() -> Iterator[None]:
    """Hide the proxies of the environment until the end."""
    hidden = {name: os.environ.pop(name) for name in NAMES if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
