"""How far a deal has come, what it is called, and that it is no longer followed."""

from __future__ import annotations

import re

import pytest

from bot.document import Outcome
from bot.roles import Role
from bot.service import Spoken
from store.base import Selection
from store.claims import DealStatus
from store.events import DealOpened, EntitiesMerged, SourceNumbered, SourceRecorded
from store.pack.load import load
from store.values import EntityId
from tests.bot.demo import NOW, PACK, RECORDED
from tests.bot.editing import EDITOR, Desk, drawn, open_desk

SAVE = re.compile(r"save (\w{6})")
DEAL = EntityId("deal:microsoft-mistral")
SECOND = "deals new Adobe – Figma kind:acquisition parties:Adobe and Figma"


async def saved(desk: Desk, text: str) -> str:
    """Ask for a change and save what was shown; return what was said then."""
    shown = drawn(await desk.ask(text))
    code = SAVE.search(shown)
    assert code, shown
    return drawn(await desk.ask(f"save {code[1]}"))


def cited(spoken: Spoken) -> list[str]:
    return re.findall(r"\[([^\]]+)\]", drawn(spoken))


async def status(desk: Desk) -> DealStatus | None:
    return (await desk.deal()).deal.status


@pytest.mark.parametrize(
    ("text", "language", "meant", "told"),
    [
        ("deals status mistral signed", "en", DealStatus.SIGNED, "signed, say the editors"),
        ("deals status mistral closed", "en", DealStatus.CLOSED, "completed, say the editors"),
        ("deals status mistral vollzogen", "de", DealStatus.CLOSED, "vollzogen, laut Redaktion"),
        ("deals stand mistral gerücht", "de", DealStatus.RUMOURED, "Gerücht, laut Redaktion"),
        ("deals status mistral status:Beendet", "de", DealStatus.TERMINATED, "beendet, laut"),
    ],
)
async def test_a_status_is_told_as_what_editors_say_and_nothing_else(
    text: str, language: str, meant: DealStatus, told: str
) -> None:
    desk = await open_desk()
    before = await desk.evidence()

    await desk.ask(text, language)

    assert await status(desk) is meant
    assert told in drawn(await desk.ask("deals list", language))
    assert told in drawn(await desk.ask("deal", language))
    assert await desk.evidence() == before


async def test_a_status_leaves_kind_and_parties_as_they_were_and_can_be_taken_back() -> None:
    desk = await open_desk()
    before = (await desk.deal()).deal

    await desk.ask("deals status mistral signed")
    number = await desk.seq()
    await desk.ask(f"fact undo {number}")

    assert (await desk.deal()).deal == before


async def test_the_same_status_again_changes_nothing_and_says_so() -> None:
    desk = await open_desk()
    await desk.ask("deals status mistral signed")
    before = await desk.seq()

    spoken = await desk.ask("deals status mistral signed")

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "status")
    assert await desk.seq() == before


async def test_a_new_deal_has_the_status_that_it_is_given_and_else_none() -> None:
    desk = await open_desk(empty=True)
    await desk.ask(f"{SECOND} status:announced")
    await desk.ask("deals new Signed at last kind:merger parties:Adobe and Canva")

    one, other = await desk.workspace.deals(upto=await desk.seq())
    assert one.deal.status is DealStatus.ANNOUNCED
    assert (other.entity.name("en"), other.deal.status) == ("Signed at last", None)


async def test_a_deal_without_a_fact_tells_its_status_too() -> None:
    desk = await open_desk(empty=True)
    await desk.ask(f"{SECOND} status:announced")

    assert "announced, say the editors" in drawn(await desk.ask("deal"))


async def test_a_renamed_deal_is_shown_by_its_new_name_and_found_by_both() -> None:
    desk = await open_desk()

    await saved(desk, "deals rename mistral to:The big one")

    deal = await desk.deal()
    assert (deal.entity.id, deal.entity.name("en")) == (DEAL, "The big one")
    assert "The big one" in drawn(await desk.ask("deal Microsoft – Mistral AI"))
    assert "The big one" in drawn(await desk.ask("deals list"))


async def test_a_deal_is_not_called_as_another_one_that_is_followed() -> None:
    desk = await open_desk()
    await desk.ask(SECOND)
    before = await desk.seq()

    spoken = await desk.ask("deals rename mistral to:adobe figma")

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "new-name")
    assert await desk.seq() == before


async def test_a_deal_is_closed_once_it_was_looked_at_and_its_facts_stay() -> None:
    desk = await open_desk()
    facts = (await desk.evidence()).records

    await desk.ask("deals close mistral")
    assert await desk.workspace.deals(upto=await desk.seq())
    await saved(desk, "deals close mistral")

    assert await desk.workspace.deals(upto=await desk.seq()) == ()
    assert (await desk.evidence(Selection())).records == facts


async def test_a_deal_that_was_closed_is_opened_by_undoing_it_with_its_numbers() -> None:
    desk = await open_desk()
    before = await desk.deal()
    await saved(desk, "deals close mistral")

    await desk.ask(f"fact undo {await desk.seq()}")

    assert await desk.deal() == before


@pytest.mark.parametrize("language", ["de", "en"])
async def test_facts_of_a_closed_deal_are_cited_by_the_numbers_that_they_had(
    language: str,
) -> None:
    desk = await open_desk()
    questions = ("who mistral", "funding mistral", "quotes mistral")
    before = [cited(await desk.ask(each, language)) for each in questions]
    await saved(desk, "deals close mistral")

    after = [cited(await desk.ask(each, language)) for each in questions]

    assert all(before)
    named = [[f"Microsoft – Mistral AI {each}" for each in numbers] for numbers in before]
    assert after == named


async def test_where_deals_are_merged_no_number_means_two_sources() -> None:
    desk = await open_desk()
    await saved(desk, "deals close mistral")
    await desk.ask(SECOND)
    (deal,) = await desk.workspace.deals(upto=await desk.seq())
    merged = EntitiesMerged(deal.entity.id, DEAL)
    await desk.workspace.record((merged,), by=EDITOR, origin="", at=NOW)
    await desk.ask("source add Elsewhere link:https://example.com/b")

    told = cited(await desk.ask("quotes mistral"))

    assert told
    assert not any(each[-1:] == "1" and each.startswith("Adobe") for each in told)


async def test_a_number_means_one_source_after_its_deal_was_closed_and_followed_again() -> None:
    desk = await open_desk()
    await saved(desk, "deals close mistral")
    closing = await desk.seq()
    await desk.ask(SECOND)
    await desk.ask("source add Elsewhere link:https://example.com/b deal:adobe figma")
    await desk.ask(f"fact undo {closing}")
    await desk.ask("source add A new one link:https://example.com/a deal:mistral")

    deals = {each.entity.id: each for each in await desk.workspace.deals(upto=await desk.seq())}
    assert [each.number for each in deals[DEAL].sources] == [1, 2, 3, 4, 5, 6]
    assert deals[DEAL].sources[-1].source.title == "A new one"


@pytest.mark.parametrize("language", ["de", "en"])
async def test_what_no_deal_ever_numbered_is_cited_by_publisher_and_day_and_never_by_an_id(
    language: str,
) -> None:
    desk = await open_desk(empty=True)
    events = [each for each in load(PACK) if not isinstance(each, DealOpened | SourceNumbered)]
    await desk.workspace.record(tuple(events), by=EDITOR, origin="", at=RECORDED)
    sources = [each.source for each in events if isinstance(each, SourceRecorded)]
    publishers = {each.publisher for each in sources}

    for text in ("who mistral", "funding mistral", "quotes mistral"):
        told = await desk.ask(text, language)

        assert cited(told)
        assert not any(each.id in drawn(told) for each in sources)
        # A source that says neither where nor when it was published is cited by its title.
        assert any(each.partition(", ")[0] in publishers for each in cited(told))
        assert all(len(each) < 70 for each in cited(told))


@pytest.mark.parametrize(
    "text",
    [
        "deals status",
        "deals status mistral",
        "deals status mistral nearly",
        "deals rename mistral",
        "deals rename mistral to:…",
        "deals close",
        "deals close nvidia",
        "deals status nvidia signed",
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
async def test_what_lacks_something_changes_nothing(text: str, language: str) -> None:
    desk = await open_desk()
    before = await desk.seq()

    spoken = await desk.ask(text, language)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == before


@pytest.mark.parametrize(
    "text",
    ["deals status mistral signed", "deals rename mistral to:Other", "deals close mistral"],
)
async def test_no_reader_changes_a_deal(text: str) -> None:
    desk = await open_desk()
    before = await desk.seq()

    spoken = await desk.ask(text, least=Role.READER)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == before
