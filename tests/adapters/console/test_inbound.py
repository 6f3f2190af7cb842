from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.console.inbound import PERSON, PLACE, call
from bot.call import Call
from bot.roles import Role
from store.base import WorkspaceId

WORKSPACE = WorkspaceId("console")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "line",
    [
        "funding mistral",
        "/funding mistral",
        "  / funding mistral \n",
        "funding mistral\r\n",
        "\ufefffunding mistral",
    ],
)
def test_a_line_is_a_call_with_or_without_a_slash(line: str) -> None:
    assert call(line, WORKSPACE, language="de", zone=ZONE, at=NOW) == Call(
        "funding mistral", WORKSPACE, PERSON, PLACE, "de", ZONE, NOW, least=Role.ADMIN
    )
