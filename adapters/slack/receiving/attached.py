"""Files that come with a message or in a form, as Slack tells of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.chat.payloads import text_of

HANDLE = re.compile(r"upload:([A-Z0-9]{2,30}) (.+)", re.ASCII | re.DOTALL)
"""What stands for a file in the options of a call: its id and its name."""

ID = re.compile(r"[A-Z0-9]{2,30}", re.ASCII)


def file_in(files: object) -> str:
    """Return the handle of the first of some files, empty where there is none (File object)."""
    first = files[0] if isinstance(files, list) and files else None
    if not isinstance(first, Mapping) or not ID.fullmatch(text_of(first, "id")):
        return ""
    return f"upload:{text_of(first, 'id')} {text_of(first, 'name') or 'file'}"
