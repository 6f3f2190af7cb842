"""How the SDK's client is told no, and what it says so that nothing unfurls."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}


async def refusal(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """Return the answer of a call that is refused."""
    with pytest.raises(SlackApiError) as caught:
        await call
    response: AsyncSlackResponse = caught.value.response
    return response
