"""The profiles of generated examples, the seed of the slow tests, and the figures they tell."""

import os
from collections.abc import Callable

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


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """What tells a figure at the end of the run, whichever process measured it."""
    return lambda figure: record_property("figure", figure)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.getreports(kind)]
    for report in reports:
        for name, figure in report.user_properties:
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(str(figure))
