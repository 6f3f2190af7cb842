"""What every store promises.

A backend proves it by a test class that inherits `StoreContract` and has a fixture `store`.
"""

from __future__ import annotations

import pytest

from store.base import Store, Workspace, WorkspaceId
from tests.contracts.auditing import Auditing
from tests.contracts.cataloguing import Cataloguing
from tests.contracts.erasing import Erasing
from tests.contracts.finding import Finding
from tests.contracts.notes import Notes
from tests.contracts.purging import Purging
from tests.contracts.reading import Reading
from tests.contracts.recording import Recording
from tests.contracts.roles import Roles
from tests.contracts.searching import Searching
from tests.contracts.shelves import Shelves
from tests.contracts.starting import Starting
from tests.contracts.stating import Stating
from tests.contracts.subscribing import Due, Subscribing
from tests.contracts.tenants import Tenants
from tests.contracts.time import Time
from tests.contracts.withdrawing import Withdrawing

HOME = WorkspaceId("console:home")


class StoreContract(
    Recording,
    Reading,
    Cataloguing,
    Time,
    Finding,
    Starting,
    Searching,
    Tenants,
    Roles,
    Notes,
    Shelves,
    Purging,
    Stating,
    Subscribing,
    Due,
    Withdrawing,
    Auditing,
    Erasing,
):
    @pytest.fixture
    def workspace(self, store: Store) -> Workspace:
        return store.workspace(HOME)
