"""A group of a workspace's people, as Slack hands it out.

Source: docs.slack.dev/reference/objects/usergroup-object, read 2026-11.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class UserGroup:
    id: str
    handle: str
    name: str = "Deal desk"
    team: str = "T1"
    users: list[str] = field(default_factory=list)
    disabled: bool = False

    def described(self, *, users: bool) -> dict[str, Any]:
        """Return the group as Slack hands it out; its people only where they were asked for."""
        said: dict[str, Any] = {
            "id": self.id,
            "team_id": self.team,
            "is_usergroup": True,
            "name": self.name,
            "description": "",
            "handle": self.handle,
            "is_external": False,
            "date_create": 1_700_000_000,
            "date_update": 1_700_000_000,
            "date_delete": 1_700_000_000 if self.disabled else 0,
            "auto_type": None,
            "created_by": "U1",
            "updated_by": "U1",
            "deleted_by": None,
            "prefs": {"channels": [], "groups": []},
            "user_count": len(self.users),
        }
        return {**said, "users": list(self.users)} if users else said
