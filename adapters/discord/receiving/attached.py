"""Files that come beside a command or a form, as Discord tells of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.chat.payloads import Body, inner, text_of
from adapters.discord.receiving.arrivals import Attached
from adapters.discord.receiving.payloads import ID

HANDLE = re.compile(r"attachment:([0-9]{1,20}) (.+)", re.ASCII | re.DOTALL)
"""What stands for a file in the options of a call: its id and its name."""


def handle(attached: Attached) -> str:
    """Return what stands for a file in the options of a call."""
    return f"attachment:{attached.id} {attached.name}"


def called(words: str) -> str:
    """Return what a file is called that stands in the options of a call."""
    found = HANDLE.fullmatch(words)
    return found[2] if found else words


def files_of(data: Body) -> Mapping[str, Attached]:
    """Return the files of an interaction by their ids (Attachment Object)."""
    told = inner(inner(data, "resolved"), "attachments")
    files = {id_: inner(told, id_) for id_ in told if ID.fullmatch(id_)}
    return {
        id_: Attached(id_, text_of(each, "filename") or "file", _size(each), text_of(each, "url"))
        for id_, each in files.items()
    }


def _size(told: Body) -> int:
    size = told.get("size")
    return size if isinstance(size, int) and not isinstance(size, bool) else 0
