"""What is new for a deal: each change once, with its source, and nothing that came and went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from store.claims import Claim, Name, Qualifier, Source
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Rank,
    SourceRecorded,
)
from store.values import EntityRef, PartialDate, Precision, Text
from tests.bot.demo import NOW
from tests.bot.two_deals import (
    ALPHA,
    BETA,
    DELTA,
    FIRST,
    FOREIGN,
    GAMMA,
    LOOSE,
    NEW_SOURCE,
    SECOND,
    Ledger,
    open_ledger,
    told,
)
from tests.store.claim_making import euros

LONG_AGO, YESTERDAY = NOW - timedelta(days=30), NOW - timedelta(days=1)

WORTH = Claim(BETA.id, "valued_at", euros(400), FIRST.id)
RIGHTLY = replace(WORTH, value=euros(2000))
OWNS = Claim(ALPHA.id, "owns", EntityRef(GAMMA.id, "Gamma"), FIRST.id)


def risk(number: int, source: Source = FIRST) -> Claim:
    return Claim(BETA.id, "risk", Text(f"risk {number}", "en"), source.id)


@pytest.fixture
async def ledger() -> Ledger:
    return await open_ledger(told(WORTH), told(OWNS), at=LONG_AGO)


async def test_nothing_new_is_one_sentence_with_its_date(ledger: Ledger) -> None:
    assert "Nothing has changed since 16 Nov 2026." in await ledger.ask()
    assert "Seit 1. Nov. 2026 hat sich nichts" in await ledger.ask(
        "änderungen 1.11.2026 geschäft:alpha", "de"
    )


async def test_what_was_known_before_is_not_new(ledger: Ledger) -> None:
    text = await ledger.ask("changes october deal:alpha")

    assert "€400M [1]" in text
    assert "New sources: [1]" in text
    assert "Nothing has changed" in await ledger.ask("changes yesterday deal:alpha")


async def test_figures_come_before_words_and_words_before_sources(ledger: Ledger) -> None:
    paid = Claim(ALPHA.id, "invested_in", euros(15), SECOND.id)
    await ledger.record(*NEW_SOURCE, told(risk(1, SECOND)), told(paid), at=YESTERDAY)

    text = await ledger.ask()

    order = [text.index(each) for each in ("€15M", "risk 1", "New sources: [2]", "Article second")]
    assert order == sorted(order)
    assert "400" not in text
    assert "Article first" not in text


async def test_a_new_figure_stands_beside_the_one_it_contradicts(ledger: Ledger) -> None:
    higher = replace(WORTH, value=euros(900), source=SECOND.id)
    await ledger.record(*NEW_SOURCE, told(higher), at=YESTERDAY)

    text = await ledger.ask()

    assert "€400M, known before [1]" in text
    assert "€900M [2]" in text
    assert "sources differ" in text


async def test_a_known_figure_of_another_source_is_new_of_that_source_only(ledger: Ledger) -> None:
    await ledger.record(*NEW_SOURCE, told(replace(WORTH, source=SECOND.id)), at=YESTERDAY)

    assert "€400M [1][2], known before [1]" in await ledger.ask()
    assert "400 Mio. € [1][2], schon bekannt [1]" in await ledger.ask(
        "neuigkeiten deal:alpha", "de"
    )


async def test_the_first_instant_of_a_day_belongs_to_it(ledger: Ledger) -> None:
    midnight = datetime.fromisoformat("2026-11-20T00:00+01:00")
    await ledger.record(told(risk(1)), at=midnight.astimezone(NOW.tzinfo))

    assert "risk 1" in await ledger.ask("changes 2026-11-20 deal:alpha")
    assert "Nothing" in await ledger.ask("changes 2026-11-20T00:00:01 deal:alpha")


async def test_what_came_and_went_is_not_told(ledger: Ledger) -> None:
    await ledger.record(
        told(risk(1)), ClaimRetracted(claim_id(risk(1)), "no such risk"), at=YESTERDAY
    )

    assert "Nothing has changed" in await ledger.ask()


async def test_what_went_and_came_back_is_not_told(ledger: Ledger) -> None:
    known = claim_id(WORTH)
    await ledger.record(
        ClaimRetracted(known, "wrong"), ClaimRestored(known, "right after all"), at=YESTERDAY
    )

    assert "Nothing has changed" in await ledger.ask()


async def test_further_words_of_a_known_claim_are_not_news(ledger: Ledger) -> None:
    await ledger.record(told(WORTH, "other words"), at=YESTERDAY)

    assert "Nothing has changed" in await ledger.ask()


async def test_a_correction_says_what_was_said_and_what_is_right(ledger: Ledger) -> None:
    wrong, right = claim_id(WORTH), claim_id(RIGHTLY)
    await ledger.record(
        told(RIGHTLY), ClaimSuperseded(wrong, right, "dollars taken for euros"), at=YESTERDAY
    )

    text = await ledger.ask()

    assert "€400M [1] → €2.000bn [1], because: dollars taken for euros" in text
    assert text.count("€2.000bn") == 1


async def test_a_correction_of_a_correction_leads_to_the_last(ledger: Ledger) -> None:
    last = replace(WORTH, value=euros(3000))
    await ledger.record(
        told(RIGHTLY),
        told(last),
        ClaimSuperseded(claim_id(WORTH), claim_id(RIGHTLY), "first"),
        ClaimSuperseded(claim_id(RIGHTLY), claim_id(last), "second"),
        at=YESTERDAY,
    )

    text = await ledger.ask()

    assert "€400M [1] → €3.000bn [1]" in text
    assert "€2.000bn" not in text


async def test_what_became_of_known_claims_is_told_with_its_reason(ledger: Ledger) -> None:
    await ledger.record(
        ClaimRetracted(claim_id(WORTH), "a hoax"),
        ClaimRanked(claim_id(OWNS), Rank.DISPUTED, "denied by Gamma"),
        at=YESTERDAY,
    )

    text = await ledger.ask()

    assert "withdrawn: Beta was valued at €400M [1], because: a hoax" in text
    assert "now disputed: Alpha owns Gamma [1], because: denied by Gamma" in text


async def test_what_counts_again_is_told(ledger: Ledger) -> None:
    await ledger.record(ClaimRetracted(claim_id(WORTH), "wrong"), at=LONG_AGO + timedelta(days=1))
    await ledger.record(ClaimRestored(claim_id(WORTH), "right"), at=YESTERDAY)

    assert "counts again: Beta was valued at €400M [1]" in await ledger.ask()


@pytest.mark.parametrize(
    ("rank", "told_as"),
    [
        (Rank.PREFERRED, "now preferred"),
        (Rank.DISPUTED, "now disputed"),
        (Rank.DEPRECATED, "no longer shown"),
    ],
)
async def test_a_rank_is_told(ledger: Ledger, rank: Rank, told_as: str) -> None:
    await ledger.record(ClaimRanked(claim_id(WORTH), rank, "why"), at=YESTERDAY)

    assert f"{told_as}: Beta was valued at €400M [1], because: why" in await ledger.ask()


async def test_claims_held_against_their_source_are_counted(ledger: Ledger) -> None:
    await ledger.record(ClaimVerified(claim_id(WORTH)), at=YESTERDAY)

    assert "one claim was held against its source" in await ledger.ask()


async def test_a_revised_source_is_named(ledger: Ledger) -> None:
    await ledger.record(SourceRecorded(replace(FIRST, title="Corrected", revision=1)), at=YESTERDAY)

    text = await ledger.ask()

    assert "Revised: [1]" in text
    assert "Corrected" in text


async def test_a_new_name_is_told_of_what_the_deal_speaks_of(ledger: Ledger) -> None:
    renamed = (
        EntityRecorded(replace(each, names=(Name(name),)))
        for each, name in ((GAMMA, "Gammon"), (DELTA, "Deltoid"))
    )
    await ledger.record(*renamed, at=YESTERDAY)

    text = await ledger.ask()

    assert "Gamma is now called Gammon" in text
    assert "Delt" not in text


async def test_a_further_alias_is_no_new_name(ledger: Ledger) -> None:
    await ledger.record(EntityRecorded(replace(BETA, aliases=(Name("Beta Inc."),))), at=YESTERDAY)

    assert "Nothing has changed" in await ledger.ask()


async def test_merged_and_split_things_are_told(ledger: Ledger) -> None:
    await ledger.record(EntitiesMerged(GAMMA.id, DELTA.id), at=NOW - timedelta(days=10))
    await ledger.record(EntitiesSplit(DELTA.id), at=YESTERDAY)

    then = await ledger.ask(f"changes deal:alpha as-of:{NOW - timedelta(days=5):%Y-%m-%d}")

    assert "Delta is the same as Gamma" in then
    assert "no longer" not in then


async def test_another_deal_s_news_stay_there(ledger: Ledger) -> None:
    elsewhere = Claim(DELTA.id, "risk", Text("a foreign risk", "en"), FOREIGN.id)
    await ledger.record(told(elsewhere), at=YESTERDAY)

    assert "Nothing has changed" in await ledger.ask()
    assert "a foreign risk" in await ledger.ask("changes deal:gamma")


async def test_what_any_source_says_of_a_party_is_news_of_its_deal(ledger: Ledger) -> None:
    about_beta = Claim(DELTA.id, "owns", EntityRef(BETA.id, "Beta"), FOREIGN.id)
    merged = Claim(DELTA.id, "owns", EntityRef(ALPHA.id, "Alpha"), LOOSE.id)
    await ledger.record(SourceRecorded(LOOSE), told(about_beta), told(merged), at=YESTERDAY)

    text = await ledger.ask()

    assert "Delta owns Beta [Gamma – Delta 1]" in text
    assert "Delta owns Alpha [Article loose]" in text


async def test_what_does_not_fit_is_counted_and_shown_on_demand(ledger: Ledger) -> None:
    await ledger.record(*(told(risk(number)) for number in range(40)), at=YESTERDAY)

    screen = await ledger.ask()
    whole = await ledger.ask("changes deal:Alpha topic:market")

    shown = screen.count("risk: “risk")
    assert 0 < shown <= 12
    assert f"Market {40 - shown}" in screen
    assert "changes deal:Alpha topic:market" in screen
    assert whole.count("risk: “risk") == 40


async def test_a_topic_leaves_the_others_out(ledger: Ledger) -> None:
    await ledger.record(told(risk(1)), ClaimRetracted(claim_id(WORTH), "x"), at=YESTERDAY)

    assert "€400M" not in await ledger.ask("changes topic:market deal:alpha")
    assert "risk" not in await ledger.ask("changes topic:money deal:alpha")
    assert "Models: nothing has changed" in await ledger.ask("changes topic:models deal:alpha")


async def test_everything_is_told_on_demand(ledger: Ledger) -> None:
    await ledger.record(
        *(told(risk(number)) for number in range(40)),
        ClaimRetracted(claim_id(WORTH), "a hoax"),
        at=YESTERDAY,
    )

    assert "everything: changes deal:Alpha topic:everything" in await ledger.ask()
    whole = await ledger.ask("changes deal:alpha topic:everything")
    assert whole == await ledger.ask("changes deal:alpha topic:alles")
    assert whole.count("risk: “risk") == 40
    assert "a hoax" in whole
    assert "More" not in whole


async def test_one_thing_and_one_field_are_asked_for(ledger: Ledger) -> None:
    theirs = Claim(GAMMA.id, "valued_at", euros(7), FOREIGN.id)
    risky = Claim(GAMMA.id, "risk", Text("a foreign risk", "en"), FOREIGN.id)
    await ledger.record(told(theirs), told(risky), told(risk(1)), at=YESTERDAY)

    about = await ledger.ask("changes about:gamma")
    assert "Gamma was valued at €7M" in about
    assert "a foreign risk" in about
    assert "risk 1" not in about
    field = await ledger.ask("changes about:gamma field:valuation")
    assert "€7M" in field
    assert "risk" not in field
    assert "Raised: nothing has changed" in await ledger.ask("changes about:gamma field:raised")


async def test_a_forecast_whose_time_is_over_is_told(ledger: Ledger) -> None:
    year = PartialDate(date(2026, 1, 1), date(2026, 11, 20), Precision.RANGE, "by 20 November")
    foretold = Claim(
        BETA.id, "forecasts", Text("twice as large", "en"), FIRST.id, (Qualifier("by", year),)
    )
    await ledger.record(told(foretold), at=LONG_AGO + timedelta(hours=1))

    assert "“twice as large” (Beta) [1]" in await ledger.ask("changes 2026-11-20 deal:alpha")
    assert "Nothing has changed" in await ledger.ask("changes 2026-11-21 deal:alpha")


async def test_what_comes_later_is_not_told_as_of_an_instant(ledger: Ledger) -> None:
    await ledger.record(told(risk(1)), at=NOW - timedelta(days=9))
    await ledger.record(told(risk(2)), at=YESTERDAY)

    text = await ledger.ask(f"changes as-of:{NOW - timedelta(days=5):%Y-%m-%d} deal:alpha")

    assert "since 11 Nov 2026" in text
    assert "risk 1" in text
    assert "risk 2" not in text
