"""The profiles of generated examples, and the seed of the slow tests."""

import os

import pytest
from hypothesis import settings

# Machines of all speeds run these, so no example has a deadline. The fast tests meet the same
# examples everywhere; the slow ones meet many, chosen by the seed.
settings.register_profile("fast", deadline=None, derandomize=True)
settings.register_profile("slow", deadline=None, max_examples=2_000)
settings.load_profile("fast")


@pytest.fixture(scope="session")
def seed() -> int:
    """The number that decides every random choice of a slow test."""
    return int(os.environ.get("SEED", "1"))
