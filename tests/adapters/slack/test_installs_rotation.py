import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import Installs
from adapters.slack.installing.rotation import LEASE
from store.base import Store
from tests.adapters.slack.issuing import (
    LIFE,
    MORNING,
    Clock,
    Death,
    Issuer,
    installed,
    installs,
    locked,
    no_trouble,
    opened,
)

TIMES = 100
STEPS = 10
"""Before and after each thing a renewal does: get, claim, ask, get, save."""


@pytest.fixture(params=["memory:", "sqlite:{}/facts.db"], ids=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(str(request.param).format(tmp_path)) as store:
        yield store


@pytest.fixture
def issuer() -> Issuer:
    return Issuer(Clock())


async def test_a_token_is_renewed_when_less_than_two_hours_are_left(
    store: Store, issuer: Issuer
) -> None:
    await installs(store, issuer).keep(issuer.install())
    issuer.clock.pass_by(hours=10)
    assert (await _of(store, issuer)) == "token-T1"
    issuer.clock.pass_by(microseconds=1)
    assert (await _of(store, issuer)) == "token-T1-1"
    assert issuer.renewed == 1


async def test_a_token_without_an_end_is_never_renewed(store: Store, issuer: Issuer) -> None:
    await installs(store, issuer).keep(installed(refresh="never-asked-for"))
    issuer.clock.pass_by(days=1000)
    assert (await _of(store, issuer)) == "token-T1"
    assert issuer.asked == 0


async def test_who_was_here_is_answered_while_the_token_is_renewed(
    store: Store, issuer: Issuer
) -> None:
    issuer.hold = asyncio.Event()
    many = installs(store, issuer)
    await many.keep(issuer.install())
    await many.of("T1", None)
    issuer.clock.pass_by(hours=11)
    first = await many.of("T1", None)
    assert first is not None
    assert first.token == "token-T1"
    issuer.hold.set()
    await many.close()
    second = await many.of("T1", None)
    assert second is not None
    assert second.token == "token-T1-1"


async def test_another_process_goes_on_with_the_token_while_one_renews_it(
    store: Store, issuer: Issuer
) -> None:
    _many, asking = await _renewing(store, issuer, held=True)
    assert (await _of(store, issuer)) == "token-T1"
    assert issuer.asked == 1
    assert issuer.hold is not None
    issuer.hold.set()
    await asking
    assert (await _of(store, issuer)) == "token-T1-1"


@pytest.mark.parametrize("hours", [11, 13], ids=["works", "ended"])
async def test_two_at_once_renew_once(store: Store, issuer: Issuer, hours: int) -> None:
    # Two tasks of a process, and two processes with nothing in common but the database.
    here, there = installs(store, issuer), installs(store, issuer)
    for number in range(TIMES):
        await here.keep(issuer.install(f"T{number}"))
    issuer.clock.pass_by(hours=hours)
    found = await asyncio.gather(
        *(each.of(f"T{number}", None) for number in range(TIMES) for each in (here, here, there))
    )
    assert (issuer.asked, issuer.renewed) == (TIMES, TIMES)
    assert all(found)
    after = await installs(store, issuer).all()
    assert {each.refresh for each in after} == issuer.valid
    assert await here.lost() == ()


async def test_no_end_of_a_process_loses_an_installation_unreported(
    store: Store, issuer: Issuer
) -> None:
    # Wherever a process dies: after its lease another renews, or says that it cannot be done.
    ends: Counter[bool] = Counter()
    for number in range(TIMES):
        team, death = f"T{number}", Death(number % STEPS)
        issuer.clock.now = MORNING
        await installs(store, issuer).keep(issuer.install(team))
        issuer.clock.pass_by(hours=11)
        issuer.step = death
        await _until_dead(installs(store, issuer, death), team, death)
        issuer.step = no_trouble
        issuer.clock.now += LEASE
        with structlog.testing.capture_logs() as logs:
            after = await installs(store, issuer).of(team, None)
        assert after is not None
        lost = team in {each.team for each in await installs(store, issuer).lost()}
        told = [each["team"] for each in logs if "install the bot in slack again" in each["event"]]
        assert told == [team] * lost
        assert lost or after.refresh in issuer.valid
        assert lost or after.token != f"token-{team}"
        ends[lost] += 1
    assert ends[True]
    assert ends[False]


async def test_a_spent_refresh_token_is_told_and_the_token_works_to_its_end(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.valid.clear()
    issuer.clock.pass_by(hours=11)
    with structlog.testing.capture_logs() as logs:
        assert await many.of("T1", None) is not None
    assert [each["log_level"] for each in logs] == ["error", "error"]
    assert "install the bot in slack again" in logs[1]["event"]
    assert [each.team for each in await many.lost()] == ["T1"]
    issuer.clock.pass_by(minutes=10)
    assert await many.of("T1", None) is not None
    await many.close()
    issuer.clock.pass_by(hours=1)
    assert await many.of("T1", None) is None
    assert issuer.asked == 1


async def test_what_is_installed_again_is_lost_no_more(store: Store, issuer: Issuer) -> None:
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.valid.clear()
    issuer.clock.pass_by(hours=13)
    assert await many.of("T1", None) is None
    await many.keep(issuer.install())
    assert await many.of("T1", None) is not None
    assert await many.lost() == ()


@pytest.mark.parametrize("code", ["ratelimited", "internal_error", "bad_client_secret"])
async def test_a_refusal_that_spends_nothing_is_tried_again(
    store: Store, issuer: Issuer, code: str
) -> None:
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    issuer.refuses = code
    assert await many.of("T1", None) is not None
    assert await many.lost() == ()
    issuer.refuses = ""
    issuer.clock.pass_by(minutes=1)
    await many.of("T1", None)
    await many.close()
    assert (await _of(store, issuer)) == "token-T1-1"


async def test_refused_renewals_are_not_asked_for_with_every_question(
    store: Store, issuer: Issuer
) -> None:
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    issuer.refuses = "ratelimited"
    for _ in range(10):
        await many.of("T1", None)
        await many.close()
    assert issuer.asked == 1


async def test_an_answer_that_never_came_is_told_as_lost_by_the_next_attempt(
    store: Store, issuer: Issuer
) -> None:
    issuer.lost = 1
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    await many.of("T1", None)
    assert await many.lost() == ()
    issuer.clock.pass_by(minutes=1)
    await many.of("T1", None)
    await many.close()
    assert [each.team for each in await many.lost()] == ["T1"]


async def test_who_gives_up_waiting_does_not_stop_the_renewal(store: Store, issuer: Issuer) -> None:
    issuer.hold = asyncio.Event()
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    asking = asyncio.create_task(many.of("T1", None))
    await issuer.began.wait()
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    issuer.hold.set()
    await many.close()
    assert (await _of(store, issuer)) == "token-T1-1"


async def test_what_was_uninstalled_meanwhile_does_not_come_back(
    store: Store, issuer: Issuer
) -> None:
    many, asking = await _renewing(store, issuer)
    await many.forget("T1", None)
    assert await asking is None
    assert await many.all() == ()


async def test_what_was_installed_meanwhile_stays(store: Store, issuer: Issuer) -> None:
    many, asking = await _renewing(store, issuer)
    anew = installed(refresh="newer", expires=issuer.clock() + LIFE)
    await many.keep(anew)
    assert await asking == anew
    assert await many.all() == (anew,)


async def test_a_renewal_that_ends_late_counts_although_another_found_the_token_spent(
    store: Store, issuer: Issuer
) -> None:
    saves, may_save = asyncio.Event(), asyncio.Event()

    async def trouble(name: str) -> None:
        if name == "swap" and issuer.renewed:
            saves.set()
            await may_save.wait()

    slow = installs(store, issuer, trouble)
    await slow.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    asking = asyncio.create_task(slow.of("T1", None))
    await saves.wait()
    issuer.clock.now += LEASE
    quick = installs(store, issuer)
    await quick.of("T1", None)
    assert [each.team for each in await quick.lost()] == ["T1"]
    may_save.set()
    renewed = await asking
    assert renewed is not None
    assert renewed.token == "token-T1-1"
    assert await quick.lost() == ()
    assert await quick.all() == (renewed,)


async def test_saving_is_tried_until_the_store_takes_it(store: Store, issuer: Issuer) -> None:
    refused = 0

    async def trouble(name: str) -> None:
        nonlocal refused
        if name == "swap" and issuer.renewed and refused < 5:
            refused += 1
            raise locked()

    many = installs(store, issuer, trouble)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    await many.of("T1", None)
    assert refused == 5
    assert (await _of(store, issuer)) == "token-T1-1"


async def test_a_token_that_cannot_be_saved_is_told_and_used_meanwhile(
    store: Store, issuer: Issuer
) -> None:
    async def trouble(name: str) -> None:
        if name == "swap" and issuer.renewed:
            raise locked()

    many = installs(store, issuer, trouble)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=13)
    with structlog.testing.capture_logs() as logs:
        found = await many.of("T1", None)
    assert found is not None
    assert found.token == "token-T1-1"
    assert "install the bot in slack again" in logs[-1]["event"]


async def _of(store: Store, issuer: Issuer) -> str | None:
    """The token that a process which has just started goes by."""
    found = await installs(store, issuer).of("T1", None)
    return found.token if found else None


async def _renewing(
    store: Store, issuer: Issuer, *, held: bool = False
) -> tuple[Installs, asyncio.Task[Installed | None]]:
    issuer.hold = asyncio.Event()
    many = installs(store, issuer)
    await many.keep(issuer.install())
    issuer.clock.pass_by(hours=11)
    asking = asyncio.create_task(many.of("T1", None))
    await issuer.began.wait()
    if not held:
        issuer.hold.set()
    return many, asking


async def _until_dead(many: Installs, team: str, death: Death) -> None:
    """Ask until the process dies, whose tasks do nothing more from then on."""
    asking = asyncio.create_task(many.of(team, None))
    dying = asyncio.create_task(death.came.wait())
    await asyncio.wait((asking, dying), return_when=asyncio.FIRST_COMPLETED)
    assert death.came.is_set()
    for each in (*many._looking.values(), asking, dying):
        each.cancel()
    await asyncio.gather(asking, dying, return_exceptions=True)
    await many.close()
