"""What is done again and again goes on whatever goes wrong, and ends with its block."""

from __future__ import annotations

from datetime import timedelta

import structlog

from adapters.regularly import regularly
from tests.adapters.slack.passing import Time, breathe

MINUTE = timedelta(minutes=1)


class Work:
    """Counts how often it was done; it breaks as often as it is told to."""

    def __init__(self, broken: int = 0) -> None:
        self.done = 0
        self.broken = broken

    async def __call__(self) -> None:
        self.done += 1
        if self.done <= self.broken:
            raise ValueError("a secret")


async def test_it_is_done_at_once_and_after_each_pause_until_the_end() -> None:
    time, work = Time(), Work()
    async with regularly(work, MINUTE, time.sleep, failed="not-done"):
        await breathe()
        assert work.done == 1
        await time.passes(59)
        assert work.done == 1
        await time.passes(121)
        assert work.done == 4
    await time.passes(600)
    assert work.done == 4


async def test_what_goes_wrong_is_logged_and_done_again() -> None:
    time, work = Time(), Work(broken=2)
    with structlog.testing.capture_logs() as logs:
        async with regularly(work, MINUTE, time.sleep, failed="not-done"):
            await time.passes(150)

    assert work.done == 3
    assert [each["event"] for each in logs] == ["not-done", "not-done"]
    assert "secret" not in str(logs)
