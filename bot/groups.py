"""Groups of people that a platform keeps: they hold roles as people do."""

from __future__ import annotations

from store.base import WorkspaceId
from store.events import PersonId

GROUP = "&"
"""What the id of a group begins with, so that it is no person's; behind it stands the platform's.

Discord writes the mention of a role so; Slack's user groups get it where they arrive.
"""


def group(id_: str) -> PersonId:
    """Return a group by the platform's id of it, as a holder of roles."""
    return PersonId(f"{GROUP}{id_}")


def is_group(holder: PersonId) -> bool:
    """Say whether a holder of a role is a group and no person."""
    return holder.startswith(GROUP)


def everybody(workspace: WorkspaceId) -> PersonId:
    """Return the group that everybody of a workspace is in, where the platform has one.

    Its id is that of the workspace. Discord docs, "Permissions": the role @everyone has the id of
    its server, 2026-11.
    """
    _, _, id_ = workspace.partition(":")
    return group(id_)
