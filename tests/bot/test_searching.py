"""What a search finds is told as facts, with the words that were found and what to try instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.document import Actions, Outcome, Reply, Run
from bot.layout import plain_text
from bot.leaves import Words
from bot.searching import MOST
from bot.service import Bot
from bot.words import languages, runs
from store.claims import Claim
from store.events import ClaimRecorded, DealClosed, PersonId, SourceRecorded
from store.open import open_store
from store.ranking import LOOKED_AT
from store.senses import FIELD_WORDS, TERM_WORDS
from store.values import EntityRef, PartialDate, Text
from store.words import tokens
from tests.bot.demo import RECORDED, WORKSPACE, Demo, open_demo
from tests.bot.two_deals import ALPHA, BETA, FIRST, LOOSE, OTHER, WORLD, open_ledger, told
from tests.store.claim_making import euros, year


def text(reply: Reply[Run]) -> str:
    return " ".join(plain_text(reply).replace("\N{NO-BREAK SPACE}", " ").split())


def proposed(reply: Reply[Run]) -> list[str]:
    return [
        action.command
        for block in reply.blocks
        if isinstance(block, Actions)
        for action in block.actions
    ]


FOUND = (
    ("€385M", "€385M"),
    ("385 Millionen", "€385M"),
    ("2 Mrd", "about $2bn"),
    ("two billion", "about $2bn"),
    ("400 Mio.", "about €400M"),
    ("15 million", "€15M"),
    ("exklusiv", "exclusive"),
    ("exclusive", "exclusive"),
    ("cheaper GPT-4", "cheaper than GPT-4"),
    ("günstiger", "cheaper than GPT-4"),
    ("Bewertung", "was valued at"),
    ("valuation", "was valued at"),
    ("Kartellrecht", "antitrust"),
    ("Azure", "Microsoft owns Azure"),
    ("timothee", "Timothée Lacroix"),
    ("EU", "review by European Union"),
)


async def test_words_names_and_numbers_find_their_facts() -> None:
    demo = await open_demo()

    answers = [(text((await demo.ask(f"search {words}")).runs), found) for words, found in FOUND]

    assert [found for answer, found in answers if found not in answer] == []


@pytest.mark.parametrize("language", languages())
def test_everything_is_found_by_what_answers_call_it(language: str) -> None:
    labels = {
        **{f"field-{name}": words for name, words in FIELD_WORDS.items()},
        **{f"term-{name}": words for name, words in TERM_WORDS.items()},
    }

    lost = [
        label
        for label, words in labels.items()
        if tokens(words).isdisjoint(
            tokens("".join(run.text for run in runs((Words(label.replace("_", "-")),), language)))
        )
    ]

    assert lost == []


async def test_sources_that_agree_stand_together_each_with_its_words() -> None:
    one = Claim(BETA.id, "valued_at", euros(400), FIRST.id)
    other = replace(one, source=LOOSE.id)
    ledger = await open_ledger(
        SourceRecorded(LOOSE), told(one, "worth it"), told(other, "worth that"), at=RECORDED
    )

    answer = await ledger.ask("search worth")

    assert "Beta was valued at €400M [Article loose][Alpha – Beta 1]" in answer
    assert "“worth it” [Alpha – Beta 1]" in answer
    assert "“worth that” [Article loose]" in answer
    assert "one fact in 2 claims" in answer


async def test_a_dissenting_source_is_not_hidden_by_other_words() -> None:
    said = Claim(BETA.id, "valued_at", euros(400), FIRST.id)
    other = Claim(BETA.id, "valued_at", euros(900), LOOSE.id)
    ledger = await open_ledger(
        SourceRecorded(LOOSE), told(said, "a zebra"), told(other, "a horse"), at=RECORDED
    )

    answer = await ledger.ask("search zebra")

    assert "€900M" in answer
    assert "sources differ" in answer
    assert "horse" not in answer
    assert "one fact in one claim" in answer


async def test_what_is_its_own_quote_is_not_quoted_again() -> None:
    words = "a risk of zebras"
    ledger = await open_ledger(
        told(Claim(BETA.id, "risk", Text(words, "en"), FIRST.id), words), at=RECORDED
    )

    assert (await ledger.ask("search zebras")).count(words) == 1


async def test_the_deal_of_the_place_comes_first() -> None:
    owns = Claim(ALPHA.id, "owns", EntityRef(BETA.id, "Beta"), LOOSE.id)
    ledger = await open_ledger(
        DealClosed(OTHER.id),
        SourceRecorded(LOOSE),
        told(owns, "zebra"),
        told(Claim(BETA.id, "valued_at", euros(400), FIRST.id), "a long word on a zebra"),
        at=RECORDED,
    )

    answer = await ledger.ask("search zebra")

    assert answer.index("valued at") < answer.index("Alpha owns")


async def test_more_than_is_shown_is_told() -> None:
    many = (
        told(Claim(BETA.id, "risk", Text(f"zebra {number}", "en"), FIRST.id), f"zebra {number}")
        for number in range(MOST + 1)
    )
    ledger = await open_ledger(*many, at=RECORDED)

    answer = await ledger.ask("search zebra")

    assert f"{MOST} facts in {MOST} claims" in answer
    assert "There is more than this" in answer
    assert "There is more" not in await ledger.ask("search zebra 7")


MISTYPED = (
    ("microsft", "search Microsoft"),
    ("gpt4", "search GPT-4V"),
    ("azurre partnerschaft", "search Azure partnerschaft"),
    ("mistral zebras", "search Mistral"),
)


async def test_a_mistyped_name_is_mended() -> None:
    demo = await open_demo()

    for words, instead in MISTYPED:
        reply = (await demo.ask(f"search {words}")).runs
        assert reply.outcome is Outcome.UNKNOWN
        assert instead in proposed(reply)


async def test_every_search_that_is_proposed_finds_something() -> None:
    demo = await open_demo()

    for words in ("microsft", "mistral zebras", "open ai gpt5"):
        tries = proposed((await demo.ask(f"search {words}")).runs)
        assert tries
        for each in tries:
            assert (await demo.ask(each)).runs.outcome is Outcome.ANSWERED, each


FAIR = (
    "🚀",
    "der die das",
    '""',
    '"',
    "a:b",
    "https://example.org/x?y=z",
    "-- ;",
    "NEAR( OR AND *",
    "\u202e",
    "x" * 900,
    "1 " * 400,
    "am 26. Februar: Microsoft",
)


@pytest.mark.parametrize("language", ["de", "en"])
async def test_any_string_is_a_fair_search(language: str) -> None:
    demo = await open_demo()

    replies = [(await demo.ask(f"search {words}", language)).runs for words in FAIR]

    assert Outcome.FAILED not in {reply.outcome for reply in replies}
    assert all(text(reply) for reply in replies)


async def test_a_clock_leaves_out_what_was_said_later() -> None:
    demo = await open_demo()

    reply = (await demo.ask("search exklusiv published-by:2020")).runs

    assert reply.outcome is Outcome.UNKNOWN


def risk(number: int, valid: PartialDate | None, more: str = "") -> ClaimRecorded:
    words = f"zebra {number} {more}".strip()
    return told(Claim(BETA.id, "risk", Text(words, "en"), FIRST.id, valid=valid), words)


async def test_what_a_clock_leaves_is_found_behind_what_it_leaves_out() -> None:
    later = (risk(number, year(2025)) for number in range(MOST + 10))
    ledger = await open_ledger(risk(0, year(2020), "of old, told at length"), *later, at=RECORDED)

    answer = await ledger.ask("search zebra at:2021")

    assert "“zebra 0 of old, told at length”" in answer
    assert "one fact in one claim" in answer
    assert "There is more" not in answer


async def test_who_may_not_have_looked_far_enough_does_not_say_that_nothing_is_known() -> None:
    later = (risk(number, year(2025)) for number in range(LOOKED_AT + 1))
    ledger = await open_ledger(*later, at=RECORDED)

    reply = (await ledger.demo.ask("search zebra at:2021")).runs

    assert reply.outcome is Outcome.UNKNOWN
    assert "there are more" in text(reply)
    assert "knows nothing" not in text(reply)


async def test_each_side_has_its_own_time() -> None:
    said = Claim(BETA.id, "valued_at", euros(400), FIRST.id, valid=year(2022))
    other = replace(said, value=euros(900), source=LOOSE.id, valid=None)
    ledger = await open_ledger(
        SourceRecorded(LOOSE), told(said, "a zebra"), told(other, "a horse"), at=RECORDED
    )

    for question in ("search zebra", "sources 1 deal:alpha"):
        assert "€400M, 2022 [" in await ledger.ask(question)
    assert "€900M [Article loose]" in await ledger.ask("search zebra")


async def test_a_search_that_takes_too_long_is_answered_with_advice(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path}/facts.db"
    opened = await open_store(url, search_deadline=timedelta(0))
    workspace = opened.workspace(WORKSPACE)
    await workspace.record(WORLD, by=PersonId("editor"), origin="test", at=RECORDED)

    reply = (await Demo(Bot(opened), workspace).ask("search beta")).runs
    await opened.close()

    assert reply.outcome is Outcome.FAILED
    assert "Use a rarer word" in text(reply)
