"""A deal of another kind, in other currencies: everything answers it as it answers the demo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.document import Fields, Run
from bot.matters import MATTERS
from bot.service import Bot
from store.claims import Qualifier
from store.events import ClaimRecorded, Event, PersonId
from store.open import open_store
from store.pack.check import check_pack
from store.pack.load import load
from store.pack.quoted import read_texts
from store.values import Term
from tests.bot.demo import RECORDED, WORKSPACE, Demo, open_demo
from tests.bot.editing import drawn, open_desk, save_of
from tests.bot.test_provenance import unfounded

PACK = Path(__file__).parents[1] / "packs" / "vallmora-brunnax"

QUESTIONS = (
    "deal",
    "terms",
    "terms brunnax",
    "funding",
    "funding brunnax",
    "valuation",
    "timeline",
    "timeline brunnax",
    "people",
    "regulators",
    "quotes",
    "models",
    "conflicts",
    "conflicts brunnax",
    *(f"conflicts {matter}" for matter in MATTERS),
    "adoption",
    "forecasts",
    "changes",
    "search brunnax",
    "search 40",
    "sources",
    *(f"sources {number}" for number in range(1, 6)),
)

TERMS = {
    "deal_rationale": "Reason",
    "price": "Price",
    "stake": "Stake",
    "premium": "Premium",
    "condition": "Condition",
    "break_fee": "Break fee",
    "advised_by": "Advised by",
    "synergy": "Synergy",
    "reviews": "Reviews",
}


def test_every_quote_is_in_its_article() -> None:
    report = check_pack(PACK, read_texts(PACK / "articles"))

    assert report.collation is not None
    assert report.collation.sources == 5
    assert [complaint.told() for complaint in report.complaints] == []


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_number_is_in_a_quote_of_a_claim_behind_it(language: str) -> None:
    demo = await open_demo(PACK)

    wrong = [each for question in QUESTIONS for each in await unfounded(demo, question, language)]

    assert wrong == []


async def test_terms_name_only_what_nobody_tells() -> None:
    demo = await open_demo(PACK)

    assert await unsaid(demo) == ["Form of payment"]


@pytest.mark.parametrize(("field", "name"), TERMS.items())
async def test_a_usual_term_that_nobody_tells_is_named(field: str, name: str) -> None:
    assert name in await unsaid(await open_without(field))


async def test_what_is_completed_needs_no_expected_closing() -> None:
    assert await unsaid(await open_without("closing")) == ["Form of payment"]


async def test_the_form_of_payment_may_be_told_with_the_price() -> None:
    demo = await open_told(tuple(in_cash(event) for event in load(PACK)))

    assert await unsaid(demo) == []


def in_cash(event: Event) -> Event:
    if not (isinstance(event, ClaimRecorded) and event.claim.field == "price"):
        return event
    words = event.spans[0].quote
    qualifiers = (Qualifier("form", Term("cash", words)), *event.claim.qualifiers)
    return replace(event, claim=replace(event.claim, qualifiers=qualifiers))


async def open_without(field: str) -> Demo:
    """Open the deal as if no source had told anything of one field."""
    told = (
        event
        for event in load(PACK)
        if not (isinstance(event, ClaimRecorded) and event.claim.field == field)
    )
    return await open_told(tuple(told))


async def open_told(told: tuple[Event, ...]) -> Demo:
    opened = await open_store("memory:")
    workspace = opened.workspace(WORKSPACE)
    await workspace.record(told, by=PersonId("editor"), origin="test", at=RECORDED)
    return Demo(Bot(opened), workspace)


async def unsaid(demo: Demo) -> list[str]:
    """Return what the terms say that no source tells."""
    reply = (await demo.ask("terms")).runs
    return [
        name
        for block in reply.blocks
        if isinstance(block, Fields)
        for row in block.rows
        if _text(row.label) == "Not said"
        for line in row.lines
        for name in _text(line).split(", ")
    ]


def _text(line: Iterable[Run]) -> str:
    return "".join(run.text for run in line)


@pytest.mark.parametrize("question", ["conflicts figma", "conflicts Adobe – Figma"])
async def test_a_price_of_the_company_is_held_against_that_of_its_deal(question: str) -> None:
    desk = await open_desk(empty=True)
    await desk.ask("deals new Adobe – Figma kind:acquisition parties:Adobe, Figma")
    await desk.save("fact add Adobe – Figma price value:$20bn quote:$20bn source:FT")

    shown = await desk.ask(
        'angabe neu Figma kaufpreis wert:"15 Mrd. $" zitat:"15 Mrd. $" quelle:Reuters', "de"
    )
    await desk.ask(save_of(shown) or "", "de")

    assert "dagegen: Adobe – Figma: Preis 20 Mrd. $ [1]" in spaced(drawn(shown))
    assert "Adobe – Figma: price $20bn [1] against it: Figma: price $15bn [2]" in spaced(
        drawn(await desk.ask(question))
    )


async def test_the_same_price_of_the_company_agrees_with_that_of_its_deal() -> None:
    desk = await open_desk(empty=True)
    await desk.ask("deals new Adobe – Figma kind:acquisition parties:Adobe, Figma")
    await desk.save("fact add Adobe – Figma price value:$20bn quote:$20bn source:FT")

    saved = await desk.ask("fact add Figma price value:$20bn quote:$20bn source:Reuters")

    assert save_of(saved) is None
    assert "Agrees with Adobe – Figma: price $20bn [1]" in spaced(drawn(saved))


def spaced(page: str) -> str:
    return page.replace("\N{NO-BREAK SPACE}", " ")
