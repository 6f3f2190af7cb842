"""What a digest is silent about, what it tells once, and what became of its deal meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.words import phrase
from store.claims import Claim, Deal, DealKind, DealStatus, Name, Qualifier
from store.encoding import claim_id
from store.events import (
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.values import EntityId, EntityRef, PartialDate, Precision, Term, Text
from tests.bot.demo import NOW
from tests.bot.digesting import Channel, text
from tests.bot.test_changes import LONG_AGO, OWNS, RIGHTLY, WORTH, risk
from tests.bot.two_deals import (
    ALPHA,
    BETA,
    DEAL,
    DELTA,
    FIRST,
    FOREIGN,
    GAMMA,
    LOOSE,
    NEW_SOURCE,
    OTHER,
    SECOND,
    open_ledger,
    told,
)
from tests.store.claim_making import day, euros

YESTERDAY = NOW - timedelta(days=1)
HIGHER = replace(WORTH, value=euros(900), source=SECOND.id)
THIS_YEAR = PartialDate(date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR, "2026")
FORETOLD = Claim(
    BETA.id, "forecasts", Text("twice as large", "en"), FIRST.id, (Qualifier("by", THIS_YEAR),)
)


@pytest.fixture
async def channel() -> Channel:
    """A channel that follows Alpha – Beta, of which it knows two facts."""
    ledger = await open_ledger(told(WORTH), told(OWNS), at=LONG_AGO)
    return Channel(ledger.demo, DEAL.id)


@pytest.fixture
async def since(channel: Channel) -> int:
    return (await channel.demo.workspace.head()).seq


async def test_nothing_is_told_where_nothing_changed(channel: Channel, since: int) -> None:
    assert await channel.digest(since) is None


async def test_a_thing_that_nobody_knows_has_no_news(channel: Channel) -> None:
    assert await channel.digest(0, about=EntityId("deal:none")) is None


async def test_a_mere_check_or_name_is_not_worth_a_message(channel: Channel, since: int) -> None:
    renamed = replace(BETA, names=(Name("Better"),))
    seq = await channel.record(ClaimVerified(claim_id(WORTH)), EntityRecorded(renamed))

    assert await channel.digest(since) is None

    await channel.record(told(risk(1)))
    said = await channel.told(since)
    assert said.index("risk 1") < said.index("Beta is now called Better")
    assert said.index("risk 1") < said.index("one claim was held against its source")
    assert "called Better" not in await channel.told(seq)


async def test_what_came_and_went_is_not_told(channel: Channel, since: int) -> None:
    await channel.record(told(risk(1)), ClaimRetracted(claim_id(risk(1)), "no such risk"))

    assert await channel.digest(since) is None


async def test_further_words_of_what_is_known_are_not_told(channel: Channel, since: int) -> None:
    await channel.record(told(WORTH, "other words"))

    assert await channel.digest(since) is None


async def test_what_was_told_is_not_told_again(channel: Channel, since: int) -> None:
    seq = await channel.record(told(risk(1)))
    await channel.record(told(risk(2)))

    assert "risk 1" in await channel.told(since)
    later = await channel.told(seq)
    assert "risk 2" in later
    assert "risk 1" not in later


async def test_what_is_new_comes_before_what_was_known_of_it(channel: Channel, since: int) -> None:
    await channel.record(*NEW_SOURCE, told(HIGHER))

    assert "€900M [2]" in await channel.told(since)
    assert "Beta was valued at €900M [2] ⚠ sources differ; €400M, known before [1]" in (
        await channel.told(since)
    )


async def test_a_correction_is_told_once(channel: Channel, since: int) -> None:
    wrong, right = claim_id(WORTH), claim_id(RIGHTLY)
    seq = await channel.record(told(RIGHTLY), ClaimSuperseded(wrong, right, "misread"))
    await channel.record(told(risk(1)))

    assert "Corrected: Beta was valued at €400M [1] → €2.000bn [1]" in await channel.told(since)
    assert (await channel.told(since)).count("€2.000bn") == 1
    assert "€2.000bn" not in await channel.told(seq)


async def test_a_conflict_is_told_when_it_opens_and_when_it_is_settled(
    channel: Channel, since: int
) -> None:
    opened = await channel.record(*NEW_SOURCE, told(HIGHER))
    meanwhile = await channel.record(told(risk(1)))
    await channel.record(ClaimRetracted(claim_id(HIGHER), "a slip"))

    assert "Conflicts: Beta was valued at" in await channel.told(since, upto=opened)
    assert "Conflicts" not in await channel.told(opened, upto=meanwhile)
    settled = await channel.told(meanwhile)
    assert "Settled: Beta was valued at €400M [1]; against it: €900M [2]" in settled
    assert settled.index("Corrected") < settled.index("Settled")


async def test_a_suspicion_is_no_conflict(channel: Channel, since: int) -> None:
    del since
    seq = await channel.record(told(Claim(ALPHA.id, "raised", euros(15), FIRST.id)))
    await channel.record(*NEW_SOURCE, told(Claim(ALPHA.id, "raised", euros(15000), SECOND.id)))

    assert "no conflict" not in await channel.told(seq)


@pytest.mark.parametrize(
    ("then", "now", "is_due"),
    [
        ("2026-12-28T08:30", "2027-01-04T08:30", True),
        ("2026-12-31T08:30", "2027-01-01T08:30", True),
        ("2026-12-31T23:00", "2026-12-31T23:30", False),
        ("2027-01-01T08:30", "2027-01-02T08:30", False),
        ("2026-12-30T08:30", "2026-12-31T08:30", False),
    ],
)
async def test_a_forecast_is_told_once_its_time_is_over(
    channel: Channel, then: str, now: str, is_due: bool
) -> None:
    since = await channel.record(told(FORETOLD))

    reply = await channel.digest(since, _berlin(then), at=_berlin(now))

    assert (reply is not None) is is_due
    if reply:
        assert "Due: was due 2026: “twice as large” (Beta) [1]" in text(reply)
        assert "New" not in text(reply)


def _berlin(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}+01:00")


async def test_a_forecast_that_came_at_once_is_told_once(channel: Channel, since: int) -> None:
    await channel.record(told(FORETOLD))

    reply = await channel.digest(since, at=_berlin("2027-01-04T08:30"))

    assert text(reply).count("twice as large") == 1
    assert "Due: was due" in text(reply)


async def test_a_deal_that_was_closed_meanwhile_is_told_to_be_once(
    channel: Channel, since: int
) -> None:
    await channel.record(told(risk(1)))
    seq = await channel.record(DealClosed(DEAL.id))
    await channel.record(told(risk(2)))

    said = await channel.told(since)
    assert "risk 1" in said
    assert "This deal is followed no longer." in said
    assert "risk: “risk 1” [1]" in said
    assert await channel.digest(seq) is None


async def test_a_conflict_is_not_settled_by_closing_the_deal(channel: Channel) -> None:
    exclusive = Claim(DEAL.id, "exclusivity", Term("exclusive", "exclusive"), FIRST.id)
    partner = Claim(BETA.id, "partnered_with", EntityRef(GAMMA.id, "Gamma"), SECOND.id)
    before = await channel.record(told(exclusive))
    opened = await channel.record(*NEW_SOURCE, told(partner))
    more = Claim(DEAL.id, "risk", Text("a risk", "en"), FIRST.id)
    await channel.record(DealClosed(DEAL.id), told(more), told(risk(1)))

    assert "but there are other partners" in await channel.told(before, upto=opened)
    assert "Settled" not in await channel.told(opened)


async def test_a_conflict_that_is_none_of_the_deal_s_is_not_told(
    channel: Channel, since: int
) -> None:
    worth = Claim(GAMMA.id, "valued_at", euros(5), FOREIGN.id)
    await channel.record(
        told(Claim(GAMMA.id, "risk", Text("a risk", "en"), FIRST.id)),
        SourceRecorded(LOOSE),
        told(worth),
        told(replace(worth, value=euros(7), source=LOOSE.id)),
    )

    assert "Conflicts" not in await channel.told(since)
    assert "Conflicts" in text(await channel.digest(since, about=GAMMA.id))
    assert "Conflicts" not in text(await channel.digest(since, about=GAMMA.id, field="risk"))


async def test_a_conflict_that_another_deal_s_article_opens_and_settles_is_told(
    channel: Channel, since: int
) -> None:
    worth = Claim(GAMMA.id, "valued_at", euros(2), FIRST.id)
    theirs = replace(worth, value=euros(9), source=FOREIGN.id)
    known = await channel.record(told(worth))
    opened = await channel.record(told(theirs))
    await channel.record(ClaimRetracted(claim_id(theirs), "a slip"))

    assert "Conflicts" not in await channel.told(since, upto=known)
    assert "Conflicts: Gamma was valued at €9M [Gamma – Delta 1]; against it: €2M [1]" in (
        await channel.told(known, upto=opened)
    )
    assert "Settled: Gamma was valued at €9M [Gamma – Delta 1]; against it: €2M [1]" in (
        await channel.told(opened)
    )


async def test_a_conflict_that_a_source_s_day_opens_and_settles_is_told(
    channel: Channel, since: int
) -> None:
    del since
    early, late = (replace(SECOND, published=day(f"{year}-01-01")) for year in (2020, 2023))
    first = SourceRecorded(replace(FIRST, published=early.published))
    known = await channel.record(first, *NEW_SOURCE, SourceRecorded(late), told(HIGHER))
    opened = await channel.record(SourceRecorded(early))
    await channel.record(SourceRecorded(late))
    conflict = "Beta was valued at €400M [1]; against it: €900M [2]"

    for about in (DEAL.id, BETA.id):
        then = await channel.digest(known, about=about, upto=opened)
        assert f"Conflicts: {conflict}" in text(then)
        assert f"Settled: {conflict}" in text(await channel.digest(opened, about=about))


async def test_a_thing_that_was_merged_meanwhile_is_told_of_by_what_it_is_now(
    channel: Channel, since: int
) -> None:
    await channel.record(EntitiesMerged(BETA.id, DELTA.id))
    await channel.record(told(Claim(BETA.id, "risk", Text("a new risk", "en"), FIRST.id)))

    assert "Beta, risk: “a new risk”" in text(await channel.digest(since, about=DELTA.id))
    assert "Delta is the same as Beta" in text(await channel.digest(since))


async def test_a_merger_opens_no_conflict_that_was_known(channel: Channel, since: int) -> None:
    del since
    worth = Claim(DELTA.id, "valued_at", euros(5), FIRST.id)
    rival = replace(worth, value=euros(7), source=FOREIGN.id)
    known = await channel.record(told(worth), told(rival))
    await channel.record(EntitiesMerged(GAMMA.id, DELTA.id))
    await channel.record(told(Claim(GAMMA.id, "owns", EntityRef(BETA.id, "Beta"), FIRST.id)))

    said = await channel.told(known)
    assert "Gamma owns Beta" in said
    assert "Conflicts" not in said
    assert "Settled" not in said


async def test_one_thing_is_watched_by_itself_and_by_one_field(
    channel: Channel, since: int
) -> None:
    await channel.record(
        told(risk(1)),
        told(Claim(GAMMA.id, "valued_at", euros(3), FOREIGN.id)),
        told(Claim(GAMMA.id, "risk", Text("a foreign risk", "en"), FOREIGN.id)),
    )

    whole = text(await channel.digest(since, about=GAMMA.id))
    assert "Gamma was valued at €3M" in whole
    assert "a foreign risk" in whole
    assert "risk 1" not in whole
    one = text(await channel.digest(since, about=GAMMA.id, field="valued_at"))
    assert one.startswith("Gamma · Valued at")
    assert "€3M" in one
    assert "risk" not in one
    assert await channel.digest(since, about=GAMMA.id, field="raised") is None


async def test_a_conflict_of_a_watched_field_is_told_whatever_claim_opens_it(
    channel: Channel, since: int
) -> None:
    await channel.record(*NEW_SOURCE, told(HIGHER))

    watched = text(await channel.digest(since, about=BETA.id, field="valued_at"))

    assert "Conflicts: Beta was valued at" in watched


async def test_another_deal_has_its_own_digest(channel: Channel, since: int) -> None:
    await channel.record(told(Claim(DELTA.id, "risk", Text("theirs", "en"), FOREIGN.id)))

    assert await channel.digest(since) is None
    theirs = text(await channel.digest(since, about=OTHER.id))
    assert "theirs” [1]" in theirs


async def test_a_thing_is_told_of_alike_in_every_channel(channel: Channel, since: int) -> None:
    epsilon = replace(DELTA, id=EntityId("company:epsilon"), names=(Name("Epsilon"),))
    raised = Claim(epsilon.id, "raised", euros(3), FOREIGN.id)
    await channel.record(EntityRecorded(epsilon), told(raised))

    for home in (DEAL, OTHER):
        await channel.demo.workspace.prefer("channel", "deal", home.id)
        assert "€3M [Gamma – Delta 1]" in text(await channel.digest(since, about=epsilon.id))


async def test_a_revised_source_is_news(channel: Channel, since: int) -> None:
    await channel.record(SourceRecorded(replace(FIRST, title="Corrected", revision=1)))

    assert "Revised: [1]" in await channel.told(since)


async def test_the_button_tells_apart_what_happened_within_one_second(channel: Channel) -> None:
    second = NOW - timedelta(hours=2)
    since = await channel.record(told(risk(0)), at=second + timedelta(milliseconds=300))
    many = (told(risk(number)) for number in range(1, 9))
    await channel.record(*many, at=second + timedelta(milliseconds=700))
    for then in (500, 300, 900):
        reply = await channel.digest(since, second + timedelta(milliseconds=then))
        assert reply
        (action,) = reply.blocks[-1].actions  # type: ignore[union-attr]  # it ends with buttons

        whole = text((await channel.demo.ask(action.command)).leaves)

        assert all(f"“risk {number}”" in whole for number in range(1, 9))
        assert "“risk 0”" not in whole


async def test_the_button_tells_what_came_due_in_days_of_which_nothing_was_told(
    channel: Channel, since: int
) -> None:
    del since
    friday = NOW - timedelta(days=3)
    due = Qualifier("by", day((NOW - timedelta(days=2)).date().isoformat()))
    foretold = replace(FORETOLD, qualifiers=(due,))
    await channel.record(told(foretold), told(risk(0)), at=friday)
    elsewhere = Claim(DELTA.id, "risk", Text("elsewhere", "en"), FOREIGN.id)
    quiet = await channel.record(told(elsewhere), at=NOW - timedelta(days=1))
    await channel.record(*(told(risk(number)) for number in range(1, 9)), at=NOW)
    reply = await channel.digest(quiet, friday)
    assert reply
    assert "twice as large" in text(reply)
    (action,) = reply.blocks[-1].actions  # type: ignore[union-attr]  # it ends with buttons

    whole = text((await channel.demo.ask(action.command)).leaves)

    assert "twice as large" in whole
    assert all(f"“risk {number}”" in whole for number in range(1, 9))
    assert "“risk 0”" not in whole


async def test_the_button_of_a_deal_s_last_digest_tells_the_rest(
    channel: Channel, since: int
) -> None:
    await channel.record(*(told(risk(number)) for number in range(1, 9)), DealClosed(DEAL.id))
    reply = await channel.digest(since)
    assert reply
    (action,) = reply.blocks[-1].actions  # type: ignore[union-attr]  # it ends with buttons

    whole = text((await channel.demo.ask(action.command)).leaves)

    assert all(f"“risk {number}” [1]" in whole for number in range(1, 9))


async def test_the_button_of_a_watch_tells_the_rest_of_it(channel: Channel, since: int) -> None:
    risks = (
        told(Claim(GAMMA.id, "risk", Text(f"peril {number}", "en"), FOREIGN.id))
        for number in range(9)
    )
    await channel.record(*risks, told(Claim(GAMMA.id, "raised", euros(3), FOREIGN.id)))
    reply = await channel.digest(since, about=GAMMA.id, field="risk")
    assert reply
    (action,) = reply.blocks[-1].actions  # type: ignore[union-attr]  # it ends with buttons

    whole = text((await channel.demo.ask(action.command)).leaves)

    assert "Market 6" in text(reply)
    assert all(f"peril {number}" in whole for number in range(9))
    assert "€3M" not in whole


async def test_an_article_that_the_deal_is_given_brings_what_was_known_of_it(
    channel: Channel, since: int
) -> None:
    del since
    foreign = Claim(DELTA.id, "risk", Text("theirs", "en"), FOREIGN.id)
    seq = await channel.record(told(foreign))
    numbered = await channel.record(SourceNumbered(DEAL.id, FOREIGN.id, 2))

    assert "Delta, risk: “theirs” [2]" in await channel.told(seq)
    assert await channel.digest(numbered) is None


async def test_a_deal_that_is_followed_again_brings_nothing_that_was_told(
    channel: Channel, since: int
) -> None:
    del since
    closed = await channel.record(DealClosed(DEAL.id))
    await channel.record(DealOpened(Deal(DEAL.id, DealKind.ACQUISITION, (ALPHA.id, BETA.id))))

    assert await channel.digest(closed) is None


@pytest.mark.parametrize("about", [DEAL.id, ALPHA.id])
async def test_a_deal_that_falls_through_is_news_of_it_and_of_its_parties(
    channel: Channel, since: int, about: EntityId
) -> None:
    del since
    deal = Deal(DEAL.id, DealKind.ACQUISITION, (ALPHA.id, BETA.id), status=DealStatus.SIGNED)
    signed = await channel.record(DealOpened(deal))
    seq = await channel.record(DealOpened(replace(deal, status=DealStatus.TERMINATED)))

    said = text(await channel.digest(signed, about=about))
    assert "Deal: Alpha – Beta: signed → terminated, say the editors" in said
    assert await channel.digest(seq, about=about) is None


async def test_other_parties_and_another_kind_of_a_deal_are_news(
    channel: Channel, since: int
) -> None:
    await channel.record(DealOpened(Deal(DEAL.id, DealKind.MERGER, (ALPHA.id, GAMMA.id))))

    said = await channel.told(since)
    assert "Alpha – Beta: acquisition → merger" in said
    assert "Alpha – Beta: the parties are now Alpha, Gamma" in said


async def test_what_was_told_and_is_taken_back_with_its_source_is_told_to_be(
    channel: Channel, since: int
) -> None:
    theirs = Claim(GAMMA.id, "raised", euros(3), SECOND.id)
    known = await channel.record(*NEW_SOURCE, told(theirs))
    seq = await channel.record(
        ClaimRetracted(claim_id(theirs), "withdrawn"), SourceUnnumbered(DEAL.id, SECOND.id, 2)
    )

    assert "Gamma raised €3M" in await channel.told(since, upto=known)
    assert "withdrawn: Gamma raised €3M" in await channel.told(known)
    assert await channel.digest(seq) is None


async def test_a_source_that_leaves_the_deal_is_told_to_do_so_before_it_is_new_again(
    channel: Channel, since: int
) -> None:
    theirs = Claim(GAMMA.id, "raised", euros(3), SECOND.id)
    known = await channel.record(*NEW_SOURCE, told(theirs))
    gone = await channel.record(SourceUnnumbered(DEAL.id, SECOND.id, 2))
    await channel.record(SourceNumbered(DEAL.id, SECOND.id, 2))

    assert "new: [2]" in await channel.told(since, upto=known)
    assert "No longer a source: [Article second]" in await channel.told(known, upto=gone)
    assert "new: [2]" in await channel.told(gone)
    assert await channel.digest(known) is None


async def test_things_that_are_no_longer_the_same_are_worth_a_message(
    channel: Channel, since: int
) -> None:
    del since
    merged = await channel.record(EntitiesMerged(BETA.id, DELTA.id))
    await channel.record(EntitiesSplit(DELTA.id))

    assert "Delta is no longer the same as Beta" in await channel.told(merged)


async def test_since_when_is_told_by_the_weekday_within_a_week(
    channel: Channel, since: int
) -> None:
    await channel.record(told(risk(1)))

    async def aside(then: str, language: str = "en") -> str:
        reply = await channel.digest(since, _berlin(then), language=language)
        assert reply
        said = "".join(run.text for run in phrase(reply, language).aside)
        return said.replace("\N{NO-BREAK SPACE}", " ")

    # It is Monday 23 November, 10:00.
    assert await aside("2026-11-23T08:30") == "since Monday 8:30"
    assert await aside("2026-11-17T08:30") == "since Tuesday 8:30"
    assert await aside("2026-11-16T08:30") == "since 16 Nov 2026, 8:30"
    assert await aside("2026-11-19T14:05", "de") == "seit Donnerstag, 14:05 Uhr"
    assert await aside("2026-11-09T08:30", "de") == "seit 9. Nov. 2026, 8:30 Uhr"
