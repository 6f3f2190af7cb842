"""What every store promises of an audit: it finds nothing wrong in what the store wrote."""

from __future__ import annotations

from store.auditing import Audit
from store.base import Store, Workspace, WorkspaceId
from tests.contracts.facts import MORNING, STORY, now, tell
from tests.contracts.time import LATER


class Auditing:
    async def test_of_what_was_never_written_there_is_nothing_to_find(
        self, workspace: Workspace
    ) -> None:
        assert await workspace.audit() == Audit(0, None, None, None, 0)

    async def test_it_tells_how_much_there_is_and_what_stands_for_it(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY, key="import")
        await tell(workspace, *LATER)
        upto = await now(workspace)
        [newest] = await workspace.entries(after=upto - 1, upto=upto, limit=1)
        assert await workspace.audit() == Audit(upto, MORNING, MORNING, newest.link, 0)

    async def test_the_workspaces_with_entries_are_known(self, store: Store) -> None:
        assert await store.workspaces() == ()
        names = [WorkspaceId(each) for each in ("slack:T2", "console", "slack:T10", "slack:T1")]
        for name in names:
            await tell(store.workspace(name), *STORY[:2])
        store.workspace(WorkspaceId("never"))
        await store.workspace(WorkspaceId("only chosen")).prefer("U1", "language", "de")
        assert await store.workspaces() == tuple(sorted(names))
        await store.purge(names[0])
        assert await store.workspaces() == tuple(sorted(names[1:]))
