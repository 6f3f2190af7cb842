from __future__ import annotations

import pytest
from hypothesis import given, settings

from adapters.slack.buttons import Under
from adapters.slack.render import MessageSurface, ViewSurface
from bot.document import Reply, Run
from bot.layout import Surface
from tests.bot.strategies import replies
from tests.contracts.surface import keeps_its_promises

UNDER = Under("funding mistral", "k7Qm2xVb9TzR", 812, 1_796_000_000, "Europe/Berlin")
SHARED = Under("funding", "k7Qm2xVb9TzR", None, 0, "UTC", True, "U012AB3CD", "Eva")
SURFACES = [MessageSurface("en", UNDER), MessageSurface("de", SHARED), ViewSurface("en", UNDER)]


@pytest.mark.parametrize("surface", SURFACES)
@given(reply=replies())
@settings(max_examples=20)
def test_a_message_and_a_view_are_surfaces(surface: Surface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)
