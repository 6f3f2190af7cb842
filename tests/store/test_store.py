"""Every backend keeps the contract of the store; another one is another line here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from store.base import Store
from store.open import open_store
from tests.contracts.store import StoreContract

BACKENDS = {
    "memory": "memory:",
    "sqlite": "sqlite:{folder}/facts.db",
}


@pytest.fixture(params=BACKENDS.values(), ids=list(BACKENDS))
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = str(request.param).format(folder=tmp_path)
    opened = await open_store(url, search_deadline=timedelta(minutes=1))
    yield opened
    await opened.close()


class TestStore(StoreContract):
    pass
