"""What Discord refuses in what an app shows: messages, old and new, and modals.

Source: docs.discord.com/developers/components/reference and resources/message, read 2026-11. Where
the documentation is silent this is stricter than Discord: nulls and blank texts inside components
and embeds are refused, and so is a field that is not documented.
"""

from __future__ import annotations

from collections.abc import Collection

from tests.fakes.discord.layouts import displayed
from tests.fakes.discord.messages import message
from tests.fakes.discord.modals import modal as modal_faults
from tests.fakes.discord.shapes import Fault, Json

__all__ = ["Fault", "faults", "is_empty", "is_too_heavy"]

HEAVIEST = 10_170
"""The bytes that text displays may weigh together, each with twelve more for itself.

Not documented: measured by others in discord-api-docs #8554 (2026-08), open in 2026-11.
"""

EACH_DISPLAY = 12


def faults(body: Json, *, modal: bool = False, files: Collection[str] = ()) -> list[Fault]:
    """Find what Discord refuses, with code 50035, in the body of a message or in a modal.

    `files` are the names of what is uploaded with it. Places are those in the body: whatever it
    stands in goes before them.
    """
    return list(modal_faults(body) if modal else message(body, files))


def is_empty(body: Json, files: Collection[str] = ()) -> bool:
    """Whether nothing would be seen of a message, which Discord refuses with code 50006."""
    seen = ("embeds", "components", "sticker_ids", "attachments", "poll", "shared_client_theme")
    said = str(body.get("content") or "").strip()
    return not (said or files or any(body.get(each) for each in seen))


def is_too_heavy(body: Json) -> bool:
    """Whether text displays weigh so much that Discord answers with status 500.

    4,000 characters do where each takes three or four bytes, as Chinese and emoji do.
    """
    texts = list(displayed(body.get("components")))
    return sum(len(each.encode()) + EACH_DISPLAY for each in texts) > HEAVIEST
