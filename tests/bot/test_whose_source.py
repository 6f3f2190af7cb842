"""A fact stands on the very source that was meant: of its deal, and of its day."""

from __future__ import annotations

import pytest

from bot.roles import Role
from store.events import PersonId
from tests.bot.editing import Desk, drawn, open_desk, open_small_desk, save_of
from tests.bot.team import offered, problem

CLOSED = "Microsoft – Mistral AI"
OTHER = "deals new Gamma kind:acquisition parties:Amazon; OpenAI"
STAFF = 'fact add openai employees value:60 quote:"It has 60 staff"'


async def with_closed_deal() -> Desk:
    """Open a workspace where the demo deal was closed and another one is followed."""
    desk = await open_desk()
    await desk.save("deals close mistral")
    await desk.ask(OTHER)
    await desk.ask("source add Elsewhere link:https://example.com/b")
    return desk


@pytest.mark.parametrize("named", [f'"{CLOSED}"', '"Bloomberg"'])
@pytest.mark.parametrize("source", ["from:1", "source:Bild"])
async def test_of_a_deal_that_is_not_followed_no_other_deal_s_number_is_taken(
    source: str, named: str
) -> None:
    desk = await with_closed_deal()
    before = await desk.seq()

    spoken = await desk.save(f"{STAFF} {source} deal:{named}")

    assert problem(spoken.leaves) == "problem-no-deal-of"
    assert await desk.seq() == before


async def test_a_number_of_several_deals_of_one_party_is_asked_back() -> None:
    desk = await open_desk()
    await desk.ask("deals new Gamma kind:acquisition parties:Microsoft; OpenAI")
    before = await desk.seq()

    spoken = await desk.save(f"{STAFF} from:1 deal:Microsoft")

    assert problem(spoken.leaves) == "problem-which-deal"
    (first, _) = offered(spoken.leaves)
    assert await desk.seq() == before
    await desk.save(first)
    one, *_, again = (await desk.deal()).sources
    assert (await desk.newest()).claim.source == again.source.id
    assert again.source.link == one.source.link


async def test_a_draft_of_a_deal_that_was_closed_meanwhile_is_saved_under_no_other() -> None:
    desk = await open_desk()
    await desk.ask(OTHER)
    shown = await desk.ask(
        f'fact add mistral founded value:2021 quote:2021 source:FT deal:"{CLOSED}"'
    )
    await desk.save(f'deals close "{CLOSED}"')
    before = await desk.seq()

    spoken = await desk.ask(save_of(shown) or "")

    assert problem(spoken.leaves) == "problem-no-deal-of"
    assert await desk.seq() == before


async def published(desk: Desk) -> list[tuple[str | None, str | None]]:
    """The sources that were brought, each by its publisher and the words of its day."""
    sources = [each.source for each in (await desk.deal()).sources[5:]]
    return [(each.publisher, each.published.words if each.published else None) for each in sources]


def fact(field: str, value: str, source: str) -> str:
    return f'fact add openai {field} value:{value} quote:"It is {value}" source:{source}'


@pytest.mark.parametrize(
    "days",
    [
        ("2024-01-01", "2025-01-01"),
        ("2024-01-01", "2024-01"),
        ("", "2025-03-03"),
        ("2025-03-03", ""),
    ],
)
async def test_of_one_publisher_another_day_is_another_source(days: tuple[str, str]) -> None:
    desk = await open_desk()
    first, second = (f" said-on:{each}" if each else "" for each in days)

    # The very words are the same: what tells the two apart is the day alone.
    await desk.save(fact("employees", "60", "HB") + first)
    await desk.save(fact("employees", "60", "HB") + second)

    assert await published(desk) == [("HB", each or None) for each in days]


@pytest.mark.parametrize("day", ["", " said-on:2024-01-01"])
async def test_of_one_publisher_the_same_day_is_the_same_source(day: str) -> None:
    desk = await open_desk()

    await desk.save(fact("employees", "60", "HB") + day)
    await desk.save(fact("founded", "2015", "HB") + day.replace("2024-01-01", '"1 January 2024"'))

    assert len(await published(desk)) == 1


async def test_a_title_without_a_day_is_the_one_that_is_known_of_it_and_gets_its_day() -> None:
    desk = await open_desk()

    await desk.save(fact("employees", "60", "HB title:Lex"))
    await desk.save(fact("founded", "2015", "HB title:Lex said-on:2024-01-01"))
    await desk.save(fact("employees", "61", "HB title:Lex"))

    assert await published(desk) == [("HB", "2024-01-01")]


async def test_a_title_of_several_days_is_a_source_a_day_and_without_one_none_of_them() -> None:
    desk = await open_desk()

    for day in ("2024-01-01", "2025-01-01"):
        await desk.save(fact("employees", "60", f"HB title:Lex said-on:{day}"))
    await desk.save(fact("employees", "60", "HB title:Lex"))

    days = ("2024-01-01", "2025-01-01", None)
    assert await published(desk) == [("HB", each) for each in days]


async def test_what_was_revised_is_not_brought_anew_by_the_words_it_was_brought_in() -> None:
    desk = await open_desk()
    await desk.save(fact("employees", "60", "HB"))
    await desk.save("source revise 6 published:2024-01-01")

    await desk.save(fact("employees", "60", "HB").replace("openai", "mistral"))

    assert await published(desk) == [("HB", "2024-01-01")]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(("language", "told"), [("en", "was taken back"), ("de", "zurückgenommen")])
async def test_a_draft_of_a_deal_that_was_taken_back_says_by_whom_and_brings_it_back(
    language: str, told: str, *, alone: bool
) -> None:
    desk = await open_small_desk() if alone else await open_desk()
    await desk.ask('deals new Gamma kind:acquisition parties:"OpenAI; Mistral AI"')
    opened = await desk.seq()
    closing = await desk.ask("deals close Gamma", language)
    await desk.save(f"fact undo {opened}", person=PersonId("bob"))
    before = await desk.seq()

    spoken = await desk.ask(save_of(closing) or "", language)

    assert told in drawn(spoken)
    assert "bob" in drawn(spoken)
    assert await desk.seq() == before
    back, again = offered(spoken.leaves)
    await desk.save(back)
    assert "Gamma" in [
        each.entity.name("en") for each in await desk.workspace.deals(upto=await desk.seq())
    ]
    assert save_of(await desk.ask(again, language)) is not None


@pytest.mark.parametrize(
    "change",
    ["source revise 1 publisher:Reuters", "fact add mistral founded value:2021 quote:2021 from:1"],
)
async def test_a_draft_of_the_deal_of_a_channel_means_no_other_once_that_was_closed(
    change: str,
) -> None:
    desk = await open_desk()
    await desk.ask(OTHER)
    await desk.ask('source add Elsewhere link:https://example.com/b deal:"Gamma"')
    await desk.ask("channel deal Gamma", least=Role.ADMIN)
    shown = await desk.ask(change)
    await desk.save("deals close Gamma")
    before = await desk.seq()

    told = await desk.ask(save_of(shown) or "")

    assert "Gamma was closed since this was shown" in drawn(told)
    assert await desk.seq() == before
    (reopening, again) = offered(told.leaves)
    await desk.save(reopening)
    await desk.ask(again)
    assert (await desk.seq()) > before + 1


async def test_a_draft_that_needs_no_deal_is_saved_after_the_only_one_was_closed() -> None:
    desk = await open_desk()
    shown = await desk.ask('entity rename "Mistral AI" to:"Mistral Three"')
    await desk.save("deals close mistral")

    before = await desk.seq()

    saved = await desk.ask(save_of(shown) or "")

    assert problem(saved.leaves) == ""
    assert await desk.seq() > before


async def test_what_closed_a_deal_is_named_also_where_it_was_renamed_since() -> None:
    desk = await open_desk()
    shown = await desk.ask("source revise 1 publisher:Reuters")
    await desk.save("deals close mistral")
    closed = await desk.seq()
    await desk.save(f'entity rename "{CLOSED}" to:"Foo – Bar"')

    told = await desk.ask(save_of(shown) or "")

    assert "was closed since this was shown" in drawn(told)
    assert offered(told.leaves)[0] == f"fact undo {closed}"


async def test_a_draft_of_no_deal_takes_no_number_of_the_one_that_is_left() -> None:
    desk = await open_desk()
    await desk.ask(OTHER)
    shown = await desk.ask('fact add amazon founded value:1994 quote:"about 1994" source:FT')
    await desk.save("deals close Gamma")
    before = await desk.seq()

    asked = await desk.ask(save_of(shown) or "")

    assert problem(asked.leaves) == "problem-which-deal"
    assert await desk.seq() == before
